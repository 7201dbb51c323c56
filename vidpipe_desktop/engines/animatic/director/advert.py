"""Adverts: a day, a product, how it is made, who uses it, and its name at the end."""

from dataclasses import replace
from typing import Final

from vidpipe_desktop.engines.animatic.actors.catalog import size_of
from vidpipe_desktop.engines.animatic.actors.names import emoji_of
from vidpipe_desktop.engines.animatic.director.belongings import held_as
from vidpipe_desktop.engines.animatic.director.blocking import MIDDLE, beside, on_a_table, reach, stage
from vidpipe_desktop.engines.animatic.director.draft import Cue, Draft
from vidpipe_desktop.engines.animatic.director.explainer import LONGEST_HEADLINE, topic_symbols
from vidpipe_desktop.engines.animatic.director.naming import capital
from vidpipe_desktop.engines.animatic.director.world import is_alive, place, thing
from vidpipe_desktop.engines.animatic.language.outline import shortened
from vidpipe_desktop.engines.animatic.language.reading import Subject
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM, ActorSpec, DiagramSpec

_ARCS: Final = {
    1: ("brand",),
    2: ("product", "brand"),
    3: ("open", "product", "brand"),
    4: ("open", "product", "share", "brand"),
    5: ("open", "product", "made", "share", "brand"),
    6: ("open", "product", "made", "parts", "share", "brand"),
}
_MIDDLE: Final = ("made", "use", "parts", "share", "use", "product")
_FACES: Final = ("woman", "man", "girl", "old", "person", "boy")
_PLACES: Final = ("int_cafe", "city", "int_office", "meadow", "int_living", "beach", "int_kitchen", "lake")
_RAISED = 80.0
"""How high the product stands on the last card, in stage units: in the middle of its halo."""
_ON_A_CARD = 350.0
"""Height of the product on the last card, in stage units."""
_CLOSE_UP = 1.7
"""How much larger than life small products are shown."""
_COFFEE: Final = ("🌱", "🥛", "🔥", "💧")


def advert_scene(cue: Cue) -> Draft:
    """The draft of one scene. The product is what the prompt names, else a pictogram of its topic."""
    product = product_of(cue)
    match _turn(cue):
        case "open":
            return _open(cue, product)
        case "product":
            return _product(cue, product)
        case "made":
            return _made(cue, product)
        case "parts":
            return _parts(cue, product)
        case "share":
            return _share(cue, product)
        case "use":
            return _use(cue, product)
        case _:
            return _brand(cue, product)


def product_of(cue: Cue) -> Subject:
    """What is advertised."""
    film = cue.film
    named = (film.hero, *film.props, *film.reading.pictograms)  # the last: what is in somebody's hand is no prop
    things = [subject for subject in named if subject and not is_alive(subject.character)]
    if things:
        return things[0]
    return film.hero or Subject(PICTOGRAM + topic_symbols(film.reading)[0], film.reading.topic.lower()[:30])


def _turn(cue: Cue) -> str:
    if cue.count in _ARCS:
        return _ARCS[cue.count][cue.index]
    if cue.index < 2:
        return ("open", "product")[cue.index]
    return "brand" if cue.index == cue.count - 1 else _MIDDLE[(cue.index - 2) % len(_MIDDLE)]


