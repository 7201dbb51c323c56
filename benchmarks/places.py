"""Every place of the animatic engine at 1280x720: seconds to build it, milliseconds to draw a frame, memory of plates."""

import time

from PySide6.QtGui import QImage

from vidpipe_desktop.app import make_application
from vidpipe_desktop.engines.animatic.director.world import world
from vidpipe_desktop.engines.animatic.paint.palette import Palette
from vidpipe_desktop.engines.animatic.paint.pixels import OPAQUE, painter
from vidpipe_desktop.engines.animatic.scenery.sets import SETS, build_set
from vidpipe_desktop.engines.animatic.stage.camera import Camera
from vidpipe_desktop.engines.animatic.stage.stage import Stage

WIDTH, HEIGHT, FRAMES = 1280, 720, 8


def measure(name: str) -> tuple[float, float, float]:
    """Seconds of CPU to build, milliseconds of CPU a frame, megabytes of plates."""
    place = world().places[name]
    began = time.process_time()
    stage = Stage(Palette(place.light[0], place.palette), 7, HEIGHT / 1080, 1080 * WIDTH / HEIGHT)
    build_set(name, stage)
    built = time.process_time()
    image = QImage(WIDTH, HEIGHT, OPAQUE)
    for number in range(FRAMES):
        brush = painter(image)
        stage.render(brush, Camera(x=9.0 * number, zoom=1.04 + 0.002 * number), number / 24, WIDTH, HEIGHT)
        brush.end()
    drawn = time.process_time()
    size = sum(layer.image.sizeInBytes() for layer in stage.layers if layer.image is not None)
    return built - began, (drawn - built) / FRAMES * 1000, size / 1e6


if __name__ == "__main__":
    make_application()
    measure("meadow")  # the first one pays for what is loaded once
    rows = [(name, *measure(name)) for name in SETS]
    for name, build, frame, size in rows:
        print(f"{name:14} built in {build:5.2f} s   {frame:5.1f} ms a frame   {size:4.0f} MB")
    print(f"mean           built in {sum(row[1] for row in rows) / len(rows):5.2f} s   ", end="")
    print(f"{sum(row[2] for row in rows) / len(rows):5.1f} ms a frame")
