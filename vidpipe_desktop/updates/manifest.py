"""The signed word on what the newest version is: latest.json, and latest.json.sig beside it.

The signature is Ed25519 (RFC 8032) over the very bytes of latest.json, in base64. Nothing in the file is looked at before
the signature is found to be right.
"""

import base64
import binascii
import datetime as dt
import platform
import sys
from collections.abc import Mapping, Sequence

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import AwareDatetime, BaseModel, Field, ValidationError

from vidpipe_desktop.core.errors import UpdateError

NAME, SIGNATURE = "latest.json", "latest.json.sig"
MOST_BYTES, MOST_SIGNATURE_BYTES = 256 * 1024, 1024
"""More is not taken in."""
LARGEST_INSTALLER = 2 * 2**30
SUFFIXES: Mapping[str, str] = {"linux": ".deb", "windows": ".exe", "macos": ".dmg"}
"""What an installer is on each system."""
MACHINES: Mapping[str, str] = {
    "amd64": "x86_64",
    "x86_64": "x86_64",
    "x64": "x86_64",
    "arm64": "arm64",
    "aarch64": "arm64",
}
"""Names of processors, and how we call them."""

_SIGNATURE_LENGTH = 64
_BY_HAND = "Nothing was downloaded. Should it stay like that, get new versions from where you got this one."


class InstallerFile(BaseModel):
    """url may be relative to the manifest's. size in bytes."""

    url: str = Field(min_length=1, max_length=2000)
    size: int = Field(gt=0, le=LARGEST_INSTALLER)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class Manifest(BaseModel):
    """news: what is new, as Markdown. After `expires` it counts no more, so that nobody can keep up an old one for ever.

    files: by system and processor, such as "linux-x86_64" or "macos-arm64".
    """

    version: str = Field(pattern=r"^\d{1,4}\.\d{1,4}\.\d{1,4}$")
    date: dt.date
    expires: AwareDatetime
    news: str = Field(default="", max_length=20_000)
    files: dict[str, InstallerFile]


def read_manifest(body: bytes, signature: bytes, keys: Sequence[bytes]) -> Manifest:
    """The manifest, signed by one of the keys. Raises UpdateError."""
    _require_signature(body, signature, keys)
    try:
        return Manifest.model_validate_json(body)
    except ValidationError as error:
        raise UpdateError("This version cannot read the information on updates any more.", _BY_HAND) from error


def require_fresh(manifest: Manifest, newest_seen: str, now: dt.datetime) -> None:
    """Raises UpdateError for a manifest that is out of date, or older than what was seen before: somebody replays it."""
    if manifest.expires <= now:
        title = f"The information on updates has expired on {manifest.expires:%Y-%m-%d}."
        raise UpdateError(title, f"The clock of this computer may be wrong. {_BY_HAND}")
    if number(manifest.version) < number(newest_seen):
        title = (
            f"The update server offers version {manifest.version}, which is older than {newest_seen}. It was refused."
        )
        raise UpdateError(title, _BY_HAND)


def number(version: str) -> tuple[int, ...]:
    """The version, comparable."""
    return tuple(int(part) for part in version.split("."))


def this_platform() -> str:
    """The name of this system and processor in manifests."""
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
    machine = platform.machine().lower()
    return f"{system}-{MACHINES.get(machine, machine)}"


def _require_signature(body: bytes, signature: bytes, keys: Sequence[bytes]) -> None:
    try:
        raw = base64.b64decode(signature.strip(), validate=True)
    except binascii.Error:
        raw = b""
    if len(raw) != _SIGNATURE_LENGTH:
        why = "A network that wants you to log in first does that. Try again later."
        raise UpdateError("The update server answered something else than was asked for.", why, retryable=True)
    for key in keys:
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(raw, body)
        except InvalidSignature:
            continue
        return
    raise UpdateError("The information on updates is not signed by the makers of vidpipe. It was refused.", _BY_HAND)
