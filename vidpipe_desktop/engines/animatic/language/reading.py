"""What a prompt in any language asks to see: `read_prompt`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from vidpipe_desktop.engines.animatic.language.compounds import without_compounds
from vidpipe_desktop.engines.animatic.language.details import is_telling, with_details
from vidpipe_desktop.engines.animatic.language.finds import (
    Find,
    How,
    knows_english,
    knows_foreign,
    number_sign,
    read_emoji,
    read_english,
    read_meanings,
    read_world,
)
from vidpipe_desktop.engines.animatic.language.lexicon import Concept, bare, lexicon
from vidpipe_desktop.engines.animatic.language.questions import asks
from vidpipe_desktop.engines.animatic.language.roles import Role
from vidpipe_desktop.engines.animatic.language.screenplay import screenplay
from vidpipe_desktop.engines.animatic.language.tokens import Token, cleaned, words_of
from vidpipe_desktop.engines.animatic.language.tongue import language_of
from vidpipe_desktop.engines.animatic.language.traits import PLAIN, Traits, joined
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM

_ENGLISH_SHARE = 0.34
_LATIN_SHARE = 0.7
_LONG_TEXT = 80
"""Words from which on it matters more how often something is named than how early."""
_MOST = 12
_LONGEST_COUNT = 7
_PRONOUNS: Final = {"she": "woman", "her": "woman", "he": "man", "his": "man", "him": "man"}
_AFTER_NAMES: Final = frozenset(
    ("is", "was", "and", "finds", "wants", "goes", "lives", "has", "loves", "takes", "gets")
)
_Key = tuple[str, int, int]
"""Character, number of a named person, and which of several that are told apart by colour."""
_NOBODY = 1 << 30
_TOPIC: Final = re.compile(
    r"^.*?\b(?:explainer|video|film|documentary|introduction|guide|history|story|lesson|tutorial|advert\w*|ad"
    r"|commercial|clip|trailer)s?\b(?:\s+(?:film|video|clip))?\s+(?:about|on|of|to|for|explaining|called)\s+",
    re.IGNORECASE,
)
_EXPLAIN: Final = re.compile(r"^(?:please\s+)?explain(?:ing)?\s+(?:to me\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody or something to be staged: a character, the English word for it ("" = the character's own), how many.

    traits: what else the prompt tells of it.
    """

    character: str
    noun: str = ""
    count: int = 1
    traits: Traits = PLAIN


