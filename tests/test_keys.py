"""Keys in a file, where there is no keychain."""

import os
import stat
from pathlib import Path

import pytest

from vidpipe_desktop.core.errors import StorageError
from vidpipe_desktop.keys import KeyFile


def test_keys_come_back_and_nobody_else_may_read_them(tmp_path: Path) -> None:
    keys = KeyFile(tmp_path / "config")
    assert keys.read("google") == ""
    keys.keep("google", 'a "key" with \\ and ü')
    keys.keep("openai_compatible", "other")
    assert keys.read("google") == 'a "key" with \\ and ü'
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "config" / "keys.toml").stat().st_mode) == 0o600
    keys.keep("google", "")
    assert (keys.read("google"), keys.read("openai_compatible")) == ("", "other")
    assert [path.name for path in (tmp_path / "config").iterdir()] == ["keys.toml"]


def test_a_broken_or_unwritable_file_is_told_and_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "keys.toml").write_text("google = [")
    with pytest.raises(StorageError, match="Mend or remove"):
        KeyFile(tmp_path).keep("google", "new")
    assert (tmp_path / "keys.toml").read_text() == "google = ["
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="cannot be kept"):
        KeyFile(tmp_path / "file" / "below").keep("google", "new")
