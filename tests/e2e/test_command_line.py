"""The command line as a person uses it: processes, exit codes, files."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import av
import pytest


def vidpipe(data_dir: Path, *arguments: str, timeout: float = 240) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    command, *rest = arguments
    line = [sys.executable, "-m", "vidpipe_desktop", command, "--data-dir", str(data_dir), *rest]
    return subprocess.run(line, check=False, capture_output=True, text=True, timeout=timeout, env=os.environ)


def answer(done: subprocess.CompletedProcess[str]) -> dict:
    """The one JSON object on stdout."""
    assert done.stdout.count("\n") == 1, done
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict]:
    """A small film: data folder, saved file, what was printed."""
    folder = tmp_path_factory.mktemp("cli")
    output = folder / "ein Film 🎬.mp4"
    options = ("--scenes", "2", "--clip-duration", "1.5", "--seed", "7", "--output", str(output), "--json")
    done = vidpipe(folder / "data", "generate", "Two otters build a raft on a stormy lake", *options)
    assert done.returncode == 0, done.stderr
    return folder / "data", output, answer(done)


def test_generate_saves_a_film_of_the_right_kind(made: tuple[Path, Path, dict]) -> None:
    _, output, said = made
    assert said["status"] == "complete"
    assert said["output"] == str(output)
    assert said["duration"] == pytest.approx(3.0, abs=0.05)
    with av.open(str(output)) as film:
        video, sound = film.streams.video[0], film.streams.audio[0]
        assert (video.codec_context.name, sound.codec_context.name) == ("h264", "aac")
        assert (video.width, video.height) == (1280, 720)
        assert video.frames == 72


def test_status_list_plan_and_export_agree(made: tuple[Path, Path, dict], tmp_path: Path) -> None:
    data, output, said = made
    project = said["project_id"]
    assert answer(vidpipe(data, "status", project, "--json"))["status"] == "complete"
    assert answer(vidpipe(data, "list", "--json"))["projects"][0]["project_id"] == project
    assert answer(vidpipe(data, "plan", project, "--json"))["steps"] == []
    copy = tmp_path / "copy.mp4"
    assert vidpipe(data, "export", project, str(copy)).returncode == 0
    assert copy.read_bytes() == output.read_bytes()
    done = vidpipe(data, "resume", project)
    assert done.returncode == 1
    assert "complete" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("generate", ""), 2, "prompt"),
        (("generate", "   "), 2, "prompt"),
        (("generate", "a fox", "--clip-duration", "nan"), 2, "Clip duration"),
        (("generate", "a fox", "--clip-duration", "1e9"), 2, "Clip duration"),
        (("generate", "a fox", "--scenes", "0"), 2, "scenes"),
        (("generate", "a fox", "--scenes", "10000"), 2, "scenes"),
        (("generate", "a fox", "--style", "../x"), 2, "style"),
        (("generate", "a fox", "--aspect-ratio", "4:3"), 2, "aspect ratio"),
        (("generate", "a fox", "--engine", "hal"), 2, "engine"),
        (("generate", "a fox", "--output", "/nowhere/film.mp4"), 1, "/nowhere"),
        (("status", "nope"), 1, "project"),
        (("status", "../../etc/passwd"), 1, "project"),
        (("stitch", "00000000-0000-4000-8000-000000000000"), 1, "project"),
        (("dance",), 2, "dance"),
        (("generate",), 2, "PROMPT"),
    ],
    ids=repr,
)
def test_bad_input_gets_a_sentence_and_an_exit_code(
    tmp_path: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    done = vidpipe(tmp_path, *arguments)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not done.stdout


def test_a_data_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = vidpipe(tmp_path / "file" / "data", "list")
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupting_stops_cleanly_and_resume_goes_on(tmp_path: Path, number: signal.Signals) -> None:
    line = [sys.executable, "-m", "vidpipe_desktop", "generate", "--data-dir", str(tmp_path), "--json"]
    line += ["a heron by a lake", "--scenes", "2", "--clip-duration", "4"]
    process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    for text in process.stderr:
        if "video gen" in text:
            break
    process.send_signal(number)
    out, _ = process.communicate(timeout=15)
    assert process.returncode == 3
    assert json.loads(out)["status"] == "stopped"


def test_killed_at_any_moment_it_goes_on_and_repeats_nothing(tmp_path: Path) -> None:
    line = [sys.executable, "-m", "vidpipe_desktop", "generate", "--data-dir", str(tmp_path)]
    line += ["a heron by a lake", "--scenes", "2", "--clip-duration", "2", "--seed", "3"]
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    for text in process.stderr:
        if "video gen" in text:
            break
    time.sleep(0.5)
    process.kill()
    process.communicate()
    project = answer(vidpipe(tmp_path, "list", "--json"))["projects"][0]
    assert project["status"] == "stopped"
    keyframes = sorted((tmp_path / "media").rglob("*.png"))
    done = vidpipe(tmp_path, "resume", project["project_id"], "--json")
    assert answer(done)["status"] == "complete"
    assert keyframes
    assert sorted((tmp_path / "media").rglob("*.png")) == keyframes
