"""A strip that says that films were interrupted, and offers to go on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from vidpipe_desktop.core.models import ProjectSummary
from vidpipe_desktop.ui.buttons import Button, IconButton, label
from vidpipe_desktop.ui.theme import GAP
from vidpipe_desktop.ui.wording import one_line, plural


class InterruptedBanner(QFrame):
    """Hidden until there is something to say."""

    resume_asked = Signal(str)  # project; once for each film

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("interruptedBanner")
        self.setProperty("part", "banner")
        self._ids: list[str] = []
        self._words = label("", "strong", wrap=True)
        self.resume_button = Button("Resume")
        self.resume_button.setObjectName("resumeInterruptedButton")
        self.close_button = IconButton("close", "Dismiss")
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP + 6, GAP - 2, GAP - 2, GAP - 2)
        row.setSpacing(GAP)
        row.addWidget(self._words, 1)
        row.addWidget(self.resume_button)
        row.addWidget(self.close_button)
        self.resume_button.clicked.connect(self._on_resume_clicked)
        self.close_button.clicked.connect(self.hide)
        self.hide()

    def show_projects(self, projects: tuple[ProjectSummary, ...]) -> None:
        """Name the one film, or count them."""
        if not projects:
            return
        self._ids = [project.id for project in projects]
        one = f"“{one_line(projects[0].prompt, 60)}” was interrupted."
        several = f"{plural(len(projects), 'film')} were interrupted."
        self._words.setText(one if len(projects) == 1 else several)
        self.resume_button.set_text("Resume" if len(projects) == 1 else "Resume all")
        self.show()

    def forget(self, project_id: str) -> None:
        """This film has been taken care of."""
        self._ids = [each for each in self._ids if each != project_id]
        if not self._ids:
            self.hide()

    def _on_resume_clicked(self) -> None:
        ids, self._ids = self._ids, []
        self.hide()
        for project_id in ids:
            self.resume_asked.emit(project_id)
