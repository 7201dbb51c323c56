"""From loose values (a form, a command line, a JSON body) to a checked Brief. The only place that knows the bounds."""

import math
import random
import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from vidpipe_desktop.core.engines import EngineFacts, Engines, facts_for
from vidpipe_desktop.core.errors import InvalidRequest, Problem
from vidpipe_desktop.core.models import (
    DEFAULT_ENGINE,
    STYLES,
    AspectRatio,
    Brief,
    EngineChoice,
    Resolution,
    Role,
    Stage,
)

MAX_PROMPT = 20_000
"""Characters. Long enough for a script of some twenty pages."""
MAX_SCENES = 100
DURATIONS = (1.0, 60.0)
"""Shortest and longest clip, in seconds."""
MAX_CROSSFADE = 5.0
MAX_SEED = 2**31 - 1

_STYLE_ALIASES = {
    "pixel art": "pixel", "pixel-art": "pixel", "vintage film": "vintage", "watercolour": "watercolor",
    "comic book": "comic", "paper cut-out": "papercut", "paper cutout": "papercut", "paper-cut": "papercut",
    "3-d": "3d", "3d animation": "3d",
}  # fmt: skip


def parse_brief(
    fields: Mapping[str, object], engines: Engines, unusable: Mapping[str, str] = MappingProxyType({})
) -> Brief:
    """A Brief from the fields prompt, style, aspect_ratio, resolution, clip_duration, scenes, crossfade, seed, engine, until.

    storyboard_engine, keyframes_engine and clips_engine go before engine, and may name a model, as in "google:veo-3.1".
    Missing fields, and those that are None, get
    their defaults; a missing seed is drawn by lot. unusable: why engines that are not among `engines` cannot be used, by
    name. Raises InvalidRequest that names every bad field at once.
    """
    given = {name: value for name, value in fields.items() if value is not None}
    problems: list[Problem] = []
    prompt = _prompt(given.get("prompt", ""), problems)
    style = _style(given.get("style", "cinematic"), problems)
    writer, painter, filmer = (_choice(role, given, engines, unusable, problems) for role in Role)
    shape = _aspect_ratio(given.get("aspect_ratio", AspectRatio.WIDE), problems)
    resolution = _resolution(given.get("resolution", Resolution.HD), problems)
    duration = _number("clip_duration", given.get("clip_duration", 5.0), *DURATIONS, "seconds", problems)
    scenes = _whole("scenes", given.get("scenes", 5), 1, MAX_SCENES, problems)
    longest = min(MAX_CROSSFADE, duration / 2)
    crossfade = _number("crossfade", given.get("crossfade", 0.0), 0.0, longest, "seconds", problems)
    seed = _whole("seed", given.get("seed", random.SystemRandom().randrange(MAX_SEED)), 0, MAX_SEED, problems)
    until = _stage(given.get("until", Stage.FILM), problems)
    if problems:
        raise InvalidRequest(*problems)
    brief = Brief(prompt, style, shape, duration, scenes, crossfade, seed, writer, painter, filmer, until, resolution)
    _check_engines(brief, engines)
    return brief


def parse_stage(value: object) -> Stage:
    """Where a run stops for approval. Raises InvalidRequest."""
    problems: list[Problem] = []
    stage = _stage(value, problems)
    if problems:
        raise InvalidRequest(*problems)
    return stage


def _stage(value: object, problems: list[Problem]) -> Stage:
    try:
        return Stage(str(value).strip().lower())
    except ValueError:
        known = ", ".join(Stage)
        problems.append(Problem("until", f"There is no stage {_quote(value)}. Choose one of: {known}."))
        return Stage.FILM


def _choice(
    role: Role, given: Mapping[str, object], engines: Engines, unusable: Mapping[str, str], problems: list[Problem]
) -> EngineChoice:
    """The engine asked for in this role; what the one for the whole film cannot do, the built-in one does."""
    own = f"{role.value}_engine"
    if own in given:
        return parse_choice(own, given[own], role, engines, problems, unusable)
    name = _engine("engine", given.get("engine", DEFAULT_ENGINE), engines, unusable, problems)
    lacks = name in engines and role not in engines[name].roles and DEFAULT_ENGINE in engines
    return EngineChoice(DEFAULT_ENGINE if lacks else name)


def parse_choice(
    field: str,
    value: object,
    role: Role,
    engines: Engines,
    problems: list[Problem],
    unusable: Mapping[str, str] = MappingProxyType({}),
) -> EngineChoice:
    """The engine, perhaps with a model, that is asked for in this role; whether it can do it is looked at elsewhere."""
    choice = EngineChoice.named(str(value))
    _engine(field, choice.engine, engines, unusable, problems)
    facts = engines.get(choice.engine)
    if facts and choice.model and all(model.id != choice.model for model in facts.models_of(role)):
        known = ", ".join(model.id for model in facts.models_of(role))
        advice = f"Choose one of: {known}." if known else "It has no models to choose from."
        problems.append(Problem(field, f"{facts.title} has no model {_quote(choice.model)} for {role.value}. {advice}"))
    return choice


def _check_engines(brief: Brief, engines: Engines) -> None:
    """Every engine must be able to do what is asked of it. Raises InvalidRequest."""
    problems: list[Problem] = []
    for role in Role:
        facts = facts_for(engines, brief.choice(role), role, brief.resolution)
        problems += cannot(facts, role, brief, brief.clip_duration)
    if problems:
        raise InvalidRequest(*problems)


