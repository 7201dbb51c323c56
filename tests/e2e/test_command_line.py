"""The command line as a person uses it: processes, exit codes, files."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import av
import numpy as np
import pytest

PROGRAM = (sys.executable, "-m", "vidpipe_desktop")


def vidpipe(data_dir: Path, *arguments: str, timeout: float = 240) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    command, *rest = arguments
    return started(command, "--data-dir", str(data_dir), *rest, timeout=timeout)


def started(*arguments: str, timeout: float = 240, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program with exactly these arguments to its end."""
    variables = {**os.environ, **environment}
    return subprocess.run(
        [*PROGRAM, *arguments], check=False, capture_output=True, text=True, timeout=timeout, env=variables
    )


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


def test_a_film_in_full_hd_is_sharp_and_can_be_made_in_hd_again(tmp_path: Path) -> None:
    output = tmp_path / "film.mp4"
    options = ("--scenes", "1", "--clip-duration", "1", "--seed", "7", "--output", str(output), "--json")
    done = vidpipe(tmp_path / "data", "generate", "A fox in a forest", "--resolution", "1080p", *options)
    assert done.returncode == 0, done.stderr
    said = answer(done)
    assert (said["status"], said["resolution"], said["aspect_ratio"]) == ("complete", "1080p", "16:9")
    with av.open(str(output)) as film:
        video = film.streams.video[0]
        assert (video.width, video.height, video.frames) == (1920, 1080, 24)
        assert video.codec_context.extradata
        assert video.codec_context.extradata[3] == 40  # H.264 level 4.0: what every player knows for Full HD
        picture = [frame.reformat(format="gray") for frame in film.decode(video)][12]
        soft = picture.reformat(1280, 720).reformat(1920, 1080)
        lost = np.abs(picture.to_ndarray().astype(int) - soft.to_ndarray())
        assert lost.max() > 30  # enlarged pictures would lose next to nothing
    edited = answer(vidpipe(tmp_path / "data", "edit", said["project_id"], "--set", "resolution=720p", "--json"))
    assert edited["summary"] == "Repaint 2 frames, refilm 1 clip — free"


def test_status_list_plan_and_export_agree(made: tuple[Path, Path, dict], tmp_path: Path) -> None:
    data, output, said = made
    project = said["project_id"]
    assert answer(vidpipe(data, "status", project, "--json"))["status"] == "complete"
    assert answer(vidpipe(data, "list", "--json"))["projects"][0]["project_id"] == project
    assert answer(vidpipe(data, "plan", project, "--json"))["steps"] == []
    copy = tmp_path / "copy.mp4"
    captions = tmp_path / "copy.srt"
    assert vidpipe(data, "export", project, str(copy), "--captions", str(captions)).returncode == 0
    assert copy.read_bytes() == output.read_bytes()
    assert captions.read_text("utf-8").startswith("1\n00:00:00,000 --> 00:00:01,500\nTwo otters build a raft")
    other = vidpipe(data, "export", project, str(tmp_path / "no.mp4"), "--captions", str(tmp_path / "copy.doc"))
    assert (other.returncode, list(tmp_path.glob("no*"))) == (2, [])
    assert ".srt or .vtt" in other.stderr
    done = vidpipe(data, "resume", project)
    assert done.returncode == 1
    assert "complete" in done.stderr


