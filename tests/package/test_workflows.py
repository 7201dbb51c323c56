"""Workflows of CI: what they run exists, what they use is pinned, and they hold no secret."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import dev
from tests.package.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
OTHER_COMMANDS = (
    'sudo /usr/bin/python3 -Bc "import dev; dev.see_to_system_packages(dev.missing_packages())"',
    "mkdir dist\n",
    ".venv/bin/python -m vidpipe_desktop.updates.sign ",
    "cd dist && sha256sum ",
    "gh release create ",
)
"""What is run beyond commands of dev.py: its own way to system libraries, as root, and what a release needs."""


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.name)
def workflow(request: pytest.FixtureRequest) -> dict[Any, Any]:
    return yaml.safe_load(request.param.read_text(encoding="utf-8"))


def steps(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job.get("steps", ())]


def test_there_are_workflows() -> None:
    assert [path.name for path in WORKFLOWS] == ["checks.yml", "release.yml"]


def test_what_is_run_are_commands_of_dev_py(workflow: dict[Any, Any]) -> None:
    for line in (step["run"] for step in steps(workflow) if "run" in step):
        if command := re.match(r"python3 dev\.py (\w+)", line):
            assert callable(getattr(dev, command[1], None)), line
            assert f"python3 dev.py {command[1]} " in str(dev.__doc__)
        else:
            assert line.startswith(OTHER_COMMANDS), line


def test_actions_are_pinned_to_a_commit(workflow: dict[Any, Any]) -> None:
    for used in (step["uses"] for step in steps(workflow) if "uses" in step):
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", used), used


def test_permissions_are_the_least(workflow: dict[Any, Any]) -> None:
    assert workflow["permissions"] == {"contents": "read"}
    more = {name: job["permissions"] for name, job in workflow["jobs"].items() if "permissions" in job}
    assert more in ({}, {"draft": {"contents": "write"}})
    assert workflow["concurrency"]["group"]
    assert all("timeout-minutes" in job for job in workflow["jobs"].values() if "steps" in job)
    checkouts = [step for step in steps(workflow) if "checkout" in step.get("uses", "")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_secret_is_spelt_out_and_no_host_is_named(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"https?://|pypi|npmjs|index-url", text)
    secrets = re.findall(r"(?i)^\s*(\w*(?:key|token|password|secret)\w*):[ ]*(.+)$", text, flags=re.MULTILINE)
    assert all(re.fullmatch(r"\$\{\{ (secrets\.\w+|github\.token) \}\}", value) for _, value in secrets), secrets