def cannot(facts: EngineFacts, role: Role, brief: Brief, seconds: float) -> list[Problem]:
    """Why this engine cannot do the role for a film of this shape and resolution and clips of so many seconds.

    facts: those for the film's resolution. Empty if it can.
    """
    if role not in facts.roles:
        return [Problem("engine", f"{facts.title} makes no {role.value}. Choose another engine for it.")]
    problems: list[Problem] = []
    if role is not Role.STORYBOARD and brief.aspect_ratio not in facts.aspect_ratios:
        shapes = ", ".join(sorted(facts.aspect_ratios))
        problems.append(Problem("aspect_ratio", f"{facts.title} can do {shapes}, not {brief.aspect_ratio.value}."))
    if role is not Role.STORYBOARD and brief.resolution not in facts.resolutions:
        able = ", ".join(each for each in Resolution if each in facts.resolutions)
        why = f"{facts.title} makes these {role.value} in {able}, not in {brief.resolution.value}."
        problems.append(Problem("resolution", f"{why} Choose {able}, or another model."))
    elif role is Role.CLIPS:
        problems += _unfit_length(facts, brief.resolution, seconds)
    return problems


def _unfit_length(facts: EngineFacts, resolution: Resolution, seconds: float) -> list[Problem]:
    """Why clips cannot be so long."""
    shortest, longest = facts.durations
    within = shortest <= seconds <= longest
    if within and (not facts.lengths or seconds in facts.lengths):
        return []
    few = within or shortest == longest
    lengths = _listed(facts.lengths or (shortest,)) if few else f"{shortest:g} to {longest:g}"
    where = "" if resolution is Resolution.HD else f" in {resolution.value}"
    return [Problem("clip_duration", f"{facts.title} makes clips of {lengths} seconds{where}, not {seconds:g}.")]


def _listed(lengths: Sequence[float]) -> str:
    *first, last = (f"{length:g}" for length in lengths)
    return f"{', '.join(first)} or {last}" if first else last


def _prompt(value: object, problems: list[Problem]) -> str:
    if not isinstance(value, str):
        problems.append(Problem("prompt", "The prompt must be text."))
        return ""
    text = "".join(char for char in value if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs")).strip()
    if not text:
        problems.append(Problem("prompt", "The prompt is empty. Describe the film you want in a few words."))
    elif len(text) > MAX_PROMPT:
        problems.append(
            Problem("prompt", f"The prompt has {len(text):,} characters; at most {MAX_PROMPT:,} fit. Shorten it.")
        )
    return text


def _style(value: object, problems: list[Problem]) -> str:
    name = str(value).strip().lower()
    name = _STYLE_ALIASES.get(name, name)
    if name not in STYLES:
        problems.append(Problem("style", f"There is no style {_quote(value)}. Choose one of: {', '.join(STYLES)}."))
    return name


def _engine(field: str, value: object, engines: Engines, unusable: Mapping[str, str], problems: list[Problem]) -> str:
    name = str(value).strip()
    if any(problem.field == field for problem in problems):
        return name
    if name in unusable:
        problems.append(Problem(field, f"The engine {_quote(value)} cannot be used. {unusable[name]}"))
    elif name not in engines:
        known = ", ".join(engines)
        problems.append(Problem(field, f"There is no engine {_quote(value)}. Available: {known}."))
    return name


def _aspect_ratio(value: object, problems: list[Problem]) -> AspectRatio:
    try:
        return AspectRatio(str(value).strip())
    except ValueError:
        known = ", ".join(AspectRatio)
        problems.append(Problem("aspect_ratio", f"There is no aspect ratio {_quote(value)}. Choose one of: {known}."))
        return AspectRatio.WIDE


def _resolution(value: object, problems: list[Problem]) -> Resolution:
    try:
        return Resolution(str(value).strip().lower())
    except ValueError:
        known = ", ".join(Resolution)
        problems.append(Problem("resolution", f"There is no resolution {_quote(value)}. Choose one of: {known}."))
        return Resolution.HD


def _number(field: str, value: object, low: float, high: float, unit: str, problems: list[Problem]) -> float:
    """A finite number between low and high; 0 when it is not."""
    try:
        number = float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else math.nan
    except (ValueError, OverflowError):
        number = math.nan
    if not low <= number <= high:
        why = f"{_label(field)} must be a number from {low:g} to {high:g} {unit}, not {_quote(value)}."
        problems.append(Problem(field, why))
        return 0.0
    return number


def _whole(field: str, value: object, low: int, high: int, problems: list[Problem]) -> int:
    number = value
    if isinstance(value, str) or (isinstance(value, float) and value.is_integer()):
        try:
            number = int(value)
        except ValueError:
            number = None
    if not isinstance(number, int) or isinstance(number, bool) or not low <= number <= high:
        why = f"{_label(field)} must be a whole number from {low:,} to {high:,}, not {_quote(value)}."
        problems.append(Problem(field, why))
        return low
    return number


def _label(field: str) -> str:
    return {"clip_duration": "Clip duration", "scenes": "The number of scenes"}.get(field, field.capitalize())


def _quote(value: object) -> str:
    text = str(value)
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”"
