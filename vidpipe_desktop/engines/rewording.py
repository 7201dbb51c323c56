"""Having a text model say in other words what an engine refused for its content.

It is asked once: a wrong answer is paid for and told, and asked again only if the person wants that.
"""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from vidpipe_desktop.core.brief import MAX_PROMPT
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.money import Micros
from vidpipe_desktop.engines.base import Reworded, RewordRequest
from vidpipe_desktop.engines.prompting import style_words
from vidpipe_desktop.engines.text_models import TextOrder, json_in

_LONGEST_REASON = 600
_SYSTEM = (
    "You edit prompts for image and video models whose content filters have refused them. You keep what is seen and what "
    "happens, and say it so that it cannot be misread: plain, concrete, suitable for a general audience. What filters "
    "object to (gore, nudity, real people, brands, weapons pointed at somebody) you replace by what serves the same "
    "moment of the story without it. You answer with JSON only."
)
_NAMES = {
    "description": "description",
    "start_prompt": "start_frame_prompt",
    "end_prompt": "end_frame_prompt",
    "motion_prompt": "video_motion_prompt",
}
"""What models call the texts, as in storyboards."""
_ANSWER = TypeAdapter(dict[str, Any])


class _Unfit(Exception):
    """The answer does not have the texts that were asked for; says why."""


async def reworded(request: RewordRequest, price: Micros, ask: Callable[[TextOrder], Awaitable[str]]) -> Reworded:
    """The texts as the model behind `ask` would put them. price: of the asking. Raises EngineError."""
    order = TextOrder("rewording", _SYSTEM, _question(request), _schema(request.texts))
    answer = await ask(order)
    try:
        return Reworded(_texts_in(answer, request.texts), price)
    except _Unfit as unfit:
        raise EngineError(
            FailureKind.BAD_OUTPUT,
            "The text model suggested no usable wording.",
            f"Its answer has {unfit}. Ask again, choose another model, or reword the scene yourself.",
            billed=True,
            cost=price,
        ) from unfit


def _question(request: RewordRequest) -> str:
    texts = {_NAMES[name]: text for name, text in request.texts.items()}
    return (
        f"The {request.refused} of a scene was refused for its content. The reason given:\n"
        f"{request.reason[:_LONGEST_REASON]}\n\n"
        f"The film is about:\n{request.prompt}\n\n"
        f"Its style: {style_words(request.style)}. {request.style_guide}\n\n"
        f"The texts of the scene:\n{json.dumps(texts, indent=1, ensure_ascii=False)}\n\n"
        "Answer with all of these texts, in the language they are in and about as long as they are. Change what may have "
        "been refused, in the same words wherever the same thing is meant; a text that needs no change stays word for word."
    )


def _schema(texts: Mapping[str, str]) -> dict[str, Any]:
    """JSON Schema of the answer, every property required: what strict servers want."""
    names = [_NAMES[name] for name in texts]
    return {
        "type": "object",
        "properties": {name: {"type": "string"} for name in names},
        "required": names,
        "additionalProperties": False,
    }


def _texts_in(answer: str, before: Mapping[str, str]) -> Mapping[str, str]:
    """The texts by our names. Raises _Unfit."""
    try:
        found = _ANSWER.validate_json(json_in(answer))
    except ValidationError as error:
        raise _Unfit("no JSON object") from error
    given = {name: found.get(_NAMES[name]) for name in before}
    texts = {name: text.strip() if isinstance(text, str) else "" for name, text in given.items()}
    for name, text in texts.items():
        if not text:
            raise _Unfit(f"no {_NAMES[name]}")
        if len(text) > MAX_PROMPT:
            raise _Unfit(f"a {_NAMES[name]} of more than {MAX_PROMPT:,} characters")
    if all(text == before[name].strip() for name, text in texts.items()):
        raise _Unfit("the same words as before")
    return texts
