"""Scripts that no font here has, so that they cannot be written into pictures."""

import unicodedata
from typing import Final

from vidpipe_desktop.engines.animatic.film.lettering import undrawable
from vidpipe_desktop.engines.animatic.spec import SceneSpec

_NAMES: Final = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
"""Scripts by the first word of their letters' Unicode names, where people call them otherwise."""


def missing_scripts(spec: SceneSpec) -> list[str]:
    """Names of the scripts in which the scene has words that cannot be drawn, such as "Arabic", each once."""
    texts = [spec.title, spec.caption]
    if diagram := spec.diagram:
        texts += [diagram.text, diagram.subtitle, *diagram.labels]
    letters = filter(str.isalpha, undrawable("".join(texts)))
    names = (unicodedata.name(letter, "").replace("-", " ").split(" ")[0] for letter in letters)
    found = {_NAMES.get(name, name.title()) for name in names if name}
    if spec.language == "ja" and "Chinese" in found:  # what is written in both
        found = found - {"Chinese"} | {"Japanese"}
    return sorted(found)
