"""The bundle that is tried: one that is there (`--bundle FOLDER`), or one built for these tests."""

import ctypes.util
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = f"python{sysconfig.get_python_version()}"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bundle", type=Path, metavar="FOLDER", help="try this bundle instead of building one")


@pytest.fixture(scope="session")
def bundle(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle's folder."""
    given: Path | None = request.config.getoption("--bundle", None)
    if given is not None:
        return given.absolute()
    if sys.platform == "linux" and not (shutil.which("objcopy") and has_python_library()):
        pytest.skip(f"building needs binutils and lib{LIBRARY}; `python3 dev.py package` sees to them")
    folder = tmp_path_factory.mktemp("built")
    places = ["--distpath", folder / "dist", "--workpath", folder / "build"]
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places, ROOT / "build.spec"]
    subprocess.run(build, check=True, cwd=ROOT)
    return folder / "dist" / "vidpipe-desktop"


@pytest.fixture(scope="session")
def program(bundle: Path) -> Path:
    return bundle / ("vidpipe-desktop.exe" if sys.platform == "win32" else "vidpipe-desktop")


def has_python_library() -> bool:
    return bool(sysconfig.get_config_var("Py_ENABLE_SHARED") or ctypes.util.find_library(LIBRARY))
