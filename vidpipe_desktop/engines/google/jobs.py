"""What a filming job of Google's came to, whichever of its interfaces runs it."""

from dataclasses import dataclass

from vidpipe_desktop.core.errors import EngineError, FailureKind

CHECK_AGAIN = {"omni": 4.0, "veo": 10.0}
"""Seconds after which a look pays: Omni takes 24 to 90 seconds a clip, Veo 60 to 180."""


@dataclass(frozen=True, slots=True)
class Result:
    """A finished clip: as base64, or as the name of a file at Google (in https or gs://)."""

    data: str = ""
    uri: str = ""


def refused(words: str, *, billed: bool) -> EngineError:
    """The clip was not made because of its content."""
    advice = f"{words or 'It gave no reason.'} {_bill(billed)} Change the words or the frames."
    return EngineError(FailureKind.MODERATED, "Google refused this clip for its content.", advice, billed=billed)


def broken(words: str, *, billed: bool) -> EngineError:
    """The job ended without a clip, not because of its content."""
    advice = f"{words or 'It gave no reason.'} {_bill(billed)} Make it again."
    return EngineError(FailureKind.BAD_OUTPUT, "Google could not make this clip.", advice, billed=billed)


def _bill(billed: bool) -> str:
    return "It may have been billed, and is counted as if it was." if billed else "It was not billed."
