"""Explanations: graphics of what belongs to the topic, and people who look into it."""

import re
from dataclasses import replace
from random import Random
from typing import Final

from vidpipe_desktop.engines.animatic.actors.names import emoji_of
from vidpipe_desktop.engines.animatic.director.blocking import MIDDLE, beside, stage
from vidpipe_desktop.engines.animatic.director.captions import headings
from vidpipe_desktop.engines.animatic.director.draft import Cue, Draft
from vidpipe_desktop.engines.animatic.director.knowledge import Process, process_of
from vidpipe_desktop.engines.animatic.director.naming import capital
from vidpipe_desktop.engines.animatic.director.world import thing
from vidpipe_desktop.engines.animatic.language.emoji_names import can_be_drawn
from vidpipe_desktop.engines.animatic.language.lexicon import bare, lexicon
from vidpipe_desktop.engines.animatic.language.outline import shortened
from vidpipe_desktop.engines.animatic.language.questions import MARKS, diagrams_in, needs_mark, topics_in
from vidpipe_desktop.engines.animatic.language.reading import Reading, Subject
from vidpipe_desktop.engines.animatic.language.tokens import basic_forms
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM, DiagramSpec

LONGEST_HEADLINE = 60

_GENERAL: Final = ("💡", "🔍", "⚙️", "📈", "🌍", "🎯", "💬", "🧠", "🧩")
_MIDDLE: Final = ("orbit", "how", "teach", "network", "field", "bars")
_SHORT: Final = {
    1: ("title",),
    2: ("title", "how"),
    3: ("title", "how", "end"),
    4: ("title", "orbit", "how", "end"),
    5: ("title", "orbit", "how", "network", "end"),
    6: ("title", "orbit", "how", "teach", "network", "end"),
}
_STUDIES: Final = (
    ("int_lab", "scientist"),
    ("int_classroom", "woman"),
    ("int_library", "man"),
    ("int_office", "person"),
)
_FIELDS: Final = ("city", "meadow", "int_living", "lake", "road", "forest", "farm", "clouds")
_ALOFT: Final = frozenset(
    map(bare, ["☁️", "⚡", "💨", "🌈", "🌍", "🌀", "⭐", "☀️", "🌙", "🌑", "💧", "❄️", "🌐", "📡", "📈", "🧬", "🎵"])
)
"""What doesn't stand on the ground."""
_ASKED_FOR: Final = {
    "comparison": ("orbit", frozenset(("vs", "versus", "compared", "difference", "better"))),
    "cycle": ("how", frozenset(("cycle", "cycles", "circle", "seasons", "recycling"))),
    "timeline": ("how", frozenset(("history", "timeline", "evolution", "century", "decades"))),
    "parts": ("network", frozenset(("parts", "anatomy", "inside", "structure", "layers", "components"))),
}
"""Kinds of diagrams, in which turn they can stand, and the words that ask for them."""
_MOST_ITEMS: Final = {"flow": 4, "bars": 5, "comparison": 2, "timeline": 5, "cycle": 5}
_YEAR: Final = re.compile(r"\b(?:1\d{3}|20\d{2})\b")
_GROUPS: Final = {"orbit": "core", "how": "how", "network": "many", "bars": "why", "field": "field"}


