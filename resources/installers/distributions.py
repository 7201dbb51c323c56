"""Which installed packages belong to the app, by what pyproject.toml asks for, and which only to its development."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution, packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]


def needed() -> dict[str, Distribution]:
    """The packages that the app, with all its options, is built on: canonical name to package, sorted by name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    options = project["optional-dependencies"].values()
    waiting = [Requirement(text) for texts in (project["dependencies"], *options) for text in texts]
    found: dict[str, Distribution] = {}
    followed: set[tuple[str, str]] = set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        for extra in ("", *requirement.extras):
            if (name, extra) not in followed:
                followed.add((name, extra))
                waiting += _asked_for(name, extra, found)
    return dict(sorted(found.items()))


def bundled(places: Iterable[str]) -> dict[str, Distribution]:
    """Those of the needed packages that have something among the collected modules and files."""
    roots, owners = {re.split(r"[./\\]", place)[0] for place in places}, packages_distributions()
    found = {canonicalize_name(name) for root in roots for name in owners.get(root, ())}
    return {name: package for name, package in needed().items() if name in found}


def strangers() -> list[str]:
    """Modules that are installed here and that the app does not need, sorted."""
    ours = set(needed())
    owners = packages_distributions().items()
    foreign = [module for module, names in owners if ours.isdisjoint(canonicalize_name(name) for name in names)]
    return sorted(set(foreign) - {"vidpipe_desktop"})


def _asked_for(name: str, extra: str, found: dict[str, Distribution]) -> Iterator[Requirement]:
    """What a package asks for on this machine with an extra ("" = none). One that isn't installed is left out."""
    try:
        package = found[name] = distribution(name)
    except PackageNotFoundError:
        return
    for text in package.requires or ():
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
            yield requirement
