"""What the person allows: read anew at every step, so that a change holds from the next one on."""

from dataclasses import dataclass

from vidpipe_desktop.core.caps import NO_CAPS, Caps
from vidpipe_desktop.core.models import UnknownTakes


@dataclass(slots=True)
class Rules:
    """The rules in force. One for the whole app, changed in place; films_at_once is about the queue."""

    caps: Caps = NO_CAPS
    unknown_takes: UnknownTakes = UnknownTakes.ASK
    films_at_once: int = 2
