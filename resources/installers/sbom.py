"""What is in the bundle, as a CycloneDX bill of materials: `python -m resources.installers.sbom BUNDLE FILE`.

cyclonedx-py describes every package of the environment; only those of which the bundle has something are kept.
"""

import json
import platform
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.utils import canonicalize_name

from resources.installers.distributions import ROOT, bundled


def write(bundle: Path, target: Path) -> Path:
    """Write the bill of what is in the bundle. Raises ValueError if it isn't as the schema wants."""
    text = json.dumps(bill(described(), bundled(places(bundle))), indent=2, sort_keys=True)
    if wrong := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise ValueError(str(wrong))
    target.write_text(text + "\n", encoding="utf-8")
    return target


def described() -> dict[str, Any]:
    """All packages of this environment, as cyclonedx-py has them."""
    line = [sys.executable, "-m", "cyclonedx_py", "environment", "--pyproject", str(ROOT / "pyproject.toml")]
    options = ["--output-reproducible", "--short-PURLs", "--spec-version", "1.6", sys.executable]
    return json.loads(subprocess.run([*line, *options], check=True, capture_output=True).stdout)


def bill(everything: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """The packages of canonical names, their dependencies among each other, and Python itself."""
    wanted = set(names)
    kept = [part for part in everything["components"] if canonicalize_name(part["name"]) in wanted]
    refs = {part["bom-ref"] for part in kept} | {everything["metadata"]["component"]["bom-ref"]}
    needs = [
        {"ref": entry["ref"], "dependsOn": [ref for ref in entry.get("dependsOn", ()) if ref in refs]}
        for entry in everything["dependencies"]
        if entry["ref"] in refs
    ]
    python = {"type": "platform", "name": "cpython", "version": platform.python_version(), "bom-ref": "cpython"}
    return {**everything, "components": [*kept, python], "dependencies": needs}


def places(bundle: Path) -> list[str]:
    """Names of all modules in the bundle's archive, and of all files beside it."""
    from PyInstaller.archive.readers import CArchiveReader

    program = bundle / ("vidpipe-desktop.exe" if sys.platform == "win32" else "vidpipe-desktop")
    modules = CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz").toc
    inside = bundle / "_internal"
    return [*modules, *(str(path.relative_to(inside)) for path in inside.rglob("*") if path.is_file())]


if __name__ == "__main__":
    if not Path(sys.argv[1]).is_dir():
        sys.exit("There is no bundle to describe. Build it first: python3 dev.py package")
    print(write(Path(sys.argv[1]), Path(sys.argv[2])))
