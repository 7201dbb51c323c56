"""Opens the real window on a data folder, closes it when it can be used, and prints the names of all modules as JSON."""

import asyncio
import json
import sys
from pathlib import Path

from qasync import QEventLoop

from vidpipe_desktop.app import make_application, run_window
from vidpipe_desktop.ui.main_window import MainWindow

_LOOK_AGAIN = 0.01


async def opened_and_closed(window: MainWindow, folder: Path) -> None:
    """One start of the app, from the first paint to the end; it can be used once there are engines to choose."""
    app = asyncio.create_task(run_window(window, folder))
    while not window.form.options.engine_box.count() and not app.done():
        await asyncio.sleep(_LOOK_AGAIN)
    window.close()
    await app


if __name__ == "__main__":
    application = make_application()
    window = MainWindow()
    window.show()
    with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
        runner.run(opened_and_closed(window, Path(sys.argv[1])))
    print(json.dumps(sorted(sys.modules)))
