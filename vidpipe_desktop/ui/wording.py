"""Statuses, times and lengths as the window says them."""

from datetime import datetime

from vidpipe_desktop.core.models import STYLES, ProjectSummary, Resolution, Stage, Status

STATUS_WORDS = {
    Status.PENDING: "Not started",
    Status.STORYBOARDING: "Writing",
    Status.KEYFRAMING: "Painting",
    Status.VIDEO_GEN: "Filming",
    Status.STITCHING: "Stitching",
    Status.STAGED: "Has changes",
    Status.STOPPED: "Stopped",
    Status.PAUSED: "Paused: cap reached",
    Status.FAILED: "Needs attention",
    Status.COMPLETE: "Complete",
}
STATUS_TONES = {
    Status.COMPLETE: "good",
    Status.FAILED: "bad",
    Status.STOPPED: "warn",
    Status.PAUSED: "warn",
    Status.STAGED: "warn",
    Status.PENDING: "muted",
}
"""Colour tokens; all others are being made and get the accent."""

RESOLUTION_WORDS = {Resolution.HD: "HD 720p", Resolution.FULL_HD: "Full HD 1080p"}

REVIEW_WORDS = {
    Stage.STORYBOARD: "Review storyboard",
    Stage.KEYFRAMES: "Review keyframes",
    Stage.CLIPS: "Review clips",
    Stage.FILM: "Review film",
}
"""What the person is asked for when a run stopped for approval."""


def status_words(row: ProjectSummary) -> str:
    """How the film stands, in a word or two."""
    return REVIEW_WORDS[row.review] if row.review else STATUS_WORDS[row.status]


def format_length(seconds: float) -> str:
    """ "25 s", "4.5 s", "1 min 05 s"."""
    if seconds < 59.95:
        return f"{seconds:.1f}".removesuffix(".0") + " s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s" if rest else f"{minutes} min"


def format_took(seconds: float) -> str:
    """How long something took: "0.4 s", "12 s", "3 min 05 s", "2 h 10 min"."""
    if seconds >= 3600:
        hours, rest = divmod(round(seconds), 3600)
        return f"{hours} h {rest // 60:02} min"
    return format_length(seconds if seconds < 10 else round(seconds))


def format_timecode(milliseconds: int) -> str:
    """ "0:03.4"."""
    tenths = max(0, milliseconds) // 100
    minutes, rest = divmod(tenths, 600)
    return f"{minutes}:{rest // 10:02}.{rest % 10}"


def format_day(moment: datetime, now: datetime) -> str:
    """ "Today 14:02", "Yesterday 09:30", "3 Jan 14:02", "3 Jan 2025": local time."""
    local, today = moment.astimezone(), now.astimezone()
    days = (today.date() - local.date()).days
    if days == 0:
        return f"Today {local:%H:%M}"
    if days == 1:
        return f"Yesterday {local:%H:%M}"
    return f"{local.day} {local:%b %H:%M}" if local.year == today.year else f"{local.day} {local:%b %Y}"


def plural(count: int, noun: str) -> str:
    """ "1 scene", "5 scenes"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def one_line(text: str, limit: int = 300) -> str:
    """The text on one line, cut where nobody would read on."""
    flat = " ".join(text[: 4 * limit].split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def facts_line(row: ProjectSummary) -> str:
    """ "Cinematic · 16:9 · 1080p · 5 scenes"."""
    style, scenes = STYLES.get(row.style, row.style), plural(row.scene_count, "scene")
    return f"{style} · {row.aspect_ratio.value} · {row.resolution.value} · {scenes}"
