"""Contact sheets of the animatic: `python -m tests.gallery [places|subjects|styles|actions|prompts …] [FOLDER]`."""

import multiprocessing
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

from tests.gallery.contents import KINDS
from tests.gallery.sheets import draw_sheet, have_fonts

_FOLDER = Path("gallery")


def main(arguments: list[str]) -> int:
    """Draw the sheets of the kinds that are named, all if none is, and say where they are; returns the exit code."""
    kinds = [word for word in arguments if word in KINDS]
    folders = [Path(word) for word in arguments if word not in KINDS]
    if len(folders) > 1 or any(word.startswith("-") for word in arguments):
        print(f"Kinds of sheets: {', '.join(KINDS)}. One folder may follow; without one it is {_FOLDER}.")
        return 2
    folder = (folders or [_FOLDER])[0]
    folder.mkdir(parents=True, exist_ok=True)
    have_fonts()
    sheets = [sheet for kind in kinds or KINDS for sheet in KINDS[kind]()]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=context, initializer=have_fonts) as pool:
        for path in pool.map(draw_sheet, sheets, repeat(folder)):
            print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
