"""What a person is told whose computer has no letters for a film's words."""

import sys
from collections.abc import Sequence
from typing import Final

from vidpipe_desktop.core.events import Notice, Tone

_EAST_ASIAN: Final = frozenset(("Chinese", "Japanese", "Korean"))


def lacking_fonts(scripts: Sequence[str]) -> Notice | None:
    """What cannot be written into pictures, what becomes of it, and what to install; None if nothing is lacking."""
    if not scripts:
        return None
    *others, last = scripts
    names = f"{', '.join(others)} and {last}" if others else last
    packages = sorted({"fonts-noto-cjk" if script in _EAST_ASIAN else "fonts-noto-core" for script in scripts})
    where = f" (on Debian or Ubuntu: sudo apt-get install {' '.join(packages)})" if sys.platform == "linux" else ""
    return Notice(
        f"{names} letters cannot be drawn into the pictures.",
        "No font on this computer has them. The film tells them in its text track, which players show. "
        f"To have them in the pictures too, install a font that has them{where}, restart vidpipe, "
        "and ask for another take of the clips.",
        Tone.WARNING,
    )
