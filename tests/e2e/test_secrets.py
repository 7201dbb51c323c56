"""A key stays where keys belong: nothing that is written or said holds it, however a server repeats it."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

CANARY = "canary.7f3a/9b2c+51d8"
ENGINES = {
    "google": {"GOOGLE__API_KEY": CANARY},
    "vertex": {"GOOGLE__PROJECT": "films", "GOOGLE__ACCESS_TOKEN": CANARY},
    "openai_compatible": {"OPENAI_COMPATIBLE__API_KEY": CANARY},
    "comfyui": {"COMFYUI__API_KEY": CANARY},
    "runway": {"RUNWAY__API_KEY": CANARY},
    "fal": {"FAL__API_KEY": CANARY},
}


class Echo(BaseHTTPRequestHandler):
    """Refuses everything, and says in its answer all that it was sent."""

    heard: list[str]
    status: int

    def do_GET(self) -> None:
        self.rfile.read(int(self.headers.get("content-length") or 0))
        sent = f"{self.path} {dict(self.headers)}"
        self.heard.append(sent)
        error = {"code": self.status, "message": f"You sent {sent}", "status": "INVALID_ARGUMENT"}
        said = json.dumps({"error": error}).encode()
        self.send_response(self.status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(said)))
        self.send_header("x-you-sent", CANARY)
        self.end_headers()
        self.wfile.write(said)

    do_POST = do_PUT = do_DELETE = do_GET

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def echoing(status: int) -> Iterator[tuple[str, list[str]]]:
    """Address of a server that answers so, and what it hears."""
    heard: list[str] = []
    handler = type("Handler", (Echo,), {"heard": heard, "status": status})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", heard
        server.shutdown()
        thread.join()


def said(folder: Path, environment: dict[str, str], *arguments: str) -> str:
    """All that the program prints."""
    line = [sys.executable, "-m", "vidpipe_desktop", *arguments, "--verbose", "--data-dir", str(folder / "data")]
    done = subprocess.run(line, check=False, capture_output=True, text=True, timeout=120, env=environment)
    return done.stdout + done.stderr


@pytest.mark.parametrize("status", [400, 500])
@pytest.mark.parametrize("name", ENGINES)
def test_a_key_that_is_repeated_by_the_server_is_kept_nowhere(tmp_path: Path, name: str, status: int) -> None:
    engine = "google" if name == "vertex" else name
    with echoing(status) as (url, heard):
        given = {**ENGINES[name], f"{engine.upper()}__BASE_URL": url}
        environment = {**os.environ, **{f"VIDPIPE_{key}": value for key, value in given.items()}}
        order = ("generate", "a fox", "--scenes", "1", "--clip-duration", "5", "--engine", engine)
        printed = said(tmp_path, environment, *order) + said(tmp_path, environment, "list", "--json")
    assert any(CANARY in each for each in heard)
    assert CANARY not in printed
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.suffix == ".log" for path in written)
    if status == 400:
        assert any("You sent" in path.read_text(errors="replace") for path in written)
    assert not [path for path in written if CANARY.encode() in path.read_bytes()]
