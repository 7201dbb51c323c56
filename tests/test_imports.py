"""Opening the window imports nothing of engines that are not used: each costs a person the time that its imports take."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

OPENING = Path(__file__).parents[1] / "benchmarks" / "_opening.py"
ENGINES = ("google", "openai_compatible", "comfyui", "runway", "fal")
NETWORK = ("httpx", "httpcore", "websockets", "google.auth", "fastapi", "uvicorn")


@pytest.mark.parametrize("used", [None, "google", "comfyui"])
def test_a_window_has_imported_what_it_uses(tmp_path: Path, used: str | None) -> None:
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path / "config")}
    if used:
        environment[f"VIDPIPE_{used.upper()}__BASE_URL"] = "http://127.0.0.1:9"
    line = [sys.executable, str(OPENING), str(tmp_path / "data")]
    done = subprocess.run(line, check=True, capture_output=True, text=True, timeout=120, env=environment)
    modules = json.loads(done.stdout)
    ours = {name.split(".")[2] for name in modules if name.startswith("vidpipe_desktop.engines.")}
    assert ours & set(ENGINES) == ({used} if used else set())
    assert "animatic" in ours
    network = {name for name in NETWORK if name in modules}
    assert network == ({"httpx", "httpcore"} if used else set())
