"""What a text model may say of how scenes are staged: only what is on offer counts, field by field."""

import json
from collections.abc import Mapping

import pytest

from tests.servers.spoiling import storyboard as answer
from vidpipe_desktop.core.models import AspectRatio
from vidpipe_desktop.core.money import FREE
from vidpipe_desktop.engines.animatic.director.menu import vocabulary
from vidpipe_desktop.engines.base import StoryboardRequest
from vidpipe_desktop.engines.storyboarding import answer_schema, brief_text, storyboard

WANTED = StoryboardRequest("id", "a fox", "cinematic", AspectRatio.WIDE, 4.0, 2, 7, vocabulary=vocabulary())


def told(staging: object) -> str:
    board = json.loads(answer(2))
    board["scenes"][1]["staging"] = staging
    return json.dumps(board)


def test_the_schema_lists_what_can_be_staged_in_human_words() -> None:
    scene = answer_schema(2, WANTED.vocabulary)["properties"]["scenes"]["items"]
    fields: Mapping[str, dict[str, list[str]]] = scene["properties"]["staging"]["properties"]
    assert set(fields) == {"place", "light", "weather", "shot", "camera"}
    assert {"Lake", "Living room", "any"} <= set(fields["place"]["enum"])
    assert "staging" in scene["required"]
    assert "staging" in brief_text(WANTED)
    assert "staging" not in answer_schema(2)["properties"]["scenes"]["items"]["properties"]


@pytest.mark.parametrize(
    ("staging", "wishes"),
    [
        ({"place": "Living room", "light": "Dusk", "weather": "any"}, {"place": "int_living", "light": "dusk"}),
        (
            {"place": "the lake", "camera": "Push in", "shot": "Close-up"},
            {"place": "lake", "camera": "push", "shot": "close"},
        ),
        ({"place": "Narnia", "light": 7, "shot": None, "weather": ["Rain"], "camera": "Pull back"}, {"camera": "pull"}),
        ({"props": "lamp", "caption": "Hello"}, {}),
        ("a lake at dusk", {}),
        (None, {}),
    ],
)
async def test_what_is_in_no_list_is_left_to_the_words(staging: object, wishes: dict[str, str]) -> None:
    async def ask(_text: str) -> str:
        return told(staging)

    draft = await storyboard(WANTED, FREE, ask)
    assert dict(draft.scenes[1].wishes) == wishes
    assert draft.scenes[0].wishes == ()
