"""What a prompt says of its nouns besides naming them: colour, size, clothes, and on or in what they are."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Final, cast

from vidpipe_desktop.engines.animatic.language.finds import Find
from vidpipe_desktop.engines.animatic.language.lexicon import folded, lexicon
from vidpipe_desktop.engines.animatic.language.tokens import is_unbroken

_NOUNS: Final = ("subject", "thing")
_HANGUL: Final = re.compile("[\uac00-\ud7a3]")
_AND: Final = frozenset(
    [
        "and",
        "und",
        "y",
        "et",
        "e",
        "и",
        "ve",
        "i",
        "en",
        "with",
        "mit",
        "con",
        "avec",
        "com",
        "с",
        "со",
        "met",
        "z",
        "ile",
    ]
)
_DESCRIBING: Final = ("inks", "sizes", "cuts", "garments", "wearing")
_REACH = 16
"""Marks to either side that are looked at."""
_NEAR = 2
"""Words that may stand between a colour and its noun."""
_JOINED = 3
"""Characters that may stand between two words of a script without blanks that belong together."""
_WORN_WITHIN = 5
"""Words between somebody and what is worn, other than those that describe it."""


@dataclass(slots=True, eq=False)
class _Mark:
    """A word that tells something. kind: a table of details.toml, subject, thing, or another kind of find."""

    start: int
    end: int
    kind: str
    name: str
    ink: str = ""
    size: float = 1.0
    cut: str = ""
    count: int = 1
    wears: tuple[str, ...] = ()
    relation: str = ""
    at: str = ""
    does: str = ""

    @property
    def is_noun(self) -> bool:
        """Whether it names somebody or something that is seen."""
        return self.kind in _NOUNS


def with_details(finds: Sequence[Find], text: str) -> list[Find]:
    """The finds with their traits. Clothes that somebody wears are no longer things of their own."""
    plain = folded(text)
    if len(plain) != len(text) or not any(find.concept.kind in _NOUNS for find in finds):
        return list(finds)
    named = [_Mark(find.start, find.start + len(find.text), find.concept.kind, find.concept.name) for find in finds]
    marks = sorted((*named, *_said(plain, named)), key=lambda mark: (mark.start, not mark.is_noun))
    for bind in (_bind_attributes, _bind_clothes, _bind_relations, _bind_deeds):
        bind(marks, plain)
    worn = {mark.start for mark in marks if mark.kind == "garments" and mark.at}
    return [_told(find, mark) for find, mark in zip(finds, named, strict=True) if not _is_worn(find, worn)]


def is_telling(word: str) -> bool:
    """Whether a word, in lower case, says more of a noun and is none itself."""
    return bool(_meanings(word))


def _is_worn(find: Find, worn: set[int]) -> bool:
    return find.start in worn and find.concept.kind == "thing"


def _told(find: Find, mark: _Mark) -> Find:
    traits = replace(
        find.traits,
        ink=mark.ink,
        size=mark.size,
        wears="; ".join(mark.wears),
        relation=mark.relation,
        at=mark.at,
        does=mark.does,
    )
    return replace(find, traits=traits, count=max(find.count, mark.count))


def _said(plain: str, named: Sequence[_Mark]) -> Iterator[_Mark]:
    """Every telling word; what is part of a noun's own name says nothing more, but that clothes can be worn."""
    noun_at = {at: mark for mark in named if mark.is_noun for at in range(mark.start, mark.end)}
    for found in _pattern().finditer(plain):
        start, end = found.span()
        for kind, name in _meanings(found.group()):
            inside = start in noun_at and noun_at[start] is noun_at.get(end - 1)
            if not inside or kind == "garments":
                yield _Mark(start, end, kind, name)


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    text = resources.files(__package__ or __name__).joinpath("details.toml").read_text(encoding="utf-8")
    return cast(Mapping[str, Mapping[str, str]], tomllib.loads(text))


def ink_name(ink: str) -> str:
    """The English word for a colour of the tables, as "red"; the ink itself if it is none of theirs."""
    return _tables()["inks"].get(ink, ink).split(",", 1)[0]


@cache
def _words() -> tuple[Mapping[str, list[tuple[str, str]]], Mapping[str, list[tuple[str, str]]]]:
    """What exact words mean, and what beginnings of words mean."""
    exact: dict[str, list[tuple[str, str]]] = {}
    stems: dict[str, list[tuple[str, str]]] = {}
    for kind, table in _tables().items():
        for name, line in table.items():
            for word in (folded(item.strip()) for item in line.split(",")):
                target = stems if word.endswith("*") else exact
                for form in (word.rstrip("*"), *_plurals(word, kind)):
                    target.setdefault(form, []).append((kind, name))
    return exact, stems


