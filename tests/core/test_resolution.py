"""Films in HD and Full HD: their sizes and prices, who can make them, and what another resolution makes stale."""

import hashlib
from dataclasses import replace

import pytest

from tests.core.filming import ENGINES, do, new_project
from vidpipe_desktop.core.brief import parse_brief
from vidpipe_desktop.core.edits import FilmWith, edited, parse_film
from vidpipe_desktop.core.engines import EngineFacts, Engines, ModelFacts, Terms
from vidpipe_desktop.core.errors import InvalidRequest
from vidpipe_desktop.core.estimate import estimate
from vidpipe_desktop.core.models import AspectRatio, EngineChoice, Project, Resolution, Role, SlotKind
from vidpipe_desktop.core.money import dollars
from vidpipe_desktop.core.plan import plan
from vidpipe_desktop.core.preview import preview
from vidpipe_desktop.core.recipes import film_recipe_without_captions
from vidpipe_desktop.core.staleness import why_stale
from vidpipe_desktop.core.status import summarize

FULL_HD = Resolution.FULL_HD
COARSE = ModelFacts("coarse", "Coarse", Role.CLIPS, price=dollars(0.1), resolutions=frozenset({Resolution.HD}))
FINE = ModelFacts(
    "fine",
    "Fine",
    Role.CLIPS,
    price=dollars(0.2),
    durations=(4, 8),
    lengths=(4, 8),
    terms=(Terms(FULL_HD, dollars(0.5), lengths=(8,)),),
)
PAINTER = ModelFacts("p", "P", Role.KEYFRAMES, price=dollars(0.01), terms=(Terms(FULL_HD, dollars(0.03)),))
HOUSE: Engines = {"house": EngineFacts("house", "House", frozenset(Role), models=(PAINTER, COARSE, FINE))}


def finished(project: Project) -> Project:
    """The project after everything in its plan."""
    while steps := [step for step in plan(project, ENGINES).steps if step.ready]:
        project = do(project, steps[0])
    return project


def at(project: Project, resolution: Resolution) -> Project:
    """The project in another resolution."""
    return edited(project, parse_film(project, {"resolution": resolution.value}, ENGINES), ENGINES)


def in_house(**fields: object) -> dict[str, str]:
    """Why the house won't make this film, by field."""
    with pytest.raises(InvalidRequest) as caught:
        parse_brief({"prompt": "a fox", "engine": "house", **fields}, HOUSE)
    return {problem.field: problem.why for problem in caught.value.problems}


@pytest.mark.parametrize(
    ("shape", "hd", "full_hd"),
    [
        (AspectRatio.WIDE, (1280, 720), (1920, 1080)),
        (AspectRatio.TALL, (720, 1280), (1080, 1920)),
        (AspectRatio.SQUARE, (720, 720), (1080, 1080)),
        (AspectRatio.PORTRAIT, (864, 1080), (1080, 1350)),
        (AspectRatio.PANORAMA, (1512, 648), (2268, 972)),
    ],
)
def test_shape_and_resolution_make_the_size(shape: AspectRatio, hd: tuple[int, int], full_hd: tuple[int, int]) -> None:
    project = new_project(aspect_ratio=shape)
    assert project.brief.size == shape.size == hd
    (width, height), (across, down) = at(project, FULL_HD).brief.size, map(int, shape.value.split(":"))
    assert (width, height) == full_hd
    assert width % 2 == height % 2 == 0
    assert width * down == height * across


def test_films_are_in_hd_unless_they_are_to_be_finer() -> None:
    assert parse_brief({"prompt": "a fox"}, HOUSE | {"animatic": replace(HOUSE["house"], id="animatic")}).size == (
        1280,
        720,
    )
    for name in ("1080p", " 1080P "):
        fields = {"prompt": "a fox", "engine": "chained", "resolution": name}
        assert parse_brief(fields, ENGINES).size == (1920, 1080)
    with pytest.raises(InvalidRequest, match=r"There is no resolution “4k”\. Choose one of: 720p, 1080p\."):
        parse_brief({"prompt": "a fox", "engine": "chained", "resolution": "4k"}, ENGINES)


@pytest.mark.parametrize(
    ("engine", "fingerprints"),
    [
        ("chained", "e81f5cb948004542397931e8e69e8211ab6d7277dfa1be7e334d1db1e64d0173"),
        ("first", "61a8563525af939787066dfa5bdfed5668ceee81a9f3e3b2f0dadac900821cdf"),
    ],
)
def test_takes_made_before_there_was_a_choice_are_still_what_is_wanted(engine: str, fingerprints: str) -> None:
    """The hash is of all fingerprints of that film, by the version that knew only HD and no text track."""
    project = finished(new_project(engine, 2))
    clips = [take.file.sha256 for take in project.takes if take.slot.kind is SlotKind.CLIP and take.file]
    *made, _film = (take.fingerprint for take in project.takes)
    made.append(film_recipe_without_captions(project, clips).fingerprint)
    assert hashlib.sha256("".join(made).encode()).hexdigest() == fingerprints


def test_another_resolution_makes_all_but_the_storyboard_anew_and_the_old_film_is_kept() -> None:
    film = finished(new_project())
    fine = at(film, FULL_HD)
    assert preview(plan(fine, ENGINES)).deeds == "repaint 4 frames, refilm 3 clips"
    first = plan(fine, ENGINES).steps[0]
    assert why_stale(film.takes[1], first, fine.scenes) == "The size of the picture changed."
    again = finished(fine)
    assert summarize(again, plan(again, ENGINES)).resolution is FULL_HD
    assert plan(again, ENGINES).complete
    assert plan(at(again, Resolution.HD), ENGINES).complete


def test_clips_that_are_kept_are_stitched_to_the_new_size() -> None:
    film = finished(new_project())
    kept = replace(film, takes=tuple(replace(take, pinned=take.slot.kind is not SlotKind.FILM) for take in film.takes))
    assert preview(plan(at(kept, FULL_HD), ENGINES)).deeds == "stitch the film"


def test_prices_and_lengths_are_those_of_the_resolution() -> None:
    fields = {"prompt": "a fox", "engine": "house", "clips_engine": "house:fine", "scenes": 2, "clip_duration": 8}
    for resolution, cost in ((Resolution.HD, 0.03 + 3.2), (FULL_HD, 0.09 + 8)):
        brief = parse_brief({**fields, "resolution": resolution}, HOUSE)
        assert estimate(brief, HOUSE).cost == dollars(cost)
        assert plan(replace(new_project(), brief=brief), HOUSE).cost == dollars(cost)
    assert parse_brief({**fields, "clip_duration": 4}, HOUSE)
    said = in_house(clips_engine="house:fine", clip_duration=4, resolution="1080p")
    assert said == {"clip_duration": "House makes clips of 8 seconds in 1080p, not 4."}


def test_who_cannot_film_in_full_hd_is_not_asked_to() -> None:
    said = "House makes these clips in 720p, not in 1080p. Choose 720p, or another model."
    assert in_house(resolution="1080p") == {"resolution": said}
    fine = parse_brief(
        {"prompt": "a fox", "engine": "house", "clips_engine": "house:fine", "clip_duration": 8, "resolution": "1080p"},
        HOUSE,
    )
    film = finished(new_project(clip_duration=8))
    film = replace(film, brief=fine)
    with pytest.raises(InvalidRequest, match="Scene 2: House makes these clips in 720p"):
        edited(film, FilmWith(EngineChoice("house", "coarse"), film.scenes[1].id), HOUSE)
