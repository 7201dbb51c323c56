"""How large everybody is beside the others: animals beside people, and whoever a prompt calls small or giant."""

from collections.abc import Sequence
from dataclasses import replace

from vidpipe_desktop.engines.animatic.actors.names import ADULT
from vidpipe_desktop.engines.animatic.director.world import is_alive, is_person, natural_height, thing, world
from vidpipe_desktop.engines.animatic.language.reading import Subject

_HUGE, _TINY = 1.5, 0.5
"""From these factors on, up and down, a size is one of fairy tales; those between are told of real people, too."""
_GROWN, _SLIGHT = 1.12, 0.88
"""A big or tall person, and a small one, as factors of the usual size."""
_TALLEST_SMALL = 0.8
"""How tall a small creature of a large kind is at most before its size is applied, as a share of a person."""
_SMALLER = 0.8
"""How much smaller a small animal is than others of its kind that are small anyway."""
_LEAST_ALONE = 0.8
"""The least factor for who has nobody beside it to be smaller than."""


def in_proportion(cast: Sequence[Subject]) -> list[Subject]:
    """The same with sizes at which they can stand beside each other."""
    peopled = any(is_person(subject.character) for subject in cast)
    alone = sum(is_alive(subject.character) for subject in cast) < 2
    return [
        replace(subject, traits=replace(subject.traits, size=_size(subject, peopled=peopled, alone=alone)))
        for subject in cast
    ]


def _size(subject: Subject, *, peopled: bool, alone: bool) -> float:
    """The factor of its natural size."""
    told = subject.traits.size
    if thing(subject.character) and not is_alive(subject.character):
        return told
    if told >= _HUGE:
        return told
    if is_person(subject.character):
        return told if told <= _TINY else _GROWN if told > 1 else _SLIGHT if told < 1 else 1.0
    if alone:
        return max(_LEAST_ALONE, told)
    if not peopled:
        return told
    usual = world().beside_people.get(subject.character, 1.0)
    if told >= 1:
        return round(told * usual, 3)
    small = min(1.0, _TALLEST_SMALL * ADULT / natural_height(subject.character))
    return round(min(told * small, usual * _SMALLER), 3)
