"""Bad values are refused with the field and the reason; good ones of any script are taken."""

import contextlib
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.filming import ENGINES
from vidpipe_desktop.core.brief import MAX_PROMPT, parse_brief
from vidpipe_desktop.core.engines import EngineFacts, ModelFacts
from vidpipe_desktop.core.errors import InvalidRequest
from vidpipe_desktop.core.estimate import estimate
from vidpipe_desktop.core.models import AspectRatio, Brief, EngineChoice, Role
from vidpipe_desktop.core.money import dollars

KNOWN = {**ENGINES, "animatic": EngineFacts("animatic", "Animatic", frozenset(Role), local=True)}


def refused(**fields: object) -> dict[str, str]:
    with pytest.raises(InvalidRequest) as caught:
        parse_brief({"prompt": "a fox", **fields}, KNOWN)
    return {problem.field: problem.why for problem in caught.value.problems}


@pytest.mark.parametrize(
    "fields",
    [
        {"prompt": ""},
        {"prompt": " \n\t "},
        {"prompt": "\x00\x01"},
        {"prompt": "x" * 100_000},
        {"prompt": None},
        {"prompt": 7},
        *({"clip_duration": value} for value in (0, -1, 1e9, math.nan, math.inf, "long", True, [])),
        *({"scenes": value} for value in (0, -1, 10_000, 2.5, "many", math.nan, True)),
        *({"style": value} for value in ("cubist", "../../etc/passwd", "", 7)),
        *({"aspect_ratio": value} for value in ("4:3", "", "16/9", 1.5)),
        *({"engine": value} for value in ("hal9000", "../engine", "")),
        *({"crossfade": value} for value in (-1, 6, math.nan)),
        *({"seed": value} for value in (-1, 2**31, 0.5)),
    ],
    ids=repr,
)
def test_a_bad_value_is_named(fields: dict[str, object]) -> None:
    problems = refused(**fields)
    assert list(problems) == list(fields)
    assert all(len(why) < 400 for why in problems.values())


def test_all_bad_values_are_named_at_once() -> None:
    assert set(refused(prompt="", style="x", scenes=0)) == {"prompt", "style", "scenes"}


def test_a_crossfade_cannot_be_longer_than_half_a_clip() -> None:
    assert "crossfade" in refused(clip_duration=2, crossfade=1.5)


@pytest.mark.parametrize(
    "prompt", ["🦊❄️", "狐狸在雪地里", "ثعلب في الثلج", "שועל בשלג", "x" * MAX_PROMPT, "👨‍👩‍👧‍👦", "../../../etc/passwd"]
)
def test_any_script_is_taken_as_it_is(prompt: str) -> None:
    assert parse_brief({"prompt": f"  {prompt}\n"}, KNOWN).prompt == prompt


def test_lone_surrogates_and_control_characters_are_dropped() -> None:
    assert parse_brief({"prompt": "a\ud800 fox\x07"}, KNOWN).prompt == "a fox"


def test_defaults() -> None:
    brief = parse_brief({"prompt": "a fox", "scenes": None}, KNOWN)
    assert (brief.style, brief.aspect_ratio, brief.clip_duration, brief.scene_count) == (
        "cinematic",
        AspectRatio.WIDE,
        5.0,
        5,
    )
    assert brief.clips.engine == "animatic"


def test_numbers_may_come_as_text() -> None:
    brief = parse_brief({"prompt": "a fox", "scenes": "7", "clip_duration": "2.5", "seed": "9"}, KNOWN)
    assert (brief.scene_count, brief.clip_duration, brief.seed) == (7, 2.5, 9)


def test_an_engine_is_not_asked_for_what_it_cannot_do() -> None:
    square = EngineFacts(
        "square", "Square", frozenset(Role), aspect_ratios=frozenset({AspectRatio.SQUARE}), durations=(4, 8)
    )
    with pytest.raises(InvalidRequest) as caught:
        parse_brief({"prompt": "a fox", "engine": "square", "clip_duration": 2}, {"square": square})
    assert {problem.field for problem in caught.value.problems} == {"aspect_ratio", "clip_duration"}


