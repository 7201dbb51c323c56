"""Screenplays: scenes by their headings, dialogue as captions, people the same throughout."""

import pytest

from vidpipe_desktop.core.models import AspectRatio
from vidpipe_desktop.engines.animatic.director.direct import direct
from vidpipe_desktop.engines.animatic.language.reading import read_prompt
from vidpipe_desktop.engines.animatic.language.screenplay import screenplay
from vidpipe_desktop.engines.animatic.spec import SceneSpec

FOUNTAIN = """Title: The Lamp
Author: somebody

INT. KITCHEN - NIGHT

ANNA (30, red coat) opens a drawer.

ANNA
(whispering)
Where is the dragon?

BEN (O.S.)
Gone.

CUT TO:

EXT. FOREST - DAWN

Anna runs.
"""
# script, sets and lights of its scenes, the first line said
SCRIPTS = [
    (FOUNTAIN, ["int_kitchen night", "forest dawn"], "Anna: Where is the dragon? – Ben: Gone."),
    (
        "INT. KITCHEN – NIGHT … ANNA: (whispering) Where is it? EXT. BEACH – DAY. Anna runs.",
        ["int_kitchen night", "beach day"],
        "Anna: Where is it?",
    ),
    (
        "1. INNEN. KÜCHE – NACHT\nOMA (70) kocht.\nOMA: Setz dich!\n\n2. AUSSEN. STRAND – TAG\nEin Hund läuft.",
        ["int_kitchen night", "beach day"],
        "Oma: Setz dich!",
    ),
    (
        "INT. CUISINE - NUIT\nMARIE (30 ans) cherche.\nMARIE : Où est-il ?\nEXT. PLAGE - JOUR\nUn chien court.",
        ["int_kitchen night", "beach day"],
        "Marie: Où est-il ?",
    ),
    (
        "INTERIOR. COCINA. NOCHE\nJUAN: ¡Hola!\nEXTERIOR. PLAYA. DÍA\nUn perro corre.",
        ["int_kitchen night", "beach day"],
        "Juan: ¡Hola!",
    ),
    (
        "INTERNO CUCINA - NOTTE\nLUCA: Ciao.\nESTERNO SPIAGGIA - GIORNO\nUn cane corre.",
        ["int_kitchen night", "beach day"],
        "Luca: Ciao.",
    ),
    (
        "Scene 1: A castle at night. ANNA: Hello? BEN: Hush. Scene 2: A beach at dawn. ANNA: Free!",
        ["castle night", "beach dawn"],
        "Anna: Hello? – Ben: Hush.",
    ),
    ("INT. CASTLE - NIGHT\nA queen sleeps.\nEXT. HOUSE - DAY\nA dog runs.", ["int_throne night", "meadow day"], ""),
]


def _specs(prompt: str, count: int) -> list[SceneSpec]:
    reading = read_prompt(prompt, by_meaning=False)
    plan = direct(
        prompt,
        reading,
        style="cinematic",
        scene_count=count,
        seconds=5.0,
        aspect_ratio=AspectRatio.WIDE,
        seed=7,
    )
    return [scene.spec for scene in plan.scenes]


@pytest.mark.parametrize(("prompt", "stops", "said"), SCRIPTS, ids=[row[0][:24] for row in SCRIPTS])
def test_scenes_are_staged_as_their_headings_say(prompt: str, stops: list[str], said: str) -> None:
    specs = _specs(prompt, 2)
    assert [f"{spec.set} {spec.time_of_day}" for spec in specs] == stops
    assert specs[0].caption == said or not said
    shown = " ".join(spec.title + spec.caption for spec in _specs(prompt, 6))
    assert not any(mark in shown for mark in ("INT", "EXT", "INNEN", "TAG", "NIGHT", "Title", "CUT", "(O.S.)", "1."))


def test_what_is_only_spoken_of_is_not_staged() -> None:
    cast = {actor.character for spec in _specs(FOUNTAIN, 4) for actor in spec.actors}
    assert cast == {"woman", "man"}


def test_every_line_gets_its_scene_and_its_speaker_the_foreground() -> None:
    specs = _specs(FOUNTAIN, 6)
    assert [spec.caption for spec in specs[:3]] == ["Anna opens a drawer.", "Anna: Where is the dragon?", "Ben: Gone."]
    assert [specs[at].actors[-1].character for at in (1, 2)] == ["woman", "man"]


def test_scripts_without_empty_lines_keep_their_speakers_apart() -> None:
    script = "INT. KITCHEN - NIGHT\nMARA\nWhere is the key?\nTOM\nI gave it away.\nMARA (laughing)\nOh NO\nReally?"
    told = ["Mara: Where is the key?", "Tom: I gave it away.", "Mara: Oh NO", "Mara: Really?"]
    assert [spec.caption for spec in _specs(script, 4)] == told


def test_one_face_for_one_name() -> None:
    looks = {actor.look for spec in _specs(FOUNTAIN, 6) for actor in spec.actors if actor.character == "woman"}
    assert len(looks) == 1


@pytest.mark.parametrize(
    ("name", "mark"),
    [("ANNA (30)", "👩⠁"), ("BEN (9)", "👦⠁"), ("EVA (8)", "👧⠁"), ("HANS (81)", "👴⠁"), ("ROBOT (small)", "robot")],
)
def test_who_a_name_is(name: str, mark: str) -> None:
    play = screenplay(f"INT. KITCHEN - DAY\n{name} waits.")
    assert play is not None
    assert [role.mark for role in play.roles] == [mark]


@pytest.mark.parametrize(
    "prompt",
    [
        "a 30-second explainer about bees: how do they fly?",
        "An ad for coffee: fresh, hot, yours",
        "A knight's day. Scene 1: he wakes up. Scene 2: he rides out.",
        "1. eins\n2. zwei",
        "INTERSTELLAR: a ship leaves",
        "Style: noir. Subject: a detective",
        "",
    ],
)
def test_other_prompts_are_no_screenplays(prompt: str) -> None:
    assert screenplay(prompt) is None
