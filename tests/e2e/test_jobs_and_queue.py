"""The command line about the queue, paid jobs and the disk, as processes."""

import os
import sqlite3
import uuid
from pathlib import Path

import pytest

from tests.e2e.test_command_line import answer, vidpipe


def queued(data: Path, prompt: str) -> str:
    done = vidpipe(data, "generate", prompt, "--scenes", "1", "--clip-duration", "1", "--queue", "--json")
    assert done.returncode == 0, done.stderr
    return answer(done)["project_id"]


def order(data: Path, *deed: str) -> list[str]:
    done = vidpipe(data, "queue", *deed, "--json")
    assert done.returncode == 0, done.stderr
    return [row["project_id"] for row in answer(done)["queue"]]


def test_films_are_queued_arranged_and_made(tmp_path: Path) -> None:
    first, second, third = (queued(tmp_path, prompt) for prompt in ("a fox", "an owl", "a heron"))
    assert order(tmp_path) == [first, second, third]
    assert order(tmp_path, "move", third, "1") == [third, first, second]
    assert order(tmp_path, "remove", second) == [third, first]
    assert answer(vidpipe(tmp_path, "queue", "pause", "--json"))["paused"]
    paused = vidpipe(tmp_path, "queue", "run", "--json")
    assert (paused.returncode, len(answer(paused)["queue"])) == (3, 2)
    assert order(tmp_path, "resume") == [third, first]
    assert order(tmp_path, "run") == []
    films = {row["project_id"]: row["status"] for row in answer(vidpipe(tmp_path, "list", "--json"))["projects"]}
    assert films == {first: "complete", third: "complete", second: "pending"}
    assert "empty" in vidpipe(tmp_path, "queue").stdout


def test_jobs_are_listed_with_price_and_age(tmp_path: Path) -> None:
    project = queued(tmp_path, "a fox")
    assert answer(vidpipe(tmp_path, "jobs", "--json")) == {"jobs": []}
    take = unknown_take(tmp_path, project)
    (job,) = answer(vidpipe(tmp_path, "jobs", "--json"))["jobs"]
    assert (job["id"], job["state"], job["price_micros"], job["place"]) == (take, "unknown", 1_240_000, "Storyboard")
    line = vidpipe(tmp_path, "jobs").stdout
    assert take in line
    assert "$1.24" in line
    status = vidpipe(tmp_path, "status", project, "--json")
    assert [each["id"] for each in answer(status)["unknown_takes"]] == [take]
    assert take in status.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("jobs", "fetch", "nope"), 1, "no such job"),
        (("jobs", "again", "../x"), 1, "no such job"),
        (("jobs", "fetch"), 2, "ID"),
        (("jobs", "dance"), 2, "dance"),
        (("queue", "add", "nope"), 1, "no such project"),
        (("queue", "move", "nope", "1"), 1, "not in the queue"),
        (("queue", "move", "nope", "x"), 2, "PLACE"),
    ],
    ids=repr,
)
def test_bad_input_gets_a_sentence(tmp_path: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    done = vidpipe(tmp_path, *arguments)
    assert done.returncode == code, done
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_what_the_disk_holds_is_told_and_cleaned_up(tmp_path: Path) -> None:
    queued(tmp_path, "a fox")
    stray = tmp_path / "media" / "ab" / f"{'ab' * 32}.png"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"x" * 2000)
    os.utime(stray, (0, 0))
    told = answer(vidpipe(tmp_path, "storage", "--json"))
    assert (told["unreferenced"], told["data_dir"]) == ({"count": 1, "bytes": 2000}, str(tmp_path))
    assert stray.exists()
    done = vidpipe(tmp_path, "storage", "--clean-up")
    assert (done.returncode, stray.exists()) == (0, False)
    assert "freed 2 KB" in done.stdout


def unknown_take(data: Path, project: str) -> str:
    """Enter a storyboard that a paid engine, not installed any more, may have been paid for."""
    take = str(uuid.uuid4())
    text = (
        f'{{"id":"{take}","slot":{{"kind":"storyboard"}},"number":1,"state":"unknown",'
        '"created_at":"2026-01-02T03:04:05Z","engine":"gone","price":1240000}'
    )
    with sqlite3.connect(data / "vidpipe.db") as connection:
        connection.execute(
            "INSERT INTO takes (id, project_id, state, job_id, file_sha256, thumbnail_sha256, data)"
            " VALUES (?, ?, 'unknown', '', '', '', ?)",
            (take, project, text),
        )
    connection.close()
    return take
