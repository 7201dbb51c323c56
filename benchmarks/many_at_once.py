"""200 films made at once in one process, against an engine with the latencies of a remote one; the loop is watched.

Each step of each film is entered in the database, with the disk made to keep it. To be late by at most 50 ms.
"""

import asyncio
import gc
import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from _lateness import watched
from critical_path import Slow

from tests.engines.paper import REMOTE
from vidpipe_desktop.settings import Settings
from vidpipe_desktop.studio import Studio

FILMS = 200
BRIEF = {"prompt": "a fox", "engine": "paper", "scenes": 3, "clip_duration": 1}


async def main(folder: Path) -> int:
    """Make them all; 1 if one is not complete."""
    (folder / "jobs").mkdir()
    engine = Slow(folder / "jobs", replace(REMOTE, at_once=1000), polls=0)
    async with Studio(Settings(data_dir=folder / "data"), engines={"paper": lambda _: engine}) as studio:
        gc.freeze()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        async with watched() as lateness:
            began = time.perf_counter()
            begun = [await studio.generate({**BRIEF, "seed": number}) for number in range(FILMS)]
            films = await asyncio.gather(*(studio.finished(project.id) for project in begun))
            took = time.perf_counter() - began
        complete = sum(studio.plan(project).complete for project in films)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"{complete} of {FILMS} films of 3 scenes complete in {took:.1f} s; memory grew by {grown:.0f} MB at most")
    lateness.tell()
    return int(complete < FILMS)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        sys.exit(asyncio.run(main(Path(name))))
