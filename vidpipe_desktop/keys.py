"""Keys of remote engines: in the system's keychain, or, where there is none, in a file that only its owner may read."""

import contextlib
import json
import logging
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from vidpipe_desktop.core.errors import StorageError
from vidpipe_desktop.logs import hide
from vidpipe_desktop.settings import APP, config_dir

log = logging.getLogger(__name__)

_FILE = "keys.toml"
_HEADER = (
    "# Keys of vidpipe, readable as they stand: this system offers no keychain. Nobody but you should read this file.\n"
)


class Keys(Protocol):
    """A place for keys, one an engine. Calls may block for seconds: not for the event loop."""

    @property
    def place(self) -> str:
        """Where the keys lie, for a sentence."""
        ...

    def read(self, engine: str) -> str:
        """The engine's key, "" if there is none. Raises StorageError."""
        ...

    def keep(self, engine: str, key: str) -> None:
        """Keep a key; "" forgets it. Raises StorageError."""
        ...


@dataclass(frozen=True, slots=True)
class KeyFile:
    """Keys in a file of the config folder with mode 0600."""

    folder: Path

    @property
    def place(self) -> str:
        """The file, and that it is not encrypted."""
        return f"the file {self.folder / _FILE}, not encrypted"

    def read(self, engine: str) -> str:
        """As in Keys."""
        found = self._all().get(engine, "")
        hide(found)
        return found

    def keep(self, engine: str, key: str) -> None:
        """As in Keys."""
        hide(key)
        keys = {name: value for name, value in {**self._all(), engine: key}.items() if value}
        # TOML's basic strings escape as JSON's do.
        lines = [f"{_quoted(name)} = {_quoted(value)}\n" for name, value in sorted(keys.items())]
        part = self.folder / f"{_FILE}.part"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(FileNotFoundError):
                part.unlink()
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                file.writelines([_HEADER, *lines])
            part.replace(self.folder / _FILE)
        except OSError as error:
            raise StorageError("The key cannot be kept.", f"{self.folder}: {error.strerror}.") from error

    def _all(self) -> dict[str, str]:
        try:
            content = tomllib.loads((self.folder / _FILE).read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except (OSError, ValueError) as error:
            raise StorageError("The file of keys cannot be read.", f"Mend or remove {self.folder / _FILE}.") from error
        return {name: value for name, value in content.items() if isinstance(value, str)}


class Keychain:
    """Keys in the system's keychain: macOS Keychain, Windows Credential Locker, Secret Service or KWallet."""

    place = "the keychain of this system"

    def read(self, engine: str) -> str:
        """As in Keys."""
        import keyring
        from keyring.errors import KeyringError

        try:
            found = keyring.get_password(APP, engine) or ""
        except KeyringError as error:
            raise StorageError("The keychain did not give the key.", f"Unlock it and try again. {error}") from error
        hide(found)
        return found

    def keep(self, engine: str, key: str) -> None:
        """As in Keys."""
        import keyring
        from keyring.errors import KeyringError, PasswordDeleteError

        hide(key)
        try:
            if key:
                keyring.set_password(APP, engine, key)
                return
            with contextlib.suppress(PasswordDeleteError):
                keyring.delete_password(APP, engine)
        except KeyringError as error:
            raise StorageError("The keychain did not take the key.", f"Unlock it and try again. {error}") from error


def find_keys() -> Keys:
    """The keychain where there is a usable one, else the file."""
    import keyring
    from keyring.backends.fail import Keyring as NoKeyring

    backend = keyring.get_keyring()
    if isinstance(backend, NoKeyring):
        return KeyFile(config_dir())
    log.info("keys are kept by %s", type(backend).__module__)
    return Keychain()


def _quoted(text: str) -> str:
    return json.dumps(text)
