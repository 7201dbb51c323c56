"""The bundle as a stranger has it: started with an empty environment, far from the checkout, on a machine like ours."""

import json
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import av
import pytest

PROMPT = "A lighthouse keeper and a whale under the northern lights 🐋"
PATIENCE = 60
"""Seconds that a start may take on a busy machine."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


@contextmanager
def started(program: Path, folder: Path, *arguments: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """The program at work in `folder`; told to end afterwards, which it must do by itself and cleanly."""
    line = [str(program), *arguments]
    with subprocess.Popen(line, env=environment, cwd=folder, stderr=subprocess.PIPE) as process:
        try:
            yield process
            assert process.poll() is None, process.communicate()
            process.send_signal(signal.SIGTERM)
            _, errors = process.communicate(timeout=PATIENCE)
            assert process.returncode == 0, errors
            assert b"Traceback" not in errors
        finally:
            process.kill()


def said(program: Path, folder: Path, *words: str) -> dict[str, Any]:
    """What the program answers in `folder`."""
    done = subprocess.run([str(program), *words, "--json"], check=False, capture_output=True, env={}, cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def test_it_makes_a_film_and_opens_it_elsewhere_from_a_file(program: Path, tmp_path: Path) -> None:
    options = ["--scenes", "2", "--clip-duration", "1", "--data-dir", "data", "--output", "film.mp4"]
    made = said(program, tmp_path, "generate", PROMPT, *options)
    assert made["status"] == "complete"
    with av.open(str(tmp_path / "film.mp4")) as film:
        assert film.streams.video[0].frames == 48
        assert film.streams.audio[0].codec_context.name == "aac"
    assert said(program, tmp_path, "pack", made["project_id"], "a.vidpipe", "--data-dir", "data")["takes"] == 7
    words = ("--data-dir", "other", "a.vidpipe")
    with started(program, tmp_path, *words, QT_QPA_PLATFORM="offscreen", HOME=str(tmp_path)):
        wait_until(lambda: (tmp_path / "other" / "vidpipe.db-wal").exists())
        wait_until(lambda: said(program, tmp_path, "list", "--data-dir", "other")["total"] == 1)


def test_it_opens_its_window_and_closes_cleanly(program: Path, tmp_path: Path) -> None:
    arguments = ("--verbose", "--data-dir", "data")
    with started(program, tmp_path, *arguments, QT_QPA_PLATFORM="offscreen", HOME=str(tmp_path)):
        wait_until(lambda: (tmp_path / "data" / "vidpipe.db-wal").exists())
    assert not (tmp_path / "data" / "vidpipe.db-wal").exists(), "the database was not closed"


def test_it_serves_the_api(program: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with started(program, tmp_path, "serve", "--data-dir", "data", "--port", str(port)):
        wait_until(lambda: answer(f"http://127.0.0.1:{port}/api/health").get("status") == "ok")


def wait_until(fact: Any) -> None:
    deadline = time.monotonic() + PATIENCE
    while not fact():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def answer(url: str) -> dict[str, Any]:
    try:
        with urllib.request.urlopen(url) as reply:
            return json.load(reply)
    except urllib.error.URLError:
        return {}
