"""All questions to the person. None nests an event loop: each opens, and calls back when it is answered."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

_FOLDER = "export/folder"


def ask_save_film(parent: QWidget, name: str, settings: QSettings, answered: Callable[[Path], None]) -> QFileDialog:
    """Where to save the film. Remembers the folder, adds .mp4, and asks before it overwrites."""
    dialog = QFileDialog(parent, "Save film", str(settings.value(_FOLDER, str(Path.home()))), "Films (*.mp4)")
    dialog.setObjectName("saveDialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("mp4")
    dialog.selectFile(f"{file_name(name)}.mp4")

    def chosen(path: str) -> None:
        settings.setValue(_FOLDER, str(Path(path).parent))
        answered(Path(path))

    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def ask_upload(parent: QWidget, clip: bool, answered: Callable[[Path], None]) -> QFileDialog:
    """A picture or clip of the person's own."""
    kinds = "Clips (*.mp4 *.mov *.m4v *.mkv *.webm)" if clip else "Pictures (*.png *.jpg *.jpeg *.webp)"
    dialog = QFileDialog(parent, "Use your own", str(Path.home()), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)

    def chosen(path: str) -> None:
        answered(Path(path))

    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def ask_close(parent: QWidget, running: int, answered: Callable[[], None]) -> QMessageBox:
    """Whether to stop the films being made and close. Calls back only for yes."""
    films = "A film is" if running == 1 else f"{running} films are"
    box = QMessageBox(QMessageBox.Icon.Question, "Close vidpipe?", f"{films} still being made.", parent=parent)
    box.setObjectName("closeQuestion")
    box.setInformativeText("Nothing finished is lost: next time, Resume goes on where it stopped.")
    stop = box.addButton("Stop and close", QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton("Keep working", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)

    def finished(_result: int) -> None:
        if box.clickedButton() is stop:
            answered()
        box.deleteLater()

    box.finished.connect(finished)
    box.open()
    return box


def file_name(prompt: str) -> str:
    """A file name from a prompt: its first words, without anything that a file system minds."""
    words = "".join(char if char.isalnum() or char in " -_" else " " for char in prompt).split()
    return " ".join(words)[:60].strip() or "film"
