"""The rungs of reading a prompt: emoji, own words, names of emoji, and at last meanings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from vidpipe_desktop.engines.animatic.language.emoji_names import (
    can_be_drawn,
    english_name,
    english_things,
    found_emoji,
    world_things,
)
from vidpipe_desktop.engines.animatic.language.lexicon import Concept, bare, lexicon
from vidpipe_desktop.engines.animatic.language.meanings import meanings
from vidpipe_desktop.engines.animatic.language.tokens import Token, basic_forms, foreign_forms, is_unbroken
from vidpipe_desktop.engines.animatic.language.traits import PLAIN, Traits

How = Literal["emoji", "word", "name", "meaning"]

_NEGATIONS: Final = frozenset(("no", "without", "not", "never"))
_OLD: Final = ("old", "grandmother")
_CARRYING: Final = frozenset(
    [
        "in",
        "on",
        "aboard",
        "inside",
        "into",
        "onto",
        "ride",
        "rides",
        "riding",
        "rode",
        "drive",
        "drives",
        "driving",
        "drove",
        "pilot",
        "pilots",
        "flying",
        "flies",
        "steer",
        "steers",
        "sail",
        "sails",
        "sailing",
        "paddle",
        "paddles",
        "playing",
    ]
)
_REACH = 3
"""Words that may stand between "two" or "in" and the noun."""
_LONGEST_RUN = 8
_MOST_MEANINGS = 48
_NEAR_ENGLISH = 0.66
_NEAR_FOREIGN = 0.58
_SHORTEST_MEANING = 4
_ENDING: Final = re.compile("^[\u3041-\u309f]{1,3}$")
"""A short run of hiragana: an ending or a particle."""
_MEANT_KINDS: Final = ("subject", "place", "time", "weather", "action")
_NUMBERS: Final = range(0x2800, 0x2900)
"""Braille patterns."""
_DECORATION: Final = re.compile("[\U0001f1e6-\U0001f1ff©®™‼⁉]")


@dataclass(frozen=True, slots=True)
class Find:
    """A concept found in the prompt. noun: the word for it in English. carries: stands after "in", "on" or "rides".

    traits: what else is said of it.
    """

    start: int
    text: str
    concept: Concept
    how: How
    noun: str = ""
    count: int = 1
    carries: bool = False
    traits: Traits = PLAIN


def read_emoji(text: str) -> tuple[list[Find], str]:
    """What the emoji of the text say, and the text with blanks in their place."""
    finds: list[Find] = []
    plain = text
    for start, end, symbol in found_emoji(text):
        who = _number_at(text, end)
        plain = plain[:start] + " " * (end - start + bool(who)) + plain[end + bool(who) :]
        concepts = lexicon().emoji.get(bare(symbol), ())
        said, traits = text[start : end + bool(who)], Traits(who=who)
        finds += [Find(start, said, concept, "emoji", traits=traits) for concept in concepts]
        told = any(concept.kind in ("subject", "time", "weather", "mood") for concept in concepts)
        if (
            not told
            and bare(symbol) not in lexicon().landscapes
            and can_be_drawn(symbol)
            and not _DECORATION.search(symbol)
        ):
            finds.append(Find(start, symbol, Concept("thing", symbol), "emoji", english_name(symbol)))
    return finds, plain


def number_sign(number: int) -> str:
    """What stands after an emoji that means a particular person, from 1 on; no text that people write has it there."""
    return chr(_NUMBERS.start + min(number, len(_NUMBERS) - 1))


def _number_at(text: str, at: int) -> int:
    return ord(text[at]) - _NUMBERS.start if at < len(text) and ord(text[at]) in _NUMBERS else 0


def read_english(tokens: Sequence[Token]) -> tuple[list[Find], list[Token]]:
    """What English words and phrases say, and the words that say nothing known."""
    finds: list[Find] = []
    unexplained: list[Token] = []
    at = 0
    while at < len(tokens):
        size, found = _english_at(tokens, at)
        if not found and _is_content(tokens[at].text):
            unexplained.append(tokens[at])
        if not _is_denied(tokens, at):
            finds += found
        at += max(1, size)
    return finds, unexplained


def read_world(tokens: Sequence[Token]) -> tuple[list[Find], list[Token]]:
    """What words of other languages say, and the words that say nothing known."""
    finds: list[Find] = []
    unexplained: list[Token] = []
    at = 0
    while at < len(tokens):
        token, size = tokens[at], 1
        if is_unbroken(token.text):
            found, rest = _read_run(token)
            unexplained += rest
        else:
            size, found = _world_word(tokens, at)
            if not found and token.text not in lexicon().foreign_function | lexicon().function:
                unexplained.append(token)
        finds += found
        at += size
    return _one_of_age(finds), unexplained


def _one_of_age(finds: Sequence[Find]) -> list[Find]:
    """Without words for somebody old that only say how old the one named beside them is, as in "un vieux pêcheur"."""
    people = [find for find in finds if find.concept.kind == "subject"]
    ages = [
        one if one.concept.name in _OLD else other
        for one, other in pairwise(people)
        if (one.concept.name in _OLD) != (other.concept.name in _OLD) and other.start - one.start - len(one.text) == 1
    ]
    return [find for find in finds if find not in ages]


def read_meanings(tokens: Iterable[Token], is_english: bool) -> list[Find]:
    """What unexplained words probably mean, if the optional package for meanings is there."""
    asked: dict[str, Token] = {}
    for token in tokens:
        long_enough = len(token.text) >= _SHORTEST_MEANING or not token.text.isascii()
        if long_enough and not _ENDING.match(token.text) and not token.text.isdigit() and len(asked) < _MOST_MEANINGS:
            asked.setdefault(token.text, token)
    if not asked or (matcher := meanings()) is None:
        return []
    enough = _NEAR_ENGLISH if is_english else _NEAR_FOREIGN
    answers = matcher.nearest(list(asked), _MEANT_KINDS)
    return [
        Find(token.start, word, concept, "meaning")
        for (word, token), (concept, score) in zip(asked.items(), answers, strict=True)
        if score >= enough
    ]


def knows_english(word: str) -> bool:
    """Whether an English word is known at all."""
    words = lexicon()
    if word in words.function or word in words.fillers:
        return True
    tables = (words.english, words.things, words.topics, english_things())
    return any(form in table for form in basic_forms(word) for table in tables)


def knows_foreign(word: str) -> bool:
    """Whether a word of another language is known and can't be an English one."""
    if word in lexicon().foreign_function:
        return word not in lexicon().function
    return any(_world_concepts(form) for form in foreign_forms(word))