def test_a_film_is_forked_and_the_copy_edited(made: tuple[Path, Path, dict]) -> None:
    data, _, said = made
    done = vidpipe(data, "fork", said["project_id"], "--scene", "2", "--set", "prompt=The otters sleep", "--json")
    fork = answer(done)
    assert fork["forked_from"] == said["project_id"]
    assert fork["summary"].startswith("Repaint 1 frame, refilm")
    assert answer(vidpipe(data, "edit", fork["project_id"], "--set", "crossfade=0.25", "--json"))["cost_micros"] == 0
    status = answer(vidpipe(data, "status", fork["project_id"], "--json"))
    assert (status["forked_from"], status["prompt"]) == (said["project_id"], said["prompt"])
    assert answer(vidpipe(data, "status", said["project_id"], "--json"))["status"] == "complete"
    for arguments, words in (
        (("--scene", "3", "--set", "prompt=x"), "no scene 3"),
        (("--set", "prompt"), "FIELD=VALUE"),
        (("--set", "colour=red"), "style_guide"),
        (("--scene", "1", "--set", "duration=x"), "lasts"),
        (("--scene", "1", "--set", "description="), "happens"),
        (
            ("--scene", "1", "--set", "place=aquarium"),
            "In this scene, place cannot be “aquarium”. Choose one of: Ancient city",
        ),
        (("--scene", "1", "--set", "plaice=lake"), "Did you mean “place”?"),
    ):
        refused = vidpipe(data, "edit", fork["project_id"], *arguments)
        assert (refused.returncode, words in refused.stderr) == (2, True), refused.stderr
    staged = ("--scene", "2", "--set", "place=Café", "--set", "shot=close-up", "--set", "motion=It snows", "--json")
    assert answer(vidpipe(data, "edit", fork["project_id"], *staged))["summary"].startswith("Repaint 1 frame, refilm")
    assert vidpipe(data, "edit", fork["project_id"]).returncode == 2
    assert vidpipe(data, "fork", fork["project_id"], "--scene", "1").returncode == 2


def test_a_project_is_packed_and_unpacked_elsewhere(made: tuple[Path, Path, dict], tmp_path: Path) -> None:
    data, output, said = made
    file = tmp_path / "mein Film.vidpipe"
    packed = answer(vidpipe(data, "pack", said["project_id"], str(file), "--selected-only", "--json"))
    assert packed == {"project_id": said["project_id"], "output": str(file), "takes": 7, "unfinished": 0}
    done = vidpipe(tmp_path / "other", "unpack", str(file))
    assert (done.returncode, "100 %" in done.stderr) == (0, True)
    project = done.stdout.strip()
    status = answer(vidpipe(tmp_path / "other", "status", project, "--json"))
    assert (status["status"], status["cost_micros"], status["prompt"]) == ("complete", 0, said["prompt"])
    assert vidpipe(tmp_path / "other", "export", project, str(tmp_path / "film.mp4")).returncode == 0
    assert (tmp_path / "film.mp4").read_bytes() == output.read_bytes()
    refused = vidpipe(tmp_path / "other", "unpack", str(output))
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "is no project of vidpipe" in refused.stderr


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
        (("generate", "a fox", "--resolution", "4k"), 2, "There is no resolution “4k”. Choose one of: 720p, 1080p."),
        (("generate", "a fox", "--engine", "hal"), 2, "engine"),
        (("generate", "a fox", "--clips-engine", "animatic:veo"), 2, "no model “veo” for clips"),
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


