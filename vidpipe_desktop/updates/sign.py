"""For whoever makes a release: makes a key pair, and writes the signed word on a version's installers.

    python -m vidpipe_desktop.updates.sign new-key ~/vidpipe-update.key
    python -m vidpipe_desktop.updates.sign manifest FOLDER --version 0.2.0 --news news.md --key ~/vidpipe-update.key

The private key is 32 bytes in base64 (RFC 8032), in a file outside of the checkout or in VIDPIPE_UPDATE_KEY.
"""

import argparse
import base64
import hashlib
import os
import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vidpipe_desktop import __version__
from vidpipe_desktop.core.errors import VidpipeError
from vidpipe_desktop.release import load_release, read_key
from vidpipe_desktop.updates.manifest import (
    MACHINES,
    NAME,
    SIGNATURE,
    SUFFIXES,
    InstallerFile,
    Manifest,
    read_manifest,
)

VARIABLE = "VIDPIPE_UPDATE_KEY"
CHECKOUT = Path(__file__).resolve().parents[2]
_DAYS = 365
_WORDS = re.compile(r"[^a-z0-9_]+|_(?!64)")


class SigningRefused(VidpipeError):
    """What was asked for cannot be signed, or must not be."""


def new_key(path: Path) -> str:
    """Make a key pair; the private key goes to `path`, the answer is the public one in base64. Raises SigningRefused."""
    if CHECKOUT in path.resolve().parents:
        raise SigningRefused("A private key must not lie in the checkout.", "Give a file elsewhere.")
    key = Ed25519PrivateKey.generate()
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(base64.b64encode(key.private_bytes_raw()).decode() + "\n")
    except OSError as error:
        raise SigningRefused(f"{path} cannot be written.", f"{error.strerror}.") from error
    return public_key(key)


def public_key(key: Ed25519PrivateKey) -> str:
    """Its public key in base64, as release.toml has it."""
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


def load_key(path: Path | None) -> Ed25519PrivateKey:
    """The private key in the file, or, without one, in the environment. Raises SigningRefused."""
    try:
        text = path.read_text(encoding="ascii") if path else os.environ[VARIABLE]
        return Ed25519PrivateKey.from_private_bytes(read_key(text.strip()))
    except KeyError as error:
        raise SigningRefused("There is no key to sign with.", f"Give --key FILE, or set {VARIABLE}.") from error
    except (OSError, ValueError) as error:
        raise SigningRefused("The key cannot be read.", f"{error}.") from error


def sign(folder: Path, version: str, news: str, key: Ed25519PrivateKey, days: int = _DAYS) -> Manifest:
    """Write latest.json and its signature beside the installers in `folder`. It counts for so many days.

    Raises SigningRefused if there is no installer, or one whose system and processor its name doesn't tell.
    """
    installers = sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES.values())
    if not installers:
        raise SigningRefused(f"There is no installer in {folder}.", f"They end in {', '.join(SUFFIXES.values())}.")
    now = datetime.now(UTC)
    files: dict[str, InstallerFile] = {}
    for path in installers:
        if files.setdefault(platform_of(path.name), _described(path)).url != path.name:
            raise SigningRefused(f"Two installers are for {platform_of(path.name)}.", f"One is {path.name}.")
    made = Manifest(version=version, date=now.date(), expires=now + timedelta(days=days), news=news, files=files)
    body = made.model_dump_json(indent=2).encode()
    signature = base64.b64encode(key.sign(body)) + b"\n"
    (folder / NAME).write_bytes(body)
    (folder / SIGNATURE).write_bytes(signature)
    return read_manifest(body, signature, [read_key(public_key(key))])


def platform_of(name: str) -> str:
    """For which system and processor an installer is, by its name: "linux-x86_64". Raises SigningRefused."""
    system = next(system for system, suffix in SUFFIXES.items() if name.endswith(suffix))
    words = _WORDS.split(name.lower())
    machines = {MACHINES[word] for word in words if word in MACHINES}
    if len(machines) != 1:
        advice = f"Put one of {', '.join(sorted(MACHINES))} into its name."
        raise SigningRefused(f"For which processor {name} is cannot be told.", advice)
    return f"{system}-{machines.pop()}"


def _described(path: Path) -> InstallerFile:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return InstallerFile(url=path.name, size=path.stat().st_size, sha256=digest)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit code."""
    args = _parse(arguments)
    try:
        if args.command == "new-key":
            print(f"The private key is in {args.file}: keep it, and keep it secret.\nFor release.toml:")
            print(f'keys = ["{new_key(args.file)}"]')
            return 0
        key = load_key(args.key)
        made = sign(args.folder, args.version, args.news.read_text(encoding="utf-8"), key, args.days)
        if read_key(public_key(key)) not in load_release().keys:
            print("Warning: this key is not in this checkout's release.toml: its builds will refuse.", file=sys.stderr)
        print(f"{args.folder / NAME}: {made.version} for {', '.join(made.files)}, until {made.expires:%Y-%m-%d}")
    except (VidpipeError, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m vidpipe_desktop.updates.sign", description="Sign a release.")
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("new-key", help="make a key pair")
    making.add_argument("file", type=Path, help="where the private key goes, outside of the checkout")
    signing = commands.add_parser("manifest", help="write latest.json and its signature")
    signing.add_argument("folder", type=Path, help="holds the installers")
    signing.add_argument("--version", default=__version__, help=f"of the installers (default {__version__})")
    signing.add_argument("--news", type=Path, required=True, help="a Markdown file of what is new")
    signing.add_argument("--key", type=Path, help=f"file of the private key (default: the variable {VARIABLE})")
    signing.add_argument("--days", type=int, default=_DAYS, help=f"how long it counts (default {_DAYS})")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
