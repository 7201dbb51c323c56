"""Stories: somebody goes somewhere, meets somebody, does something. The hero is in every scene."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from vidpipe_desktop.engines.animatic.actors.names import UPRIGHT
from vidpipe_desktop.engines.animatic.director.blocking import (
    MIDDLE,
    beside,
    reach,
    rest_of,
)
from vidpipe_desktop.engines.animatic.director.draft import Cue, Draft
from vidpipe_desktop.engines.animatic.director.groups import (
    MOVING,
    boat_of,
    hero_of,
    in_hand,
    lead_group,
    mount_of,
    needs_a_boat,
    other_group,
    others_of,
    standing,
    staying,
    stays,
    walks,
)
from vidpipe_desktop.engines.animatic.director.pairs import along, answer, companion, marks_apart, pair
from vidpipe_desktop.engines.animatic.director.perching import Group
from vidpipe_desktop.engines.animatic.director.premise import in_its_time
from vidpipe_desktop.engines.animatic.director.world import (
    flies,
    is_alive,
    is_person,
    natural_height,
    natural_width,
    swims,
    thing,
)
from vidpipe_desktop.engines.animatic.language.reading import Subject

_ARCS: Final = {
    1: ("whole",),
    2: ("establish", "climax"),
    3: ("establish", "deed", "resolve"),
    4: ("establish", "introduce", "deed", "resolve"),
    5: ("establish", "introduce", "encounter", "climax", "resolve"),
    6: ("establish", "introduce", "encounter", "climax", "quiet", "resolve"),
}
_BEFORE_MONUMENT = 0.6
"""Size of those who stand before something that towers over them."""
_OPENING: Final = ("establish", "introduce", "encounter")
_CLOSING: Final = ("climax", "quiet", "resolve")
_DEVELOPMENT: Final = (
    ("travel", "look", "deed", "together"),
    ("arrive", "travel", "detail", "deed", "turn"),
    ("arrive", "together", "look", "deed", "quiet"),
    ("arrive", "deed", "encounter", "detail", "travel"),
    ("arrive", "look", "turn", "together", "deed", "quiet"),
)
_TALL_AFAR = 290.0
"""Height of a hero in a wide shot out of doors, in stage units: between a fourth and a third of the picture's height."""
_ACCOMPANIED, _BY_ITSELF = 0.9, 1.7
"""The largest factors for somebody small in a wide shot, with others and without."""
_WIDE = 500.0
"""Nobody goes along beside what is wider than this, in stage units."""
_SEATED: Final = frozenset(("sit",))
_HEAVY: Final = ("tense", "epic", "mystery", "sad")


def story_scene(cue: Cue, beat: str = "") -> Draft:
    """The draft of one scene. beat: which turn of the story it tells ("" = the one due). The premise has a hero."""
    return _BEATS[beat or beat_of(cue)](cue, hero_of(cue))


def beat_of(cue: Cue) -> str:
    """Which turn of the story the scene tells."""
    index, count = cue.index, cue.count
    if count in _ARCS:
        return _ARCS[count][index]
    if index < len(_OPENING):
        return _OPENING[index]
    if index >= count - len(_CLOSING):
        return _CLOSING[index - count]
    if cue.stop.arrives:
        return "arrive"
    beats = [beat for beat in _DEVELOPMENT[cue.stop.chapter % len(_DEVELOPMENT)] if beat != "arrive"]
    return beats[index % len(beats)]


def _other(cue: Cue) -> Subject | None:
    """Whom the scene is about besides the hero; several take turns."""
    others = others_of(cue)
    return others[max(0, cue.index - 2) % len(others)] if others else None


def _prop(cue: Cue) -> Subject | None:
    aboard = cue.stop.place.kind == "sea" and walks(hero_of(cue))
    used = (cue.film.carrier, boat_of(cue.film) if aboard else None)
    props = [prop for prop in cue.film.props if in_its_time(prop, cue.film.era) not in used]
    return props[cue.index % len(props)] if props else None


def _voice(hero: Subject) -> str:
    return "alive" if is_alive(hero.character) else "thing"


def _way(cue: Cue, hero: Subject, *, slowly: bool = False) -> tuple[str, float]:
    """How the hero moves on, and how far: in its own manner if the deed of the film is not one of movement."""
    if stays(cue, hero):
        return staying(cue, hero), 0.0
    action = cue.film.action if cue.film.action in MOVING else "walk"
    if slowly and action in ("run", "ride"):
        action = "walk"
    if flies(hero.character):
        action = "fly"
    if swims(hero.character):
        action = "swim"
    if cue.film.carrier or mount_of(cue):
        action = "ride"
    if cue.film.carrier:
        return action, reach(cue.film.carrier, action)
    return action, reach(hero, action)


