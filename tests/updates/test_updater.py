"""Newer versions against a server on real sockets: what is signed is offered and fetched, all else is refused in a sentence."""

import asyncio
import hashlib
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.servers.updates import INSTALLER, NEWS, UpdateServer
from tests.updates.trial import Trial
from vidpipe_desktop.core.errors import UpdateError
from vidpipe_desktop.core.updates import UpdatePhase
from vidpipe_desktop.release import Release
from vidpipe_desktop.storage.database import prepare
from vidpipe_desktop.storage.refusals import backups_of
from vidpipe_desktop.updates.fetching import Fetcher
from vidpipe_desktop.updates.manifest import SUFFIXES, InstallerFile, this_platform

DIGEST = hashlib.sha256(INSTALLER).hexdigest()


async def test_a_newer_version_is_offered_fetched_and_found_again(
    trial: Trial, server: UpdateServer, tmp_path: Path
) -> None:
    await trial.updates.check()
    offer = trial.state.offer
    assert offer is not None
    assert (offer.version, offer.news, offer.size) == ("0.2.0", NEWS, len(INSTALLER))
    assert [state.phase for state in trial.told] == [UpdatePhase.CHECKING, UpdatePhase.OFFERED]
    await trial.updates.download()
    assert trial.state.phase is UpdatePhase.READY
    parts = [state.part for state in trial.told if state.phase is UpdatePhase.DOWNLOADING]
    assert parts == sorted(parts)
    assert parts[-1] > 0.5
    installer = trial.state.installer
    assert installer is not None
    assert installer.read_bytes() == INSTALLER
    assert installer.suffix in SUFFIXES.values()
    assert trial.left == [installer.name]
    again = Trial(tmp_path, server)
    await again.updates.check()
    await again.updates.download()
    assert again.state.phase is UpdatePhase.READY
    assert [name for name, _ in server.asked].count("installer.bin") == 1


async def test_what_is_not_signed_is_refused(trial: Trial, server: UpdateServer) -> None:
    server.publish(key=Ed25519PrivateKey.generate())
    await trial.refused("not signed by the makers")
    server.publish()
    server.files["latest.json"] = server.files["latest.json"].replace(b"0.2.0", b"0.3.0")
    await trial.refused("not signed by the makers")
    server.files["latest.json.sig"] = b"bm90IGEgc2lnbmF0dXJl"
    await trial.refused("something else than was asked for")


async def test_a_second_key_takes_over(tmp_path: Path, server: UpdateServer) -> None:
    new = Ed25519PrivateKey.generate()
    both = replace(server.release, keys=(*server.release.keys, new.public_key().public_bytes_raw()))
    trial = Trial(tmp_path, server, release=both)
    server.publish(key=new)
    await trial.updates.check()
    assert trial.state.phase is UpdatePhase.OFFERED


async def test_older_and_expired_information_is_refused(trial: Trial, server: UpdateServer, tmp_path: Path) -> None:
    server.publish("0.0.9")
    await trial.refused("offers version 0.0.9, which is older than 0.1.0")
    server.publish(expires=(datetime.now(UTC) - timedelta(seconds=1)).isoformat())
    await trial.refused("has expired")
    server.publish("0.10.0")
    await trial.updates.check()
    assert trial.state.phase is UpdatePhase.OFFERED
    server.publish("0.9.0")
    await Trial(tmp_path, server).refused("offers version 0.9.0, which is older than 0.10.0")


async def test_having_the_newest_version_is_good_news(trial: Trial, server: UpdateServer) -> None:
    server.publish("0.1.0")
    await trial.updates.check()
    assert (trial.state.words, trial.state.failed) == ("vidpipe 0.1.0 is the newest version.", False)
    server.publish("0.2.0", files={})
    await trial.updates.check()
    assert trial.state.words == f"Version 0.2.0 is out, but not for this system ({this_platform()})."


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("html", "something else than was asked for"),
        ("endless", "far too long"),
        ("cut", "cannot be reached"),
        ("500", "error 500"),
        ("404", "error 404"),
        ("https://example.org/latest.json", "sends us elsewhere"),
    ],
)
async def test_answers_that_are_none(trial: Trial, server: UpdateServer, fault: str, words: str) -> None:
    server.faults = {"latest.json": fault, "latest.json.sig": fault if fault == "html" else ""}
    await trial.refused(words)
    assert [state.phase for state in trial.told] == [UpdatePhase.CHECKING, UpdatePhase.IDLE]


