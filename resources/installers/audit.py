"""Known weaknesses of the locked packages: `python -m resources.installers.audit`. It informs, and never fails."""

import json
import subprocess
import sys

from resources.installers.distributions import ROOT

LIMIT = 90.0
"""Seconds after which the answer isn't waited for."""


def report(line: list[str], limit: float = LIMIT) -> str:
    """What pip-audit, called by `line`, has found, as lines to be read."""
    try:
        done = subprocess.run(line, check=False, capture_output=True, timeout=limit, stdin=subprocess.DEVNULL)
        packages = json.loads(done.stdout)["dependencies"]
    except subprocess.TimeoutExpired:
        return f"Known weaknesses were not looked up: no answer within {limit:g} seconds."
    except (OSError, ValueError):
        return "Known weaknesses were not looked up: the service cannot be reached."
    found = [
        f"Warning: {package['name']} {package['version']} has a known weakness: {weakness['id']}, "
        f"mended in {', '.join(weakness['fix_versions']) or 'no version yet'}."
        for package in packages
        for weakness in package.get("vulns", ())
    ]
    return "\n".join(found) or f"No known weakness in {len(packages)} packages."


if __name__ == "__main__":
    asked = ["--requirement", str(ROOT / "requirements.lock"), "--require-hashes", "--disable-pip"]
    options = ["--format", "json", "--progress-spinner", "off", "--timeout", "5"]
    print(report([sys.executable, "-m", "pip_audit", *asked, *options]), file=sys.stderr)