def _moving(cue: Cue, hero: Subject, share: float, *, scale: float = 1.0, slowly: bool = False) -> Group:
    """The hero on the way through the picture; share: of the distance it can come."""
    action, distance = _way(cue, hero, slowly=slowly)
    move = distance * share * cue.side
    return lead_group(cue, MIDDLE - move / 2, _doing(cue, hero, action, move), move=move, scale=scale)


def _doing(cue: Cue, hero: Subject, action: str, move: float) -> str:
    return action if move or stays(cue, hero) else rest_of(hero)


def _with_prop(cue: Cue, actors: Group, x: float, scale: float = 1.0) -> Group:
    prop = _prop(cue)
    if prop is None:
        return actors
    staged = thing(prop.character)
    far = staged is not None and staged.depth > 1
    spot = MIDDLE + (MIDDLE - x) * 0.4 if far else x
    return (*standing(cue, prop, spot, -cue.side, scale if not far else 1.0), *actors)


def _whole(cue: Cue, hero: Subject) -> Draft:
    if other := _other(cue):
        fights = cue.film.action == "fight"
        deed = cue.film.action if cue.film.action not in MOVING else "stand"
        actors = pair(cue, other, 640, (deed, "fight" if fights else rest_of(other)), move=40, scale=0.8)
        return Draft("wide", "push", actors, effects=_fighting(cue, other), caption=cue.opening("open"))
    actors = _deed(cue, hero, scale=0.75)
    return Draft("wide", cue.chance.choice(("push", "pan_right", "crane_down")), actors, cue.opening("open"))


def _afar(cue: Cue, hero: Subject) -> float:
    """Factor for the size of everybody in a wide shot: a small hero is seen, and a large one leaves room.

    In a room everybody is as large as the furniture wants it.
    """
    if cue.stop.place.kind == "room":
        return 1.0
    if (staged := thing(hero.character)) is not None and staged.depth > 1:
        return staged.scale
    tall = natural_height(hero.character) * min(1.0, hero.traits.size)
    most = _ACCOMPANIED if others_of(cue) or cue.film.carrier or mount_of(cue) else _BY_ITSELF
    return min(most, max(0.5, _TALL_AFAR / tall))


def _establish(cue: Cue, hero: Subject) -> Draft:
    camera = cue.chance.choice(("crane_down", "crane_down", "pan_right", "pan_left", "push"))
    action, distance = _way(cue, hero, slowly=True)
    move = min(distance, 300.0) * cue.side
    spot, scale = MIDDLE - (120 if stays(cue, hero) else 400) * cue.side, _afar(cue, hero)
    actors = lead_group(cue, spot, _doing(cue, hero, action, move), move=move, scale=scale)
    actors = (*companion(cue, hero, spot, action, move, scale), *actors)
    return Draft("wide", camera, _with_prop(cue, actors, MIDDLE + 380 * cue.side, scale), cue.opening("open"))


def _introduce(cue: Cue, hero: Subject) -> Draft:
    if _before_monument(cue):
        return replace(_monument_shot(cue, hero), caption=cue.caption("introduce", _voice(hero)))
    if _fills_a_close_shot(cue, hero):
        face = lead_group(cue, MIDDLE, staying(cue, hero))
        return Draft("close", "push", face, cue.caption("introduce", _voice(hero)))
    actors = _moving(cue, hero, 0.9, slowly=True)
    actors = _with_prop(cue, actors, MIDDLE + 420 * cue.side, 0.9)
    actors = (*companion(cue, hero, actors[-1].x, actors[-1].action, actors[-1].move), *actors)
    return Draft("medium", "track" if actors[-1].move else "push", actors, cue.caption("introduce", _voice(hero)))


def _fills_a_close_shot(cue: Cue, hero: Subject) -> bool:
    """Whether a face and two hands tell what the hero does."""
    alone = hero.count == 1 and in_hand(cue) is None and len(cue.film.props) == 0
    return alone and is_person(hero.character) and stays(cue, hero) and staying(cue, hero) in UPRIGHT | _SEATED


def _encounter(cue: Cue, hero: Subject) -> Draft:
    other = _other(cue)
    if other is None:
        return _look(cue, hero)
    if cue.film.together and other == cue.film.others[0]:
        draft = _side_by_side(cue, hero, other) if walks(other) else _look(cue, hero)
        return replace(draft, caption=cue.caption("travel", _voice(hero)))
    fights = cue.film.action == "fight" or other.character == _foe(cue)
    coming = "fight" if fights else "swim" if swims(other.character) else "walk"
    actors = pair(cue, other, 620, ("stand", coming), move=50, scale=0.85)
    camera = "tilt_up" if other.character == "dragon" else "push"
    return Draft("low", camera, actors, cue.caption("meet", other=other), _fighting(cue, other, only_fire=True))


