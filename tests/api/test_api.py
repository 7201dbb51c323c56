"""The seven calls over a real socket, in a real server process."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

SMALL = {"prompt": "a fox in the snow", "clip_duration": 1, "scenes": 1}
NOBODY = "00000000-0000-4000-8000-000000000000"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """`python -m vidpipe_desktop.api` in a process of its own."""

    def __init__(self, data_dir: Path, **environment: str) -> None:
        self.port = free_port()
        self.data_dir = data_dir
        command = [sys.executable, "-m", "vidpipe_desktop.api", "--data-dir", str(data_dir), "--port", str(self.port)]
        self.process = subprocess.Popen(command, env={**os.environ, **environment}, stderr=subprocess.PIPE, text=True)
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=30)
        self.wait_until_up()

    def wait_until_up(self) -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError(self.process.communicate(timeout=5)[1])

    def wait_for(self, project_id: str, *statuses: str) -> dict:
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            answer = self.client.get(f"/api/projects/{project_id}/status").json()
            if answer["status"] in statuses:
                return answer
            time.sleep(0.1)
        raise AssertionError(f"still {answer}")

    def close(self) -> int:
        self.client.close()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=30)
        return self.process.returncode


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("api"))
    yield running
    assert running.close() == 0


@pytest.fixture(scope="module")
def film(server: Server) -> dict:
    """A finished film."""
    answer = server.client.post("/api/generate", json=SMALL)
    assert answer.status_code == 202
    accepted = answer.json()
    assert set(accepted) == {"project_id", "status", "status_url"}
    assert accepted["status_url"] == f"/api/projects/{accepted['project_id']}/status"
    assert server.client.get(f"/api/projects/{accepted['project_id']}/download").status_code == 409
    server.wait_for(accepted["project_id"], "complete")
    return accepted


def test_health(server: Server) -> None:
    answer = server.client.get("/api/health")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"


def test_status_has_no_scene_detail(server: Server, film: dict) -> None:
    answer = server.client.get(film["status_url"]).json()
    assert set(answer) == {"project_id", "status", "created_at", "updated_at", "error_message"}
    assert answer["status"] == "complete"
    assert answer["error_message"] is None


def test_project_detail(server: Server, film: dict) -> None:
    answer = server.client.get(f"/api/projects/{film['project_id']}").json()
    assert answer["scene_count"] == len(answer["scenes"]) == 1
    scene = answer["scenes"][0]
    assert set(scene) == {
        "scene_index",
        "description",
        "status",
        "has_start_keyframe",
        "has_end_keyframe",
        "has_clip",
        "clip_status",
    }
    assert scene["has_start_keyframe"]
    assert scene["has_end_keyframe"]
    assert scene["has_clip"]
    assert scene["clip_status"] == scene["status"] == "complete"


def test_list_is_newest_first(server: Server, film: dict) -> None:
    later = server.client.post("/api/generate", json=SMALL | {"prompt": "an owl 🦉"}).json()["project_id"]
    rows = server.client.get("/api/projects").json()
    assert [row["project_id"] for row in rows][:2] == [later, film["project_id"]]
    assert set(rows[0]) == {"project_id", "prompt", "status", "created_at"}
    server.wait_for(later, "complete")


def test_download(server: Server, film: dict) -> None:
    answer = server.client.get(f"/api/projects/{film['project_id']}/download")
    assert answer.headers["content-type"] == "video/mp4"
    assert f'filename="video_{film["project_id"]}.mp4"' in answer.headers["content-disposition"]
    assert answer.content[4:8] == b"ftyp"


def test_resume_of_a_complete_film_is_a_conflict(server: Server, film: dict) -> None:
    answer = server.client.post(f"/api/projects/{film['project_id']}/resume")
    assert answer.status_code == 409
    assert "complete" in answer.json()["detail"]


def test_a_film_whose_file_is_gone_is_not_found_and_can_be_resumed(server: Server) -> None:
    project = server.client.post("/api/generate", json=SMALL | {"prompt": "a heron"}).json()["project_id"]
    server.wait_for(project, "complete")
    sizes = {path: path.stat().st_size for path in (server.data_dir / "media").rglob("*.mp4")}
    content = server.client.get(f"/api/projects/{project}/download").content
    for path in sizes:
        if path.read_bytes() == content:
            path.unlink()
    answer = server.client.get(f"/api/projects/{project}/download")
    assert answer.status_code == 404
    assert str(server.data_dir) not in answer.text
    assert server.client.post(f"/api/projects/{project}/resume").status_code == 202
    server.wait_for(project, "complete")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "prompt"),
        ({"prompt": ""}, "prompt"),
        ({"prompt": "  \n "}, "prompt"),
        ({"prompt": "x" * 100_000}, "prompt"),
        ({"prompt": 5}, "prompt"),
        *(
            ({"clip_duration": value}, "clip_duration")
            for value in (0, -1, 1e9, "long", None, float("nan"), float("inf"))
        ),
        ({"style": "../../etc/passwd"}, "style"),
        ({"aspect_ratio": "4:3"}, "aspect_ratio"),
        ({"resolution": "4k"}, "resolution"),
        ({"engine": "hal"}, "engine"),
        ({"clips_engine": "animatic:veo"}, "clips_engine"),
        *(({"scenes": value}, "scenes") for value in (0, 10_000, 1.5)),
    ],
    ids=repr,
)
def test_bad_values_are_422_with_the_field_and_reach_no_database(server: Server, body: dict, field: str) -> None:
    before = len(server.client.get("/api/projects").json())
    full = body if "prompt" in body or not body else SMALL | body
    answer = server.client.post("/api/generate", content=json.dumps(full), headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert any(field in map(str, problem["loc"]) for problem in answer.json()["detail"])
    assert len(server.client.get("/api/projects").json()) == before


def test_unknown_and_bad_ids(server: Server) -> None:
    for path in ("", "/status", "/download"):
        assert server.client.get(f"/api/projects/{NOBODY}{path}").status_code == 404
        assert server.client.get(f"/api/projects/nope{path}").status_code == 422
    assert server.client.post(f"/api/projects/{NOBODY}/resume").status_code == 404
    assert server.client.get("/api/projects/..%2f..%2fetc/status").status_code in (404, 422)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "evil.example"}, 421),
        ({"host": "127.0.0.1"}, 421),
        ({"host": "127.0.0.1:1"}, 421),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"content-type": "text/plain"}, 415),
        ({"content-type": "application/x-www-form-urlencoded"}, 415),
    ],
    ids=repr,
)
def test_strangers_are_refused(server: Server, headers: dict, status: int) -> None:
    answer = server.client.post(
        "/api/generate", content=json.dumps(SMALL), headers={"content-type": "application/json", **headers}
    )
    assert answer.status_code == status
    assert "access-control-allow-origin" not in answer.headers


def test_a_huge_body_is_refused(server: Server) -> None:
    answer = server.client.post("/api/generate", json={"prompt": "x" * 2_000_000})
    assert answer.status_code == 413


def test_broken_json_is_422(server: Server) -> None:
    answer = server.client.post("/api/generate", content=b"{", headers={"content-type": "application/json"})
    assert answer.status_code == 422


def test_no_documentation_pages_are_served(server: Server) -> None:
    for path in ("/docs", "/redoc", "/openapi.json"):
        assert server.client.get(path).status_code == 404


def test_a_token_is_wanted_where_one_is_set(tmp_path: Path) -> None:
    server = Server(tmp_path, VIDPIPE_API__TOKEN="correct horse")
    try:
        assert server.client.get("/api/projects").status_code == 401
        assert server.client.get("/api/projects", headers={"authorization": "Bearer wrong"}).status_code == 401
        assert server.client.get("/api/projects", headers={"authorization": "Bearer correct horse"}).status_code == 200
    finally:
        server.close()


def test_it_does_not_listen_beyond_this_machine_without_a_token(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "vidpipe_desktop", "serve", "--data-dir", str(tmp_path), "--host", "0.0.0.0"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "VIDPIPE_API__TOKEN" in done.stderr


def test_sigterm_ends_it_within_seconds_and_the_film_can_be_resumed(tmp_path: Path) -> None:
    server = Server(tmp_path)
    project = server.client.post("/api/generate", json=SMALL | {"clip_duration": 20, "scenes": 2}).json()["project_id"]
    server.wait_for(project, "keyframing", "video_gen")
    started = time.monotonic()
    assert server.close() == 0
    assert time.monotonic() - started < 10
    again = Server(tmp_path)
    try:
        assert again.client.get(f"/api/projects/{project}/status").json()["status"] == "stopped"
    finally:
        again.close()


def test_the_router_holds_exactly_the_seven_calls() -> None:
    from vidpipe_desktop.api.app import app
    from vidpipe_desktop.api.routes import router

    calls = {(method, route.path) for route in router.routes for method in route.methods}
    assert calls == {
        ("POST", "/api/generate"),
        ("GET", "/api/projects/{project_id}/status"),
        ("GET", "/api/projects/{project_id}"),
        ("GET", "/api/projects"),
        ("POST", "/api/projects/{project_id}/resume"),
        ("GET", "/api/projects/{project_id}/download"),
        ("GET", "/api/health"),
    }
    assert app.title == "Video Pipeline API"
