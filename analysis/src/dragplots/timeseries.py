"""The evolution in time."""

from __future__ import annotations

from typing import Any

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from . import style
from .data import WrongDataset, point, require
from .units import bracketed


def currents(dataset: xr.Dataset, index: int = 0, *, width: str = "column") -> Figure:
    """Draws the currents of both wires against time, and below them the relative current.

    Fields that do not balance accelerate both wires for ever; that drops out of the relative current
    (n_2 j_1 - n_1 j_2)/(n_1 + n_2), which comes to rest. Bands are one standard error. The total
    momentum has no noise, so what one current has too much the other lacks: the error of either
    current is that of the relative current as well.
    """
    require(dataset, "time", "current", "current_error", "density")
    chosen = point(dataset, index)
    time = chosen.time.values
    value = chosen.current.transpose("time", "wire").values
    error = chosen.current_error.transpose("time", "wire").values
    n_1, n_2 = chosen.density.values
    relative = (n_2 * value[:, 0] - n_1 * value[:, 1]) / (n_1 + n_2)
    with style.look():
        figure = style.figure(width, aspect=1.15 if width == "column" else 0.6)
        upper, lower = figure.subplots(2, 1, sharex=True)
        for wire in range(2):
            line: dict[str, Any] = {"color": style.WIRE_COLOURS[wire], "ls": ("-", (0, (4, 1.5)))[wire]}
            _band(upper, time, value[:, wire], error[:, wire], label=f"wire {wire + 1}", **line)
        _band(lower, time, relative, error[:, 0], color=style.COLOURS[2])
        for axes in (upper, lower):
            axes.axhline(0, color="0.6", lw=0.5, zorder=0)
        lower.set_xlim(np.nanmin(time), np.nanmax(time))
        lower.set_xlabel(rf"$t$ {bracketed(str(chosen.time.attrs.get('units', '')))}")
        units = bracketed(str(chosen.current.attrs.get("units", "")))
        upper.set_ylabel(rf"$j_s$ {units}")
        lower.set_ylabel(rf"$(n_2 j_1 - n_1 j_2)/(n_1 + n_2)$ {units}")
        figure.align_ylabels()
        upper.legend(loc="best")
    return figure


def _band(
    axes: Axes,
    time: np.ndarray,
    value: np.ndarray,
    error: np.ndarray,
    *,
    color: str,
    **line: Any,
) -> None:
    axes.fill_between(time, value - error, value + error, color=color, alpha=0.3, lw=0)
    axes.plot(time, value, color=color, **line)


def space_time(dataset: xr.Dataset, index: int = 0, *, width: str = "page") -> Figure:
    """Draws zeta_s^2 g_s of both wires as pictures in momentum and time, with one colour scale.

    With its thermal factor g is, in size, four times the change of the occupation. Alone it grows like
    an exponential above the Fermi momentum, and shows there what no electron feels. Dotted lines are
    the Fermi momenta.
    """
    require(dataset, "snapshot_time", "g_snapshot", "momentum", "zeta_squared")
    chosen = point(dataset, index)
    taken = np.isfinite(chosen.snapshot_time.values)
    time, momentum = chosen.snapshot_time.values[taken], chosen.momentum.values
    if time.size < 2:
        raise WrongDataset("one snapshot makes no picture in time: set particles.snapshots")
    thermal = chosen.zeta_squared.transpose("wire", "momentum").values
    g = chosen.g_snapshot.transpose("snapshot", "wire", "momentum").values[taken]
    occupation = thermal * g
    seen = (thermal > 1e-4 * thermal.max()).any(axis=0)
    bound = float(np.nanmax(np.abs(occupation))) or 1.0
    with style.look():
        figure = style.figure(width, aspect=0.42 if width == "page" else 0.6)
        panels = figure.subplots(1, 2, sharey=True)
        for wire, axes in enumerate(panels):
            mesh = axes.pcolormesh(
                momentum,
                time,
                occupation[:, wire],
                cmap="RdBu_r",
                shading="gouraud",
                vmin=-bound,
                vmax=bound,
                rasterized=True,
            )
            energy = float(chosen.fermi_energy.values[wire]) if "fermi_energy" in chosen else 0
            if energy > 0:
                axes.axvline(np.sqrt(2 * energy), color="0.3", lw=0.6, ls=":")
            axes.set_xlim(momentum[0], momentum[seen].max())
            axes.set_title(f"wire {wire + 1}")
            axes.set_xlabel(rf"$k$ {bracketed(str(chosen.momentum.attrs.get('units', '')))}")
            axes.tick_params(direction="out", top=False, right=False)
        units = bracketed(str(chosen.snapshot_time.attrs.get("units", "")))
        panels[0].set_ylabel(rf"$t$ {units}")
        bar = figure.colorbar(mesh, ax=list(panels), pad=0.02)
        units = bracketed(str(chosen.g_snapshot.attrs.get("units", "")))
        bar.set_label(rf"$\zeta_s^2\, g_s$ {units}".rstrip())
    return figure
