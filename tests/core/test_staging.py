"""Choosing how a scene is staged: what is meant by words, and what is said about those that mean nothing."""

import pytest

from vidpipe_desktop.core.errors import InvalidRequest
from vidpipe_desktop.core.staging import LONGEST_TEXT, Option, StagingField, by_hand, choice_of

FIELDS = (
    StagingField(
        "place", "Place", "lake", "forest", (Option("forest", "Forest"), Option("int_cafe", "Café")), by_hand=True
    ),
    StagingField("light", "Light", "dusk", "dusk", (Option("dusk", "Dusk"), Option("golden", "Golden hour"))),
    StagingField(
        "otter", "Who", "otter", "otter", (Option("blackcat", "Black cat"), Option("otter", "Otter")), "Otter"
    ),
    StagingField(
        "otter.does", "Does", "sit", "run", (Option("sit", "sits"), Option("run", "runs")), "Otter", by_hand=True
    ),
    StagingField("caption", "Caption", "Home.", "Home."),
)


@pytest.mark.parametrize(
    ("name", "text", "choice"),
    [
        ("place", "int_cafe", ("place", "int_cafe")),
        ("place", " the café ", ("place", "int_cafe")),
        ("Light", "golden-hour", ("light", "golden")),
        ("otter", "BLACK CAT", ("otter", "blackcat")),
        ("otter.does", "runs", ("otter.does", "run")),
        ("place", "", ("place", "forest")),
        ("caption", "At  last,\nhome.", ("caption", "At last, home.")),
        ("caption", "", ("caption", "")),
    ],
)
def test_values_are_meant_by_themselves_or_as_people_call_them(name: str, text: str, choice: tuple[str, str]) -> None:
    assert choice_of(FIELDS, name, text) == choice


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "place",
            "forrest",
            "In this scene, place cannot be “forrest”. Did you mean “Forest”? Choose one of: Forest, Café.",
        ),
        ("light", "x", "In this scene, light cannot be “x”. Choose one of: Dusk, Golden hour."),
        (
            "ligth",
            "dusk",
            "There is nothing to choose called “ligth” in this scene. Did you mean “light”? There are: place, ",
        ),
        ("caption", "a" * (LONGEST_TEXT + 1), "This text is too long"),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(name: str, text: str, said: str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        choice_of(FIELDS, name, text)
    assert str(refused.value).startswith(said)


def test_what_was_chosen_by_hand_is_named() -> None:
    assert by_hand(FIELDS) == "place and Otter"
    assert by_hand(FIELDS[1:2]) == ""
