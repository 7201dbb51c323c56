"""The part of a menu that has clips filmed by another engine, with what that costs before it is chosen."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu

from vidpipe_desktop.core.edits import FilmWith
from vidpipe_desktop.core.engines import Engines
from vidpipe_desktop.core.models import Role
from vidpipe_desktop.core.offers import Offer
from vidpipe_desktop.ui.engine_choices import choice_title
from vidpipe_desktop.ui.icons import icon
from vidpipe_desktop.ui.theme import tokens


def add_offers(
    menu: QMenu, offers: Sequence[Offer], engines: Engines, words: str, choose: Callable[[FilmWith], None]
) -> None:
    """Add what there is to choose: a single offer as itself, several in a menu of their own. words: "Film with"."""
    if not offers:
        return
    look = tokens()
    glyph = icon("film", look.muted, look.faint)
    target, before = menu, f"{words} "
    if len(offers) > 1:
        target, before = menu.addMenu(glyph, words), ""
        target.setObjectName("filmWithMenu")
    for offer in offers:
        title = choice_title(engines, offer.edit.choice, Role.CLIPS)
        said = f": {_small(offer.preview.sentence)}" if offer.preview else f" — {offer.why}"
        action = target.addAction(f"{before}{title}{said}")
        if target is menu:
            action.setIcon(glyph)
        action.setEnabled(offer.preview is not None)
        action.triggered.connect(partial(_chosen, choose, offer.edit))


def _small(sentence: str) -> str:
    """The sentence after a colon."""
    return sentence[:1].lower() + sentence[1:]


def _chosen(choose: Callable[[FilmWith], None], edit: FilmWith, _checked: bool = False) -> None:
    choose(edit)
