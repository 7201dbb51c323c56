"""What a person can change in a film, and the film as it is then. Pure; what becomes stale by it, the plan tells."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from vidpipe_desktop.core.brief import DURATIONS, MAX_PROMPT, MAX_SCENES, cannot, parse_brief, parse_choice
from vidpipe_desktop.core.engines import Engines, facts_for, facts_of
from vidpipe_desktop.core.errors import InvalidRequest, Problem
from vidpipe_desktop.core.models import (
    STORYBOARD,
    STYLES,
    Brief,
    EngineChoice,
    Project,
    Role,
    Scene,
    Slot,
    SlotKind,
    TakeState,
)
from vidpipe_desktop.core.plan import plan, start_slot
from vidpipe_desktop.core.recipes import storyboard_recipe
from vidpipe_desktop.core.storyboards import earlier_storyboard, inherited, storyboard_on_table, taken_out, with_pin

WORDS = ("description", "start_prompt", "end_prompt", "motion_prompt")
"""The texts of a scene that a person edits."""
SCENE_FIELDS = (*WORDS, "duration", "keyframes_engine", "clips_engine")
"""All that a person edits in a scene."""


@dataclass(frozen=True, slots=True)
class EditScene:
    """Other words, length or engines for the scene with this id. Its place in the film stays.

    staged: its words and its staging belong together, as `Editing.stage` gives them; else what was written anew is read.
    """

    scene: Scene
    staged: bool = False


@dataclass(frozen=True, slots=True)
class AddScene:
    """A new scene that becomes number scene.index."""

    scene: Scene


@dataclass(frozen=True, slots=True)
class RemoveScene:
    """Take a scene out of the film. Its takes stay in the ledger."""

    scene_id: str


@dataclass(frozen=True, slots=True)
class MoveScene:
    """Make the scene number `index`."""

    scene_id: str
    index: int


@dataclass(frozen=True, slots=True)
class EditFilm:
    """Another brief or style guide. rewrite: a storyboard that no longer fits it is written anew; else it is kept."""

    brief: Brief
    style_guide: str
    rewrite: bool = False


@dataclass(frozen=True, slots=True)
class FilmWith:
    """Have this scene's clip filmed like this, even if one was kept; without a scene: all clips that aren't kept."""

    choice: EngineChoice
    scene_id: str = ""


Edit = EditScene | AddScene | RemoveScene | MoveScene | EditFilm | FilmWith


def edited(project: Project, edit: Edit, engines: Engines) -> Project:
    """The project after the edit. Raises InvalidRequest for what no film can be, and for scenes that have left it."""
    match edit:
        case EditScene(scene, _):
            index = _index(project, scene.id)
            changed = _with_scenes(project, [*project.scenes[:index], scene, *project.scenes[index + 1 :]])
            changed = _carried_over(project, changed, index)
        case AddScene(scene):
            at = max(0, min(scene.index, len(project.scenes)))
            changed = _with_scenes(project, [*project.scenes[:at], scene, *project.scenes[at:]])
        case RemoveScene(scene_id):
            index = _index(project, scene_id)
            changed = _with_scenes(project, [*project.scenes[:index], *project.scenes[index + 1 :]])
            changed = _opened_as_before(project, changed, engines)
        case MoveScene(scene_id, index):
            scene = project.scenes[_index(project, scene_id)]
            others = [each for each in project.scenes if each.id != scene_id]
            at = max(0, min(index, len(others)))
            changed = _with_scenes(project, [*others[:at], scene, *others[at:]])
        case EditFilm():
            changed = _with_brief(project, edit)
        case FilmWith(choice, scene_id):
            changed = _filmed_with(project, choice, scene_id)
    _check(changed, len(project.scenes), engines)
    return changed


def in_copy(edit: Edit, source: Project, copy: Project) -> Edit:
    """An edit of a project as an edit of its copy, whose scenes are the same but have ids of their own."""
    ids = {old.id: new.id for old, new in zip(source.scenes, copy.scenes, strict=False)}
    match edit:
        case EditScene(scene, staged):
            return EditScene(replace(scene, id=ids.get(scene.id, scene.id)), staged)
        case RemoveScene(scene_id):
            return RemoveScene(ids.get(scene_id, scene_id))
        case MoveScene(scene_id, index):
            return MoveScene(ids.get(scene_id, scene_id), index)
        case _:
            return edit


def edit_words(edit: Edit, project: Project) -> str:
    """What the edit does, as undo names it: "edit scene 2"."""
    match edit:
        case EditScene(scene, staged):
            return f"{'stage' if staged else 'edit'} scene {_index(project, scene.id) + 1}"
        case AddScene(scene):
            return f"add scene {scene.index + 1}"
        case RemoveScene(scene_id):
            return f"delete scene {_index(project, scene_id) + 1}"
        case MoveScene(scene_id, _):
            return f"move scene {_index(project, scene_id) + 1}"
        case EditFilm():
            return "edit film"
        case FilmWith(choice, scene_id):
            what = f"scene {_index(project, scene_id) + 1}" if scene_id else "all scenes"
            return f"film {what} with {choice.model or choice.engine}"


def new_scene(project: Project, scene_id: str, index: int, description: str, seed: int) -> Scene:
    """A scene from nothing but what happens in it. It begins with the picture that the one before ends with."""
    start = project.scenes[index - 1].end_prompt if 0 < index <= len(project.scenes) else description
    return Scene(scene_id, index, description, start, description, description, "", seed)


def parse_scene(scene: Scene, fields: Mapping[str, object], engines: Engines) -> Scene:
    """The scene with the given ones of SCENE_FIELDS; durations are in seconds.

    An engine may come with a model, as in "google:veo-3.1".

    None for duration or an engine means: as the film. Raises InvalidRequest that names every bad field.
    """
    problems: list[Problem] = []
    for name in WORDS:
        if name in fields:
            scene = replace(scene, **{name: _text(name, fields[name], problems)})
    if "duration" in fields:
        scene = replace(scene, duration=_seconds(fields["duration"], problems))
    for role in (Role.KEYFRAMES, Role.CLIPS):
        field = f"{role.value}_engine"
        if field in fields:
            scene = replace(scene, **{role.value: _own_engine(field, fields[field], role, engines, problems)})
    if problems:
        raise InvalidRequest(*problems)
    return scene


def parse_film(project: Project, fields: Mapping[str, object], engines: Engines) -> EditFilm:
    """The edit that gives the film these fields of `core.brief.parse_brief`, and style_guide; others stay as they are.

    rewrite: whether the storyboard is written anew; unless given, only another prompt or number of scenes does that.
    Raises InvalidRequest.
    """
    old = project.brief
    own = {f"{role.value}_engine": old.choice(role).name for role in Role}
    names = ("prompt", "style", "aspect_ratio", "resolution", "clip_duration", "crossfade", "seed", "until")
    present = {name: getattr(old, name) for name in names} | {"scenes": old.scene_count} | own
    brief = parse_brief({**present, **fields}, engines)
    anew = (brief.prompt, brief.scene_count) != (old.prompt, old.scene_count)
    guide = fields.get("style_guide", project.style_guide)
    return EditFilm(brief, str(guide).strip()[:MAX_PROMPT], bool(fields.get("rewrite", anew)))


def is_read_anew(edit: Edit) -> bool:
    """Whether words and style that an edit changes are to be staged anew."""
    return not (isinstance(edit, EditScene) and edit.staged)


def words_to_stage(before: Project, after: Project, engines: Engines) -> dict[str, str]:
    """By scene id, what engines that stage scenes must read anew; "" = the words are as they were, the style isn't."""
    known = {scene.id: scene for scene in before.scenes}
    found: dict[str, str] = {}
    for scene in after.scenes:
        words = _new_words(known.get(scene.id), scene)
        choices = (scene.choice(role, after.brief) for role in (Role.KEYFRAMES, Role.CLIPS))
        if not any(facts_of(engines, choice.engine).reads_staging for choice in choices):
            if words and scene.staging and facts_of(engines, after.brief.storyboard.engine).reads_staging:
                found[scene.id] = words  # for what is staged says the film's captions, too
            continue
        if words or before.brief.style != after.brief.style or not scene.staging:
            found[scene.id] = words or ("" if scene.staging else scene.description)
    return found


