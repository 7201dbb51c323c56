"""Engines of other packages: found by their entry points, off until enabled, and never the app's undoing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import av
import pytest

EXAMPLE = Path(__file__).parent / "example_engine"
GENERATE = ("generate", "a quiet day", "--scenes", "2", "--clip-duration", "1", "--seed", "7", "--json")


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of installed packages: the example, and one whose import fails."""
    folder = tmp_path_factory.mktemp("packages")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*install, "--disable-pip-version-check", "--target", folder, EXAMPLE], check=True)
    info = folder / "broken_engine-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken-engine\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[vidpipe.engines]\nbroken = broken_engine:make_engine\n")
    (folder / "broken_engine.py").write_text("import a_library_that_is_not_there\n")
    return folder


def vidpipe(packages: Path, data_dir: Path, *arguments: str, enabled: str = "") -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "vidpipe_desktop", "--data-dir", str(data_dir), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(packages), "VIDPIPE_ENABLED_ENGINES": enabled}
    return subprocess.run(line, check=False, capture_output=True, text=True, env=environment)


def test_an_installed_engine_is_off_until_it_is_enabled(packages: Path, tmp_path: Path) -> None:
    done = vidpipe(packages, tmp_path, *GENERATE, "--engine", "plain")
    assert done.returncode == 2
    assert "plain" in json.loads(done.stdout)["problems"][0]["why"]


def test_an_enabled_engine_makes_films(packages: Path, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    done = vidpipe(packages, tmp_path, *GENERATE, "--engine", "plain", "--output", str(film), enabled="plain")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["status"] == "complete"
    with av.open(str(film)) as container:
        colours = [frame.to_ndarray(format="rgb24").mean((0, 1)) for frame in container.decode(video=0)]
    assert len(colours) == 48
    assert abs(colours[0] - colours[23]).max() < 3
    assert abs(colours[0] - colours[24]).max() > 3


def test_a_broken_engine_is_shown_with_its_error_and_harms_nothing_else(packages: Path, tmp_path: Path) -> None:
    done = vidpipe(packages, tmp_path, *GENERATE, "--engine", "broken", enabled="broken, plain, gone")
    assert done.returncode == 2
    assert "No module named 'a_library_that_is_not_there'" in json.loads(done.stdout)["problems"][0]["why"]
    done = vidpipe(packages, tmp_path, *GENERATE, "--engine", "plain", enabled="broken, plain, gone")
    assert done.returncode == 0
    assert json.loads(done.stdout)["status"] == "complete"
    assert "“broken” cannot be used. ModuleNotFoundError" in done.stderr
    assert "“gone” cannot be used. No installed package offers" in done.stderr
