"""What the window remembers between starts: places, sizes, order, folder, look. An INI file in the config folder."""

from pathlib import Path

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

from vidpipe_desktop.ui.theme import Appearance, TextSize


def state_file() -> Path:
    """Where the window's state is kept."""
    return Path(platformdirs.user_config_dir("vidpipe", appauthor=False)) / "window.ini"


class WindowState:
    """Typed access to the file; whatever is missing or odd in it counts as never set."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def shape(self, name: str) -> QByteArray:
        """A geometry or state as Qt saves it; empty if never kept."""
        value = self._settings.value(f"shapes/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_shape(self, name: str, value: QByteArray) -> None:
        """Remember a geometry or state."""
        self._settings.setValue(f"shapes/{name}", value)

    @property
    def appearance(self) -> Appearance:
        """Light, dark, or as the system has it."""
        value = str(self._settings.value("appearance", ""))
        return Appearance(value) if value in set(Appearance) else Appearance.SYSTEM

    def keep_appearance(self, appearance: Appearance) -> None:
        """Remember the look."""
        self._settings.setValue("appearance", appearance.value)

    @property
    def text_size(self) -> TextSize:
        """How large text is."""
        value = str(self._settings.value("text_size", ""))
        return TextSize(value) if value in set(TextSize) else TextSize.USUAL

    def keep_text_size(self, size: TextSize) -> None:
        """Remember how large text is."""
        self._settings.setValue("text_size", size.value)

    def folder(self, name: str) -> Path:
        """The folder used last for this purpose, or the person's home."""
        folder = Path(str(self._settings.value(f"folders/{name}", "")) or Path.home())
        return folder if folder.is_dir() else Path.home()

    def keep_folder(self, name: str, folder: Path) -> None:
        """Remember a folder."""
        self._settings.setValue(f"folders/{name}", str(folder))

    def sync(self) -> None:
        """Write everything now."""
        self._settings.sync()
