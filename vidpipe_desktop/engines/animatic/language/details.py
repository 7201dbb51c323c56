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
from vidpipe_desktop.engines.animatic.language.traits import Traits

_NOUNS: Final = ("subject", "thing")
_HANGUL: Final = re.compile("[\uac00-\ud7a3]")
_NEAR = 2
"""Words that may stand between a colour and its noun."""
_JOINED = 3
"""Characters that may stand between two words of a script without blanks that belong together."""
_WORN_WITHIN = 5
"""Words between somebody and what is worn, other than those that describe it."""


@dataclass(slots=True)
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
    for bind in (_bind_attributes, _bind_clothes, _bind_relations):
        bind(marks, plain)
    worn = {mark.start for mark in marks if mark.kind == "garments" and mark.at}
    return [_told(find, mark) for find, mark in zip(finds, named, strict=True) if not _is_worn(find, worn)]


def _is_worn(find: Find, worn: set[int]) -> bool:
    return find.start in worn and find.concept.kind == "thing"


def _told(find: Find, mark: _Mark) -> Find:
    traits = Traits(ink=mark.ink, size=mark.size, wears="; ".join(mark.wears), relation=mark.relation, at=mark.at)
    return replace(find, traits=traits, count=max(find.count, mark.count))


def _said(plain: str, named: Sequence[_Mark]) -> Iterator[_Mark]:
    """Every telling word; what is part of a noun's own name says nothing more, but that clothes can be worn."""
    nouns = [mark for mark in named if mark.is_noun]
    for found in _pattern().finditer(plain):
        start, end = found.span()
        for kind, name in _meanings(found.group()):
            inside = any(mark.start <= start and end <= mark.end for mark in nouns)
            if not inside or kind == "garments":
                yield _Mark(start, end, kind, name)


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    text = resources.files(__package__ or __name__).joinpath("details.toml").read_text(encoding="utf-8")
    return cast(Mapping[str, Mapping[str, str]], tomllib.loads(text))


@cache
def _words() -> tuple[Mapping[str, list[tuple[str, str]]], Mapping[str, list[tuple[str, str]]]]:
    """What exact words mean, and what beginnings of words mean."""
    exact: dict[str, list[tuple[str, str]]] = {}
    stems: dict[str, list[tuple[str, str]]] = {}
    for kind, table in _tables().items():
        for name, line in table.items():
            for word in (folded(item.strip()) for item in line.split(",")):
                target = stems if word.endswith("*") else exact
                target.setdefault(word.rstrip("*"), []).append((kind, name))
    return exact, stems


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


def _bind_attributes(marks: Sequence[_Mark], plain: str) -> None:
    for mark in marks:
        if mark.kind not in ("inks", "sizes", "cuts", "counts"):
            continue
        kinds = ("garments",) if mark.kind == "cuts" else (*_NOUNS, "garments")
        noun = _noun_of(mark, marks, plain, kinds=kinds)
        if noun is None:
            continue
        match mark.kind:
            case "inks":
                noun.ink = noun.ink or mark.name
                _share(noun, marks, "ink")
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
    for mark in marks:
        if mark.kind != "garments":
            continue
        wearer = _wearer(mark, marks, plain)
        if wearer is not None:
            mark.at = wearer.name
            wearer.wears = (*wearer.wears, " ".join(part for part in (mark.name, mark.cut, mark.ink) if part))


def _wearer(garment: _Mark, marks: Sequence[_Mark], plain: str) -> _Mark | None:
    persons = [mark for mark in marks if mark.kind == "subject" and mark.start != garment.start]
    if garment.name in ("aged", "bald"):
        return _noun_of(garment, marks, plain, kinds=("subject",))
    before = next((mark for mark in reversed(persons) if mark.end <= garment.start), None)
    joins = [mark for mark in marks if mark.kind == "wearing" and mark.start <= garment.start]
    telling = {mark.start for mark in marks if mark.kind in ("inks", "sizes", "cuts", "garments", "wearing")}
    if before is not None:
        join = next((mark for mark in joins if before.end <= mark.start), None)
        words = [
            found.start() + join.end
            for found in re.finditer(r"[\w'-]+", plain[join.end : garment.start])
            if found.start() + join.end not in telling
        ] if join else []  # fmt: skip
        deeds = [mark for mark in marks if join and mark.kind == "action" and join.end <= mark.start < garment.start]
        things = [mark for mark in marks if join and mark.kind == "thing" and mark.start not in telling and join.end <= mark.start < garment.start]
        if join and len(words) <= _WORN_WITHIN and not deeds and not things:
            return before
    after = next((mark for mark in persons if mark.start >= garment.end), None)
    close = after is not None and len(_between(garment, after, plain)) <= 1
    return after if close else None


def _bind_relations(marks: Sequence[_Mark], plain: str) -> None:
    for index, mark in enumerate(marks):
        if mark.kind != "places":
            continue
        found = _ends(index, marks, plain)
        if found is None:
            continue
        holder, target = found
        if not holder.relation:
            holder.relation, holder.at = mark.name, target.name


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