def _is_content(word: str) -> bool:
    words = lexicon()
    return not (word in words.function or word in words.fillers or word in words.numbers or word.isdigit())


def _is_denied(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is only named to be kept out, or for comparison, as in "without people" or "like a lion"."""
    before = [token.text for token in tokens[max(0, at - 2) : at]]
    return bool(_NEGATIONS.intersection(before)) or before in (["like", "a"], ["like", "an"])


def _english_at(tokens: Sequence[Token], at: int) -> tuple[int, list[Find]]:
    """How many words from `at` on make the longest known phrase, and what it says."""
    for size in range(min(lexicon().longest, len(tokens) - at), 0, -1):
        for phrase in _phrases([token.text for token in tokens[at : at + size]]):
            if found := _phrase(tokens, at, size, phrase):
                return size, found
    return 1, []


def _phrases(words: Sequence[str]) -> Iterator[str]:
    """The words as a phrase with its last one, then with its first one in every basic form."""
    *head, last = words
    for form in basic_forms(last):
        yield " ".join((*head, form))
    for form in basic_forms(words[0]) if head else ():
        yield " ".join((form, *words[1:]))


def _phrase(tokens: Sequence[Token], at: int, size: int, phrase: str) -> list[Find]:
    words = lexicon()
    concepts = words.english.get(phrase, ())
    said = " ".join(token.text for token in tokens[at : at + size])
    thing = words.things.get(phrase) or (english_things().get(phrase) if size == 1 and not concepts else None)
    if size == 1 and not concepts and phrase in words.fillers | words.function:
        return []
    found = [_english_find(tokens, at, said, phrase, concept, "word") for concept in concepts]
    if thing and not any(concept.kind in ("subject", "landmark") for concept in concepts):
        found += _named_thing(tokens, at, said, phrase, thing, "word" if phrase in words.things else "name")
    return found


def _named_thing(tokens: Sequence[Token], at: int, said: str, phrase: str, symbol: str, how: How) -> list[Find]:
    """An emoji's name stands for the character or the place that the emoji stands for, else for a pictogram of it."""
    told = [concept for concept in lexicon().emoji.get(bare(symbol), ()) if concept.kind == "subject"]
    return [_english_find(tokens, at, said, phrase, told[0] if told else Concept("thing", symbol), how)]


def _english_find(tokens: Sequence[Token], at: int, said: str, phrase: str, concept: Concept, how: How) -> Find:
    if concept.kind not in ("subject", "thing"):
        return Find(tokens[at].start, said, concept, how)
    words = lexicon()
    before = [token.text for token in tokens[max(0, at - _REACH) : at]]
    counts = [words.numbers[word] for word in before if word in words.numbers]
    plural = 2 if _is_plural(said, phrase) else 1
    count = counts[-1] if counts and (plural > 1 or said in words.numbers) else words.numbers.get(said, plural)
    noun = "" if phrase in words.not_nouns else phrase
    return Find(tokens[at].start, said, concept, how, noun, count, bool(_CARRYING.intersection(before)))


def _is_plural(said: str, phrase: str) -> bool:
    ends_as_many = said.endswith(("s", "men")) and not said.endswith("'s")
    return said != phrase and (ends_as_many or said.rsplit(" ", 1)[-1] in lexicon().irregular)


def _world_word(tokens: Sequence[Token], at: int) -> tuple[int, list[Find]]:
    """How many words from `at` on belong together, and what they say; proper English words count, too."""
    words, token = lexicon(), tokens[at]
    for size in (3, 2):
        phrase = " ".join(part.text for part in tokens[at : at + size])
        if " " in phrase and (concepts := words.world.get(phrase)):
            return size, [Find(token.start, phrase, concept, "word") for concept in concepts]
    if token.text in words.foreign_function:
        return 1, []
    for form in foreign_forms(token.text):
        if concepts := _world_concepts(form):
            return 1, [Find(token.start, token.text, concept, "word") for concept in concepts]
    for form in foreign_forms(token.text):
        if symbol := world_things().get(form):
            return 1, _symbol_finds(token.start, token.text, symbol)
    if token.text.isascii() and token.text not in words.fillers:
        return 1, _english_at((token,), 0)[1]
    return 1, []


def _world_concepts(word: str) -> tuple[Concept, ...]:
    words = lexicon()
    if word in words.world:
        return words.world[word]
    for size in range(len(word), 1, -1):
        if word[:size] in words.stems:
            return words.stems[word[:size]]
    return ()


def _symbol_finds(start: int, text: str, symbol: str) -> list[Find]:
    concepts = lexicon().emoji.get(bare(symbol), ())
    if concepts and concepts[0].kind in ("subject", "place", "time", "weather"):
        return [Find(start, text, concepts[0], "name")]
    return [Find(start, text, Concept("thing", symbol), "name", english_name(symbol))]


def _read_run(token: Token) -> tuple[list[Find], list[Token]]:
    """Longest known words first, from left to right, through a run without blanks."""
    words, finds, unexplained = lexicon(), list[Find](), list[Token]()
    run, at, gap = token.text, 0, 0
    while at < len(run):
        size, found = 1, list[Find]()
        for size in range(min(_LONGEST_RUN, len(run) - at), 0, -1):
            part, start = run[at : at + size], token.start + at
            if concepts := words.world.get(part) or words.stems.get(part):
                found = [Find(start, part, concept, "word") for concept in concepts]
            elif symbol := world_things().get(part):
                found = _symbol_finds(start, part, symbol)
            if found:
                break
        if found:
            finds += found
            unexplained += _pieces(token, gap, at)
            gap = at + size
        at += size if found else 1
    return finds, unexplained + _pieces(token, gap, len(run))


def _pieces(token: Token, start: int, end: int) -> list[Token]:
    """Pairs and triples of characters of an unread stretch: words have no borders there."""
    stretch = token.text[start:end]
    return [
        Token(stretch[at : at + size], token.start + start + at)
        for size in (2, 3)
        for at in range(len(stretch) - size + 1)
    ]
