"""The evolution in time."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.colors import SymLogNorm
from matplotlib.figure import Figure

from . import style
from .data import require
from .units import bracketed


def currents(dataset: xr.Dataset, *, width: str = "column") -> Figure:
    """Draws the currents of both wires against time, with bands of one standard error."""
    require(dataset, "time", "current", "current_error")
    time = dataset.time.values
    with style.look():
        figure = style.figure(width, aspect=0.7)
        axes = figure.add_subplot()
        for wire in range(2):
            value = dataset.current.transpose("time", "wire").values[:, wire]
            error = dataset.current_error.transpose("time", "wire").values[:, wire]
            colour = style.WIRE_COLOURS[wire]
            axes.fill_between(time, value - error, value + error, color=colour, alpha=0.3, lw=0)
            axes.plot(
                time, value, color=colour, ls=("-", (0, (4, 1.5)))[wire], label=f"wire {wire + 1}"
            )
        axes.axhline(0, color="0.6", lw=0.5, zorder=0)
        axes.set_xlim(time.min(), time.max())
        axes.set_xlabel(rf"$t$ {bracketed(str(dataset.time.attrs.get('units', '')))}")
        axes.set_ylabel(rf"$j_s$ {bracketed(str(dataset.current.attrs.get('units', '')))}")
        axes.legend(loc="best")
    return figure


def space_time(dataset: xr.Dataset, *, width: str = "page") -> Figure:
    """Draws g_s(k, t) of both wires as pictures in momentum and time, with one colour scale.

    The scale is linear around zero and logarithmic beyond the median size, because g grows like an
    exponential above the Fermi momentum.
    """
    require(dataset, "snapshot_time", "g_snapshot", "momentum")
    g = dataset.g_snapshot.transpose("snapshot", "wire", "momentum").values
    bound = float(np.nanmax(np.abs(g))) or 1.0
    threshold = float(np.nanmedian(np.abs(g[g != 0]))) if np.any(g != 0) else bound
    momentum, time = dataset.momentum.values, dataset.snapshot_time.values
    with style.look():
        figure = style.figure(width, aspect=0.42 if width == "page" else 0.6)
        panels = figure.subplots(1, 2, sharey=True)
        for wire, axes in enumerate(panels):
            mesh = axes.pcolormesh(
                _edges(momentum),
                _edges(time),
                g[:, wire],
                cmap="RdBu_r",
                norm=SymLogNorm(min(threshold, bound), vmin=-bound, vmax=bound),
                rasterized=True,
            )
            axes.set_title(f"wire {wire + 1}")
            axes.set_xlabel(rf"$k$ {bracketed(str(dataset.momentum.attrs.get('units', '')))}")
            axes.tick_params(direction="out", top=False, right=False)
        units = bracketed(str(dataset.snapshot_time.attrs.get("units", "")))
        panels[0].set_ylabel(rf"$t$ {units}")
        bar = figure.colorbar(mesh, ax=list(panels), pad=0.02, ticks=_decades(threshold, bound))
        bar.ax.minorticks_off()
        bar.set_label(rf"$g_s$ {bracketed(str(dataset.g_snapshot.attrs.get('units', '')))}")
    return figure


def _edges(centres: np.ndarray) -> np.ndarray:
    """Returns cell edges halfway between the centres; the outer cells are symmetric."""
    if centres.size == 1:
        return np.array([centres[0] - 0.5, centres[0] + 0.5])
    middle = (centres[1:] + centres[:-1]) / 2
    first, last = 2 * centres[0] - middle[0], 2 * centres[-1] - middle[-1]
    return np.concatenate([[first], middle, [last]])


def _decades(threshold: float, bound: float) -> list[float]:
    """Returns zero and the powers of ten that are far enough from it to be read."""
    exponents = range(int(np.ceil(np.log10(threshold))), int(np.floor(np.log10(bound))) + 1)
    powers = [10.0**exponent for exponent in exponents]
    return [-power for power in reversed(powers)] + [0.0] + powers
