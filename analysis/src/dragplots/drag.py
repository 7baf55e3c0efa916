"""The drag resistivity against any swept key."""

from __future__ import annotations

from typing import Any

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from . import style
from .curves import logarithmic_curve
from .data import WrongDataset, resolved, unresolved_note
from .groups import Group
from .sweeps import by_other_keys, conversion, resistivity, swept_axis, swept_name, wide
from .units import bracketed

#: How each kind of theory is drawn, in the order of the legend.
_THEORY: dict[str, dict[str, Any]] = {
    "Fokker-Planck": {"linestyle": "-", "linewidth": 1.0},
    "conventional": {"linestyle": (0, (1, 1.4)), "linewidth": 1.1},
    "closed form": {"linestyle": (0, (4, 2)), "linewidth": 1.0},
}

#: The closed forms that are drag resistivities at zero frequency; the others are widths and conductivities.
_FORMS = (
    "resonance height",
    "Lorentzian resonance",
    "washed-out resonance",
    "plateau",
    "drift regime",
    "far tail",
    "pair collisions",
)


def drag(
    dataset: xr.Dataset,
    key: str | None = None,
    *,
    scale: str = "auto",
    width: str = "column",
) -> Figure:
    """Draws rho_D against a swept key, one colour for each combination of the other swept keys.

    Points are sampled, bars one standard error. Solid curves are the Fokker-Planck answer, dotted ones
    the conventional resistivity of drifting equilibria (29), dashed ones the closed forms, each where
    it is in the file; a closed form is drawn where its conditions hold. Resistivities are in kOhm/um for
    a run with SI input, in reduced units otherwise.

    `key` is a swept key with dots or underscores (default: the one that varies fastest); `scale` is that
    of the resistivity, "linear", "log", or "auto": logarithmic from a factor of 20.

    Raises MissingVariable or WrongDataset for a file that cannot make the figure.
    """
    if scale not in ("auto", "linear", "log"):
        raise ValueError(f"no scale {scale}: it is one of auto, linear, log")
    name = swept_name(dataset, key)
    value, _, units = resistivity(dataset)
    if not resolved(dataset).any():
        raise WrongDataset(f"no point has a drag resistivity: {unresolved_note(dataset)}")
    axis = swept_axis(dataset, name)
    groups = by_other_keys(dataset.assign(swept_axis=("point", axis.values)), name)
    with style.look():
        figure = style.figure(width, aspect=0.8)
        axes = figure.add_subplot()
        drawn: set[str] = set()
        for index, group in enumerate(groups):
            drawn |= _draw(axes, index, group, logarithmic=scale != "linear")
        positive = value[np.isfinite(value)]
        if scale == "log" or scale == "auto" and wide(positive, 20):
            axes.set_yscale("log", nonpositive="mask")
        if wide(axis.values, 30):
            axes.set_xscale("log")
        else:
            axes.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]))
        axes.set_xlabel(axis.label)
        axes.set_ylabel(rf"$\rho_D$ {bracketed(units)}".rstrip())
        _legend(figure, axes, groups, drawn)
        style.note(axes, unresolved_note(dataset))
    return figure


def _draw(axes: Axes, index: int, group: Group, *, logarithmic: bool) -> set[str]:
    """Draws one curve and what theory says of it; returns which theories."""
    points, colour = group.points, style.colour(index)
    points = points.isel(point=np.argsort(points.swept_axis.values, kind="stable"))
    x = points.swept_axis.values
    drawn = set()
    for kind, curves in _theory(points).items():
        for y in curves:
            if _line(axes, x, y, colour, kind, logarithmic):
                drawn.add(kind)
    value, error, _ = resistivity(points)
    shown = resolved(points)
    assert error is not None
    axes.errorbar(
        x[shown],
        value[shown],
        yerr=error[shown],
        fmt=style.marker(index),
        color=colour,
        markerfacecolor="white",
        elinewidth=0.9,
        label=group.label or "sampled",
        zorder=3,
    )
    return drawn


def _theory(points: xr.Dataset) -> dict[str, list[np.ndarray]]:
    curves: dict[str, list[np.ndarray]] = {kind: [] for kind in _THEORY}
    for kind, name in (
        ("Fokker-Planck", "fokker_planck_drag_resistivity"),
        ("conventional", "conventional_drag_resistivity"),
    ):
        if name in points.variables:
            curves[kind].append(resistivity(points, name)[0])
    if "closed_form_value" in points.variables and "closed_form_valid" in points.variables:
        factor, _ = conversion(points)
        for form in _FORMS:
            for column in np.flatnonzero(points.closed_form.values == form):
                one = points.isel(closed_form=int(column))
                held = one.closed_form_valid.values > 0
                curves["closed form"].append(
                    factor * np.where(held, one.closed_form_value.values, np.nan)
                )
    return curves


def _line(
    axes: Axes, x: np.ndarray, y: np.ndarray, colour: str, kind: str, logarithmic: bool
) -> bool:
    """Draws a curve through its points, with gaps where it has none; returns whether it has any."""
    known = np.isfinite(y) & (y > 0) if logarithmic else np.isfinite(y)
    if not known.any():
        return False
    edges = np.flatnonzero(np.diff(np.concatenate([[False], known, [False]]).astype(int)))
    for start, end in zip(edges[::2], edges[1::2]):
        piece_x, piece_y = x[start:end], y[start:end]
        if piece_x.size == 1:
            # Where it holds at one point there is no line to draw.
            axes.plot(piece_x, piece_y, "_", color=colour, markersize=9, zorder=2)
            continue
        if logarithmic and np.unique(piece_x).size == piece_x.size:
            piece_x, piece_y = logarithmic_curve(piece_x, piece_y)
        axes.plot(piece_x, piece_y, color=colour, zorder=2, **_THEORY[kind])
    return True


def _legend(figure: Figure, axes: Axes, groups: list[Group], drawn: set[str]) -> None:
    named = list(zip(*axes.get_legend_handles_labels()))
    kinds = [
        (Line2D([], [], color="0.3", **look), kind)
        for kind, look in _THEORY.items()
        if kind in drawn
    ]
    if len(groups) == 1:
        style.legend_above(figure, named + kinds)
    else:
        sampled = (Line2D([], [], color="0.3", marker="o", mfc="w", ls="none"), "sampled")
        style.legend_above(figure, named, [sampled, *kinds])
