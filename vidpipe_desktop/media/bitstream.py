"""As much of the H.264 and AAC bit streams as joining films needs to understand.

Sources: ISO/IEC 14496-15 §5.3.3 (avcC, units with lengths before them), ITU-T H.264 §7.3 (NAL units, parameter sets),
ISO/IEC 14496-3 §4.4.2 (channel pair element, ics_info).
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

IDR = 5
_SEI, _SPS, _PPS, _DELIMITER = 6, 7, 8, 9
_HIGH_PROFILES = (100, 110, 122, 144)
_CHANNEL_PAIR = 1
_ENDS_SHORT = (1, 2)
"""Values of window_sequence whose second half is a short slope: long start, eight short."""


@dataclass(frozen=True, slots=True)
class ParameterSets:
    """What a decoder must know before the first picture: sequence and picture parameter sets, without start codes."""

    sps: tuple[bytes, ...] = ()
    pps: tuple[bytes, ...] = ()

    @property
    def ids(self) -> frozenset[int]:
        """The numbers by which pictures refer to them, of both kinds."""
        return frozenset([_golomb(unit[4:]) for unit in self.sps] + [_golomb(unit[1:]) for unit in self.pps])

    def __add__(self, other: "ParameterSets") -> "ParameterSets":
        return ParameterSets(self.sps + other.sps, self.pps + other.pps)


NO_SETS = ParameterSets()


def read_avcc(record: bytes) -> ParameterSets:
    """The sets of an AVCDecoderConfigurationRecord. Raises ValueError unless units have lengths of four bytes."""
    if len(record) < 7 or record[0] != 1 or record[4] & 3 != 3:
        raise ValueError("not an avcC with lengths of four bytes")
    sps, at = _counted(record, 6, record[5] & 31)
    if at >= len(record):
        raise ValueError("an avcC that ends too soon")
    pps, _ = _counted(record, at + 1, record[at])
    return ParameterSets(sps, pps)


def _counted(record: bytes, at: int, count: int) -> tuple[tuple[bytes, ...], int]:
    units: list[bytes] = []
    for _ in range(count):
        size = int.from_bytes(record[at : at + 2], "big")
        units.append(record[at + 2 : at + 2 + size])
        at += 2 + size
        if not units[-1] or at > len(record):
            raise ValueError("an avcC that ends too soon")
    return tuple(units), at


def avcc(sets: ParameterSets) -> bytes:
    """One AVCDecoderConfigurationRecord for all the sets, which must be 8-bit 4:2:0 and of one profile.

    The level is the highest, and a constraint holds if it holds for all.
    """
    profile, constraints, level = sets.sps[0][1], 0xFF, 0
    for unit in sets.sps:
        constraints &= unit[2]
        level = max(level, unit[3])
    record = bytes([1, profile, constraints, level, 0xFF, 0xE0 | len(sets.sps)])
    record += b"".join(struct.pack(">H", len(unit)) + unit for unit in sets.sps)
    record += bytes([len(sets.pps)]) + b"".join(struct.pack(">H", len(unit)) + unit for unit in sets.pps)
    return record + (bytes([0xFD, 0xF8, 0xF8, 0]) if profile in _HIGH_PROFILES else b"")


def units(packet: bytes | memoryview) -> Iterator[memoryview]:
    """The NAL units of a packet in which each has its length before it, as MP4 files have them."""
    view, at = memoryview(packet), 0
    while at + 4 < len(view):
        size = int.from_bytes(view[at : at + 4], "big")
        yield view[at + 4 : at + 4 + size]
        at += 4 + size


def is_fresh_start(packet: bytes | memoryview) -> bool:
    """Whether nothing before this picture is needed to decode what follows: an IDR picture.

    A file may call other pictures keyframes, too; pictures after those may still refer to what was before.
    """
    return any(unit[0] & 31 == IDR for unit in units(packet) if len(unit))


def foreign_sets(packet: bytes | memoryview, known: ParameterSets) -> bool:
    """Whether the packet brings parameter sets that the file's head doesn't have."""
    kinds = {_SPS: known.sps, _PPS: known.pps}
    return any(bytes(unit) not in kinds[unit[0] & 31] for unit in units(packet) if len(unit) and unit[0] & 31 in kinds)


def split_start_codes(stream: bytes) -> list[bytes]:
    """The NAL units of a stream with start codes (H.264 annex B), as encoders write it."""
    parts = stream.split(b"\0\0\1")[1:]
    return [part.rstrip(b"\0") for part in parts[:-1]] + parts[-1:]


def sets_of(stream: bytes) -> ParameterSets:
    """The parameter sets in a stream with start codes."""
    found = split_start_codes(stream)
    return ParameterSets(
        tuple(unit for unit in found if unit[0] & 31 == _SPS), tuple(unit for unit in found if unit[0] & 31 == _PPS)
    )


def with_lengths(found: Sequence[bytes]) -> bytes:
    """The units as one MP4 sample; those that belong into the file's head, or nowhere, are left out."""
    kept = [unit for unit in found if unit[0] & 31 not in (_SEI, _SPS, _PPS, _DELIMITER)]
    return b"".join(struct.pack(">I", len(unit)) + unit for unit in kept)


def _golomb(data: bytes) -> int:
    """The unsigned Exp-Golomb number that the data begins with."""
    bits = "".join(f"{byte:08b}" for byte in data[:8])
    zeros = bits.find("1")
    return int(bits[zeros : zeros * 2 + 1], 2) - 1 if zeros >= 0 else -1


def closing_window(packet: bytes) -> tuple[bool, bool] | None:
    """How an AAC packet's window ends: on a short slope?, in the Kaiser-Bessel shape? None if that is not to be seen.

    The next packet's window must begin alike, or the two don't add up to the sound they were made from.
    """
    head = int.from_bytes(packet[:4].ljust(4, b"\0"), "big")
    if head >> 29 != _CHANNEL_PAIR or not head >> 24 & 1:
        return None
    return head >> 21 & 3 in _ENDS_SHORT, bool(head >> 20 & 1)
