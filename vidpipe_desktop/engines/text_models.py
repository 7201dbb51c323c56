"""Asking a text model for JSON: the order, and finding the JSON in what it answers."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class TextOrder:
    """name: what is ordered, in one word. system: who the model is to be. schema: JSON Schema of the answer to text."""

    name: str
    system: str
    text: str
    schema: Mapping[str, Any]


def json_in(text: str) -> str:
    """The JSON object inside an answer that may be fenced or have words, or a chain of thought, around it."""
    text = re.sub(r"<think(?:ing)?>.*?</think(?:ing)?>", "", text, flags=re.DOTALL)
    if fenced := re.search(r"```(?:json)?\s*(\{.*?\})\s*```", text, re.DOTALL):
        return fenced[1]
    decoder, best = json.JSONDecoder(), ""
    for brace in re.finditer(r"\{", text):
        try:
            _, end = decoder.raw_decode(text, brace.start())
        except ValueError:
            continue
        found = text[brace.start() : end]
        best = max(best, found, key=len)
    return best or text
