"""Where a run stands in the plane of D3/D2 and eps_F/T."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.colors import LogNorm
from matplotlib.figure import Figure

from . import style
from .data import WrongDataset, display_units, require
from .units import bracketed

_NAMES = ("Lorentzian\nresonance", "washed\nout", "plateau", "drift")
_FILLS = ("#DCEAF5", "#FBEBD0", "#DDF0E8", "#F5E3EC")


def boundaries(ratio: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Returns D3/D2 at the crossovers between the four regimes, for eps_F/T above one.

    Conditions (139) and those of (143), (145), (153), with the signs of "much less" taken as equal.
    """
    return (
        ratio**-2 * np.exp(-ratio),
        np.exp(-ratio),
        np.exp(ratio) * ratio**-1.5,
    )


def regime_map(dataset: xr.Dataset, *, width: str = "column") -> Figure:
    """Draws the points of a sweep on the map of regimes, coloured by drag resistivity.

    Boundaries are crossovers, correct up to factors of order one.
    """
    require(dataset, "D3_over_D2", "fermi_energy", "drag_resistivity")
    strength = dataset.D3_over_D2.values.astype(float)
    ratio = dataset.fermi_energy.values.mean(axis=1)
    inside = np.isfinite(strength) & (strength > 0) & (ratio > 1)
    if not inside.any():
        raise WrongDataset(
            "no point has D3/D2 > 0 and eps_F > T: the map of regimes is for the soft model"
        )
    resistivity = dataset.drag_resistivity.values * display_units(dataset)[0]
    with style.look():
        figure = style.figure(width, aspect=0.85)
        axes = figure.add_subplot()
        top = max(8.0, 1.15 * ratio[inside].max())
        heights = np.linspace(1.5, top, 300)
        lines = boundaries(heights)
        low = min(lines[0].min() / 1000, strength[inside].min() / 3)
        high = max(lines[2].max() * 30, strength[inside].max() * 3)
        edges = [np.full_like(heights, low), *lines, np.full_like(heights, high)]
        for name, fill, left, right in zip(_NAMES, _FILLS, edges, edges[1:]):
            axes.fill_betweenx(heights, left, right, color=fill, lw=0, zorder=0)
            place = int(0.88 * heights.size)
            centre = np.sqrt(left[place] * right[place])
            axes.text(centre, heights[place], name, ha="center", va="center", fontsize=6.5)
        for line in lines:
            axes.plot(line, heights, color="0.35", lw=0.7)
        _points(figure, axes, strength, ratio, resistivity, inside, dataset)
        axes.set_xscale("log")
        axes.set_xlim(low, high)
        axes.set_ylim(heights[0], top)
        axes.set_xlabel(r"$D_3/D_2$")
        axes.set_ylabel(r"$\epsilon_F/T$, mean of both wires")
    return figure


def _points(
    figure: Figure,
    axes: Axes,
    strength: np.ndarray,
    ratio: np.ndarray,
    resistivity: np.ndarray,
    inside: np.ndarray,
    dataset: xr.Dataset,
) -> None:
    known = inside & np.isfinite(resistivity) & (resistivity > 0)
    unknown = inside & ~known
    axes.plot(strength[unknown], ratio[unknown], "x", color="0.3", zorder=4)
    if not known.any():
        return
    values = resistivity[known]
    if values.max() > values.min():
        norm = LogNorm(values.min(), values.max())
    else:
        norm = LogNorm(values[0] / 1.1, values[0] * 1.1)
    marks = axes.scatter(
        strength[known],
        ratio[known],
        c=values,
        norm=norm,
        cmap="cividis",
        s=16,
        edgecolors="black",
        linewidths=0.5,
        zorder=5,
    )
    bar = figure.colorbar(marks, ax=axes, location="top", pad=0.02, aspect=30)
    bar.set_label(rf"$\rho_D$ {bracketed(display_units(dataset)[1])}")
    bar.ax.tick_params(which="both", labelsize=6)
