"""Prompts written as screenplays: scenes by their headings, who speaks what, and how; what to show and what to read."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from vidpipe_desktop.engines.animatic.language.roles import Role, role_of, told_apart
from vidpipe_desktop.engines.animatic.language.tokens import cleaned

_SCENE_LABEL: Final = r"(?:scene|szene|bild|sc[eè]ne|escena|scena|cena|s[cz]\.|сцена|sahne)"
_INSIDE: Final = r"INT[ÉE]RIEUR|INTERIOR|INTERNO|INNEN|INT|BINNEN|ИНТЕРЬЕР|ИНТ|WNĘTRZE|内景|內景|屋内"
_OUTSIDE: Final = (
    r"EXT[ÉE]RIEUR|EXTERIOR|ESTERNO|AU(?:SS|ß|ẞ)EN|EXT|EST|BUITEN|ЭКСТЕРЬЕР|НАТУРА|ЭКСТ|НАТ|PLENER|外景|屋外"
)
_MARK: Final = (
    rf"(?:{_INSIDE}|{_OUTSIDE})\.?\s*/\s*(?:{_INSIDE}|{_OUTSIDE})|I/E|{_INSIDE}|{_OUTSIDE}|(?i:int\.|ext\.|int\./ext\.)"
)
_HEADING: Final = re.compile(
    rf"^(?:(?i:{_SCENE_LABEL})?\s*#?\d{{1,3}}[A-Z]?\s*[:.)–—-]?\s*)?(?P<mark>{_MARK})(?:[.:–—\s-]+|(?<=[景内外]))(?P<rest>.+)$"
)
_FORCED_HEADING: Final = re.compile(r"^\.(?=[^\W\d_])(?P<rest>.+)$")
_INLINE_HEADING: Final = re.compile(rf"(?<=[.!?…)\"”»])(?<!\d[.)])\s+(?=(?:{_MARK})[.\s]\s*[^\W\d_])")
_LABEL: Final = re.compile(rf"^{_SCENE_LABEL}\s*#?\d{{1,3}}\s*[:.)–—-]+\s*(?P<rest>.*)$", re.IGNORECASE)
_INLINE_LABEL: Final = re.compile(rf"(?<=\S)\s+(?={_SCENE_LABEL}\s*#?\d{{1,3}}\s*[:.)–—-])", re.IGNORECASE)
_INLINE_CUE: Final = re.compile(r"(?<!\S)(?P<name>[^\W\d_][\w'’.-]{1,20})(?:\s*\([^)\n]{1,60}\))?\s*:[ \t]+(?=\S)")
_CUE: Final = re.compile(r"^@?(?P<name>[^\W\d_][^\n:(.!?,]{0,28}?)\s*(?P<aside>\([^)]{1,60}\))?\s*:\s*(?P<words>\S.*)$")
_CUE_LINE: Final = re.compile(r"^(?P<forced>@?)(?P<name>[^\W\d_][^\n:(!?]{0,28}?)\s*(?P<aside>\([^)]{1,60}\))?\s*\^?$")
_ASIDE: Final = re.compile(r"\(([^)]{1,80})\)")
_INTRODUCED: Final = re.compile(r"(?<!\w)(?P<name>[^\W\d_]{2,}(?:[ -][^\W\d_]{2,})?)\s*\((?P<told>[^)]{1,80})\)")
_TITLE_PAGE: Final = re.compile(
    r"^(?P<key>title|titel|titre|título|titolo|credit|authors?|source|draft date|contact|copyright|notes)\s*:\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_TITLES: Final = frozenset(("title", "titel", "titre", "título", "titolo"))
_TRANSITION: Final = re.compile(
    r"^(?:>.*|[^a-z]*\b(?:CUT|DISSOLVE|SMASH CUT|MATCH CUT|FADE|WIPE)\b[^a-z]*(?:TO|IN|OUT|BLACK)[:.]?"
    r"|FADE (?:IN|OUT)[:.]?|THE END\.?|ENDE\.?|FIN\.?|FINE\.?|(?:ABBLENDE|AUFBLENDE|SCHNITT|FONDU|CORTE A)\b[^a-z]*)$"
)
_NOTES: Final = re.compile(r"\[\[.*?\]\]|/\*.*?\*/|\*+|_{1,2}(?=\S)|(?<=\S)_{1,2}", re.DOTALL)
_STRUCTURE: Final = re.compile(r"^(?:#|=|~)")
_OFF_STAGE: Final = re.compile(r"\b(?:cont'?d|o\.?\s?s\.?|v\.?\s?o\.?|off|forts\.?|suite)\b\.?", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"(?<=[.!?…。！？])\s+")
_NO_NAMES: Final = frozenset(("TO", "IN", "OUT", "CUT TO", "FADE TO", "DISSOLVE TO", "SMASH CUT TO", "MATCH CUT TO"))
_DAY: Final = re.compile(
    r"(?<!\w)(?:day|tag|tags|jour|d[ií]a|giorno|dag|dzień|день|gün|gündüz|昼|日|白天|日间)(?!\w)", re.IGNORECASE
)
"""As headings have it; in other texts the words say little of the light."""
_LONGEST_NAME = 3
"""Words of a speaker's name."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line under a picture. speaker: what stands for who says it in the text that is read ("" = nobody does)."""

    text: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What one scene of a script gives: text is read for the picture, lines stand under it, one after the other.

    inside: whether the heading says INT. (None = it doesn't say).
    """

    text: str
    lines: tuple[Line, ...] = ()
    inside: bool | None = None

    @property
    def spoken(self) -> tuple[Line, ...]:
        """The lines that are dialogue."""
        return tuple(line for line in self.lines if line.speaker)

    def captions(self, scenes: int) -> tuple[Line, ...]:
        """The lines dealt out to so many scenes; where there is no room for all, dialogue goes first."""
        lines = self.lines if scenes >= len(self.lines) else self.spoken or self.lines
        if len(lines) <= scenes:
            return (*lines, *(Line("") for _ in range(scenes - len(lines))))
        cuts = [index * len(lines) // scenes for index in range(scenes + 1)]
        return tuple(_run_together(lines[start:end]) for start, end in pairwise(cuts))


@dataclass(frozen=True, slots=True)
class Screenplay:
    """A script by its scenes, in order. text: of all scenes; roles: who appears, in order. title: "" = none given."""

    title: str
    parts: tuple[Part, ...]
    roles: tuple[Role, ...]

    @property
    def text(self) -> str:
        """What is to be read of the whole: everybody once, then every scene without them."""
        marks = " ".join(role.presence for role in self.roles)
        texts = [part.text for part in self.parts]
        for role in self.roles:
            texts = [text.replace(role.presence, " ").replace(role.mark, " ") for text in texts]
        return "\n".join((marks, *texts)).strip()


def _run_together(lines: Sequence[Line]) -> Line:
    return Line(" – ".join(line.text for line in lines), lines[0].speaker)


@dataclass(slots=True)
class _Scene:
    heading: str = ""
    inside: bool | None = None
    action: list[str] = field(default_factory=list[str])
    manners: list[str] = field(default_factory=list[str])
    lines: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    cast: list[str] = field(default_factory=list[str])


def screenplay(prompt: str) -> Screenplay | None:
    """The prompt's scenes if it is written as a screenplay in any of the usual ways, else None."""
    lines = list(_lines(prompt))
    if not any(_heading(line) for line in lines) and sum(_is_spoken(line) for line in lines) < 2:
        return None
    told: dict[str, str] = {}
    title, scenes = _scenes(lines, told)
    if not scenes:
        return None
    roles = {name: role_of(name, what) for name, what in told.items()}
    roles = {role.name: role for role in told_apart(roles.values())}
    return Screenplay(title, tuple(_part(scene, roles) for scene in scenes), tuple(roles.values()))


def _lines(prompt: str) -> Iterator[str]:
    """The script's lines; one that was written without line breaks is broken before headings and speakers."""
    text = _INLINE_LABEL.sub("\n", _INLINE_HEADING.sub("\n", _NOTES.sub("", cleaned(prompt))))
    text = _INLINE_CUE.sub(lambda cue: f"\n{cue.group()}" if _is_name(cue["name"]) else cue.group(), text)
    for line in text.split("\n"):
        found, label = _heading(line), _LABEL.match(line)
        if label and not found:
            yield from (line.removesuffix(label["rest"]).strip(), label["rest"])
        else:
            yield from _parted(line, found["rest"]) if found else (line.strip(),)


def _parted(line: str, rest: str) -> tuple[str, ...]:
    """A heading, and what stands behind it in the same line."""
    words = rest.split()
    if rest.isupper() or not words or not words[0].isupper():
        head, dot, tail = rest.partition(". ")
        return (line.removesuffix(rest) + head, tail) if dot and not rest.isupper() else (line,)
    size = next(index for index, word in enumerate(words) if not word.isupper() and any(map(str.isalnum, word)))
    while size > 1 and len(words[size - 1].strip(".,")) == 1 and words[size - 1].isalpha():
        size -= 1
    return line.removesuffix(rest) + " ".join(words[:size]), " ".join(words[size:])


def _heading(line: str) -> re.Match[str] | None:
    return _HEADING.match(line.strip()) or _FORCED_HEADING.match(line.strip())


def _is_spoken(line: str) -> bool:
    cue = _CUE.match(line)
    return cue is not None and _is_name(cue["name"]) and not _TITLE_PAGE.match(line)


def _is_name(text: str) -> bool:
    return text.isupper() and len(text) > 1 and text not in _NO_NAMES and len(text.split()) <= _LONGEST_NAME


def _scenes(lines: list[str], told: dict[str, str]) -> tuple[str, list[_Scene]]:
    """Title and scenes; what brackets tell of the persons goes to `told`."""
    title, scenes, speaker = "", [_Scene()], ""
    for at, line in enumerate(lines):
        page = _TITLE_PAGE.match(line) if len(scenes) == 1 and not scenes[0].lines else None
        found = _heading(line)
        if page:
            title = page["value"].strip() if page["key"].lower() in _TITLES else title
        elif not line or _STRUCTURE.match(line) or _TRANSITION.match(line):
            speaker = "" if not line else speaker
        elif _LABEL.match(line) and not found:
            scenes.append(_Scene())
        elif found:
            mark = (found.groupdict().get("mark") or "").upper()
            scenes.append(_Scene(found["rest"].strip(" .#"), _inside(mark)))
            speaker = ""
        else:
            speaker = _take(line, scenes[-1], speaker, told, following=lines[at + 1] if at + 1 < len(lines) else "")
    return title, [scene for scene in scenes if scene.heading or scene.lines]


def _inside(mark: str) -> bool | None:
    if not mark or "/" in mark:
        return None
    return re.match(_INSIDE, mark) is not None


def _take(line: str, scene: _Scene, speaker: str, told: dict[str, str], following: str) -> str:
    """Take a line of action or dialogue into its scene; who speaks on in the next line ("" = nobody)."""
    cue, alone = _CUE.match(line), _CUE_LINE.match(line)
    begins = alone is not None and bool(following) and not _heading(following)
    if cue and (_is_name(cue["name"]) or cue["name"].upper() in told):
        told.setdefault(cue["name"].upper(), "")
        _speak(scene, cue["name"], f"{cue['aside'] or ''} {cue['words']}")
        return ""
    if speaker and not (begins and _cuts_in(line, speaker, scene)):
        _speak(scene, speaker, line)
        return speaker
    if alone and begins and (alone["forced"] or _is_name(alone["name"])):
        told.setdefault(alone["name"].upper(), "")
        scene.manners += [alone["aside"] or ""]
        return alone["name"]
    for person in _INTRODUCED.finditer(line):
        if _is_name(person["name"]):
            told[person["name"].upper()] = person["told"]
    plain = _INTRODUCED.sub(lambda person: person["name"] if _is_name(person["name"]) else person.group(), line)
    scene.action.append(plain)
    scene.lines += [(part, "") for part in _SENTENCE.split(plain.lstrip("!")) if part]
    return ""


def _cuts_in(line: str, speaker: str, scene: _Scene) -> bool:
    """Whether a line of dialogue is somebody else's name: scripts that were pasted have lost their empty lines."""
    said = bool(scene.lines) and scene.lines[-1][1] == speaker.upper()
    return said and len(line) > 2 and _is_name(_ASIDE.sub("", line).strip()) and line != speaker


def _speak(scene: _Scene, name: str, words: str) -> None:
    scene.manners += _ASIDE.findall(words)
    scene.cast.append(name.upper())
    said = " ".join(_ASIDE.sub(" ", words).split()).strip('"“”„«»')
    if said:
        scene.lines.append((f"{name.title()}: {said}", name.upper()))


def _part(scene: _Scene, roles: Mapping[str, Role]) -> Part:
    heading = _DAY.sub("☀️", re.sub(r"[–—/-]+", " ", scene.heading.lower()))
    action, present = " ".join(scene.action), list(scene.cast)
    for name in roles:
        action, times = _called(name).subn(f" {roles[name].mark} " if roles[name].is_told_apart else " ", action)
        present += [name] if times else []
    manners = " ".join(_OFF_STAGE.sub("", manner).strip("() ") for manner in scene.manners)
    everybody = " ".join(roles[name].presence for name in dict.fromkeys(present))
    texts = (" ".join(text.split()) for text in (heading, everybody, action, manners))
    lines = [Line(_gently(line, roles), roles[who].mark if who else "") for line, who in scene.lines]
    return Part(" . ".join(text for text in texts if text), tuple(lines), scene.inside)


def _called(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)


def _gently(text: str, names: Iterable[str]) -> str:
    """Names that scripts write in capitals, as elsewhere."""
    for name in names:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", name.title(), text)
    return text