def _look(cue: Cue, hero: Subject) -> Draft:
    calm = _calm(cue, hero)
    actors = lead_group(cue, MIDDLE - 60 * cue.side, calm)
    if cue.film.props:
        actors = _with_prop(cue, actors, MIDDLE + 260 * cue.side, 0.8)
        return Draft("medium", "push", actors, cue.caption("look", _voice(hero)))
    return Draft("close", "push", actors, cue.caption("look", _voice(hero)))


def _calm(cue: Cue, hero: Subject) -> str:
    return cue.film.action if cue.film.action == "lost" or stays(cue, hero) else rest_of(hero)


def _deed(cue: Cue, hero: Subject, scale: float = 1.0) -> Group:
    """The hero at what the film is about."""
    if cue.film.action in MOVING or not is_alive(hero.character) or flies(hero.character) or swims(hero.character):
        return _moving(cue, hero, 1.0, scale=scale)
    return lead_group(cue, MIDDLE, cue.film.action, scale=scale)


def _before_monument(cue: Cue) -> bool:
    """Whether the scene shows something that towers over everybody."""
    prop = _prop(cue)
    staged = thing(prop.character) if prop else None
    return staged is not None and staged.scale > 1


def _monument_shot(cue: Cue, hero: Subject) -> Draft:
    """The hero small before something high."""
    actors = _with_prop(cue, _deed(cue, hero, scale=_BEFORE_MONUMENT), MIDDLE + 420 * cue.side)
    return Draft("wide", "tilt_up" if cue.index % 2 else "push", actors)


def _act(cue: Cue, hero: Subject) -> Draft:
    if _before_monument(cue):
        return replace(_monument_shot(cue, hero), caption=cue.caption("act", cue.film.action))
    actors = _deed(cue, hero)
    moves = bool(actors[-1].move)
    if not moves:
        actors = _with_prop(cue, actors, MIDDLE + 330 * cue.side, 0.9)
    aboard = cue.film.carrier or mount_of(cue)
    deed = "ride" if aboard else "sail" if needs_a_boat(cue, hero, cue.film.action) else cue.film.action
    caption = cue.caption("act", deed) if is_alive(hero.character) else cue.caption("travel", "thing")
    return Draft("action" if moves else "medium", "track" if moves else "push", actors, caption)


def _together(cue: Cue, hero: Subject) -> Draft:
    other = _other(cue)
    if other is None:
        return _act(cue, hero)
    if cue.film.action == "fight" or other.character == _foe(cue):
        cue = replace(cue, film=replace(cue.film, action="fight"))
        actors = pair(cue, other, 540, ("fight", "fight"), move=70)
        return Draft("action", "shake", actors, cue.caption("together", "fight", other), _fighting(cue, other))
    at_odds = cue.film.together or cue.film.mood in ("tense", "mystery")
    line = cue.caption("act", cue.film.action) if at_odds else cue.caption("together", "calm", other)
    deed = cue.film.action if cue.film.action not in ("walk", "run", "fly", "ride") else "stand"
    wheels = cue.film.carrier is None or natural_width(cue.film.carrier.character) < _WIDE
    if cue.film.action in ("run", "walk", "ride") and walks(other) and wheels:
        return replace(_side_by_side(cue, hero, other), caption=line)
    actors = pair(cue, other, marks_apart(hero, other, deed), (deed, answer(deed, other)), move=40)
    return Draft("medium", cue.chance.choice(("push", "pull")), actors, line)


def _foe(cue: Cue) -> str:
    """Whom the prompt names next after a fight that is one of several deeds; "" = nobody."""
    said = [match.concept for match in cue.film.reading.matches]
    after = said[said.index("action:fight") :] if "action:fight" in said else ()
    return next((concept.removeprefix("subject:") for concept in after if concept.startswith("subject:")), "")


def _side_by_side(cue: Cue, hero: Subject, other: Subject) -> Draft:
    action, distance = _way(cue, hero)
    move = 0.7 * distance * cue.side
    behind = along(hero, other)
    lead = lead_group(cue, MIDDLE - move / 2 + 0.43 * behind * cue.side, action, move=move)
    spot = MIDDLE - move / 2 - 0.57 * behind * cue.side
    follower = other_group(cue, other, spot, action, cue.side, move=move, scale=1.0)
    return Draft("action", "track", (*follower, *lead))


def _fighting(cue: Cue, other: Subject, *, only_fire: bool = False) -> tuple[str, ...]:
    if cue.film.action != "fight":
        return ()
    dragons = [subject for subject in (other, cue.film.hero) if subject and subject.character == "dragon"]
    return (() if only_fire else ("sparks",)) + (("fire",) if dragons else ())


