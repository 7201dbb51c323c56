"""What a text model must answer for its words to be shown, and what an engine that claims to reword must have."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engines.paper import LOCAL, PaperEngine
from vidpipe_desktop.core.brief import MAX_PROMPT
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.money import dollars
from vidpipe_desktop.engines.base import Reworded, RewordRequest
from vidpipe_desktop.engines.registry import missing_protocols
from vidpipe_desktop.engines.rewording import reworded
from vidpipe_desktop.engines.text_models import TextOrder

PRICE = dollars(0.01)
TEXTS = {"start_prompt": "a fox bleeds", "motion_prompt": "it runs"}
GOOD = {"start_frame_prompt": " a fox rests ", "video_motion_prompt": "it runs"}


async def answered(answer: str, orders: list[TextOrder] | None = None) -> Reworded:
    async def ask(order: TextOrder) -> str:
        if orders is not None:
            orders.append(order)
        return answer

    request = RewordRequest("r", "a fox", "noir", "Warm light.", "start frame", "Reason given: gore.", TEXTS)
    return await reworded(request, PRICE, ask)


@pytest.mark.parametrize(
    "answer",
    [json.dumps(GOOD), f"<think>{{hm}}</think>Here:\n```json\n{json.dumps(GOOD)}\n```", json.dumps({**GOOD, "x": 1})],
    ids=["plain", "fenced and thought about", "with something else"],
)
async def test_the_words_are_found_and_trimmed(answer: str) -> None:
    orders: list[TextOrder] = []
    found = await answered(answer, orders)
    assert found == Reworded({"start_prompt": "a fox rests", "motion_prompt": "it runs"}, PRICE)
    (order,) = orders
    for words in ("start frame", "gore", "a fox bleeds", "film noir", "Warm light."):
        assert words in order.text
    assert order.schema["required"] == ["start_frame_prompt", "video_motion_prompt"]


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ({**GOOD, "start_frame_prompt": "  "}, "no start_frame_prompt"),
        ({**GOOD, "start_frame_prompt": None}, "no start_frame_prompt"),
        ({**GOOD, "start_frame_prompt": ["a", "b"]}, "no start_frame_prompt"),
        ({**GOOD, "start_frame_prompt": "x" * (MAX_PROMPT + 1)}, "of more than 20,000 characters"),
        ({"start_frame_prompt": "a fox bleeds", "video_motion_prompt": "it runs"}, "the same words as before"),
    ],
    ids=["empty", "null", "a list", "too long", "the same"],
)
async def test_what_cannot_be_used_was_paid_for_and_is_told(answer: Mapping[str, object], why: str) -> None:
    with pytest.raises(EngineError, match=why) as caught:
        await answered(json.dumps(answer))
    assert (caught.value.kind, caught.value.billed, caught.value.cost) == (FailureKind.BAD_OUTPUT, True, PRICE)


def test_an_engine_that_claims_to_reword_must_have_the_method(tmp_path: Path) -> None:
    assert missing_protocols(PaperEngine(tmp_path, replace(LOCAL, rewords=True))) == ["rewording"]
    assert not missing_protocols(PaperEngine(tmp_path, LOCAL))
