"""What opening the window imports and how long each package takes; nothing of engines that are not used may be among it."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

OPENING = Path(__file__).with_name("_opening.py")
ENGINES = ("google", "openai_compatible", "comfyui", "runway", "fal")
UNUSED = (*(f"vidpipe_desktop.engines.{name}" for name in ENGINES), "httpx", "httpcore", "websockets", "google.auth")
"""Packages of engines that are switched off."""
MOST = 16
_LINE = re.compile(r"import time:\s*(\d+) \|\s*(\d+) \|\s*(\S+)")


@dataclass(slots=True)
class Cost:
    """Milliseconds: own, of a package's modules alone; all, with what they import, of the one that imports most."""

    modules: int = 0
    own: float = 0.0
    all: float = 0.0


def opened(folder: str) -> tuple[list[str], str]:
    """Names of all modules of a fresh interpreter that has opened the window, and Python's own account of its imports."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "XDG_CONFIG_HOME": f"{folder}/config"}
    line = [sys.executable, "-X", "importtime", OPENING, f"{folder}/data"]
    done = subprocess.run(line, check=True, capture_output=True, text=True, env=environment)
    return json.loads(done.stdout), done.stderr


def costs(account: str) -> dict[str, Cost]:
    """By package, ours by layer."""
    found: dict[str, Cost] = defaultdict(Cost)
    for own, everything, name in _LINE.findall(account):
        cost = found[_package(name)]
        cost.modules += 1
        cost.own += int(own) / 1000
        cost.all = max(cost.all, int(everything) / 1000)
    return found


def _package(module: str) -> str:
    parts = module.split(".")
    return ".".join(parts[: 2 if parts[0] == "vidpipe_desktop" else 1])


def needless(modules: list[str]) -> list[str]:
    """Modules of engines that are not used."""
    return [name for name in modules if any(name == each or name.startswith(f"{each}.") for each in UNUSED)]


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        opened(folder)  # makes the database, so that what is measured is a start like any other
        modules, account = opened(folder)
    print(f"{'package':<38} {'modules':>7} {'own ms':>8} {'cumulative ms':>14}")
    for name, cost in sorted(costs(account).items(), key=lambda each: -each[1].own)[:MOST]:
        print(f"{name:<38} {cost.modules:>7} {cost.own:>8.1f} {cost.all:>14.1f}")
    found = needless(modules)
    print(f"\n{len(modules)} modules; of engines that are not used: {', '.join(found) or 'none'}.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
