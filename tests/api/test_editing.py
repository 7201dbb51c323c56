"""Beyond the seven calls: approval, plan, edits, takes, forks, undo and runs, over a real socket."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.api.test_api import NOBODY, SMALL, Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("api"))
    yield running
    running.close()


@pytest.fixture(scope="module")
def storyboard(server: Server) -> str:
    """A film of two scenes that waits after its storyboard; the path of its calls."""
    body = {**SMALL, "prompt": "A red fox crosses a snowy forest at dawn", "scenes": 2, "until": "storyboard"}
    answer = server.client.post("/api/generate", json=body)
    assert answer.status_code == 202
    project_id = answer.json()["project_id"]
    server.wait_for(project_id, "staged")
    return f"/api/projects/{project_id}"


def test_a_film_waits_for_approval_and_its_plan_is_told(server: Server, storyboard: str) -> None:
    plan = server.client.get(f"{storyboard}/plan").json()
    assert plan["summary"] == "Paint 3 frames, film 2 clips — free"
    assert (plan["cost_micros"], plan["undo"], plan["redo"]) == (0, "", "")
    assert (
        server.client.get(f"{storyboard}/plan", params={"until": "keyframes"}).json()["summary"].startswith("Paint 3")
    )
    takes = server.client.get(f"{storyboard}/takes").json()
    assert [(take["slot"], take["state"], take["in_use"]) for take in takes] == [("Storyboard", "ready", True)]


def test_scenes_are_edited_added_moved_deleted_and_undone(server: Server, storyboard: str) -> None:
    client = server.client
    before = client.get(f"{storyboard}/scenes").json()
    edited = client.patch(f"{storyboard}/scenes/1", json={"description": "The fox sleeps on the beach at night"})
    assert edited.status_code == 200, edited.text
    assert edited.json()["undo"] == "edit scene 2"
    scene = client.get(f"{storyboard}/scenes").json()[1]
    assert scene["description"] == "The fox sleeps on the beach at night"
    assert "beach" in scene["end_prompt"]
    assert client.post(f"{storyboard}/scenes", json={"index": 0, "description": "An owl"}).status_code == 201
    assert client.post(f"{storyboard}/scenes/0/move", json={"index": 2}).json()["undo"] == "move scene 1"
    assert [row["description"] for row in client.get(f"{storyboard}/scenes").json()][2] == "An owl"
    assert client.delete(f"{storyboard}/scenes/2").json()["undo"] == "delete scene 3"
    for _ in range(4):
        answer = client.post(f"{storyboard}/undo")
    assert (answer.json()["undo"], answer.json()["redo"]) == ("", "edit scene 2")
    assert client.get(f"{storyboard}/scenes").json() == before


def test_a_film_may_be_ordered_in_full_hd_and_changed_to_it(server: Server, storyboard: str) -> None:
    client = server.client
    body = {**SMALL, "prompt": "an owl", "scenes": 1, "until": "storyboard", "resolution": "1080p"}
    ordered = client.post("/api/generate", json=body).json()["project_id"]
    server.wait_for(ordered, "staged")
    assert client.patch(storyboard, json={"resolution": "1080p"}).json()["undo"] == "edit film"
    assert client.patch(storyboard, json={"resolution": "8k"}).status_code == 422
    with closing(sqlite3.connect(server.data_dir / "vidpipe.db")) as database:
        briefs = dict(database.execute("SELECT id, brief FROM projects").fetchall())
    assert {json.loads(briefs[film])["resolution"] for film in (ordered, storyboard.rsplit("/", 1)[-1])} == {"1080p"}
    client.post(f"{storyboard}/undo")


def test_a_scene_is_staged_by_hand(server: Server, storyboard: str) -> None:
    client, path = server.client, f"{storyboard}/scenes/1/staging"
    fields = {field["name"]: field for field in client.get(path).json()}
    assert {"value": "lake", "label": "Lake"} in fields["place"]["options"]
    assert client.patch(path, json={"place": "the lake", "light": "Night"}).json()["undo"] == "stage scene 2"
    staged = {field["name"]: (field["value"], field["by_hand"]) for field in client.get(path).json()}
    assert (staged["place"], staged["light"]) == (("lake", True), ("night", True))
    refused = client.patch(path, json={"place": "aquarium"})
    assert refused.status_code == 422
    assert "place cannot be “aquarium”" in refused.text
    assert client.post(f"{storyboard}/undo").json()["redo"] == "stage scene 2"
    assert {field["name"]: field for field in client.get(path).json()} == fields


def test_the_film_is_edited_and_forked(server: Server, storyboard: str) -> None:
    client = server.client
    assert client.patch(storyboard, json={"style": "noir"}).json()["undo"] == "edit film"
    assert client.get(storyboard).json()["style"] == "noir"
    fork = client.post(f"{storyboard}/fork", json={"crossfade": 0.25})
    assert fork.status_code == 201
    assert fork.json()["project_id"] not in storyboard
    assert client.post(f"{storyboard}/undo").json()["redo"] == "edit film"


@pytest.mark.parametrize(
    ("call", "body", "field"),
    [
        ("patch /scenes/0", {"description": " "}, "description"),
        ("patch /scenes/0", {"duration": 0}, "duration"),
        ("patch /scenes/0", {"clips_engine": "../x"}, "clips_engine"),
        ("patch /scenes/9", {"description": "x"}, "index"),
        ("patch ", {"style": "nope"}, "style"),
        ("post /continue", {"until": "nope"}, "until"),
    ],
)
def test_bad_values_are_named(server: Server, storyboard: str, call: str, body: dict, field: str) -> None:
    method, path = call.split(" ")
    answer = server.client.request(method.upper(), storyboard + path, json=body)
    assert answer.status_code == 422
    assert field in answer.text


def test_unknown_things_are_not_found(server: Server, storyboard: str) -> None:
    assert server.client.get(f"/api/projects/{NOBODY}/plan").status_code == 404
    assert server.client.post(f"{storyboard}/takes/{NOBODY}/choose").status_code == 404
    assert server.client.post("/api/generate", json={**SMALL, "until": "nope"}).status_code == 422


def test_going_on_ends_with_the_whole_film_and_its_runs_are_told(server: Server, storyboard: str) -> None:
    client, project_id = server.client, storyboard.rsplit("/", 1)[1]
    assert client.post(f"{storyboard}/continue", json={"until": "keyframes"}).status_code == 202
    server.wait_for(project_id, "staged")
    assert client.post(f"{storyboard}/continue", json={"until": "keyframes"}).status_code == 409
    assert client.post(f"{storyboard}/resume").status_code == 202
    server.wait_for(project_id, "complete")
    told = client.get(f"{storyboard}/runs").json()
    assert [entry["run"]["until"] for entry in told["runs"]] == ["film", "keyframes", "storyboard"]
    assert told["runs"][0]["steps"][-1]["name"] == "Film"
    assert told["seconds"] > 0
    clip = next(take for take in client.get(f"{storyboard}/takes").json() if take["slot"] == "Scene 1, clip")
    assert client.post(f"{storyboard}/takes/{clip['take_id']}/choose").json()["summary"] == "Nothing is left to do."
