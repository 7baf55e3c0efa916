"""The drag resistivity against the mismatch of the chemical potentials, as in figure 1."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from . import style
from .curves import resonance_curve
from .data import WrongDataset, closed_form, display_units, require, resolved, unresolved_note
from .groups import Group, by_strength
from .units import bracketed

_CURVES = {
    "exactly solvable": {"linestyle": "-", "zorder": 2},
    "Lorentzian": {"linestyle": (0, (4, 2)), "alpha": 0.75, "zorder": 1},
}


def resonance(
    dataset: xr.Dataset,
    *,
    width: str = "column",
    scale: str = "linear",
    normalized: bool = False,
) -> Figure:
    """Draws rho_D(Delta): sampled points with error bars, exactly solvable curve, Lorentzian.

    One colour for each strength of three-particle scattering. The curves pass through the values
    that the file holds at its points. `scale` is that of the resistivity, "linear" or "log";
    `normalized` divides each curve by its Fokker-Planck value nearest to Delta = 0, or by the
    sampled one when there is none.
    """
    require(dataset, "mismatch", "drag_resistivity", "drag_resistivity_error")
    if not resolved(dataset).any():
        raise WrongDataset(f"no point has a drag resistivity: {unresolved_note(dataset)}")
    factor, units = display_units(dataset)
    with style.look():
        figure = style.figure(width)
        axes = figure.add_subplot()
        groups = by_strength(dataset)
        drawn: set[str] = set()
        for index, group in enumerate(groups):
            unit = _height(group.points) if normalized else 1 / factor
            drawn |= _draw_group(axes, index, group, 1 / unit)
        axes.set_xlabel(r"$\Delta$ ($T$)")
        symbol = r"$\rho_D(\Delta)/\rho_D(0)$" if normalized else rf"$\rho_D$ {bracketed(units)}"
        axes.set_ylabel(symbol)
        axes.set_yscale(scale)
        if scale == "linear":
            # Room for the points at zero: frictionless wires.
            axes.set_ylim(bottom=-0.03 * axes.get_ylim()[1])
        axes.xaxis.set_major_locator(MaxNLocator(5))
        _legend(axes, groups, drawn)
        style.note(axes, unresolved_note(dataset))
    return figure


def _draw_group(axes: Axes, index: int, group: Group, factor: float) -> set[str]:
    """Draws the points and curves of one strength, times a factor; returns which curves."""
    points = group.points
    curves = {"exactly solvable": _exact(points), "Lorentzian": _lorentzian(points)}
    drawn = set()
    for kind, values in curves.items():
        x, y = resonance_curve(points.mismatch.values, values)
        # Between points where the resistivity is zero or unknown there is no curve.
        if np.isfinite(y).sum() > 1:
            axes.plot(x, factor * y, color=style.colour(index), **_CURVES[kind])
            drawn.add(kind)
    shown = resolved(points)
    axes.errorbar(
        points.mismatch.values[shown],
        factor * points.drag_resistivity.values[shown],
        yerr=factor * points.drag_resistivity_error.values[shown],
        fmt=style.marker(index),
        color=style.colour(index),
        markerfacecolor="white",
        elinewidth=0.9,
        label=group.label or "sampled",
        zorder=3,
    )
    return drawn


def _exact(points: xr.Dataset) -> np.ndarray:
    if "fokker_planck_drag_resistivity" not in points:
        return np.full(points.sizes["point"], np.nan)
    return points.fokker_planck_drag_resistivity.values.astype(float)


def _height(points: xr.Dataset) -> float:
    exact = "fokker_planck_drag_resistivity"
    values = points[exact if exact in points else "drag_resistivity"].values.astype(float)
    known = np.flatnonzero(np.isfinite(values) & (values > 0))
    if known.size == 0:
        raise WrongDataset("no point has a positive drag resistivity to divide by")
    return float(values[known[np.argmin(np.abs(points.mismatch.values[known]))]])


def _lorentzian(points: xr.Dataset) -> np.ndarray:
    if "closed_form" not in points.variables:
        return np.full(points.sizes["point"], np.nan)
    return closed_form(points, "lorentzian")


def _legend(axes: Axes, groups: list[Group], drawn: set[str]) -> None:
    named = list(zip(*axes.get_legend_handles_labels()))
    kinds = [
        (Line2D([], [], color="0.3", **look), kind)
        for kind, look in _CURVES.items()
        if kind in drawn
    ]
    if len(groups) == 1:
        style.legend_above(axes.figure, named + kinds)
    else:
        sampled = (Line2D([], [], color="0.3", marker="o", mfc="w", ls="none"), "sampled")
        style.legend_above(axes.figure, named, [sampled, *kinds])