@dataclass(frozen=True, slots=True)
class Match:
    """How a word of the prompt was understood: concept is "kind:name", how is emoji, word, name or meaning."""

    text: str
    concept: str
    how: How


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of a prompt; every tuple is in the order of importance.

    landmarks are names of `scenery.landmarks`. subjects are characters of the cast, pictograms are things that only an emoji can show. carrier: the emoji that a
    subject rides, drives or sits in ("" = none). topic: what an explanation, an advert or a history is about.
    asks: whether the prompt asks how, why or what something is.
    language: what captions are written in, as ISO 639-1 ("" = can't be told; English where nothing is spelled).
    """

    prompt: str
    subjects: tuple[Subject, ...] = ()
    pictograms: tuple[Subject, ...] = ()
    places: tuple[str, ...] = ()
    landmarks: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    weather: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    carrier: str = ""
    topic: str = ""
    words: tuple[str, ...] = ()
    asks: bool = False
    is_english: bool = False
    language: str = ""
    matches: tuple[Match, ...] = ()


def read_prompt(prompt: str, *, by_meaning: bool = True) -> Reading:
    """Read a prompt of any language and length. Never fails; an unintelligible prompt gives an empty reading.

    Of a screenplay, headings, action and who appears are read; what is said is not staged.

    by_meaning: whether words that no table knows may be compared by their meaning, which takes a second or two once.
    """
    script = screenplay(prompt)
    if script is None:
        return _read(prompt, by_meaning=by_meaning, pronouns=True)
    reading = _read(script.text, by_meaning=by_meaning, pronouns=False)
    called = [replace(subject, noun=_name_of(subject, script.roles)) for subject in reading.subjects]
    return replace(reading, prompt=cleaned(prompt), subjects=tuple(called), genres=())


def _name_of(subject: Subject, roles: Sequence[Role]) -> str:
    """The name that a script gives somebody; else the word for it."""
    sign = number_sign(subject.traits.who) if subject.traits.who else ""
    marks = {role.mark: role.name.title() for role in roles if role.is_told_apart}
    named = [name for mark, name in marks.items() if sign and mark[-1] == sign and _means(mark[:-1], subject)]
    return named[0] if named else subject.noun


def _means(symbol: str, subject: Subject) -> bool:
    return Concept("subject", subject.character) in lexicon().emoji.get(bare(symbol), ())


def _read(prompt: str, *, by_meaning: bool, pronouns: bool) -> Reading:
    text = cleaned(prompt)
    finds, plain = read_emoji(text)
    tokens = words_of(plain)
    english = _is_english(plain, tokens)
    spoken, unexplained = read_english(tokens) if english else read_world(tokens)
    finds += spoken
    names = _names(text, unexplained) if english else []
    if by_meaning and unexplained:
        unknown = [token for token in unexplained if token not in names and not is_telling(token.text)]
        finds += read_meanings(unknown, english)
    finds += _who_else(finds, names, tokens) if english and pronouns else []
    asked = bool(tokens) and asks(plain, english=english)
    if asked:
        finds.append(Find(0, tokens[0].text, Concept("genre", "explainer"), "word"))
    finds = without_compounds(finds, plain) if english else finds
    reading = _reading(text, tokens, english, _ranked(with_details(finds, plain), len(tokens)))
    return replace(reading, asks=asked)


def read_part(text: str, whole: Reading) -> Reading:
    """Read a sentence or list item of a prompt that has been read as a whole; its meanings are taken from there."""
    part = _read(text, by_meaning=False, pronouns=False)
    known = {(subject.character, subject.traits.who): subject.noun for subject in whole.subjects}
    named = (
        replace(subject, noun=known.get((subject.character, subject.traits.who), subject.noun))
        if subject.traits.who
        else subject
        for subject in part.subjects
    )
    part = replace(part, subjects=tuple(named))
    said = set(part.words)
    meant = [match for match in whole.matches if match.how == "meaning" and match.text in said]
    if not meant:
        return replace(part, is_english=whole.is_english, language=whole.language)
    concepts = [Concept(*match.concept.split(":", 1)) for match in meant]
    finds = [Find(0, match.text, concept, "meaning") for match, concept in zip(meant, concepts, strict=True)]
    return replace(
        part,
        subjects=part.subjects or _subjects(finds),
        places=part.places or _named(finds, "place"),
        times=part.times or _named(finds, "time"),
        weather=part.weather or _named(finds, "weather"),
        actions=part.actions or _named(finds, "action"),
        is_english=whole.is_english,
        language=whole.language,
        matches=(*part.matches, *meant),
    )


def _reading(text: str, tokens: Sequence[Token], english: bool, finds: Sequence[Find]) -> Reading:
    carriers = [find.concept.name for find in finds if find.concept.kind == "thing" and find.carries]
    return Reading(
        prompt=text,
        subjects=_subjects(finds),
        pictograms=_pictograms(finds),
        places=_places(finds),
        landmarks=_named(finds, "landmark"),
        times=_named(finds, "time"),
        weather=_named(finds, "weather"),
        moods=_named(finds, "mood"),
        styles=_named(finds, "style"),
        actions=_named(finds, "action"),
        genres=_named(finds, "genre"),
        carrier=carriers[0] if carriers else "",
        topic=_topic(text),
        words=tuple(token.text for token in tokens),
        is_english=english,
        language="en" if english or not tokens else language_of(text),
        matches=_matches(finds),
    )


def _is_english(text: str, tokens: Sequence[Token]) -> bool:
    letters = [char for char in text if char.isalpha()]
    if not letters or sum(ord(char) < 0x250 for char in letters) < _LATIN_SHARE * len(letters):
        return False
    english = [token.text for token in tokens if knows_english(token.text)]
    foreign = sum(not knows_english(token.text) and knows_foreign(token.text) for token in tokens)
    alone = sum(not knows_foreign(word) for word in english)  # "chat" is a word in more than one language
    return len(english) >= max(1, _ENGLISH_SHARE * len(tokens)) and (alone > foreign or not foreign)


def _names(text: str, unexplained: Iterable[Token]) -> list[Token]:
    """Unknown words with a capital letter, in a text that is not written in capitals throughout."""
    starts = [word.start() for word in re.finditer(r"\w+", text)]
    if sum(text[start].isupper() for start in starts) > max(2, 0.6 * len(starts)):
        return []
    return [token for token in unexplained if text[token.start].isupper() and len(token.text) > 1]


def _who_else(finds: Sequence[Find], names: Sequence[Token], tokens: Sequence[Token]) -> list[Find]:
    """Who bears a name and acts, or whom a pronoun means if nobody is named."""
    first = min((find.start for find in finds if find.concept.kind == "subject"), default=_NOBODY)
    pronoun = next((token for token in tokens if token.text in _PRONOUNS), None)
    character = _PRONOUNS[pronoun.text] if pronoun else "person"
    deeds = {find.start for find in finds if find.concept.kind == "action"}
    for token, following in pairwise(tokens):
        if token in names and token.start < first and (following.start in deeds or following.text in _AFTER_NAMES):
            name = token.text.removesuffix("'s").title()
            return [Find(token.start, token.text, Concept("subject", character), "word", name)]
    if pronoun and first == _NOBODY:
        return [Find(pronoun.start, pronoun.text, Concept("subject", character), "word")]
    return []


def _ranked(finds: Iterable[Find], words: int) -> list[Find]:
    in_order = sorted(finds, key=lambda find: find.start)
    if words < _LONG_TEXT:
        return in_order
    often: dict[Concept, int] = {}
    for find in in_order:
        often[find.concept] = often.get(find.concept, 0) + 1
    return sorted(in_order, key=lambda find: -often[find.concept])


def _places(finds: Sequence[Find]) -> tuple[str, ...]:
    """Where it happens. What merely grows somewhere, a flower or a tree, makes a place only where none is named."""
    things = {find.start for find in finds if find.concept.kind == "thing"}
    grown = lexicon().grown
    named = [find for find in finds if find.start not in things and find.text not in grown]
    return _named(named, "place") or _named(finds, "place")


def _named(finds: Iterable[Find], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(find.concept.name for find in finds if find.concept.kind == kind))[:_MOST]


def _subjects(finds: Sequence[Find]) -> tuple[Subject, ...]:
    """Each character once, under its first name; "a friend" is nobody new if others are named."""
    named: dict[_Key, Subject] = {}
    seen: set[tuple[str, str]] = set()
    generic: dict[_Key, Subject] = {}
    for find in finds:
        character = find.concept.name
        if find.concept.kind != "subject":
            continue
        target = generic if _is_generic(find) else named
        key = _key(find, target)
        new = Subject(character, find.noun, min(_LONGEST_COUNT, find.count), find.traits)
        subject = target.setdefault(key, new)
        if find.traits.who:
            target[key] = replace(subject, traits=joined(subject.traits, find.traits))
            continue
        repeated = find.how == "emoji" and (character, find.text) in seen
        seen.add((character, find.text))
        if repeated or find.count > subject.count:
            target[key] = replace(subject, count=min(_LONGEST_COUNT, max(find.count, subject.count + repeated)))
    return tuple((named or generic).values())[:_MOST]


def _key(find: Find, known: Mapping[_Key, Subject]) -> _Key:
    """Who it is: by name or number, or one of another colour than those before."""
    same = [key for key in known if key[:2] == (find.concept.name, find.traits.who)]
    fits = [key for key in same if not find.traits.ink or known[key].traits.ink in ("", find.traits.ink)]
    return fits[0] if fits else (find.concept.name, find.traits.who, len(same))


def _is_generic(find: Find) -> bool:
    """Whether the word may mean one of the others, as in "they become friends"."""
    nameless = find.concept.name == "person" and not find.noun and find.how != "emoji"
    return nameless or bool(lexicon().generic.intersection((find.text, find.noun)))


def _pictograms(finds: Iterable[Find]) -> tuple[Subject, ...]:
    things: dict[str, Subject] = {}
    for find in finds:
        if find.concept.kind == "thing":
            thing = Subject(PICTOGRAM + find.concept.name, find.noun, min(_LONGEST_COUNT, find.count), find.traits)
            things.setdefault(bare(find.concept.name), thing)
    return tuple(things.values())[:_MOST]


def _matches(finds: Iterable[Find]) -> tuple[Match, ...]:
    return tuple(
        dict.fromkeys(Match(find.text, f"{find.concept.kind}:{find.concept.name}", find.how) for find in finds)
    )


def _topic(text: str) -> str:
    first = re.split(r"(?<=[.!?])\s|\n", text, maxsplit=1)[0]
    return _EXPLAIN.sub("", _TOPIC.sub("", first)).strip(' .,!?:;…"“”')