def explainer_scene(cue: Cue) -> Draft:
    """The draft of one scene: title first, conclusion last, graphics and people between them."""
    turn, known = _turn(cue), process_of(cue.film.reading)
    if known and cue.index < len(_MIDDLE) and (told := "field" if turn == "network" else turn) in known.sentences:
        return _known_scene(cue, told, known)
    symbols = _symbols(cue)
    symbols = symbols[cue.index % len(symbols) :] + symbols[: cue.index % len(symbols)] if turn != "title" else symbols
    match turn:
        case "title":
            diagram = DiagramSpec("title", headline(cue.film.reading), _heading(cue, "subtitle", "title"), symbols[0])
            return graphic("push", diagram, cue.caption("explain", "open"))
        case "end":
            first = known.symbols_around if known else _symbols(cue)[:4]
            title, subtitle = headline(cue.film.reading), _heading(cue, "subtitle", "end")
            diagram = DiagramSpec("parts" if known else "orbit", title, subtitle, first[0], tuple(first[1:]))
            return graphic("pull", diagram, cue.caption("explain", "end"))
        case "teach":
            return _teach(cue, symbols)
        case "field":
            where = _FIELDS[(cue.index // len(_MIDDLE) + int(cue.film.hue * 97)) % len(_FIELDS)]
            return _field(cue, symbols[0], where, cue.caption("explain", "field"))
        case _:
            return _graphic(cue, turn, symbols)


def _known_scene(cue: Cue, turn: str, known: Process) -> Draft:
    """What is known of the topic: what belongs to it, its steps in their order, or where one meets it."""
    reading, symbols = cue.film.reading, known.symbols
    caption = known.sentences[turn] if cue.film.english else cue.caption("explain", _GROUPS[turn])
    if turn == "field":
        met = _field(cue, known.symbol, known.place, caption)
        return replace(met, shot="medium", light=known.light or met.light)
    if turn == "orbit":
        hero, *around = known.symbols_around
        diagram = DiagramSpec("orbit", "", hero=hero, items=tuple(around))
    else:
        labels = known.labels(symbols, reading.language)
        diagram = DiagramSpec(
            "cycle" if known.cycle else "flow", "", items=symbols, labels=labels if any(labels) else ()
        )
    text = _heading(cue, "headline", turn) or headline(reading)
    return graphic("pull" if turn == "orbit" else "push", replace(diagram, text=text), caption)


def topic_symbols(reading: Reading) -> list[str]:
    """Emoji that stand for the topic: those of known topics, of the prompt, then general ones. At least six."""
    if known := process_of(reading):
        return list(dict.fromkeys((known.symbol, *known.symbols, *_GENERAL)))[:7]
    topics = lexicon().topics
    found = [symbol for topic in _topics_of(reading) for symbol in topics[topic]]
    found += [emoji_of(subject.character) for subject in (*reading.subjects, *reading.pictograms)]
    found += [symbol for topic in topics.values() if topic[0] in found[:1] for symbol in topic]
    unique: dict[str, str] = {}
    for symbol in filter(can_be_drawn, (*found, *_GENERAL)):
        unique.setdefault(bare(symbol), symbol)
    own = len({bare(symbol) for symbol in found if can_be_drawn(symbol)})
    return list(unique.values())[: max(7, min(12, own))]


def _topics_of(reading: Reading) -> list[str]:
    """Known topics that the prompt names."""
    if not reading.is_english:
        return list(topics_in(reading.prompt))
    forms = (next((form for form in basic_forms(word) if form in lexicon().topics), "") for word in reading.words)
    return [form for form in forms if form]


def _symbols(cue: Cue) -> list[str]:
    """The topic's symbols: the first is the topic itself, the others come in another order in every film."""
    first, *others = topic_symbols(cue.film.reading)
    Random(round(cue.film.hue * 1_000_000)).shuffle(others)
    return [first, *others]


def headline(reading: Reading) -> str:
    """The topic, or the question that is asked, as one line."""
    if reading.asks:
        line = reading.prompt.split("\n")[0]
        mark = next((mark for mark in MARKS if mark in line), "?")
        question = line.split(mark)[0].strip(" .!,;:")
        ends = needs_mark(line, english=reading.is_english) and len(question) < LONGEST_HEADLINE
        return capital(shortened(question, LONGEST_HEADLINE - 1)) + (mark if ends else "")
    return capital(shortened(reading.topic or reading.prompt, LONGEST_HEADLINE))


def _turn(cue: Cue) -> str:
    if cue.count in _SHORT:
        return _SHORT[cue.count][cue.index]
    if cue.index in (0, cue.count - 1):
        return "end" if cue.index else "title"
    return _MIDDLE[(cue.index - 1) % len(_MIDDLE)]


def _heading(cue: Cue, group: str, turn: str, part: int = 0) -> str:
    """What stands over or under a graphic, in the film's language; "" if that has no words for it."""
    choices = headings(cue.film.reading.language, group, turn)
    return choices[part % len(choices)] if choices else ""


def _graphic(cue: Cue, turn: str, symbols: list[str]) -> Draft:
    reading, part = cue.film.reading, cue.index // len(_MIDDLE)
    text = _heading(cue, "headline", turn, part) or headline(reading)
    caption = cue.caption("explain", _GROUPS[turn])
    quantum = turn == "how" and part == 0 and bool({"quantum", "qubit", "qubits"}.intersection(reading.words))
    kind = "bloch" if quantum else _kind(reading, turn, part)
    text = "A bit is 0 or 1. A qubit can be both." if quantum and cue.film.english else text
    items = tuple(symbols[1:] if kind == "parts" else symbols)[: _MOST_ITEMS.get(kind, 6)]
    if kind == "orbit":
        items = tuple(symbols[1:6])
    if kind == "comparison":
        items = tuple(topic_symbols(reading)[:2])
    camera = {"orbit": "pull", "network": "pan_right", "bars": "crane_down"}.get(kind, "push")
    hero = symbols[0] if kind in ("orbit", "parts") else ""
    return graphic(
        camera, DiagramSpec(kind, text, hero=hero, items=items, labels=_labels(reading, kind, items)), caption
    )


def _kind(reading: Reading, turn: str, part: int) -> str:
    """The diagram for this turn: the words of the prompt ask for some kinds."""
    plain = "flow" if turn == "how" else turn
    if part > 0:
        return plain
    told = () if reading.is_english else diagrams_in(reading.prompt)
    asked = (
        kind
        for kind, (at, words) in _ASKED_FOR.items()
        if at == turn and (words.intersection(reading.words) or kind in told)
    )
    return next(asked, plain)


def _labels(reading: Reading, kind: str, items: tuple[str, ...]) -> tuple[str, ...]:
    """Years of the prompt on a timeline, else the prompt's own words for its pictograms."""
    years = tuple(dict.fromkeys(_YEAR.findall(reading.prompt)))
    if kind == "timeline" and years:
        return years[: len(items)]
    named = (*reading.subjects, *reading.pictograms)
    nouns = {bare(emoji_of(subject.character)): subject.noun for subject in named}
    labels = tuple(nouns.get(bare(item), "") for item in items)
    return labels if any(labels) else ()


def graphic(camera: str, diagram: DiagramSpec, caption: str) -> Draft:
    """A diagram on its own."""
    return Draft("graphic", camera, (), caption, diagram=diagram, place="abstract")


def _teach(cue: Cue, symbols: list[str]) -> Draft:
    """Somebody who explains, with the matter at hand."""
    room, who = _STUDIES[(cue.index // len(_MIDDLE) + (cue.film.side > 0)) % len(_STUDIES)]
    subject = cue.film.hero if cue.film.hero and not thing(cue.film.hero.character) else Subject(who)
    teacher = stage(subject, MIDDLE - 260 * cue.side, "talk", cue.side)
    matter = beside(_symbol(symbols[0]), MIDDLE + 240 * cue.side, -cue.side, 1.1)
    camera = cue.chance.choice(("push", "pan_right", "pan_left"))
    return Draft("medium", camera, (matter, *teacher), cue.caption("explain", "teach"), place=room)


def _field(cue: Cue, symbol: str, where: str, caption: str) -> Draft:
    """The matter where one meets it."""
    matter = beside(_symbol(symbol), MIDDLE + 120 * cue.side, -cue.side, 1.0)
    if bare(symbol) in _ALOFT:
        matter = replace(matter, lift=matter.lift or 330.0, action="hover")
    someone = stage(
        Subject(cue.chance.choice(("hiker", "woman", "boy", "man", "girl"))), MIDDLE - 330 * cue.side, "stand", cue.side
    )
    camera = cue.chance.choice(("crane_up", "push", "pan_left", "pan_right"))
    light = cue.chance.choice(("day", "golden", "dawn", "sunset"))
    return Draft("wide", camera, (matter, *someone), caption, place=where, light=light)


def _symbol(symbol: str) -> Subject:
    return Subject(f"{PICTOGRAM}{symbol}")
