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
        for index, group in enumerate(groups):
            unit = _height(group.points) if normalized else 1 / factor
            draw_group(axes, index, group, 1 / unit)
        axes.set_xlabel(r"$\Delta$ ($T$)")
        symbol = r"$\rho_D(\Delta)/\rho_D(0)$" if normalized else rf"$\rho_D$ {bracketed(units)}"
        axes.set_ylabel(symbol)
        axes.set_yscale(scale)
        if scale == "linear":
            # Room for the points at zero: frictionless wires.
            axes.set_ylim(bottom=-0.03 * axes.get_ylim()[1])
        axes.xaxis.set_major_locator(MaxNLocator(5))
        _legend(axes, groups, dataset)
        style.note(axes, unresolved_note(dataset))
    return figure


def draw_group(axes: Axes, index: int, group: Group, factor: float) -> None:
    """Draws the points and curves of one strength, multiplied by a factor."""
    points = group.points
    colour = style.colour(index)
    if "fokker_planck_drag_resistivity" in points:
        exact = points.fokker_planck_drag_resistivity.values.astype(float)
        x, y = resonance_curve(points.mismatch.values, exact)
        axes.plot(x, factor * y, color=colour, zorder=2)
    lorentzian = _lorentzian(points)
    if lorentzian is not None:
        x, y = resonance_curve(points.mismatch.values, lorentzian)
        axes.plot(x, factor * y, color=colour, linestyle=(0, (4, 2)), alpha=0.75, zorder=1)
    shown = resolved(points)
    axes.errorbar(
        points.mismatch.values[shown],
        factor * points.drag_resistivity.values[shown],
        yerr=factor * points.drag_resistivity_error.values[shown],
        fmt=style.marker(index),
        color=colour,
        markerfacecolor="white",
        elinewidth=0.9,
        label=group.label or "sampled",
        zorder=3,
    )


def _height(points: xr.Dataset) -> float:
    exact = "fokker_planck_drag_resistivity"
    values = points[exact if exact in points else "drag_resistivity"].values.astype(float)
    known = np.flatnonzero(np.isfinite(values) & (values > 0))
    if known.size == 0:
        raise WrongDataset("no point has a positive drag resistivity to divide by")
    return float(values[known[np.argmin(np.abs(points.mismatch.values[known]))]])


def _lorentzian(points: xr.Dataset) -> np.ndarray | None:
    if "closed_form" not in points.variables:
        return None
    try:
        values = closed_form(points, "lorentzian")
    except WrongDataset:
        return None
    return values if np.isfinite(values).sum() > 1 else None


def _legend(axes: Axes, groups: list[Group], dataset: xr.Dataset) -> None:
    handles, labels = axes.get_legend_handles_labels()
    kinds = []
    if "fokker_planck_drag_resistivity" in dataset:
        kinds.append((Line2D([], [], color="0.3"), "exactly solvable"))
    if any(_lorentzian(group.points) is not None for group in groups):
        kinds.append((Line2D([], [], color="0.3", linestyle=(0, (4, 2))), "Lorentzian"))
    if len(groups) > 1:
        kinds.insert(0, (Line2D([], [], color="0.3", marker="o", mfc="w", ls="none"), "sampled"))
    rows = [list(zip(handles, labels)), kinds]
    if len(groups) == 1:
        rows = [rows[0] + kinds]
    style.legend_above(axes.figure, *filter(None, rows))
