"""What the release's side signs is what the app takes, and the private key stays where it belongs."""

import os
import stat
from pathlib import Path

import pytest

from tests.servers.updates import UpdateServer
from tests.updates.trial import Trial
from vidpipe_desktop import release
from vidpipe_desktop.release import Release, load_release, read_key
from vidpipe_desktop.updates.manifest import SUFFIXES, this_platform
from vidpipe_desktop.updates.sign import CHECKOUT, SigningRefused, main, new_key, platform_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Installers of version 0.2.0 for this system and another."""
    system, _, machine = this_platform().partition("-")
    made = tmp_path / "installers"
    made.mkdir()
    (made / f"vidpipe-desktop_0.2.0_{machine}{SUFFIXES[system]}").write_bytes(b"installer" * 1000)
    (made / "vidpipe-0.2.0-aarch64.dmg").write_bytes(b"disk")
    (tmp_path / "news.md").write_text("* Films\n", encoding="utf-8")
    return made


async def test_from_a_new_key_to_an_installer_on_the_person_s_computer(
    folder: Path, tmp_path: Path, server: UpdateServer, capsys: pytest.CaptureFixture[str]
) -> None:
    private = tmp_path / "update.key"
    assert main(["new-key", str(private)]) == 0
    line = capsys.readouterr().out.splitlines()[-1]
    if os.name != "nt":
        assert stat.S_IMODE(private.stat().st_mode) == 0o600
    file = tmp_path / "release.toml"
    file.write_text(f'updates = "{server.address}"\n{line}\nissues = "https://example.org/issues"\n')
    news = ["--news", str(tmp_path / "news.md")]
    assert main(["manifest", str(folder), "--version", "0.2.0", *news, "--key", str(private)]) == 0
    assert "not in this checkout" in capsys.readouterr().err
    server.files = {path.name: path.read_bytes() for path in folder.iterdir()}
    trial = Trial(tmp_path / "data", server, release=load_release(file))
    await trial.updates.check()
    assert trial.state.offer is not None
    assert trial.state.offer.news == "* Films\n"
    await trial.updates.download()
    assert trial.state.installer is not None
    assert trial.state.installer.read_bytes() == b"installer" * 1000


def test_the_key_may_come_from_the_environment_and_is_needed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ["manifest", str(folder), "--version", "0.2.0", "--news", str(tmp_path / "news.md")]
    monkeypatch.delenv("VIDPIPE_UPDATE_KEY", raising=False)
    assert main(line) == 1
    assert "no key to sign with" in capsys.readouterr().err
    new_key(tmp_path / "update.key")
    monkeypatch.setenv("VIDPIPE_UPDATE_KEY", (tmp_path / "update.key").read_text())
    assert main(line) == 0
    monkeypatch.setenv("VIDPIPE_UPDATE_KEY", "c2hvcnQ=")
    assert main(line) == 1
    assert main([*line[:2], "--version", "next", *line[4:]]) == 1


def test_a_private_key_is_neither_overwritten_nor_put_into_the_checkout(tmp_path: Path) -> None:
    path = tmp_path / "update.key"
    new_key(path)
    before = path.read_text()
    with pytest.raises(SigningRefused, match="cannot be written"):
        new_key(path)
    assert path.read_text() == before
    inside = CHECKOUT / "tests" / "update.key"
    with pytest.raises(SigningRefused, match="checkout"):
        new_key(inside)
    assert not inside.exists()


@pytest.mark.parametrize(
    ("name", "platform"),
    [
        ("vidpipe-desktop_0.2.0_amd64.deb", "linux-x86_64"),
        ("vidpipe-0.2.0-x86_64.exe", "windows-x86_64"),
        ("vidpipe-0.2.0-x64-setup.exe", "windows-x86_64"),
        ("vidpipe_0.2.0_aarch64.dmg", "macos-arm64"),
    ],
)
def test_a_name_tells_for_what_an_installer_is(name: str, platform: str) -> None:
    assert platform_of(name) == platform


@pytest.mark.parametrize("name", ["vidpipe-0.2.0.exe", "vidpipe-arm64-x86_64.dmg"])
def test_a_name_that_tells_nothing_is_refused(name: str, folder: Path) -> None:
    with pytest.raises(SigningRefused, match="For which processor"):
        platform_of(name)


def test_two_installers_for_one_system_and_none_are_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_key(tmp_path / "update.key")
    rest = ["--version", "0.2.0", "--news", str(tmp_path / "news.md"), "--key", str(tmp_path / "update.key")]
    (folder / "vidpipe-0.2.0-arm64.dmg").write_bytes(b"again")
    assert main(["manifest", str(folder), *rest]) == 1
    assert "Two installers are for macos-arm64" in capsys.readouterr().err
    (tmp_path / "empty").mkdir()
    assert main(["manifest", str(tmp_path / "empty"), *rest]) == 1
    assert "There is no installer" in capsys.readouterr().err
    assert not (folder / "latest.json").exists()


@pytest.mark.parametrize("content", ["keys = ['short']", "keys = 7", "unknown = 1", "= broken", 'keys = ["c2hvcnQ="]'])
def test_a_release_file_that_is_not_as_it_should_be_switches_updates_off(tmp_path: Path, content: str) -> None:
    path = tmp_path / "release.toml"
    path.write_text(content)
    assert load_release(path) == Release()
    assert load_release(tmp_path / "none.toml") == Release()


def test_what_is_shipped_knows_no_key_of_the_tests() -> None:
    from tests.servers.updates import KEY

    assert KEY.public_key().public_bytes_raw() not in load_release(release.FILE).keys
    with pytest.raises(ValueError, match="bytes"):
        read_key("c2hvcnQ=")
