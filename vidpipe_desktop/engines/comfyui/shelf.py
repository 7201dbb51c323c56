"""The workflows there are: those shipped with the app, and the person's own where Settings name them."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from vidpipe_desktop.core.errors import EngineError
from vidpipe_desktop.core.models import AspectRatio, Resolution
from vidpipe_desktop.engines.comfyui.workflow import Value, Workflow, read_workflow
from vidpipe_desktop.settings import ComfySettings

OWN_PICTURES = "own-picture-workflow"
OWN_CLIPS = "own-clip-workflow"
"""Ids in the catalogue of the person's own workflows."""
_FILES = (
    "image_model",
    "image_text_encoder",
    "image_vae",
    "video_model",
    "video_model_low",
    "video_text_encoder",
    "video_vae",
)


class Shelf:
    """Every workflow is read when it is asked for, so that one just exported again is the one used.

    files: names of model files, by their placeholders. fps: pictures a second of clips. clip_lines: their short side, in
    pixels, at most.
    """

    def __init__(self, settings: ComfySettings) -> None:
        self._pictures = settings.image_workflow
        self._edits = settings.edit_workflow
        self._clips = settings.video_workflow
        self.files: Mapping[str, Value] = {name: getattr(settings, name) for name in _FILES}
        self.fps = settings.fps
        self.clip_lines = settings.clip_lines

    @property
    def own_pictures(self) -> bool:
        """Whether the person has a workflow for pictures."""
        return bool(self._pictures)

    @property
    def own_clips(self) -> bool:
        """Whether the person has a workflow for clips."""
        return bool(self._clips)

    def can_film_in(self, resolution: Resolution) -> bool:
        """Whether clips may have as many lines as films of this resolution; those in HD are filmed with fewer, if need be."""
        return resolution is Resolution.HD or self.clip_lines >= AspectRatio.WIDE.at(resolution)[1]

    def picture(self, model: str) -> Workflow:
        """What paints from words alone. Raises EngineError."""
        return self._own(self._pictures, "pictures") if model == OWN_PICTURES else _shipped(model, "pictures")

    def edit(self, model: str) -> Workflow:
        """What paints an end frame from its start frame. Raises EngineError."""
        if self._edits:
            return self._own(self._edits, "end frames")
        return self.picture(model) if model == OWN_PICTURES else _shipped(f"{model}-from-picture", "end frames")

    def clip(self, model: str) -> Workflow:
        """What films. Raises EngineError."""
        return self._own(self._clips, "clips") if model == OWN_CLIPS else _shipped(model, "clips")

    def _own(self, path: str, use: str) -> Workflow:
        file = Path(path).expanduser()
        return read_workflow(file, f"{use} ({file.name})")


def _shipped(name: str, use: str) -> Workflow:
    return read_workflow(files("vidpipe_desktop.engines.comfyui").joinpath("graphs", f"{name}.json"), f"{use} ({name})")


def takes(workflow: Workflow | EngineError, placeholder: str) -> bool:
    """Whether it has a use for this; of one that cannot be read nothing is known, so it is taken to have."""
    return isinstance(workflow, EngineError) or placeholder in workflow.placeholders
