"""Having a text model write a storyboard: what it is told, the shape it must answer in, and asking again when it didn't.

A wrong answer is put before the model with what was wrong, at most twice. Each asking costs; all of them are counted.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from vidpipe_desktop.core.errors import EngineError, FailureKind, InvalidRequest
from vidpipe_desktop.core.money import FREE, Micros
from vidpipe_desktop.core.recipes import derive_seed
from vidpipe_desktop.core.staging import Choice, StagingField, choice_of
from vidpipe_desktop.engines.base import SceneDraft, StoryboardDraft, StoryboardRequest
from vidpipe_desktop.engines.prompting import style_words
from vidpipe_desktop.engines.text_models import TextOrder, json_in

_RE_ASKS = 2
_LONGEST_COMPLAINT = 800
_REPEATED = (FailureKind.RATE_LIMITED, FailureKind.TRANSIENT, FailureKind.UNCERTAIN)
"""Failures after which the whole storyboard may be asked for again."""

_SYSTEM = (
    "You are a film director who writes storyboards for an image model and a video model. You answer with JSON only. "
    "Neither model remembers anything: every prompt names who and what is seen, with looks, clothes, place, light and "
    "camera, in the same words whenever the same thing is meant."
)


_ANY = "any"
_STAGING = (
    "\nstaging: what the scene looks like on a small stage, each value from its list, the nearest to what the prompts say; "
    f'"{_ANY}" where none is near.'
)


class _Scene(BaseModel):
    """One scene, as the model must answer it."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)

    description: str = Field(min_length=1)
    start_frame_prompt: str = Field(min_length=1)
    end_frame_prompt: str = Field(min_length=1)
    video_motion_prompt: str = Field(min_length=1)
    transition_notes: str = ""
    staging: object = None


class _Storyboard(BaseModel):
    model_config = ConfigDict(extra="ignore", str_strip_whitespace=True)

    style_guide: str = Field(min_length=1)
    scenes: list[_Scene] = Field(min_length=1)


class _Unfit(Exception):
    """The answer is no storyboard of the wanted kind; says why."""


def brief_text(request: StoryboardRequest) -> str:
    """What the model is asked."""
    return (
        f"Write the storyboard of a film of exactly {request.scene_count} scenes, {request.clip_duration:g} seconds each, in "
        f"{request.aspect_ratio.value}, style: {style_words(request.style)}.\n\nThe film is about:\n{request.prompt}\n\n"
        "style_guide: two or three sentences on palette, light, lens and texture, and one line per character and place "
        "that comes up more than once.\n"
        "Each scene: description (what happens, one or two sentences); start_frame_prompt and end_frame_prompt (complete "
        "prompts for still pictures at its first and last moment); video_motion_prompt (what moves between the two, and "
        "how the camera moves, one continuous shot); transition_notes (how it goes over into the next).\n"
        "A scene starts exactly where the one before ended: its start_frame_prompt describes the same picture as the "
        "end_frame_prompt before it. Between start and end something visibly changes, but no more than can happen in "
        f"{request.clip_duration:g} seconds. No text in the pictures.{_STAGING if request.vocabulary else ''}"
    )


def answer_schema(scene_count: int, vocabulary: Sequence[StagingField] = ()) -> dict[str, Any]:
    """JSON Schema of the answer, without references, every property required: what strict servers want.

    vocabulary: what each scene may say of its staging.
    """
    text = {"type": "string"}
    names = ("description", "start_frame_prompt", "end_frame_prompt", "video_motion_prompt", "transition_notes")
    scene: dict[str, Any] = {
        "type": "object",
        "properties": dict.fromkeys(names, text),
        "required": list(names),
        "additionalProperties": False,
    }
    if vocabulary:
        scene["properties"] = {**scene["properties"], "staging": _staging_schema(vocabulary)}
        scene["required"] = [*names, "staging"]
    scenes = {"type": "array", "items": scene, "minItems": scene_count, "maxItems": scene_count}
    return {
        "type": "object",
        "properties": {"style_guide": text, "scenes": scenes},
        "required": ["style_guide", "scenes"],
        "additionalProperties": False,
    }


def _staging_schema(vocabulary: Sequence[StagingField]) -> dict[str, Any]:
    named = {
        field.name: {"type": "string", "enum": [*(option.label for option in field.options), _ANY]}
        for field in vocabulary
    }
    return {"type": "object", "properties": named, "required": list(named), "additionalProperties": False}


async def storyboard(
    request: StoryboardRequest, price: Micros, ask: Callable[[TextOrder], Awaitable[str]]
) -> StoryboardDraft:
    """The storyboard that the model behind `ask` writes. price: of one asking. Raises EngineError; a refusal at once."""
    text, cost, why, complaint = brief_text(request), FREE, "", ""
    schema = answer_schema(request.scene_count, request.vocabulary)
    for _ in range(1 + _RE_ASKS):
        try:
            answer = await ask(TextOrder("storyboard", _SYSTEM, text + complaint, schema))
        except EngineError as error:
            if cost:
                raise _after_others(error, cost, price) from error
            raise
        cost = Micros(cost + price)
        try:
            return _draft(answer, request, cost)
        except _Unfit as unfit:
            why = str(unfit)[:_LONGEST_COMPLAINT]
            complaint = f"\n\nYour last answer could not be used: {why}\nAnswer again, with the JSON alone."
    raise EngineError(
        FailureKind.BAD_OUTPUT,
        "The text model wrote no usable storyboard.",
        f"Asked {1 + _RE_ASKS} times; the last answer: {why}. Try again, or choose another model.",
        billed=True,
        cost=cost,
    )


def _after_others(error: EngineError, spent: Micros, price: Micros) -> EngineError:
    """The failure of an asking after others that were paid for: it must not pass as one that has cost nothing."""
    cost = spent + price if error.billed or error.kind is FailureKind.UNCERTAIN else spent
    kind = FailureKind.BAD_OUTPUT if error.kind in _REPEATED else error.kind
    return EngineError(kind, error.title, error.advice, billed=True, cost=Micros(cost))


def _draft(text: str, request: StoryboardRequest, cost: Micros) -> StoryboardDraft:
    try:
        found = _Storyboard.model_validate_json(json_in(text))
    except ValidationError as error:
        complaints = (f"{'.'.join(map(str, part['loc'])) or 'answer'}: {part['msg']}" for part in error.errors())
        raise _Unfit("; ".join(complaints)) from error
    if len(found.scenes) != request.scene_count:
        raise _Unfit(f"{request.scene_count} scenes are wanted, it has {len(found.scenes)}")
    scenes = tuple(
        SceneDraft(
            description=scene.description,
            start_prompt=scene.start_frame_prompt,
            end_prompt=scene.end_frame_prompt,
            motion_prompt=scene.video_motion_prompt,
            transition=scene.transition_notes,
            seed=derive_seed(request.seed, "scene", index),
            wishes=_wishes(scene.staging, request.vocabulary),
        )
        for index, scene in enumerate(found.scenes)
    )
    return StoryboardDraft(found.style_guide, scenes, cost)


def _wishes(staging: object, vocabulary: Sequence[StagingField]) -> tuple[Choice, ...]:
    """What the model says of the staging; what is in no list is left to what the words say."""
    said: Mapping[str, object] = cast(Mapping[str, object], staging) if isinstance(staging, Mapping) else {}
    found: list[Choice] = []
    for field in vocabulary:
        with suppress(InvalidRequest):
            wish = said.get(field.name)
            found += [choice_of(vocabulary, field.name, wish)] if isinstance(wish, str) and wish.strip() else []
    return tuple(found)