def _face(cue: Cue, offset: int = 0) -> Subject:
    people = [other for other in (cue.film.hero, *cue.film.others) if other and is_alive(other.character)]
    if people and offset < len(people):
        return people[offset]
    return Subject(_FACES[(cue.index // 2 + offset + int(cue.film.hue * 89)) % len(_FACES)])


def _home(cue: Cue) -> str:
    return cue.stop.place.name if cue.stop.place.kind != "graphic" else "int_living"


def _is_large(product: Subject) -> bool:
    staged = thing(product.character)
    return staged is not None and (staged.moves or staged.depth > 1)


def _shown(product: Subject, x: float, scale: float, facing: int) -> ActorSpec:
    staged = thing(product.character)
    if staged:
        larger = _CLOSE_UP if staged.kind in ("food", "object") else 1.0
        return beside(product, x, facing, scale * larger)
    return stage(Subject(product.character, product.noun), x, "idle", facing, scale=scale)[-1]


def _open(cue: Cue, product: Subject) -> Draft:
    if _is_large(product):
        return Draft(
            "wide", "crane_down", (_passing(cue, product, 0.7),), cue.caption("advert", "open"), place=_home(cue)
        )
    someone = stage(_face(cue), MIDDLE - 240 * cue.side, "stand", cue.side, scale=0.9)
    return Draft("wide", "push", someone, cue.caption("advert", "open"), place=_home(cue))


def _passing(cue: Cue, product: Subject, scale: float) -> ActorSpec:
    move = cue.side * reach(product, "run")
    return stage(Subject(product.character, product.noun), MIDDLE - move / 2, "run", cue.side, move=move, scale=scale)[
        -1
    ]


def _product(cue: Cue, product: Subject) -> Draft:
    caption = cue.caption("advert", "product") if cue.film.hero == product else ""
    if _is_large(product):
        return Draft("medium", "track", (_passing(cue, product, 1.0),), caption, place=_home(cue))
    shown = _shown(product, MIDDLE, 1.6, cue.side)
    camera = cue.chance.choice(("push", "pull", "crane_down"))
    return Draft("insert", camera, (shown,), caption, table_top=not is_alive(product.character), place=_home(cue))


def _made(cue: Cue, product: Subject) -> Draft:
    maker = Subject("barista") if product.character == "cup" else _face(cue, 1)
    actors = (
        *_on_a_table(product, MIDDLE + 230 * cue.side, -cue.side),
        *stage(maker, MIDDLE - 120 * cue.side, "work", cue.side),
    )
    return Draft(
        "medium",
        "push",
        actors,
        cue.caption("advert", "made"),
        place="int_cafe" if product.character == "cup" else _home(cue),
    )


def _parts(cue: Cue, product: Subject) -> Draft:
    symbols = _COFFEE if product.character == "cup" else topic_symbols(cue.film.reading)[1:6]
    at = cue.index // len(_MIDDLE) % len(symbols)
    diagram = DiagramSpec("orbit", hero=emoji_of(product.character), items=(*symbols[at:], *symbols[:at]))
    return Draft(
        "graphic",
        "pull",
        (),
        cue.caption("advert", "parts"),
        diagram=diagram,
        place="studio",
    )


def _share(cue: Cue, product: Subject) -> Draft:
    deed = "drink" if product.character == "cup" else "cheer"
    left, right = _face(cue, 0), _face(cue, 2)
    if held := held_as(product):
        left, right = _holding(left, held), _holding(right, held)
    actors = (
        *stage(right, MIDDLE + 200 * cue.side, "talk" if not held else deed, -cue.side),
        *(() if held else _on_a_table(product, MIDDLE, cue.side)),
        *stage(left, MIDDLE - 200 * cue.side, deed, cue.side),
    )
    return Draft(
        "medium", cue.chance.choice(("push", "pull")), actors, cue.caption("advert", "share"), place=_home(cue)
    )


def _holding(someone: Subject, what: str) -> Subject:
    return replace(someone, count=1, traits=replace(someone.traits, holds=what))


def _on_a_table(product: Subject, x: float, facing: int) -> tuple[ActorSpec, ...]:
    """The product at the height of hands; large ones stand on the ground."""
    if _is_large(product) or not thing(product.character):
        return (_shown(product, x, 0.7, facing),)
    return on_a_table(product, x, facing)


def _use(cue: Cue, product: Subject) -> Draft:
    options = [
        name
        for name in _PLACES
        if place(name).fits(cue.film.era) and not (_is_large(product) and name.startswith("int_"))
    ]
    where = options[(cue.index + int(cue.film.hue * 83)) % len(options)]
    held = held_as(product)
    actors = (
        *(() if held else _on_a_table(product, MIDDLE + 200 * cue.side, -cue.side)),
        *stage(_holding(_face(cue), held), MIDDLE - 160 * cue.side, "drink" if held == "cup" else "stand", cue.side),
    )
    shot = cue.chance.choice(("wide", "medium"))
    return Draft(
        shot, cue.chance.choice(("push", "pan_left", "pan_right")), actors, cue.caption("advert", "use"), place=where
    )


def _brand(cue: Cue, product: Subject) -> Draft:
    film = cue.film
    own = capital(shortened(film.reading.topic or film.reading.prompt, LONGEST_HEADLINE))
    text = cue.caption("advert", "end") or own
    drawn = size_of(product.character)
    shown = (
        (replace(_shown(product, MIDDLE, 1.0, cue.side), scale=_ON_A_CARD / drawn.height, lift=_RAISED),)
        if drawn
        else ()
    )
    hero = "" if shown else emoji_of(product.character)
    diagram = DiagramSpec("brand", text, own if film.english else "", hero)
    return Draft("graphic", "pull", shown, "", diagram=diagram, place="studio")
