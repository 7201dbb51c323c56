"""Captions as part of the film: what they are taken from, and what makes the film anew."""

import json
from dataclasses import replace

import pytest

from tests.core.filming import ENGINES, finish, new_project, selection
from vidpipe_desktop.core.captions import Captions, captions_of
from vidpipe_desktop.core.models import FILM, Project, Slot, SlotKind
from vidpipe_desktop.core.plan import plan
from vidpipe_desktop.core.recipes import film_recipe_without_captions
from vidpipe_desktop.core.staleness import why_stale


def _staged(*stagings: str) -> Project:
    project = finish(new_project(scenes=len(stagings)), limit=1)
    scenes = zip(project.scenes, stagings, strict=True)
    return replace(project, scenes=tuple(replace(scene, staging=staging) for scene, staging in scenes))


def test_a_film_tells_titles_and_captions_in_the_language_of_most_scenes() -> None:
    opening = json.dumps({"title": "Der Wald", "caption": "Ein Hund.", "language": "de"})
    silent = json.dumps({"title": "", "caption": " ", "language": "fr"})
    said = json.dumps({"caption": "Hi", "language": "en"})
    told = captions_of(_staged(opening, silent, "", said, opening))
    assert told == Captions(("Der Wald\nEin Hund.", "", "", "Hi", "Der Wald\nEin Hund."), "de")
    assert told
    assert not captions_of(_staged(silent, ""))


@pytest.mark.parametrize("staging", ["", "{", "[1]", "null", '"caption"', '{"caption": null, "title": 0}'])
def test_staging_of_any_kind_is_no_trouble(staging: str) -> None:
    assert captions_of(_staged(staging)).texts == ("",)


def test_half_a_letter_spoils_no_recipe() -> None:
    project = _staged('{"caption": "a\\ud83e"}')
    assert captions_of(project).texts == ("a?",)
    assert plan(finish(project), ENGINES).complete


def _telling(project: Project, text: str) -> Project:
    """The project with a first scene that tells this. Its engine doesn't read what is staged."""
    first, *others = project.scenes
    return replace(project, scenes=(replace(first, staging=json.dumps({"caption": text})), *others))


def test_another_caption_makes_only_the_film_anew() -> None:
    done = finish(_telling(finish(new_project(), limit=1), "Once."))
    assert plan(done, ENGINES).complete
    steps = plan(_telling(done, "Twice."), ENGINES)
    assert [step.slot for step in steps.steps] == [FILM]
    assert why_stale(steps.state(FILM).take, steps.steps[0], steps.scenes) == "Its captions changed."
    again = finish(_telling(done, "Twice."))
    assert selection(_telling(again, "Once.")) == selection(done)


def test_films_from_before_there_were_captions_are_up_to_date_until_a_newer_one_is_there() -> None:
    done = _telling(finish(new_project()), "Once.")
    clips = [plan(done, ENGINES).state(Slot(SlotKind.CLIP, scene.id)).take for scene in done.scenes]
    old = film_recipe_without_captions(done, [take.file.sha256 for take in clips if take and take.file])
    film = replace(done.takes[-1], recipe=old.text, fingerprint=old.fingerprint)
    before = replace(done, takes=(*done.takes[:-1], film))
    assert plan(before, ENGINES).complete
    other = replace(before, brief=replace(before.brief, crossfade=0.5))
    newer = replace(finish(other), brief=before.brief)
    assert [step.slot for step in plan(newer, ENGINES).steps] == [FILM]
    assert plan(finish(newer), ENGINES).state(FILM).take != film
