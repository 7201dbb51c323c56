"""Scenes in words: for people who read the storyboard, and for models that paint and film."""

from collections.abc import Mapping, Sequence
from typing import Final

from vidpipe_desktop.core.models import STYLES
from vidpipe_desktop.engines.animatic.director.blocking import MIDDLE, look_of
from vidpipe_desktop.engines.animatic.director.captions import WHEN
from vidpipe_desktop.engines.animatic.director.looks import described
from vidpipe_desktop.engines.animatic.director.naming import capital, with_article, with_the
from vidpipe_desktop.engines.animatic.director.premise import Premise
from vidpipe_desktop.engines.animatic.director.world import place_as_seen, world
from vidpipe_desktop.engines.animatic.language.outline import shortened
from vidpipe_desktop.engines.animatic.language.reading import Subject
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM, ActorSpec, SceneSpec

_QUOTED = 300
_SHOTS: Final = {
    "wide": "Wide shot",
    "medium": "Medium shot",
    "close": "Close-up",
    "low": "Low-angle shot",
    "action": "Action shot",
    "insert": "Detail shot",
    "graphic": "Graphic",
}
_CAMERAS: Final = {
    "push": ("The camera slowly pushes in.", "seen from closer"),
    "pull": ("The camera slowly pulls back.", "seen from farther away"),
    "pan_left": ("The camera pans to the left.", "the view shifted to the left"),
    "pan_right": ("The camera pans to the right.", "the view shifted to the right"),
    "tilt_up": ("The camera tilts up.", "the view tilted up"),
    "crane_up": ("The camera rises.", "seen from higher up"),
    "crane_down": ("The camera sinks down.", "seen from lower down"),
    "track": ("The camera tracks alongside.", "the camera having kept pace"),
    "handheld": ("A hand-held camera that breathes.", "hand-held"),
    "shake": ("A shaking hand-held camera.", "hand-held"),
    "whip": ("The camera whips across.", "after a sudden pan"),
    "static": ("The camera stands still.", "from the same point of view"),
}
_TRANSITIONS: Final = {
    "none": "Opening shot.",
    "push": "Push through the previous scene's last picture into this one.",
    "whip": "Whip pan from the previous scene's last picture.",
    "ink": "The previous scene's last picture is washed away by ink.",
    "dissolve": "Dissolve from the previous scene's last picture.",
    "light": "A burst of light covers the cut from the previous scene's last picture.",
    "match": "The scene opens in a circle in the previous scene's last picture.",
    "fade": "The previous scene's last picture fades to black, and this one comes out of it.",
}
_DEEDS: Final = {
    "run": "running",
    "walk": "walking",
    "march": "marching",
    "fight": "fighting",
    "attack": "attacking",
    "fly": "flying",
    "swim": "swimming",
    "dance": "dancing",
    "sit": "sitting",
    "work": "at work",
    "type": "typing",
    "meditate": "meditating",
    "balance": "balancing on a board",
    "build": "building, mallet in hand",
    "cook": "cooking",
    "write": "writing",
    "paint": "painting",
    "dig": "digging",
    "sweep": "sweeping",
    "carry": "carrying a load",
    "eat": "eating",
    "teach": "explaining something",
    "sing": "singing",
    "wave": "waving",
    "hug": "with open arms",
    "think": "deep in thought",
    "kneel": "kneeling",
    "phone": "on the phone",
    "look": "looking up",
    "point": "pointing the way",
    "instrument": "making music",
    "pedal": "pedalling",
    "drink": "drinking",
    "read": "reading",
    "lost": "looking for the way",
    "sad": "standing with hanging head",
    "jump": "leaping",
    "leap": "leaping",
    "talk": "talking",
    "play": "playing",
    "sail": "sailing",
    "sleep": "asleep",
    "wake": "waking up",
    "ride": "riding",
    "float": "floating",
    "climb": "climbing",
    "cheer": "cheering",
    "knit": "knitting",
    "water": "watering plants",
    "fish": "fishing",
    "push": "pushing with all might",
    "throw": "throwing something",
    "laugh": "laughing",
    "cry": "crying",
    "fall": "falling",
    "row": "rowing",
    "piano": "playing the piano",
    "seat": "sitting",
    "hands": "hand in hand",
    "led": "hand in hand",
    "leads": "hand in hand",
    "led_walk": "walking hand in hand",
    "leads_walk": "walking hand in hand",
    "idle": "",
    "hover": "",
    "stand": "standing",
}
_ON_THE_WAY: Final = frozenset(("run", "walk", "march", "fly", "swim", "ride", "float", "climb", "dance"))
_WEATHER: Final = {
    "rain": "rain is falling",
    "storm": "a storm is raging",
    "snow": "snow lies deep",
    "fog": "fog drifts by",
    "autumn": "autumn leaves everywhere",
    "overcast": "clouds cover the sky",
    "ruin": "everything lies in ruins",
    "spooky": "an eerie mood",
}
_Who = tuple[str, str]
"""A character, and the look of one in particular ("" = any)."""
_SEATED = "seat_"
_EDGE = 0.12
"""Share of the view to either side of the middle that counts as the centre."""
_SMALL, _FAR = 0.62, 2.0


