"""From a scene to its clip: frames and sound, encoded as they are drawn."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.video.reformatter import VideoReformatter
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from vidpipe_desktop.engines.animatic.film.scene import SceneRenderer
from vidpipe_desktop.engines.animatic.paint.pixels import OPAQUE, pixels
from vidpipe_desktop.engines.animatic.sound.soundtrack import Slice, soundtrack
from vidpipe_desktop.media.encoding import DRAWN, PACKET, SAMPLE_RATE, Writer


def film_scene(
    renderer: SceneRenderer,
    target: Path,
    *,
    rate: Fraction,
    first: Path,
    last: Path | None,
    place: Slice,
    captions: bool,
    report: Callable[[float], None],
) -> int:
    """Write the clip; returns its number of frames. place: where the clip stands in the film.

    The first and last frame are the given pictures, exactly, before they are encoded; but where a film fades out, it
    stays dark. Raises ValueError for a picture that cannot be read.
    """
    duration = renderer.duration
    frames = max(2, round(duration * rate))
    begin, end = _picture(first, renderer.size), _picture(last, renderer.size) if last else None
    arriving = None if _same(begin, renderer.world(0.0)) else begin
    leaving = None if end is None or _same(end, renderer.world(duration)) else end
    reformatter = VideoReformatter()
    with Writer(target, renderer.size, rate, DRAWN) as writer:
        for number in range(frames):
            image = renderer.frame(number, number * duration / (frames - 1), arriving, leaving, captions)
            if number == 0:
                image = begin
            elif number == frames - 1 and end is not None and not (renderer.fades and leaving is None):
                image = end
            picture = av.VideoFrame.from_numpy_buffer(pixels(image), format="bgra")  # the image's own memory
            writer.picture(reformatter.reformat(picture, format="yuv420p", dst_colorspace=1))
            report((number + 1) / frames)
        # One packet more than the picture has, so that the music runs on where the next clip's grid begins a bit later.
        samples = round(frames / rate * SAMPLE_RATE) + PACKET
        writer.sound(soundtrack(renderer.spec, place, samples))
    return frames


def _picture(path: Path, size: tuple[int, int]) -> QImage:
    image = QImage(str(path))
    if image.isNull():
        raise ValueError(f"the picture {path.name} cannot be read")
    if (image.width(), image.height()) != size:
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(*size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, smooth)
        image = image.copy((image.width() - size[0]) // 2, (image.height() - size[1]) // 2, *size)
    return image.convertToFormat(OPAQUE)


def _same(a: QImage, b: QImage) -> bool:
    return bool(np.array_equal(pixels(a)[..., :3], pixels(b)[..., :3]))
