"""Soft curves from 0 to 1, for edges in space and for movement in time."""

import numpy as np
from numpy.typing import NDArray


def smoothstep(a: float, b: float, x: float) -> float:
    """0 at x = a, 1 at x = b, level at both ends. a may be greater than b."""
    return ease((x - a) / ((b - a) or 1e-9))


def smoothstep_array(a: float, b: float, x: NDArray[np.floating]) -> NDArray[np.float32]:
    """`smoothstep` of every element."""
    t = np.clip((x.astype(np.float32) - np.float32(a)) / np.float32((b - a) or 1e-9), 0, 1)
    return (t * t * (3 - 2 * t)).astype(np.float32)


def ease(t: float) -> float:
    """0…1 to 0…1, starting and ending gently."""
    t = min(1.0, max(0.0, t))
    return t * t * (3 - 2 * t)


def ease_in_out(t: float) -> float:
    """0…1 to 0…1, starting and ending more gently still."""
    t = min(1.0, max(0.0, t))
    return t * t * t * (t * (6 * t - 15) + 10)