def style_guide(film: Premise, specs: Sequence[SceneSpec], seconds: float) -> str:
    """One paragraph on what all scenes have in common, in English, with the person's own words quoted."""
    places = list(dict.fromkeys(place_as_seen(spec.set, spec.tags).called for spec in specs))
    lights = list(dict.fromkeys(WHEN[spec.time_of_day].removeprefix("at ").removeprefix("in ") for spec in specs))
    cast = [subject for subject in (film.hero, *film.others) if subject]
    sentences = [
        f"{STYLES[film.style]} illustration in flat shapes with painted light, {film.mood} mood, a palette per light.",
        f"Story: “{shortened(film.reading.prompt, _QUOTED)}”" if film.reading.prompt else "",
        f"Always drawn the same: {'; '.join(_look(subject) for subject in cast)}." if cast else "",
        f"Places: {', '.join(places[:8])}. Light: {', '.join(lights[:6])}.",
        f"{len(specs)} scenes of {seconds:g} seconds; each begins with the picture with which the one before ends.",
        "No lettering in the pictures.",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def description(spec: SceneSpec, film: Premise) -> str:
    """What is seen in a scene, and what it tells."""
    told = spec.caption or spec.title
    return f"{_setting(spec)} {_people(spec, film, at_end=False)}{f' “{told}”' if told else ''}"


def start_prompt(spec: SceneSpec, film: Premise) -> str:
    """The first picture of the film's first scene."""
    return f"{_setting(spec)} {_people(spec, film, at_end=False)} {_style(spec)}"


def end_prompt(spec: SceneSpec, film: Premise) -> str:
    """The last picture of a scene, which is the first one of the next."""
    return f"{_setting(spec)} {_people(spec, film, at_end=True)} {capital(_CAMERAS[spec.camera][1])}. {_style(spec)}"


def motion_prompt(spec: SceneSpec, film: Premise) -> str:
    """What moves, and how the camera does."""
    moving: list[str] = []
    for subject, actor in _groups(spec.actors, film):
        deed = _deed(actor.action)
        if abs(actor.move) >= 40:
            manner = deed if actor.action in _ON_THE_WAY else "moving"
            moving.append(f"{with_the(subject)} {manner} to the {'right' if actor.move > 0 else 'left'}")
        elif deed and actor.action != "stand":
            moving.append(f"{with_the(subject)} {deed}")
    what = f"{capital('; '.join(moving))}." if moving else "Only light and air move."
    effects = {"fire": " Fire is breathed.", "sparks": " Sparks fly.", "fade": " It fades at the end."}
    return f"{_CAMERAS[spec.camera][0]} {what}{''.join(effects.get(effect, '') for effect in spec.effects)}"


def transition(spec: SceneSpec) -> str:
    """How the scene is entered."""
    return _TRANSITIONS[spec.transition]


def _setting(spec: SceneSpec) -> str:
    at = place_as_seen(spec.set, spec.tags)
    if spec.diagram and spec.diagram.kind != "brand":
        return f"{_SHOTS[spec.shot]} {at.where}, glowing on a dark ground."
    when = "" if at.is_timeless else f", {WHEN[spec.time_of_day]}"
    weather = [_WEATHER[tag] for tag in spec.tags if tag in _WEATHER]
    return f"{_SHOTS[spec.shot]} {at.where}{when}{''.join(f'; {text}' for text in weather)}."


def _people(spec: SceneSpec, film: Premise, *, at_end: bool) -> str:
    groups = _groups(spec.actors, film)
    if spec.diagram and spec.diagram.items:
        symbols = dict.fromkeys(symbol for symbol in (spec.diagram.hero, *spec.diagram.items) if symbol)
        return f"Symbols: {', '.join(with_article(Subject(PICTOGRAM + symbol)) for symbol in symbols)}."
    if not groups:
        return "Nobody is in the picture."
    return capital("; ".join(_person(subject, actor, film, at_end) for subject, actor in groups)) + "."


def _person(subject: Subject, actor: ActorSpec, film: Premise, at_end: bool) -> str:
    x = actor.x + actor.move if at_end else actor.x
    share = (x - MIDDLE) / film.view_width
    where = "in the centre" if abs(share) < _EDGE else "on the left" if share < 0 else "on the right"
    deed = ", ".join(part for part in (_deed(actor.action), described(actor)) if part)
    size = ", small in the picture" if actor.scale < _SMALL and actor.depth < _FAR else ""
    return f"{with_article(subject)} {where}{f', {deed}' if deed else ''}{size}"


def _deed(action: str) -> str:
    """What somebody does, as a participle."""
    if action.startswith(_SEATED):
        doing = action.removeprefix(_SEATED)
        return f"sitting, {_DEEDS.get(doing, doing)}"
    return _DEEDS.get(action, action)


def _groups(actors: Sequence[ActorSpec], film: Premise) -> list[tuple[Subject, ActorSpec]]:
    """Each character once, with its number, and the foremost actor that plays it; the hero's word for it."""
    nouns = _nouns(film)
    counts: dict[_Who, int] = {}
    front: dict[_Who, ActorSpec] = {}
    for actor in actors:
        who = _who(actor, nouns)
        counts[who] = counts.get(who, 0) + 1
        front[who] = actor
    ordered = sorted(front.items(), key=lambda item: item[0][0].startswith(PICTOGRAM))
    return [(Subject(who[0], nouns.get(who, ""), counts[who]), actor) for who, actor in ordered]


def _who(actor: ActorSpec, nouns: Mapping[_Who, str]) -> _Who:
    """Who it is: a person with a name, or one of its kind."""
    named = (actor.character, actor.look.rsplit(" ", 1)[0])
    return named if named in nouns else (actor.character, "")


def _nouns(film: Premise) -> Mapping[_Who, str]:
    perched = film.perch.what if film.perch else None
    cast = [subject for subject in (film.carrier, perched, *film.props, *film.others, film.hero) if subject]
    return {(subject.character, look_of(subject) if subject.traits.who else ""): subject.noun for subject in cast}


def _look(subject: Subject) -> str:
    look = world().looks.get(subject.character, "")
    return f"{with_article(subject)}{f' {look}' if look else ''}"


def _style(spec: SceneSpec) -> str:
    return f"{STYLES[spec.style]} illustration, {spec.mood} mood."
