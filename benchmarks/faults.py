"""Films whose process is killed at random moments: what was paid twice, lost, half kept or guessed about. All must be 0.

python3 dev.py bench faults                 1,000 kills
VIDPIPE_KILLS=50 python3 dev.py bench faults
"""

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.e2e.billing import billing_server
from tests.e2e.killing import Tally, fast_folder, torment

KILLS = int(os.environ.get("VIDPIPE_KILLS", "1000"))
SEED = os.environ.get("VIDPIPE_SEED", "bench")


async def measure(folder: Path) -> int:
    """Kill, resume, print the table; 1 if anything went wrong."""

    began = time.monotonic()

    def say(tally: Tally) -> None:
        verdict = "nothing wrong" if tally.flawless else "SOMETHING WENT WRONG"
        took = f"{time.monotonic() - began:.0f} s"
        print(f"\r{tally.kills:,} of {KILLS:,} kills in {took}: {verdict}  ", end="", file=sys.stderr, flush=True)

    async with billing_server() as server:
        tally = await torment(server, folder, SEED, KILLS, max(2, os.cpu_count() or 2), say)
    print(file=sys.stderr)
    for what, count in tally.rows:
        print(f"{what:<44} {count:>6,}")
    for line in tally.details:
        print(line)
    return int(not tally.flawless)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=fast_folder(), ignore_cleanup_errors=True) as name:
        sys.exit(asyncio.run(measure(Path(name))))