@pytest.mark.parametrize("shape", list(AspectRatio))
def test_every_shape_has_even_sides_and_about_as_many_pixels(shape: AspectRatio) -> None:
    (width, height), (across, down) = shape.size, map(int, shape.value.split(":"))
    assert width % 2 == height % 2 == 0
    assert width * down == height * across
    assert 500_000 < width * height < 1_000_000


def test_pictures_and_clips_must_both_have_the_shape() -> None:
    models = (
        ModelFacts("painter", "Painter", Role.KEYFRAMES),
        ModelFacts("filmer", "Filmer", Role.CLIPS, aspect_ratios=frozenset({AspectRatio.WIDE, AspectRatio.TALL})),
    )
    engine = EngineFacts("both", "Both", frozenset(Role), models=models)
    with pytest.raises(InvalidRequest, match="Both can do 16:9, 9:16, not 4:5"):
        parse_brief({"prompt": "a fox", "engine": "both", "aspect_ratio": "4:5"}, {"both": engine})


def test_what_an_engine_cannot_do_the_built_in_one_does() -> None:
    engines = {
        "animatic": EngineFacts("animatic", "Animatic", frozenset(Role)),
        "writer": EngineFacts("writer", "Writer", frozenset({Role.STORYBOARD})),
    }
    brief = parse_brief({"prompt": "a fox", "engine": "writer"}, engines)
    assert [brief.choice(role).engine for role in Role] == ["writer", "animatic", "animatic"]
    with pytest.raises(InvalidRequest, match="Writer makes no clips"):
        parse_brief({"prompt": "a fox", "clips_engine": "writer"}, engines)


def test_some_engines_know_only_certain_lengths() -> None:
    veo = EngineFacts("veo", "Veo", frozenset(Role), durations=(4, 8), lengths=(4, 6, 8))
    assert parse_brief({"prompt": "a fox", "engine": "veo", "clip_duration": 6}, {"veo": veo})
    with pytest.raises(InvalidRequest, match="clips of 4, 6 or 8 seconds, not 5"):
        parse_brief({"prompt": "a fox", "engine": "veo"}, {"veo": veo})


@given(
    st.dictionaries(
        st.sampled_from(["prompt", "style", "aspect_ratio", "clip_duration", "scenes", "crossfade", "seed", "engine"]),
        st.one_of(st.none(), st.text(), st.integers(), st.floats(), st.booleans()),
    )
)
def test_nothing_but_a_brief_or_a_reasoned_refusal(fields: dict[str, object]) -> None:
    with contextlib.suppress(InvalidRequest):
        brief = parse_brief(fields, KNOWN)
        assert brief.prompt
        assert 1 <= brief.clip_duration <= 60


def test_a_role_may_have_an_engine_and_a_model_of_its_own() -> None:
    models = (
        ModelFacts("quick", "Quick", Role.CLIPS, price=dollars(0.1)),
        ModelFacts("fine:8b", "Fine", Role.CLIPS, price=dollars(0.5), lengths=(4, 8), durations=(4, 8)),
    )
    engines = {**KNOWN, "studio": EngineFacts("studio", "Studio", frozenset(Role), models=models)}

    def brief_of(**fields: object) -> Brief:
        return parse_brief({"prompt": "a fox", "scenes": 2, "clip_duration": 8, **fields}, engines)

    fine = brief_of(clips_engine="studio:fine:8b")
    assert fine.clips == EngineChoice("studio", "fine:8b")
    assert fine.keyframes == EngineChoice("animatic")
    assert estimate(fine, engines).cost == dollars(8.0)
    assert estimate(brief_of(clips_engine="studio"), engines).cost == dollars(1.6)
    with pytest.raises(InvalidRequest, match="clips of 4 or 8 seconds, not 5"):
        brief_of(clips_engine="studio:fine:8b", clip_duration=5)
    for name, why in (("studio:none", "quick, fine:8b"), ("animatic:x", "no models to choose from")):
        with pytest.raises(InvalidRequest, match=why) as caught:
            brief_of(clips_engine=name)
        assert [problem.field for problem in caught.value.problems] == ["clips_engine"]
