"""Smooth curves through the points of a sweep."""

from __future__ import annotations

import numpy as np

_DENSITY = 40


def resonance_curve(mismatch: np.ndarray, resistivity: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Returns a fine curve of the drag resistivity through computed points.

    Interpolates the inverse linearly in the square of the mismatch: exact for a Lorentzian, and
    without the overshoot of a polynomial. Where a point is zero or missing the curve has a gap.
    """
    order = np.argsort(mismatch)
    x, y = mismatch[order].astype(float), resistivity[order].astype(float)
    pieces_x: list[np.ndarray] = []
    pieces_y: list[np.ndarray] = []
    for (left, right), (low, high) in zip(zip(x, x[1:]), zip(y, y[1:])):
        piece = np.linspace(left, right, _DENSITY, endpoint=False)
        pieces_x.append(piece)
        if not (low > 0 and high > 0):
            pieces_y.append(np.full(piece.size, np.nan))
        elif np.isclose(left**2, right**2):
            pieces_y.append(np.full(piece.size, low))
        else:
            share = (piece**2 - left**2) / (right**2 - left**2)
            pieces_y.append(1 / ((1 - share) / low + share / high))
    pieces_x.append(x[-1:])
    pieces_y.append(y[-1:])
    return np.concatenate(pieces_x), np.concatenate(pieces_y)