async def test_signed_nonsense_is_said_to_be_unreadable(trial: Trial, server: UpdateServer) -> None:
    for nonsense in ({"version": "newest"}, {"files": {this_platform(): {"url": "x", "size": 1, "sha256": "../.."}}}):
        server.publish(**nonsense)  # type: ignore[arg-type]
        await trial.refused("cannot read the information on updates any more")


async def test_nothing_is_fetched_where_others_read_along(tmp_path: Path, server: UpdateServer) -> None:
    for address in ("http://example.org/", "ftp://127.0.0.1/", "file:///etc", "example.org"):
        await Trial(tmp_path, server, release=replace(server.release, updates=address)).refused("Only https")
    await Trial(tmp_path, server, release=replace(server.release, updates="http://[::1")).refused("is none")
    server.publish(files={this_platform(): {"url": "http://example.org/x", "size": 1, "sha256": "0" * 64}})
    trial = Trial(tmp_path, server)
    await trial.updates.check()
    await trial.updates.download()
    assert (trial.state.phase, trial.state.failed) == (UpdatePhase.OFFERED, True)
    assert "Only https" in trial.state.words


async def test_a_server_that_is_not_there(tmp_path: Path, server: UpdateServer) -> None:
    await Trial(tmp_path, server, release=replace(server.release, updates="http://127.0.0.1:9")).refused("be reached")


async def offered(trial: Trial) -> None:
    await trial.updates.check()
    assert trial.state.phase is UpdatePhase.OFFERED


async def failed(trial: Trial, words: str) -> None:
    """The download fails with these words; the version is still on offer."""
    await trial.updates.download()
    assert words in trial.state.words
    assert (trial.state.phase, trial.state.failed) == (UpdatePhase.OFFERED, True)
    assert not list(trial.folder.glob("vidpipe-*"))


async def test_a_broken_download_goes_on_where_it_ended(trial: Trial, server: UpdateServer) -> None:
    await offered(trial)
    server.faults = {"installer.bin": "cut"}
    await failed(trial, "broke off. What came is kept")
    half = (trial.folder / f"{DIGEST}.part").stat().st_size
    assert half == len(INSTALLER) // 2
    server.faults = {}
    await trial.updates.download()
    assert trial.state.phase is UpdatePhase.READY
    assert server.asked[-1] == ("installer.bin", f"bytes={half}-")


async def test_a_download_can_be_stopped_and_gone_on_with(trial: Trial, server: UpdateServer) -> None:
    await offered(trial)
    server.faults = {"installer.bin": "stall"}
    download = asyncio.create_task(trial.updates.download())
    async with asyncio.timeout(20):
        while trial.state.part < 0.4:
            await asyncio.sleep(0.01)
    await trial.updates.stop_download()
    assert isinstance((await asyncio.gather(download, return_exceptions=True))[0], asyncio.CancelledError)
    assert (trial.state.phase, trial.state.failed) == (UpdatePhase.OFFERED, False)
    assert "stopped" in trial.state.words
    server.faults = {}
    await trial.updates.download()
    assert trial.state.phase is UpdatePhase.READY
    assert server.asked[-1][1].startswith("bytes=")


async def test_a_server_that_cannot_go_on_begins_anew(trial: Trial, server: UpdateServer) -> None:
    await offered(trial)
    part = trial.folder / f"{DIGEST}.part"
    part.write_bytes(INSTALLER[:1000])
    server.ranges = False
    await trial.updates.download()
    assert trial.state.phase is UpdatePhase.READY


async def test_tampered_and_ill_sized_files_are_removed(trial: Trial, server: UpdateServer) -> None:
    await offered(trial)
    server.files["installer.bin"] = INSTALLER[:-1] + b"!"
    await failed(trial, "not the one that was signed")
    assert trial.left == []
    server.files["installer.bin"] = INSTALLER + b"!"
    await failed(trial, "larger than was announced")
    assert trial.left == []
    server.files["installer.bin"] = INSTALLER[:-1]
    await failed(trial, "broke off")
    await failed(trial, "does not go on")
    assert trial.left == []
    server.faults = {"installer.bin": "html"}
    await failed(trial, "broke off")
    server.faults = {"installer.bin": "404"}
    await failed(trial, "error 404")


