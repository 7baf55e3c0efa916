"""The drag resistivity against the mismatch of the chemical potentials, as in figure 1."""

from __future__ import annotations

from typing import Any

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

_CURVES: dict[str, dict[str, Any]] = {
    "exactly solvable": {"linestyle": "-", "zorder": 2},
    "Lorentzian": {"linestyle": (0, (4, 2)), "alpha": 0.75, "zorder": 1},
}

#: The bodyless peak of pair collisions.
_PAIRS: dict[str, Any] = {
    "marker": "*",
    "color": "black",
    "markersize": 6,
    "linestyle": "none",
    "zorder": 4,
}


def resonance(
    dataset: xr.Dataset,
    *,
    width: str = "column",
    scale: str = "linear",
    normalized: bool = False,
    density: bool = False,
) -> Figure:
    """Draws rho_D(Delta): sampled points with error bars, exactly solvable curve, Lorentzian.

    One colour for each strength of three-particle scattering. The curves pass through the values
    that the file holds at its points. `scale` is that of the resistivity, "linear" or "log";
    `normalized` divides each curve by its Fokker-Planck value nearest to Delta = 0, or by the
    sampled one when there is none. A filled point at Delta = 0 is what collisions of two electrons alone
    give, equation (28): a peak without width. With `density` an upper axis shows the mismatch of the
    densities, (n_1 - n_2)/n in per cent, n being the mean of both wires, in which the width is that of (138).
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
        if _pair_point(axes, groups[0].points, 1 / factor if not normalized else None):
            drawn.add("two-particle")
        if scale == "linear":
            # Room for the points at zero: frictionless wires.
            axes.set_ylim(bottom=-0.03 * axes.get_ylim()[1])
        axes.xaxis.set_major_locator(MaxNLocator(5))
        if density:
            _density_axis(axes, dataset)
            if scale == "linear":
                _power_in_label(axes, symbol)
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


def _pair_point(axes: Axes, points: xr.Dataset, unit: float | None) -> bool:
    """Marks the resistivity of pair collisions alone, where the chemical potentials coincide.

    It needs the closed form (28), which does not apply where three electrons scatter, and Delta = 0.
    """
    if "closed_form" not in points.variables:
        return False
    try:
        values = closed_form(points, "pair collisions", valid_only=False)
    except WrongDataset:
        return False
    equal = np.flatnonzero((points.mismatch.values == 0) & np.isfinite(values) & (values > 0))
    if equal.size == 0:
        return False
    height = values[equal[0]] / (_height(points) if unit is None else unit)
    axes.plot([0], [height], **_PAIRS)
    return True


def _density_axis(axes: Axes, dataset: xr.Dataset) -> None:
    """Adds the mismatch of the densities above, in per cent of their mean."""
    require(dataset, "density")
    density = dataset.density.transpose("point", "wire").values
    place, first = np.unique(dataset.mismatch.values, return_index=True)
    relative = 200 * (density[:, 0] - density[:, 1]) / density.sum(axis=1)
    relative = relative[first]
    if place.size < 2 or not (np.diff(relative) > 0).all():
        raise WrongDataset("a density axis needs densities that grow with the mismatch")

    # Where no point is, the slope of the ends goes on.
    def there(x: np.ndarray) -> np.ndarray:
        return _through(np.asarray(x, dtype=float), place, relative)

    def back(n: np.ndarray) -> np.ndarray:
        return _through(np.asarray(n, dtype=float), relative, place)

    upper = axes.secondary_xaxis("top", functions=(there, back))
    upper.set_xlabel(r"$(n_1 - n_2)/n$ (%)")
    upper.xaxis.set_major_locator(MaxNLocator(5))
    axes.tick_params(top=False)


def _power_in_label(axes: Axes, symbol: str) -> None:
    """Writes the power of ten of the ticks into the label: above the axis it would meet the upper one."""
    top = axes.get_ylim()[1]
    power = int(np.floor(np.log10(top)))
    if -2 <= power <= 3:
        return
    axes.yaxis.set_major_formatter(lambda value, _: f"{value / 10.0**power:g}")
    name, _, unit = symbol.partition(" (")
    axes.set_ylabel(rf"{name} ($10^{{{power}}}\,${unit}" if unit else rf"{name} ($10^{{{power}}}$)")


def _through(x: np.ndarray, place: np.ndarray, value: np.ndarray) -> np.ndarray:
    """Returns values between and, along the outermost lines, beyond known places."""
    index = np.clip(np.searchsorted(place, x) - 1, 0, place.size - 2)
    slope = np.diff(value) / np.diff(place)
    return value[index] + slope[index] * (x - place[index])


def _legend(axes: Axes, groups: list[Group], drawn: set[str]) -> None:
    named = list(zip(*axes.get_legend_handles_labels()))
    kinds = [
        (Line2D([], [], color="0.3", **look), kind)
        for kind, look in _CURVES.items()
        if kind in drawn
    ]
    if "two-particle" in drawn:
        kinds.append((Line2D([], [], **_PAIRS), "two-particle (28)"))
    if len(groups) == 1:
        style.legend_above(axes.figure, named + kinds)
    else:
        sampled = (Line2D([], [], color="0.3", marker="o", mfc="w", ls="none"), "sampled")
        style.legend_above(axes.figure, named, [sampled, *kinds])