def _plurals(word: str, kind: str) -> tuple[str, ...]:
    """What several of some clothes are called in English and its neighbours."""
    if kind != "garments" or not word.isalpha() or not word.isascii():
        return ()
    return (word + "es",) if word.endswith("s") else (word + "s",)


def _meanings(said: str) -> list[tuple[str, str]]:
    exact, stems = _words()
    if said in exact:
        return exact[said]
    for size in range(len(said), 1, -1):
        if said[:size] in stems:
            return stems[said[:size]]
    return []


@cache
def _pattern() -> re.Pattern[str]:
    """Any telling word, longest first: whole words, or anywhere in scripts without blanks."""
    exact, stems = _words()
    runs = [word for word in (*exact, *stems) if is_unbroken(word) or _HANGUL.search(word)]
    whole = [re.escape(word) for word in exact if word not in runs]
    whole += [rf"{re.escape(word)}\w*" for word in stems if word not in runs]
    whole.sort(key=len, reverse=True)
    anywhere = sorted(map(re.escape, runs), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(whole)})(?!\w)|{'|'.join(anywhere)}")


def _between(first: _Mark, second: _Mark, plain: str) -> list[str]:
    return re.findall(r"[\w'-]+|[,.;]", plain[first.end : second.start])


def _is_run(text: str) -> bool:
    return is_unbroken(text) or bool(_HANGUL.search(text))


def _stops(word: str) -> bool:
    words = lexicon()
    return word in words.function or word in words.foreign_function or word in ",.;"


def _belongs(attribute: _Mark, noun: _Mark, plain: str) -> bool:
    """Whether only a few describing words stand between an attribute and its noun, in either order."""
    first, second = sorted((attribute, noun), key=lambda mark: mark.start)
    if _is_run(plain[attribute.start : attribute.end]):
        gap = plain[first.end : second.start]
        return len(gap.replace(" ", "")) <= _JOINED and not re.search("[,，、。]", gap)
    between = _between(first, second, plain)
    limit = _NEAR if first is attribute else 1
    return len(between) <= limit and not any(_stops(word) for word in between)


def _noun_of(attribute: _Mark, marks: Sequence[_Mark], plain: str, *, kinds: tuple[str, ...]) -> _Mark | None:
    """The noun an attribute stands before, else the one it stands after."""
    nouns = [mark for mark in marks if mark.kind in kinds]
    after = next((mark for mark in nouns if mark.start >= attribute.end), None)
    if after and _belongs(attribute, after, plain):
        return after
    before = next((mark for mark in reversed(nouns) if mark.end <= attribute.start), None)
    return before if before and _belongs(attribute, before, plain) else None


def _around(index: int, marks: Sequence[_Mark]) -> Sequence[_Mark]:
    """The mark and its neighbours; what is farther away has nothing to do with it."""
    return marks[max(0, index - _REACH) : index + _REACH + 1]


def _bind_attributes(marks: Sequence[_Mark], plain: str) -> None:
    for index, mark in enumerate(marks):
        if mark.kind not in ("inks", "sizes", "cuts", "counts"):
            continue
        near = _around(index, marks)
        kinds = ("garments",) if mark.kind == "cuts" else (*_NOUNS, "garments")
        noun = _noun_of(mark, near, plain, kinds=kinds)
        if noun is None:
            continue
        match mark.kind:
            case "inks":
                noun.ink = noun.ink or mark.name
                _share(noun, near, "ink")
            case "sizes":
                noun.size = float(mark.name)
            case "cuts":
                noun.cut = mark.name
            case _:
                noun.count = int(mark.name)


def _share(noun: _Mark, marks: Sequence[_Mark], name: str) -> None:
    """Words that are both a thing and something to wear are two marks at one place."""
    for other in marks:
        if other.start == noun.start and other is not noun:
            setattr(other, name, getattr(noun, name))


def _bind_clothes(marks: Sequence[_Mark], plain: str) -> None:
    for index, mark in enumerate(marks):
        if mark.kind != "garments":
            continue
        wearer = _wearer(mark, _around(index, marks), plain)
        if wearer is not None:
            mark.at = wearer.name
            wearer.wears = (*wearer.wears, " ".join(part for part in (mark.name, mark.cut, mark.ink) if part))


