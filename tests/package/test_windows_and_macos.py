"""Installers for Windows and macOS, as far as they can be held against each other and the app on any system."""

import os
import plistlib
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from resources.installers import disk_image, identity, inno_setup
from tests.package.conftest import ROOT
from vidpipe_desktop import __version__
from vidpipe_desktop.arguments import parse
from vidpipe_desktop.core.project_file import MIME_TYPE
from vidpipe_desktop.core.suffixes import PROJECT
from vidpipe_desktop.settings import APP

SCRIPT = inno_setup.SCRIPT.read_text(encoding="utf-8")
SPEC = (ROOT / "build.spec").read_text(encoding="utf-8")
DESKTOP = (ROOT / "resources" / "installers" / "linux" / "vidpipe-desktop.desktop").read_text(encoding="utf-8")

posix = pytest.mark.skipif(sys.platform == "win32", reason="the tools of macOS are stood in for by shell scripts")


def section(name: str) -> list[str]:
    """The lines of a section of the Inno Setup script, without comments, directives and empty ones."""
    sections = re.split(r"^\[(\w+)\]\n", SCRIPT, flags=re.MULTILINE)
    found = dict(zip(sections[1::2], sections[2::2], strict=True))
    return [line for line in found[name].splitlines() if line and line[0] not in ";#"]


def entries(name: str) -> list[dict[str, str]]:
    """The entries of a section of parameters, such as [Files]."""
    pairs = [re.findall(r'(\w+): ("(?:[^"]|"")*"|[^;]+)', line) for line in section(name)]
    return [{key: re.sub('^"|"$', "", value).replace('""', '"') for key, value in line} for line in pairs]


@pytest.fixture(scope="module")
def setup() -> dict[str, str]:
    return dict(line.split("=", 1) for line in section("Setup"))


def test_setup_is_for_one_person_without_an_administrator(setup: dict[str, str]) -> None:
    assert setup["PrivilegesRequired"] == "lowest"
    assert "PrivilegesRequiredOverridesAllowed" not in setup
    assert setup["DefaultDirName"].startswith("{autopf}\\")
    assert not re.search(r"\bHKLM\b|\{(common|sys|win)\w*\}", SCRIPT)


def test_setup_upgrades_in_place_and_closes_a_running_app(setup: dict[str, str]) -> None:
    assert setup["AppId"] == "{{5B0C7A52-6E0F-4E53-9D0C-2F2B7A4C81D6}", "another id would install a second app"
    assert (setup["UsePreviousAppDir"], setup["CloseApplications"]) == ("yes", "yes")
    assert [entry["Name"] for entry in entries("InstallDelete")] == ["{app}\\_internal"]


def test_the_version_comes_from_the_package(setup: dict[str, str]) -> None:
    assert setup["AppVersion"] == setup["VersionInfoVersion"] == "{#AppVersion}"
    assert __version__ not in SCRIPT
    line = inno_setup.command("ISCC", Path("b"), Path("d"), Path("i.ico"), {})
    assert f"/DAppVersion={__version__}" in line
    assert not any(word.startswith("/S") for word in line)


def test_every_value_the_script_asks_for_is_given() -> None:
    line = inno_setup.command("ISCC", Path("b"), Path("d"), Path("i.ico"), {inno_setup.SIGN_TOOL: "sign $f"})
    given = {word[2:].split("=")[0] for word in line if word.startswith("/D")}
    assert set(re.findall(r"\{#(\w+)\}", SCRIPT)) | {"Signed"} == given
    assert "/Srelease=sign $f" in line


def test_every_source_is_made_by_the_bundle() -> None:
    sources = [entry["Source"] for entry in entries("Files")]
    programs = set(re.findall(r'name="(vidpipe-desktop[\w-]*)", console', SPEC))
    assert programs == {"vidpipe-desktop", "vidpipe-desktop-window"}
    made = {f"{{#Bundle}}\\{name}.exe" for name in programs} | {"{#Bundle}\\_internal\\*"}
    assert set(sources) == made
    assert '("LICENSES.md", ".")' in SPEC


def test_what_is_opened_is_the_program_without_a_console() -> None:
    for name in ("Icons", "Run"):
        assert [entry["Filename"] for entry in entries(name)] == ["{app}\\vidpipe-desktop-window.exe"]
    assert re.search(r'name="vidpipe-desktop-window", console=False', SPEC)


def test_removal_keeps_films_unless_the_person_says_otherwise() -> None:
    code = "\n".join(section("Code"))
    assert f"{{localappdata}}\\{APP}'" in code
    assert re.search(r"MB_DEFBUTTON2, IDNO\) = IDYES then\s+DelTree", code)
    assert code.count("DelTree") == 1
    assert "[UninstallDelete]" not in SCRIPT


def test_setup_lets_project_files_be_opened_and_takes_that_back() -> None:
    told = {
        (entry["Subkey"].removeprefix("Software\\Classes\\"), entry["ValueName"]): entry
        for entry in entries("Registry")
    }
    assert {entry["Root"] for entry in told.values()} == {"HKCU"}
    kind = "vidpipe.project"
    assert told[f"{PROJECT}\\OpenWithProgids", kind]["Flags"] == "uninsdeletevalue uninsdeletekeyifempty"
    assert told[PROJECT, "Content Type"]["ValueData"] == MIME_TYPE
    assert told[kind, ""]["Flags"] == "uninsdeletekey"
    command = told[f"{kind}\\shell\\open\\command", ""]["ValueData"]
    program, words = re.fullmatch(r'"([^"]+)" (.*)', command).groups()  # type: ignore[union-attr]
    assert program == "{app}\\vidpipe-desktop-window.exe"
    assert parse(shlex.split(words.replace("%1", "C:/My films/a.vidpipe"))).file == Path("C:/My films/a.vidpipe")
    assert told[f"{kind}\\DefaultIcon", ""]["ValueData"] == "{app}\\_internal\\project.ico"
    assert all(key[0].startswith((PROJECT, kind)) for key in told)