def as_if_staged(before: Project, after: Project, engines: Engines) -> Project:
    """For a look ahead: as `after` will be to the plan once its scenes have been staged anew."""
    anew = words_to_stage(before, after, engines)
    return replace(
        after, scenes=tuple(replace(each, staging="{}") if each.id in anew else each for each in after.scenes)
    )


def _new_words(old: Scene | None, scene: Scene) -> str:
    """What the person just wrote comes first, so that it wins over what was there."""
    if old is None:
        return scene.description
    names = [name for name in WORDS if name != "start_prompt" or scene.index == 0]
    changed = [name for name in names if getattr(old, name) != getattr(scene, name)]
    if not changed:
        return ""
    texts = [getattr(scene, name) for name in dict.fromkeys([*changed, "description"])]
    return ". ".join(text.strip().rstrip(".") for text in texts if text.strip())


def _with_scenes(project: Project, scenes: list[Scene]) -> Project:
    return replace(project, scenes=tuple(replace(scene, index=index) for index, scene in enumerate(scenes)))


def _carried_over(before: Project, after: Project, index: int) -> Project:
    """A scene's start frame is the end frame before it, so its words follow those of the end frame."""
    if index + 1 >= len(after.scenes) or after.scenes[index + 1].start_prompt != before.scenes[index].end_prompt:
        return after
    following = replace(after.scenes[index + 1], start_prompt=after.scenes[index].end_prompt)
    return replace(after, scenes=(*after.scenes[: index + 1], following, *after.scenes[index + 2 :]))


