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
    # The last point belongs to the curve when the last piece does.
    pieces_y.append(y[-1:] if x.size < 2 or np.isfinite(pieces_y[-1][-1]) else np.array([np.nan]))
    return np.concatenate(pieces_x), np.concatenate(pieces_y)


def logarithmic_curve(
    mismatch: np.ndarray, resistivity: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Returns a fine, smooth curve of the drag resistivity for a logarithmic scale.

    Monotone cubic interpolation (Fritsch and Carlson) of the logarithm; points that are zero or
    missing are left out.
    """
    order = np.argsort(mismatch)
    x, y = mismatch[order].astype(float), resistivity[order].astype(float)
    known = np.isfinite(y) & (y > 0)
    x, y = x[known], y[known]
    if x.size < 3:
        return x, y
    value = np.log(y)
    step = np.diff(x)
    secant = np.diff(value) / step
    slope = np.empty_like(x)
    slope[0], slope[-1] = secant[0], secant[-1]
    before, after = 2 * step[1:] + step[:-1], step[1:] + 2 * step[:-1]
    same = secant[:-1] * secant[1:] > 0
    mean = np.zeros_like(same, dtype=float)
    mean[same] = (before + after)[same] / (
        before[same] / secant[:-1][same] + after[same] / secant[1:][same]
    )
    slope[1:-1] = mean
    fine = np.linspace(x[0], x[-1], _DENSITY * (x.size - 1) + 1)
    left = np.clip(np.searchsorted(x, fine, side="right") - 1, 0, x.size - 2)
    t = (fine - x[left]) / step[left]
    cubic = (
        value[left] * (1 + 2 * t) * (1 - t) ** 2
        + slope[left] * step[left] * t * (1 - t) ** 2
        + value[left + 1] * t**2 * (3 - 2 * t)
        + slope[left + 1] * step[left] * t**2 * (t - 1)
    )
    return fine, np.exp(cubic)