def test_setup_tells_windows_that_kinds_of_files_have_changed(setup: dict[str, str]) -> None:
    assert setup["ChangesAssociations"] == "yes"


def test_the_finder_is_told_of_project_files() -> None:
    told = plistlib.loads(plistlib.dumps(identity.info_plist()))
    (kind,), (document,) = told["UTExportedTypeDeclarations"], told["CFBundleDocumentTypes"]
    tags = kind["UTTypeTagSpecification"]
    assert tags == {"public.filename-extension": [PROJECT[1:]], "public.mime-type": [MIME_TYPE]}
    assert document["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]
    assert (document["CFBundleTypeRole"], document["LSHandlerRank"]) == ("Editor", "Owner")


@pytest.mark.parametrize(("system", "name"), [("win32", "project.ico"), ("darwin", "project.icns"), ("linux", "")])
def test_the_icon_of_project_files_is_in_the_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, name: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    made = [(Path(source).name, Path(source).exists(), target) for source, target in identity.documents(tmp_path)]
    assert made == ([(name, True, ".")] if name else [])
    assert "*identity.documents(made)" in SPEC
    if system == "darwin":
        plist = identity.info_plist()
        assert {plist["CFBundleDocumentTypes"][0]["CFBundleTypeIconFile"]} == {name}  # type: ignore[index]


def test_the_macos_app_says_what_it_is_and_asks_for_nothing() -> None:
    told = plistlib.loads(plistlib.dumps(identity.info_plist()))
    assert told["NSHighResolutionCapable"] is True
    assert told["LSApplicationCategoryType"] == "public.app-category.video"
    assert tuple(map(int, told["LSMinimumSystemVersion"].split("."))) >= (13, 0)
    assert not [key for key in told if key.endswith("UsageDescription")]


def test_entitlements_are_the_one_that_python_needs() -> None:
    with disk_image.ENTITLEMENTS.open("rb") as file:
        assert plistlib.load(file) == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_the_app_is_called_the_same_everywhere(setup: dict[str, str]) -> None:
    assert f"\nName={setup['AppName']}\n" in DESKTOP
    assert identity.info_plist()["CFBundleName"] == setup["AppName"] == APP
    assert f'name="{APP}.app"' in SPEC
    assert [entry["Name"] for entry in entries("Icons")] == ["{autoprograms}\\vidpipe"]
    assert f'Comment: "{re.search("Comment=(.*)", DESKTOP)[1]}"' in SCRIPT  # type: ignore[index]


@posix
def test_code_is_signed_from_the_inside_out(tmp_path: Path) -> None:
    app = tmp_path / "vidpipe.app"
    deep, shallow = app / "Contents" / "Frameworks" / "a.dylib", app / "Contents" / "b.so"
    deep.parent.mkdir(parents=True)
    for path in (deep, shallow):
        path.write_bytes(b"\xcf\xfa\xed\xfe rest")
    (app / "Contents" / "words.txt").write_text("words")
    (app / "Contents" / "link").symlink_to(shallow)
    *signed, verified = disk_image.signing(app, "Somebody")
    assert [line[-1] for line in signed] == [str(path) for path in (deep, shallow, app)]
    assert all("runtime" in line and "Somebody" in line for line in signed)
    assert ["--entitlements" in line for line in signed] == [False, False, True]
    assert verified[1] == "--verify"


@posix
def test_without_a_certificate_an_unsigned_image_is_made_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("codesign", "hdiutil", "xcrun"):
        (tools / name).write_text(f'#!/bin/sh\necho {name} "$@" >> "{tmp_path}/called"\n')
        (tools / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    for name in disk_image.missing({}):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "vidpipe.app").mkdir()
    disk_image.build(tmp_path / "vidpipe.app", tmp_path)
    assert [line.split()[0] for line in (tmp_path / "called").read_text().splitlines()] == ["hdiutil"]
    assert disk_image.IDENTITY in capsys.readouterr().err
    for name in disk_image.missing({}):
        monkeypatch.setenv(name, "x")
    disk_image.build(tmp_path / "vidpipe.app", tmp_path)
    called = [line.split()[:2] for line in (tmp_path / "called").read_text().splitlines()[1:]]
    assert called == [
        ["codesign", "--force"],
        ["codesign", "--verify"],
        ["hdiutil", "create"],
        ["xcrun", "notarytool"],
        ["xcrun", "stapler"],
    ]


@posix
def test_a_failing_tool_is_no_image(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "hdiutil").write_text("#!/bin/sh\nexit 3\n")
    (tmp_path / "hdiutil").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv(disk_image.IDENTITY, raising=False)
    (tmp_path / "vidpipe.app").mkdir()
    with pytest.raises(subprocess.CalledProcessError):
        disk_image.build(tmp_path / "vidpipe.app", tmp_path)