@pytest.mark.parametrize("shape", ["{options} list", "list {options}"])
def test_shared_options_stand_before_the_command_or_after_it(tmp_path: Path, shape: str) -> None:
    options = f"--json --verbose --data-dir {tmp_path / 'data'}"
    done = started(*shape.format(options=options).split(), VIDPIPE_DATA_DIR=str(tmp_path / "other"))
    assert answer(done) == {"projects": [], "total": 0}
    assert (tmp_path / "data" / "vidpipe.db").exists()
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize(
    "arguments", [(), ("serve",), ("dance",), ("list", "--dance"), ("lis",), ("list", "--limit", "x")], ids=repr
)
def test_usage_is_on_stderr_with_code_2(arguments: tuple[str, ...]) -> None:
    done = started("--json", *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: vidpipe-desktop")
    assert not done.stdout


def test_failures_answer_in_json_too_with_what_is_wrong_field_by_field(tmp_path: Path) -> None:
    done = vidpipe(tmp_path, "generate", " ", "--scenes", "0", "--json")
    assert done.returncode == 2
    assert [problem["field"] for problem in answer(done)["problems"]] == ["prompt", "scenes"]
    assert all(problem["why"] in answer(done)["error_message"] for problem in answer(done)["problems"])
    done = vidpipe(tmp_path, "status", "nope", "--json")
    assert done.returncode == 1
    assert answer(done)["error_message"] in done.stderr
    assert answer(done)["problems"] == []


def test_a_film_that_cannot_be_saved_is_named_so_that_it_can_be_exported(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    line = [*PROGRAM, "generate", "an owl", "--scenes", "1", "--clip-duration", "1", "--json"]
    line += ["--data-dir", str(tmp_path / "data"), "--output", str(folder / "film.mp4")]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        next(text for text in process.stderr if "keyframing" in text)
        folder.rmdir()
        out, errors = process.communicate()
    said = json.loads(out)
    assert process.returncode == 1
    assert (said["status"], said["output"]) == ("complete", None)
    assert said["error_message"] in errors
    film = tmp_path / "film.mp4"
    film.write_text("what was there")
    assert vidpipe(tmp_path / "data", "export", said["project_id"], str(film)).returncode == 0
    assert film.read_bytes()[4:8] == b"ftyp"


def test_readers_that_leave_are_no_failure_and_a_full_disk_is_one(made: tuple[Path, Path, dict]) -> None:
    line = [*PROGRAM, "list", "--data-dir", str(made[0])]
    for streams in ({"stdout"}, {"stderr"}, {"stdout", "stderr"}):
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "wb") as gone, open(os.devnull, "wb") as nowhere:
            chosen = {name: gone if name in streams else nowhere for name in ("stdout", "stderr")}
            assert subprocess.run([*line, "--verbose"], check=False, **chosen).returncode == 0
    closed = subprocess.run(["sh", "-c", '"$0" "$@" >&- 2>&-', *line], check=False)
    assert closed.returncode == 0
    with open("/dev/full", "wb") as full:
        done = subprocess.run(line, check=False, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_settings_come_from_the_command_then_the_environment_then_the_file(tmp_path: Path) -> None:
    places = {name: tmp_path / name for name in ("file", "environment", "command")}
    (tmp_path / "config" / "vidpipe").mkdir(parents=True)
    (tmp_path / "config" / "vidpipe" / "settings.toml").write_text(f'data_dir = "{places["file"]}"\nworkers = 1\n')
    given = {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    for place, arguments in (("file", ()), ("environment", ()), ("command", ("--data-dir", str(places["command"])))):
        assert started("list", *arguments, **given).returncode == 0
        assert places[place].is_dir()
        given["VIDPIPE_DATA_DIR"] = str(places["environment"])


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("VIDPIPE_WORKERS", "many", "workers"),
        ("VIDPIPE_WORKERS", "-1", "workers"),
        ("VIDPIPE_API__PORT", "99999", "api.port"),
        ("VIDPIPE_API", "5", "api"),
    ],
)
def test_bad_values_in_the_environment_are_named(tmp_path: Path, variable: str, value: str, words: str) -> None:
    done = started("list", "--data-dir", str(tmp_path), **{variable: value})
    assert done.returncode == 2
    assert f"Setting {words}:" in done.stderr
    assert f"“{value}”" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("content", [b"workers = [", b"\xff\xfe", b"[api\n"], ids=repr)
def test_a_settings_file_that_cannot_be_read_gets_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "vidpipe" / "settings.toml"
    file.parent.mkdir()
    file.write_bytes(content)
    done = started("list", "--data-dir", str(tmp_path / "data"), "--json", XDG_CONFIG_HOME=str(tmp_path))
    assert done.returncode == 1
    assert str(file) in answer(done)["error_message"]
    assert "Traceback" not in done.stderr


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


def test_a_film_stops_for_approval_goes_on_and_tells_its_runs(tmp_path: Path) -> None:
    small = ("--scenes", "1", "--clip-duration", "1", "--seed", "7")
    done = vidpipe(tmp_path, "generate", "an owl", *small, "--until", "keyframes", "--json")
    assert done.returncode == 0, done.stderr
    said = answer(done)
    assert said["status"] == "staged"
    assert "for your approval. Then: Film 1 clip, keep 2 — free" in done.stderr
    project = said["project_id"]
    plan = vidpipe(tmp_path, "plan", project)
    assert plan.stdout.splitlines()[-1] == "Film 1 clip, keep 2 — free"
    assert vidpipe(tmp_path, "resume", project, "--until", "keyframes").returncode == 1
    assert vidpipe(tmp_path, "resume", project, "--until", "nonsense").returncode == 2
    assert vidpipe(tmp_path, "resume", project).returncode == 0
    told = answer(vidpipe(tmp_path, "status", project, "--json"))
    assert told["status"] == "complete"
    assert [run["until"] for run in told["runs"]] == ["film", "keyframes"]
    assert [step["slot"] for step in told["runs"][0]["steps"]] == ["Scene 1, clip", "Film"]
    assert told["totals"]["seconds"] > 0
    assert told["totals"]["cost_micros"] == 0