def _opened_as_before(before: Project, after: Project, engines: Engines) -> Project:
    """The scene that has become the first goes on beginning with its picture, so nothing after it has to change."""
    if not after.scenes or after.scenes[0].id == before.scenes[0].id:
        return after
    slot = Slot(SlotKind.START, after.scenes[0].id)
    shown = plan(before, engines).state(start_slot(before.scenes, before.scene(slot.scene_id).index)).take
    if shown is None or shown.file is None:
        return after
    own = [take for take in after.takes if take.slot == slot and take.state is TakeState.READY]
    if own and own[-1].file != shown.file:
        return after
    opening = own[-1] if own else inherited(shown, slot, 1)
    takes = after.takes if own else (*after.takes, opening)
    return with_pin(replace(after, takes=takes), slot, opening)


def _with_brief(project: Project, edit: EditFilm) -> Project:
    changed = replace(project, brief=edit.brief, style_guide=edit.style_guide)
    if edit.rewrite:
        changed = with_pin(changed, STORYBOARD, None)
        earlier = earlier_storyboard(changed, storyboard_recipe(changed).fingerprint)
        return taken_out(changed, earlier) if earlier else changed
    if storyboard_recipe(changed) != storyboard_recipe(project):
        changed = with_pin(changed, STORYBOARD, storyboard_on_table(project))
    return _restyled(changed, project.brief.style, edit.brief.style)


def _filmed_with(project: Project, choice: EngineChoice, scene_id: str) -> Project:
    if not scene_id:
        scenes = tuple(replace(scene, clips=None) for scene in project.scenes)
        return replace(project, brief=replace(project.brief, clips=choice), scenes=scenes)
    scene = project.scenes[_index(project, scene_id)]
    scene = replace(scene, clips=None if choice == project.brief.clips else choice)
    scenes = tuple(scene if each.id == scene_id else each for each in project.scenes)
    return with_pin(replace(project, scenes=scenes), Slot(SlotKind.CLIP, scene_id), None)


def _restyled(project: Project, old: str, new: str) -> Project:
    """Words that name the old style name the new one."""
    if old == new:
        return project
    name, other = STYLES.get(old, old), STYLES.get(new, new)
    found = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)

    def say(text: str) -> str:
        return found.sub(lambda match: other if match.group()[:1].isupper() else other.lower(), text)

    names = WORDS[1:]
    scenes = tuple(replace(scene, **{each: say(getattr(scene, each)) for each in names}) for scene in project.scenes)
    return replace(project, scenes=scenes, style_guide=say(project.style_guide))


def _index(project: Project, scene_id: str) -> int:
    for scene in project.scenes:
        if scene.id == scene_id:
            return scene.index
    raise InvalidRequest(Problem("scene", "This scene is not part of the film any more."))


def _check(project: Project, before: int, engines: Engines) -> None:
    """Every scene must be one that its engine can film, and longer than its crossfades. before: scenes there were.

    Raises InvalidRequest.
    """
    problems: list[Problem] = []
    brief, scenes = project.brief, project.scenes
    if before and not 1 <= len(scenes) <= MAX_SCENES:
        problems.append(Problem("scenes", f"A film has 1 to {MAX_SCENES} scenes."))
    for scene in scenes:
        facts = facts_for(engines, scene.choice(Role.CLIPS, brief), Role.CLIPS, brief.resolution)
        seconds = scene.seconds(brief)
        unfit = cannot(facts, Role.CLIPS, brief, seconds) if facts.roles else []
        if unfit:
            problems.append(Problem("duration", f"Scene {scene.index + 1}: {unfit[0].why}"))
        elif len(scenes) > 1 and brief.crossfade > seconds / 2:
            why = f"Scene {scene.index + 1} must be at least twice as long as the crossfade of {brief.crossfade:g} s."
            problems.append(Problem("duration", why))
    if problems:
        raise InvalidRequest(*problems)


def _text(field: str, value: object, problems: list[Problem]) -> str:
    text = str(value).strip()
    if not text and field == "description":
        problems.append(Problem(field, "Say what happens in this scene."))
    elif len(text) > MAX_PROMPT:
        problems.append(Problem(field, f"This text is too long: at most {MAX_PROMPT:,} characters fit."))
    return text


def _seconds(value: object, problems: list[Problem]) -> float | None:
    if value is None:
        return None
    try:
        seconds = float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else math.nan
    except (ValueError, OverflowError):
        seconds = math.nan
    if DURATIONS[0] <= seconds <= DURATIONS[1]:
        return seconds
    problems.append(Problem("duration", f"A scene lasts {DURATIONS[0]:g} to {DURATIONS[1]:g} seconds."))
    return None


def _own_engine(
    field: str, value: object, role: Role, engines: Engines, problems: list[Problem]
) -> EngineChoice | None:
    if value is None:
        return None
    facts = engines.get(EngineChoice.named(str(value)).engine)
    if facts is None or role not in facts.roles:
        able = ", ".join(each.id for each in engines.values() if role in each.roles)
        problems.append(Problem(field, f"{str(value)[:40]} makes no {role.value}. Choose one of: {able}."))
        return None
    return parse_choice(field, value, role, engines, problems)
