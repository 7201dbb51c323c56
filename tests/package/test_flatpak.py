"""The Flatpak manifest, as far as it can be held against the app without a Flatpak runtime."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

import dev
from resources.installers import desktop
from tests.package.conftest import ROOT

FILE = ROOT / "resources" / "installers" / "linux" / "app.vidpipe.desktop.yml"


@pytest.fixture
def manifest() -> dict[str, Any]:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def test_it_is_the_same_app_as_everywhere(manifest: dict[str, Any]) -> None:
    assert (manifest["id"], FILE.stem) == (desktop.APP_ID, desktop.APP_ID)
    assert manifest["command"] == desktop.NAME
    assert manifest["rename-desktop-file"] == f"{desktop.NAME}.desktop"
    assert manifest["rename-icon"] == desktop.NAME
    assert (manifest["runtime"], manifest["sdk"]) == ("org.freedesktop.Platform", "org.freedesktop.Sdk")
    assert re.fullmatch(r"\d\d\.08", manifest["runtime-version"])


def test_it_may_do_what_it_needs_and_no_more(manifest: dict[str, Any]) -> None:
    assert set(manifest["finish-args"]) == {
        "--share=network",
        "--share=ipc",
        "--socket=wayland",
        "--socket=fallback-x11",
        "--socket=pulseaudio",
        "--device=dri",
        "--talk-name=org.freedesktop.secrets",
        "--filesystem=xdg-download",
    }


def test_it_is_made_of_what_is_built_here(manifest: dict[str, Any]) -> None:
    (module,) = manifest["modules"]
    places = {(FILE.parent / source["path"]).resolve() for source in module["sources"]}
    assert places == {dev.BUNDLE, dev.BUNDLE.parent / "share"}
    assert {source["type"] for source in module["sources"]} == {"dir"}
    assert "://" not in FILE.read_text(encoding="utf-8")
    assert module["build-options"] == {"strip": False, "no-debuginfo": True}


@pytest.mark.skipif(sys.platform != "linux", reason="is about Linux")
def test_everything_ends_up_where_flatpak_looks_for_it(manifest: dict[str, Any], tmp_path: Path) -> None:
    """Its commands, run in a folder with /app elsewhere."""
    app, work = tmp_path / "app", tmp_path / "work"
    program = work / "bundle" / desktop.NAME
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\necho it runs\n")
    program.chmod(0o755)
    desktop.lay_out(work / "share", "1.2.3")
    app.mkdir()
    for command in manifest["modules"][0]["build-commands"]:
        line = command.replace("/app/", f"{app}/")
        subprocess.run(["/bin/sh", "-ec", line], check=True, cwd=work)
    said = subprocess.run([app / "bin" / manifest["command"]], check=True, capture_output=True, text=True).stdout
    assert said == "it runs\n"
    shown = {path.name for path in (app / "share").glob("mime/packages/*")}
    assert shown == {f"{desktop.APP_ID}.xml"}
    metainfo = ElementTree.parse(app / "share" / "metainfo" / f"{desktop.APP_ID}.metainfo.xml").getroot()
    assert metainfo.findtext("launchable") == f"{desktop.APP_ID}.desktop"
    assert (app / "share" / "applications" / manifest["rename-desktop-file"]).exists()
    assert os.access(app / "share/icons/hicolor/scalable/apps" / f"{manifest['rename-icon']}.svg", os.R_OK)