def _wearer(garment: _Mark, marks: Sequence[_Mark], plain: str) -> _Mark | None:
    """Who wears it: whom it is said of with a word such as "with" or "wearing", else who is named right behind."""
    if garment.name in ("aged", "bald"):
        return _noun_of(garment, marks, plain, kinds=("subject",))
    persons = [mark for mark in marks if mark.kind == "subject" and mark.start != garment.start]
    before = next((mark for mark in reversed(persons) if mark.end <= garment.start), None)
    if before is not None and _is_said_of(before, garment, marks, plain):
        return before
    after = next((mark for mark in persons if mark.start >= garment.end), None)
    return after if after is not None and len(_between(garment, after, plain)) <= 1 else None


def _is_said_of(wearer: _Mark, garment: _Mark, marks: Sequence[_Mark], plain: str) -> bool:
    """Whether a word that joins somebody and clothes leads from the one to the other, without a deed in between."""
    within = [mark for mark in marks if wearer.end <= mark.start < garment.start]
    join = next((mark for mark in within if mark.kind == "wearing"), None)
    if join is None or any(mark.kind == "action" and mark.start >= join.end for mark in within):
        return False
    telling = {mark.start for mark in within if mark.kind in _DESCRIBING}
    things = [mark for mark in within if mark.kind == "thing" and mark.start not in telling]
    joined = not things or bool(_AND.intersection(_between(things[-1], garment, plain)))
    words = re.finditer(r"[\w'-]+", plain[join.end : garment.start])
    return joined and sum(word.start() + join.end not in telling for word in words) <= _WORN_WITHIN


def _bind_relations(marks: Sequence[_Mark], plain: str) -> None:
    for index, mark in enumerate(marks):
        if mark.kind != "places":
            continue
        near = _around(index, marks)
        found = _ends(near.index(mark), near, plain)
        if found is None:
            continue
        holder, target = found
        for one in (holder, *_joined_with(holder, near, plain)):
            if not one.relation:
                one.relation, one.at = mark.name, target.name


def _bind_deeds(marks: Sequence[_Mark], plain: str) -> None:
    """Who is named last before a deed does it, if the sentence is the same."""
    doer: _Mark | None = None
    for mark in marks:
        if mark.kind == "subject":
            doer = mark
        elif mark.kind == "action" and doer and not doer.does and "." not in plain[doer.end : mark.start]:
            doer.does = mark.name


def _joined_with(holder: _Mark, marks: Sequence[_Mark], plain: str) -> list[_Mark]:
    """Who is named right before, as in "a cat and a dog"."""
    before = [mark for mark in marks if mark.kind == "subject" and mark.end <= holder.start]
    words = _between(before[-1], holder, plain) if before else []
    joins = 0 < len(words) <= _NEAR and any(word in _AND for word in words) and all(map(_stops, words))
    return before[-1:] if joins else []


def _ends(index: int, marks: Sequence[_Mark], plain: str) -> tuple[_Mark, _Mark] | None:
    """Who is somewhere, and what it is on, in or under."""
    mark = marks[index]
    before = [other for other in marks[:index] if other.is_noun and other.end <= mark.start]
    after = [other for other in marks[index:] if other.is_noun and other.start >= mark.end]
    if _is_run(plain[mark.start : mark.end]):
        target = before[-1] if before and mark.start - before[-1].end <= _JOINED else None
        others = [other for other in (*after, *before) if target and other.name != target.name]
        holder = next((other for other in others if other.kind == "subject"), None)
        return (holder, target) if holder and target else None
    if not before or not after or not _leads_to(mark, after[0], marks, plain):
        return None
    holder = next((other for other in reversed(before) if other.kind == "subject"), before[-1])
    return (holder, after[0]) if holder.name != after[0].name else None


def _leads_to(relation: _Mark, noun: _Mark, marks: Sequence[_Mark], plain: str) -> bool:
    """Whether nothing but articles and describing words stands between."""
    telling = {mark.start: mark for mark in marks if relation.end <= mark.start < noun.start}
    if any(mark.kind in ("garments", "place", "action") for mark in telling.values()):
        return False
    words = list(re.finditer(r"[\w'-]+|[,.;]", plain[relation.end : noun.start]))
    unknown = [word for word in words if word.start() + relation.end not in telling]
    return len(words) <= _NEAR + 2 and sum(not _stops(word.group()) for word in unknown) <= 1 and "," not in [
        word.group() for word in words
    ]  # fmt: skip
