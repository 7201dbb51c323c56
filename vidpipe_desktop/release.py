"""What whoever makes a release puts into it: where its updates are, by which keys they are signed, where to report faults.

It is read from release.toml beside this file, which a checkout doesn't have unless a release is made from it:

    updates = "https://example.org/vidpipe/"      # the folder of latest.json
    keys = ["base64 of an Ed25519 public key"]    # one, or two while one takes over from the other
    issues = "https://example.org/vidpipe/issues"
"""

import base64
import binascii
import logging
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

FILE = Path(__file__).with_name("release.toml")
KEY_LENGTH = 32
"""Bytes of an Ed25519 public key (RFC 8032)."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Release:
    """updates: address of the folder of latest.json. keys: raw Ed25519 public keys. issues: address of a web page."""

    updates: str = ""
    keys: tuple[bytes, ...] = ()
    issues: str = ""


def read_key(text: str) -> bytes:
    """The public key that `text` is the base64 of. Raises ValueError."""
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    if len(key) != KEY_LENGTH:
        raise ValueError(f"a key has {KEY_LENGTH} bytes, not {len(key)}")
    return key


def _key(value: object) -> bytes:
    return read_key(str(value))


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    updates: str = ""
    keys: tuple[Annotated[bytes, BeforeValidator(_key)], ...] = ()
    issues: str = ""


def load_release(path: Path = FILE) -> Release:
    """What this build was given; nothing if there is no file, or if it is not as it should be, which is logged."""
    try:
        found = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return Release()
    except (OSError, ValueError, ValidationError) as error:
        log.warning("%s cannot be read: %s", path, error)
        return Release()
    return Release(found.updates, found.keys, found.issues)
