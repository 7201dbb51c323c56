"""The words the animatic understands, loaded once from the package's own tables."""

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final, cast

Tables = Mapping[str, Mapping[str, str]]

KINDS: Final = ("subject", "place", "time", "weather", "mood", "style", "action", "genre")
_TABLE_OF: Final = {kind: f"{kind}s" for kind in KINDS} | {"weather": "weather"}
_LANDMARKS: Final = "landmarks_"
"""Tables by this name and a place tell the words for both the place and a landmark there."""
_EMOJI_KINDS: Final = {f"emoji_{_TABLE_OF[kind]}": kind for kind in KINDS}

_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_SHORTEST_KANA = 3
"""Shorter names would be found in the middle of other words."""


@dataclass(frozen=True, slots=True)
class Concept:
    """Something the stage can show. kind: one of KINDS, "landmark", or "thing" with an emoji as its name."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words and phrases by what they mean. All keys are lower case and NFC.

    english: words and phrases of up to `longest` words, in basic form. world: exact words of other languages.
    stems: beginnings of words of other languages. emoji: emoji without variation selectors. things: English words.
    grown: words for what grows, which make a place only where none is named.
    """

    english: Mapping[str, tuple[Concept, ...]]
    longest: int
    world: Mapping[str, tuple[Concept, ...]]
    stems: Mapping[str, tuple[Concept, ...]]
    emoji: Mapping[str, tuple[Concept, ...]]
    things: Mapping[str, str]
    function: frozenset[str]
    foreign_function: frozenset[str]
    fillers: frozenset[str]
    generic: frozenset[str]
    landscapes: frozenset[str]
    grown: frozenset[str]
    not_nouns: frozenset[str]
    not_things: frozenset[str]
    foreign_not_things: frozenset[str]
    numbers: Mapping[str, int]
    irregular: Mapping[str, str]
    glosses: Mapping[Concept, str]
    topics: Mapping[str, tuple[str, ...]]


def folded(text: str) -> str:
    """Lower case, NFC, with plain apostrophes: the form in which words are compared."""
    return unicodedata.normalize("NFC", text.replace("İ", "i").lower().replace("’", "'").replace("ʼ", "'"))


def in_hiragana(name: str) -> str:
    """A katakana name of three letters or more, which people write in hiragana just as well; "" for all other words."""
    if len(name) < _SHORTEST_KANA or not all("ァ" <= letter <= "ヶ" or letter == "ー" for letter in name):
        return ""
    return name.translate(_HIRAGANA)


def bare(emoji: str) -> str:
    """An emoji without variation selectors, so that ☀ and ☀️ are one."""
    return emoji.replace("\ufe0f", "")


@cache
def lexicon() -> Lexicon:
    """The tables of this package, read on the first call."""
    own, world = _tables("lexicon.toml"), _tables("lexicon_world.toml")
    english = _index(own)
    exact, stems = _split_stems(_world_index(world))
    words = own["words"]
    return Lexicon(
        english=english,
        longest=max(phrase.count(" ") for phrase in english) + 1,
        world=exact,
        stems=stems,
        emoji=_emoji(own),
        things={word: emoji for emoji, line in own["things"].items() for word in _items(line)},
        function=frozenset(_items(words["function"])),
        foreign_function=frozenset(_items(world["words"]["function"])),
        fillers=frozenset(_items(words["fillers"])),
        generic=frozenset(_items(words["generic"])),
        grown=frozenset(_items(words["grown"])),
        landscapes=frozenset(map(bare, _items(words["landscapes"]))),
        not_nouns=frozenset(_items(words["not_nouns"])),
        not_things=frozenset(_items(words["not_things"])),
        foreign_not_things=frozenset(_items(world["words"]["not_things"])),
        numbers={word: int(count) for word, count in _pairs(words["numbers"])},
        irregular=dict(_pairs(words["irregular"])),
        glosses=_glosses(own),
        topics={topic: tuple(line.split()) for topic, line in own["topics"].items()},
    )


def _tables(name: str) -> Tables:
    text = resources.files(__package__ or __name__).joinpath(name).read_text(encoding="utf-8")
    return cast(Tables, tomllib.loads(text))


def _items(line: str) -> list[str]:
    return [folded(item.strip()) for item in line.split(",") if item.strip()]


def _pairs(line: str) -> Iterator[tuple[str, str]]:
    for item in _items(line):
        word, _, value = item.partition("=")
        yield word, value


def _index(tables: Tables) -> dict[str, tuple[Concept, ...]]:
    """Phrase to everything it means, in the order of KINDS; then landmarks."""
    index: dict[str, tuple[Concept, ...]] = {}
    for kind in KINDS:
        for name, line in tables.get(_TABLE_OF[kind], {}).items():
            for phrase in _items(line):
                concept = Concept(kind, name)
                known = index.get(phrase, ())
                index[phrase] = known if concept in known else (*known, concept)
    for table in (name for name in tables if name.startswith(_LANDMARKS)):
        for name, line in tables[table].items():
            both = (Concept("place", table.removeprefix(_LANDMARKS)), Concept("landmark", name))
            index |= {phrase: (*index.get(phrase, ()), *both) for phrase in _items(line)}
    return index


def _world_index(tables: Tables) -> dict[str, tuple[Concept, ...]]:
    """The same for other languages, things included; a word for somebody comes first."""
    index = _index(tables)
    for symbol, line in tables["things"].items():
        for phrase in _items(line):
            index.setdefault(phrase, (Concept("thing", symbol),))
    for phrase, concepts in list(index.items()):
        if other := in_hiragana(phrase):
            index.setdefault(other, concepts)
    return index


def _split_stems(
    index: Mapping[str, tuple[Concept, ...]],
) -> tuple[dict[str, tuple[Concept, ...]], dict[str, tuple[Concept, ...]]]:
    exact = {phrase: concepts for phrase, concepts in index.items() if not phrase.endswith("*")}
    stems = {phrase[:-1]: concepts for phrase, concepts in index.items() if phrase.endswith("*")}
    return exact, stems


def _emoji(own: Tables) -> dict[str, tuple[Concept, ...]]:
    index: dict[str, tuple[Concept, ...]] = {}
    for table, kind in _EMOJI_KINDS.items():
        for name, line in own.get(table, {}).items():
            for emoji in line.split():
                index[bare(emoji)] = (*index.get(bare(emoji), ()), Concept(kind, name))
    return index


def _glosses(own: Tables) -> dict[Concept, str]:
    """What every concept is called when meanings are compared."""
    named = own["glosses"]
    return {
        Concept(kind, name): named.get(name) or _items(line)[0]
        for kind in KINDS
        for name, line in own[_TABLE_OF[kind]].items()
    }
