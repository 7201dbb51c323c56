"""All questions to the person. They open and tell by signal; none of them nests an event loop."""

import re
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMessageBox, QWidget

from vidpipe_desktop.core.jobs import PaidJob
from vidpipe_desktop.core.models import Slot, SlotKind
from vidpipe_desktop.core.money import format_money
from vidpipe_desktop.core.suffixes import PROJECT
from vidpipe_desktop.core.usage import Usage
from vidpipe_desktop.core.wording import format_size
from vidpipe_desktop.ui.wording import plural

_NAME_LENGTH = 60
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_PICTURES = "Pictures (*.png *.jpg *.jpeg *.webp *.bmp)"
_PROJECTS = f"vidpipe projects (*{PROJECT})"
_CLIPS = "Clips (*.mp4 *.mov *.m4v *.mkv *.webm *.avi)"


class SaveFilmDialog(QObject):
    """Asks where a film goes, and before it replaces a file. Deletes itself when it is done."""

    chosen = Signal(str, object)  # project, Path
    name, title, kinds = "saveFilmDialog", "Save film", "Films (*.mp4)"

    def __init__(self, parent: QWidget, project_id: str, suggestion: Path) -> None:
        super().__init__(parent)
        self._window = parent
        self._project_id = project_id
        self._target = suggestion
        dialog = QFileDialog(parent, self.title, str(suggestion.parent), self.kinds)
        dialog.setObjectName(self.name)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(suggestion.suffix)
        # Qt would ask by a nested event loop; the question is asked here instead.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(suggestion.name)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.rejected.connect(self.deleteLater)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_file_selected(self, name: str) -> None:
        self._target = Path(name)
        if not self._target.exists():
            self._choose()
            return
        box = _question(
            self._window, "replaceQuestion", f"Replace “{self._target.name}”?", "A file of this name is already there."
        )
        box.addButton("Replace", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.accepted.connect(self._choose)
        box.rejected.connect(self.deleteLater)
        box.open()

    def _choose(self) -> None:
        self.chosen.emit(self._project_id, self._target)
        self.deleteLater()


class SaveProjectDialog(SaveFilmDialog):
    """The same for a project."""

    name, title, kinds = "saveProjectDialog", "Export project", _PROJECTS


class OpenProjectDialog(QObject):
    """Asks for project files. Deletes itself when it is done."""

    chosen = Signal(object)  # list[Path]

    def __init__(self, parent: QWidget, folder: Path) -> None:
        super().__init__(parent)
        dialog = QFileDialog(parent, "Open project file", str(folder), f"{_PROJECTS};;All files (*)")
        dialog.setObjectName("openProjectDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._on_files_selected)
        dialog.finished.connect(self.deleteLater)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_files_selected(self, names: list[str]) -> None:
        self.chosen.emit([Path(name) for name in names])


class SaveTextDialog(QObject):
    """Asks where a text goes, and writes it there. Deletes itself when it is done."""

    def __init__(self, parent: QWidget, title: str, suggestion: Path, text: str) -> None:
        super().__init__(parent)
        self._window = parent
        self._text = text
        dialog = QFileDialog(parent, title, str(suggestion.parent), "Text (*.txt)")
        dialog.setObjectName("saveTextDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(suggestion.name)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(self.deleteLater)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_file_selected(self, name: str) -> None:
        try:
            Path(name).write_text(self._text, encoding="utf-8")
        except OSError as error:
            tell_fatal(self._window, f"“{Path(name).name}” cannot be written.", f"{error.strerror or error}.")


class OwnFileDialog(QObject):
    """Asks for a picture or clip of the person's own. Deletes itself when it is done."""

    chosen = Signal(str, object, str)  # project, Slot, file

    def __init__(self, parent: QWidget, project_id: str, slot: Slot, folder: Path) -> None:
        super().__init__(parent)
        self._project_id = project_id
        self._slot = slot
        clip = slot.kind is SlotKind.CLIP
        title = "Use my own clip" if clip else "Use my own picture"
        dialog = QFileDialog(parent, title, str(folder), f"{_CLIPS if clip else _PICTURES};;All files (*)")
        dialog.setObjectName("ownFileDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(self.deleteLater)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_file_selected(self, name: str) -> None:
        self.chosen.emit(self._project_id, self._slot, name)


class CloseQuestion(QObject):
    """Asks whether to stop the films that are being made. Deletes itself when it is answered."""

    confirmed = Signal()

    def __init__(self, parent: QWidget, films: int) -> None:
        super().__init__(parent)
        title = f"{plural(films, 'film')} {'is' if films == 1 else 'are'} still being made."
        advice = "Nothing that is finished is lost: Resume goes on from there next time."
        box = _question(parent, "closeQuestion", title, advice)
        box.addButton("Stop and close", QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton("Keep working", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.accepted.connect(self.confirmed)
        box.finished.connect(self.deleteLater)
        box.open()


class CleanUpQuestion(QObject):
    """Asks whether what no film needs is to go. Deletes itself when it is answered."""

    confirmed = Signal()

    def __init__(self, parent: QWidget, usage: Usage) -> None:
        super().__init__(parent)
        takes = f"{plural(usage.old.count, 'old take')} that no film uses"
        strays = f"{plural(usage.unreferenced.count, 'file')} that nobody refers to"
        what = " and ".join(words for words, pile in ((takes, usage.old), (strays, usage.unreferenced)) if pile.count)
        title = f"Clear away {what}? That frees {format_size(usage.freeable)}."
        advice = (
            "This cannot be undone. Should you go back to an earlier take, storyboard or edit, "
            "it has to be made again, and paid again if its engine costs anything."
        )
        box = _question(parent, "cleanUpQuestion", title, advice)
        box.addButton("Clean up", QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton("Keep everything", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.accepted.connect(self.confirmed)
        box.finished.connect(self.deleteLater)
        box.open()


class UnknownTakeQuestion(QObject):
    """Asks what to do about a take that may have been paid for. Deletes itself when it is answered."""

    look_chosen = Signal()  # ask the engine, at no cost
    again_chosen = Signal()  # pay for it (again)
    left_out = Signal()  # do nothing about it

    def __init__(self, parent: QWidget, job: PaidJob) -> None:
        super().__init__(parent)
        price = f" for {format_money(job.take.price)}" if job.take.price else ""
        asked = f"{job.take.created_at.astimezone():%d %b %H:%M}"
        title = f"{job.place}: was it made and paid for?"
        advice = f"{job.engine} was asked for it on {asked}, and the answer got lost. It may have been billed{price}."
        if not job.fetchable:
            advice += f" {job.engine} cannot be asked about it; look there yourself before you make it again."
        box = _question(parent, "unknownTakeQuestion", title, advice)
        self._look = box.addButton("Look again", QMessageBox.ButtonRole.ActionRole)
        self._look.setEnabled(job.fetchable)
        self._again = box.addButton(f"Make again{price}", QMessageBox.ButtonRole.ActionRole)
        leave = box.addButton("Leave out", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(leave)
        box.setEscapeButton(leave)
        box.buttonClicked.connect(self._on_button_clicked)
        box.finished.connect(self.deleteLater)
        box.open()

    def _on_button_clicked(self, button: QAbstractButton) -> None:
        if button is self._look:
            self.look_chosen.emit()
        elif button is self._again:
            self.again_chosen.emit()
        else:
            self.left_out.emit()


def tell_fatal(parent: QWidget, title: str, advice: str) -> None:
    """Say what keeps the app from starting, or from doing what was just asked."""
    box = _question(parent, "fatalMessage", title, advice)
    box.setIcon(QMessageBox.Icon.Critical)
    box.addButton(QMessageBox.StandardButton.Close)
    box.open()


def film_name(prompt: str) -> str:
    """A file name from the prompt's first words, without its suffix."""
    words = " ".join(_NOT_IN_NAMES.sub(" ", prompt[: 4 * _NAME_LENGTH]).split())
    cut = words if len(words) <= _NAME_LENGTH else words[:_NAME_LENGTH].rsplit(" ", 1)[0]
    return cut.strip(" .") or "film"


def show_in_folder(path: Path) -> None:
    """Open the folder the file is in, or the folder itself, in the system's file browser."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if path.is_dir() else path.parent)))


def _question(parent: QWidget, name: str, title: str, advice: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setObjectName(name)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(title)
    box.setInformativeText(advice)
    return box
