"""The plan of a film, for clips of any inner structure: every frame once, and nothing copied that cannot be decoded."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from vidpipe_desktop.media.plan import Blend, Copy, Encode, Layout, Solo, encoded_spans, plan_film


@st.composite
def layouts(draw: st.DrawFn, *, whole: bool = False) -> Layout:
    """A clip of groups that begin with a keyframe, in which frames are decoded out of order; or one not to be copied.

    whole: it can be copied from its first frame on.
    """
    lengths = draw(st.lists(st.integers(1, 9), min_size=2, max_size=6))
    firsts = [0, *accumulate(lengths)][:-1]
    order = [first + at for first, length in zip(firsts, lengths, strict=True) for at in [0, *draw(shuffled(length))]]
    starts = frozenset(draw(st.sets(st.sampled_from(firsts))))
    if whole:
        return Layout(sum(lengths), tuple(order), starts | {0})
    return Layout(sum(lengths), tuple(order), starts) if draw(st.booleans()) else Layout(sum(lengths))


def shuffled(length: int) -> st.SearchStrategy[list[int]]:
    return st.permutations(range(1, length)).map(list)


@given(st.lists(layouts(), min_size=1, max_size=5), st.integers(0, 8))
def test_every_frame_is_there_once_and_copies_stand_alone(clips: list[Layout], wanted: int) -> None:
    overlap = min([wanted, *(clip.length // 2 for clip in clips)])
    film = plan_film(clips, overlap)
    shown: list[tuple[int, int] | int] = []
    for stretch in film:
        match stretch:
            case Copy(part):
                shown += [(part.clip, frame) for frame in range(part.first, part.end)]
                check_copy(clips[part.clip], part)
            case Encode(parts):
                assert parts
                for piece in parts:
                    match piece:
                        case Solo(number, first, end):
                            assert first < end
                            shown += [(number, frame) for frame in range(first, end)]
                        case Blend(number, frames):
                            shown += [number] * frames
    expected: list[tuple[int, int] | int] = []
    for number, clip in enumerate(clips):
        last = number == len(clips) - 1
        first, end = (overlap if number else 0), clip.length - (0 if last else overlap)
        expected += [(number, frame) for frame in range(first, end)] + ([] if last else [number] * overlap)
    assert shown == expected
    assert sum(end - first for first, end in encoded_spans(film)) == sum(
        stretch.frames for stretch in film if isinstance(stretch, Encode)
    )


def check_copy(clip: Layout, part: Solo) -> None:
    """What is copied begins with a start and is, in decoding order, one unbroken stretch of the clip."""
    assert part.first in clip.starts
    begin = clip.order.index(part.first)
    assert set(clip.order[begin : begin + part.frames]) == set(range(part.first, part.end))


@given(st.lists(layouts(whole=True), min_size=1, max_size=5))
def test_hard_cuts_encode_nothing(clips: list[Layout]) -> None:
    assert plan_film(clips, 0) == [Copy(Solo(number, 0, clip.length)) for number, clip in enumerate(clips)]