async def test_a_folder_that_cannot_be_written_is_said(trial: Trial) -> None:
    trial.folder.write_text("in the way")
    await offered(trial)
    await trial.updates.download()
    assert (trial.state.phase, trial.state.failed) == (UpdatePhase.OFFERED, True)
    assert str(trial.folder) in trial.state.words


async def test_what_is_endless_is_not_taken_in(trial: Trial, server: UpdateServer) -> None:
    await offered(trial)
    server.faults = {"installer.bin": "endless"}
    await failed(trial, "larger than was announced")
    assert max(state.part for state in trial.told) <= 1


async def test_a_server_elsewhere_does_not_lead_to_this_computer(tmp_path: Path) -> None:
    file = InstallerFile(url="http://127.0.0.1:9/installer.bin", size=1, sha256="0" * 64)
    async with Fetcher("https://example.org") as fetcher:
        with pytest.raises(UpdateError, match="Updates are not fetched from http://127.0.0.1"):
            await fetcher.installer(file, tmp_path / "part", print)


async def test_redirections_lead_to_safe_places_and_not_in_circles(trial: Trial, server: UpdateServer) -> None:
    await offered(trial)
    server.faults = {"installer.bin": "/installer.bin"}
    await failed(trial, "round in circles")
    server.faults = {"installer.bin": "http://[::1"}
    await failed(trial, "broke off")
    server.faults = {"installer.bin": "http://example.org/installer.bin"}
    await failed(trial, "Updates are not fetched from http://example.org")
    server.files["moved.bin"] = INSTALLER
    server.faults = {"installer.bin": "/moved.bin"}
    await trial.updates.download()
    assert trial.state.phase is UpdatePhase.READY


async def test_before_installing_the_file_is_looked_at_again_and_the_films_are_backed_up(
    trial: Trial, tmp_path: Path
) -> None:
    database = tmp_path / "vidpipe.db"
    prepare(database)
    await offered(trial)
    await trial.updates.download()
    installer = trial.state.installer
    assert installer is not None
    installer.write_bytes(b"something else")
    await trial.updates.prepare()
    assert "not the one that was signed" in trial.state.words
    assert trial.state.phase is UpdatePhase.OFFERED
    assert backups_of(database) == []
    await trial.updates.download()
    await trial.updates.prepare()
    assert trial.state.phase is UpdatePhase.INSTALLING
    (backup,) = backups_of(database)
    with closing(sqlite3.connect(backup)) as copy:
        assert copy.execute("SELECT count(*) FROM projects").fetchone() == (0,)


async def test_without_a_backup_nothing_is_installed(trial: Trial, tmp_path: Path) -> None:
    (tmp_path / "vidpipe.db").write_bytes(b"this is no database at all" * 100)
    await offered(trial)
    await trial.updates.download()
    await trial.updates.prepare()
    assert trial.state.phase is UpdatePhase.OFFERED
    assert "damaged" in trial.state.words


async def test_a_skipped_version_is_offered_only_when_asked_for(
    trial: Trial, server: UpdateServer, tmp_path: Path
) -> None:
    await offered(trial)
    await trial.updates.skip()
    assert (trial.state.phase, trial.state.offer) == (UpdatePhase.IDLE, None)
    later = Trial(tmp_path, server)
    await later.updates.check(asked=False)
    assert (later.state.phase, later.state.words) == (UpdatePhase.IDLE, "Version 0.2.0 is skipped.")
    await later.updates.check()
    assert later.state.phase is UpdatePhase.OFFERED
    server.publish("0.3.0")
    newest = Trial(tmp_path, server)
    await newest.updates.check(asked=False)
    assert newest.state.phase is UpdatePhase.OFFERED


async def test_a_build_without_key_or_address_never_asks_anybody(tmp_path: Path, server: UpdateServer) -> None:
    for release, lacking in (
        (replace(server.release, keys=()), "without a key"),
        (Release(), "without a key"),
        (replace(server.release, updates=""), "without an address"),
    ):
        trial = Trial(tmp_path, server, on=True, release=release)
        assert trial.state.phase is UpdatePhase.OFF
        assert f"switched off in this build: it was made {lacking}" in trial.state.words
        await trial.updates.watch()
        await trial.updates.check()
        await trial.updates.download()
    assert server.asked == []


async def test_the_settings_name_another_server(
    tmp_path: Path, server: UpdateServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIDPIPE_UPDATES__URL", server.address)
    trial = Trial(tmp_path, server, release=replace(server.release, updates="https://example.org"))
    await offered(trial)