def _travel(cue: Cue, hero: Subject) -> Draft:
    other = next((other for other in others_of(cue) if walks(other)), None)
    if other and cue.film.action != "fight" and cue.index % 2 == 0:
        return replace(_side_by_side(cue, hero, other), caption=cue.caption("travel", _voice(hero)))
    shot = cue.chance.choice(("medium", "wide", "action"))
    actors = _moving(cue, hero, 1.0, scale=_afar(cue, hero) if shot == "wide" else 1.0)
    camera = cue.chance.choice(("pan_right", "pan_left", "crane_up")) if shot == "wide" else "track"
    return Draft(shot, camera, actors, cue.caption("travel", _voice(hero)))


def _arrive(cue: Cue, hero: Subject) -> Draft:
    camera = cue.chance.choice(("crane_up", "crane_down", "pan_left", "pan_right", "push"))
    actors = _moving(cue, hero, 0.5, scale=_afar(cue, hero) * cue.chance.choice((0.85, 0.93, 1.0)), slowly=True)
    return Draft("wide", camera, actors, cue.opening("arrive"))


def _detail(cue: Cue, hero: Subject) -> Draft:
    prop = _prop(cue)
    if prop is None or not _can_be_held(prop):
        return _look(cue, hero) if cue.chance.random() < 0.5 else _turn(cue, hero)
    actors = (
        *lead_group(cue, MIDDLE - 190 * cue.side, rest_of(hero), scale=0.95),
        beside(prop, MIDDLE + 150 * cue.side, -cue.side, 1.05),
    )
    return Draft("insert", "push", actors, cue.caption("detail"))


def _can_be_held(prop: Subject) -> bool:
    staged = thing(prop.character)
    return staged is None or staged.kind in ("food", "object", "plant")


def _turn(cue: Cue, hero: Subject) -> Draft:
    actors = lead_group(cue, MIDDLE + 80 * cue.side, rest_of(hero), facing=-cue.side)
    return Draft("low", cue.chance.choice(("tilt_up", "push")), actors, cue.caption("turn"))


def _quiet(cue: Cue, hero: Subject) -> Draft:
    calm = staying(cue, hero) if stays(cue, hero) else "sit"
    shot = cue.chance.choice(("close", "medium"))
    actors = lead_group(cue, MIDDLE, calm)
    other = _other(cue)
    if other and cue.film.action != "fight" and shot == "medium":
        actors = pair(cue, other, 460, (calm, rest_of(other)))
    return Draft(shot, "pull", actors, cue.caption("quiet"))


def _climax(cue: Cue, hero: Subject) -> Draft:
    if _other(cue):
        return _together(cue, hero)
    draft = _act(cue, hero)
    deed_line = draft.caption or cue.caption("climax", _voice(hero))
    return Draft(draft.shot, draft.camera, draft.actors, deed_line)


def _resolve(cue: Cue, hero: Subject) -> Draft:
    film, scale = cue.film, _afar(cue, hero)
    glad = is_person(hero.character) and film.mood in ("tense", "epic", "happy")
    moves = flies(hero.character) or swims(hero.character) or film.carrier is not None
    if moves:
        actors = _moving(cue, hero, 0.45, scale=scale)
    else:
        last = staying(cue, hero) if stays(cue, hero) else "cheer" if glad else rest_of(hero)
        actors = lead_group(cue, MIDDLE - 110 * cue.side, last, scale=scale)
    other = _other(cue)
    if other and film.action != "fight" and not moves:
        spot = MIDDLE + 190 * cue.side
        actors = (*other_group(cue, other, spot, rest_of(other), -cue.side, move=0.0, scale=scale), *actors)
    elif not other:
        actors = _with_prop(cue, actors, MIDDLE + 260 * cue.side, scale)
    tone = "heavy" if film.mood in _HEAVY else "light"
    caption = cue.caption("resolve", tone) if cue.chance.random() < 0.6 else cue.opening("resolve")
    return Draft("wide", "pull", actors, caption, effects=("fade",))


def _told_deed(cue: Cue, hero: Subject) -> Draft:
    """The deed of the film; in short films, which have no other scene for it, with those whom it concerns."""
    return _together(cue, hero) if cue.count < len(_OPENING) + 2 else _act(cue, hero)


_BEATS: Final[Mapping[str, Callable[[Cue, Subject], Draft]]] = {
    "whole": _whole,
    "establish": _establish,
    "introduce": _introduce,
    "encounter": _encounter,
    "look": _look,
    "deed": _told_deed,
    "act": _act,
    "together": _together,
    "travel": _travel,
    "arrive": _arrive,
    "detail": _detail,
    "turn": _turn,
    "quiet": _quiet,
    "climax": _climax,
    "resolve": _resolve,
}
