"""What a film tells in words: the titles and captions of its scenes, as their staging has them.

Staging is JSON of the engine that wrote it; of whatever engine, `title`, `caption` and `language` (ISO 639-1) mean this.
"""

import json
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, cast

from vidpipe_desktop.core.models import Project

NOT_IN_PICTURE: Final = "Captions are not in the picture."
"""What clips and films say of themselves, as a comment, where captions might be expected in their pictures, but aren't."""


@dataclass(frozen=True, slots=True)
class Captions:
    """The words of a film. texts: of each scene in order, "" = it tells nothing; language: ISO 639-1, "" = unknown."""

    texts: tuple[str, ...]
    language: str = ""

    def __bool__(self) -> bool:
        """Whether anything is told at all."""
        return any(self.texts)


def captions_of(project: Project) -> Captions:
    """What the project's scenes tell, in the language that most of them are in."""
    told = [_told(scene.staging) for scene in project.scenes]
    languages = Counter(language for text, language in told if text)
    return Captions(tuple(text for text, _ in told), languages.most_common(1)[0][0] if languages else "")


@lru_cache(maxsize=1024)
def _told(staging: str) -> tuple[str, str]:
    """Text and language of one scene. The title stands over the caption."""
    try:
        raw: object = json.loads(staging)
    except ValueError:
        return "", ""
    if not isinstance(raw, dict):
        return "", ""
    words = cast(dict[str, Any], raw)
    title, caption, language = (_clean(words.get(name)) for name in ("title", "caption", "language"))
    return "\n".join(text for text in (title, caption) if text), language


def _clean(value: object) -> str:
    """A text that can be written in UTF-8, which halves of letters can't that JSON may spell."""
    return str(value or "").strip().encode(errors="replace").decode()
