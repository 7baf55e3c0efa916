"""How a result depends on a numerical parameter."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from . import style
from .data import WrongDataset, display_units, require, resolved, swept_keys, unresolved_note
from .units import bracketed


def convergence(
    dataset: xr.Dataset,
    key: str | None = None,
    *,
    limit: float | None = None,
    order: float | None = None,
    width: str = "column",
) -> Figure:
    """Draws rho_D against a swept parameter and, with a limit, its deviation from that.

    `key` is the swept key (dots or underscores; by default the first one). With `limit`, the value
    to which the sweep should converge, a second panel shows the relative deviation on logarithmic
    scales, and a line of slope `order`, if given, through the best resolved deviation.
    """
    require(dataset, "drag_resistivity", "drag_resistivity_error")
    name = _key(dataset, key)
    shown = resolved(dataset)
    if not shown.any():
        raise WrongDataset(f"no point has a drag resistivity: {unresolved_note(dataset)}")
    x = dataset[name].values.astype(float)[shown]
    factor, units = display_units(dataset)
    value = factor * dataset.drag_resistivity.values[shown]
    error = factor * dataset.drag_resistivity_error.values[shown]
    label = str(dataset[name].attrs.get("long_name", name))
    label = f"{label} {bracketed(str(dataset[name].attrs.get('units', '')))}".rstrip()
    look = {"fmt": "o", "color": style.colour(0), "markerfacecolor": "white"}
    with style.look():
        figure = style.figure(width, aspect=0.75 if limit is None else 1.2)
        panels = figure.subplots(1 if limit is None else 2, 1, sharex=True, squeeze=False)[:, 0]
        panels[0].errorbar(x, value, yerr=error, **look)
        panels[0].set_ylabel(rf"$\rho_D$ {bracketed(units)}")
        if (x > 0).all() and (limit is not None or x.max() > 5 * x.min()):
            panels[0].set_xscale("log")
            if x.max() < 100 * x.min() and x.size <= 8:
                # Less than two decades have no powers of ten to label: the values themselves do better.
                panels[-1].xaxis.set_major_locator(FixedLocator(np.unique(x)))
                panels[-1].xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
                panels[-1].xaxis.set_minor_locator(NullLocator())
        style.note(panels[0], unresolved_note(dataset))
        if limit is not None:
            panels[0].axhline(factor * limit, color="0.4", lw=0.7, ls="--")
            deviation = np.abs(value / (factor * limit) - 1)
            relative = error / abs(factor * limit)
            panels[1].errorbar(x, deviation, yerr=relative, **look)
            panels[1].set_yscale("log", nonpositive="clip")
            _frame(panels[1], deviation, relative)
            if order is not None:
                _slope(panels[1], x, deviation, relative, order)
            panels[1].set_ylabel(r"$|\rho_D/\rho_D^{\,\mathrm{limit}} - 1|$")
        panels[-1].set_xlabel(label)
    return figure


def _key(dataset: xr.Dataset, key: str | None) -> str:
    swept = swept_keys(dataset)
    if key is None:
        if not swept:
            raise WrongDataset("the file has no sweep: a convergence figure needs one")
        return swept[0]
    name = key.replace(".", "_")
    if name not in dataset.variables:
        raise WrongDataset(f"no swept key {key} (there are {', '.join(swept) or 'none'})")
    return name


def _frame(axes: Axes, deviation: np.ndarray, relative: np.ndarray) -> None:
    """Chooses limits by what is resolved: an error bar that reaches zero has no lower end."""
    lowest = np.minimum(np.where(deviation > 0, deviation, np.inf), relative)
    lowest = lowest[np.isfinite(lowest) & (lowest > 0)]
    if lowest.size:
        axes.set_ylim(0.3 * lowest.min(), 3 * (deviation + relative).max())


def _slope(
    axes: Axes, x: np.ndarray, deviation: np.ndarray, relative: np.ndarray, order: float
) -> None:
    significance = np.where(relative > 0, deviation / relative, deviation)
    best = int(np.argmax(significance))
    line = np.array([x.min(), x.max()])
    axes.plot(
        line,
        deviation[best] * (line / x[best]) ** order,
        color=style.colour(1),
        lw=0.9,
        ls=(0, (4, 2)),
        label=f"order {abs(order):g}",
        scalex=False,
        scaley=False,
    )
    axes.legend(loc="best")
