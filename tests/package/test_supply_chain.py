"""The bill of materials and the look-up of known weaknesses."""

import json
import sys

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from resources.installers.audit import report
from resources.installers.distributions import needed
from resources.installers.sbom import bill, described


@pytest.fixture(scope="module")
def made() -> dict[str, object]:
    return bill(described(), needed())


def test_the_bill_is_as_the_schema_wants(made: dict[str, object]) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(made)) is None
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps({**made, "components": 1})) is not None


def test_the_bill_names_what_the_app_is_built_on_and_no_tool(made: dict[str, object]) -> None:
    names = {part["name"] for part in made["components"]}  # type: ignore[index, attr-defined]
    assert {"av", "numpy", "PySide6_Essentials", "cryptography", "cpython"} <= names
    assert names.isdisjoint({"pytest", "ruff", "pyinstaller", "cyclonedx-bom", "pip-audit", "vidpipe-desktop"})
    assert "file:" not in json.dumps(made)


def test_the_bill_of_a_part_refers_to_nothing_outside(made: dict[str, object]) -> None:
    part = bill(dict(made), ["httpx", "h11"])
    refs = {entry["bom-ref"] for entry in part["components"]} | {"root-component"}
    assert len(part["components"]) == 3
    assert all({entry["ref"], *entry["dependsOn"]} <= refs for entry in part["dependencies"])


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("import time; time.sleep(60)", "no answer within 1 seconds"),
        ("raise SystemExit('no route')", "cannot be reached"),
        (
            'print(\'{"dependencies": [{"name": "a", "version": "1", "vulns": []}]}\')',
            "No known weakness in 1 packages.",
        ),
        (
            'print(\'{"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "X-1", "fix_versions": ["2"]}]}]}\')',
            "Warning: a 1 has a known weakness: X-1, mended in 2.",
        ),
    ],
    ids=["never answers", "offline", "nothing", "something"],
)
def test_weaknesses_are_told_and_nothing_hangs_or_fails(code: str, told: str) -> None:
    assert told in report([sys.executable, "-c", code], limit=1.0 if "sleep" in code else 30.0)
