"""How English sentences name a subject: articles, plurals, proper names."""

from typing import Final

from vidpipe_desktop.engines.animatic.director.world import world
from vidpipe_desktop.engines.animatic.language.emoji_names import english_name
from vidpipe_desktop.engines.animatic.language.reading import Subject
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM

_MASS: Final = frozenset(
    [
        "coffee",
        "tea",
        "espresso",
        "rice",
        "bread",
        "butter",
        "wine",
        "beer",
        "champagne",
        "cheese",
        "bacon",
        "pasta",
        "spaghetti",
        "ramen",
        "sushi",
        "broccoli",
        "corn",
        "garlic",
        "honey",
        "milk",
        "soup",
        "stew",
        "curry",
        "popcorn",
        "jewellery",
        "jewelry",
        "luggage",
        "perfume",
        "shampoo",
        "lotion",
        "sunscreen",
        "soap",
        "salt",
        "money",
        "gold",
        "treasure",
        "music",
        "jazz",
        "football",
        "soccer",
        "tennis",
        "baseball",
        "basketball",
        "volleyball",
        "sake",
    ]
)
_BEFORE_LETTERS: Final = ("¿", "¡", "“", "«", '"', "'")
_AN_AFTER_ALL: Final = ("hour", "honest", "heir", "honor", "honour")
_NOT_AN: Final = ("uni", "use", "usu", "eu", "ewe", "one", "once", "ufo", "uk", "ukulele")
_IRREGULAR: Final = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "mouse": "mice",
    "wolf": "wolves",
    "goose": "geese",
    "ox": "oxen",
    "knife": "knives",
    "thief": "thieves",
    "elf": "elves",
    "dwarf": "dwarves",
    "sheep": "sheep",
    "deer": "deer",
    "fish": "fish",
    "moose": "moose",
    "bison": "bison",
    "samurai": "samurai",
    "ninja": "ninja",
    "aircraft": "aircraft",
    "spacecraft": "spacecraft",
}
_COUNTS: Final = {2: "two", 3: "three"}
_SINGULAR_S: Final = ("ss", "us", "is")


def noun_of(subject: Subject) -> str:
    """The word for one of them, as in "knight", "Maria" or "hot dog"."""
    if subject.noun:
        return subject.noun
    character = subject.character
    if character.startswith(PICTOGRAM):
        picture = character.removeprefix(PICTOGRAM)
        return picture if picture.isascii() else english_name(picture)
    return world().nouns.get(character, character.replace("_", " "))


def is_proper(noun: str) -> bool:
    """Whether the word is a name that takes no article."""
    return noun[:1].isupper() and noun not in world().nouns.values()


def is_plural(subject: Subject) -> bool:
    """Whether verbs after it are in the plural."""
    noun = noun_of(subject)
    looks_plural = noun.endswith("s") and not noun.endswith(_SINGULAR_S) and not is_proper(noun)
    return (subject.count > 1 and not is_proper(noun)) or looks_plural


def with_article(subject: Subject) -> str:
    """ "a knight", "two dogs", "coffee", "Maria", "scissors"."""
    noun = noun_of(subject)
    if is_proper(noun) or noun in _MASS:
        return noun
    if subject.count > 1:
        return f"{_COUNTS.get(subject.count, 'some')} {plural(noun)}"
    return noun if is_plural(subject) else f"{_article(noun)} {noun}"


def with_the(subject: Subject) -> str:
    """ "the knight", "the dogs", "the coffee", "Maria"."""
    noun = noun_of(subject)
    if is_proper(noun):
        return noun
    return f"the {plural(noun) if subject.count > 1 and noun not in _MASS else noun}"


def possessive(subject: Subject) -> str:
    """ "the knight's", "the dogs'"."""
    name = with_the(subject)
    return f"{name}'" if name.endswith("s") and is_plural(subject) else f"{name}'s"


def plural(noun: str) -> str:
    """The plural of an English noun; the last word of several counts."""
    head, blank, last = noun.rpartition(" ")
    if last in _IRREGULAR:
        return head + blank + _IRREGULAR[last]
    if last.endswith("man") and last != "human":
        return f"{head}{blank}{last[:-3]}men"
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return f"{head}{blank}{last[:-1]}ies"
    if last.endswith("s") and not last.endswith(_SINGULAR_S):
        return noun
    return noun + ("es" if last.endswith(("s", "x", "z", "ch", "sh")) else "s")


def capital(text: str) -> str:
    """The text with a capital first letter, which may stand behind a mark such as "¿"; the rest stays as it is."""
    at = 1 if text[:1] in _BEFORE_LETTERS else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def _article(noun: str) -> str:
    word = noun.lower()
    if word.startswith(_AN_AFTER_ALL):
        return "an"
    return "an" if word[0] in "aeiou" and not word.startswith(_NOT_AN) else "a"
