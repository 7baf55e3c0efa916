"""What each numerical parameter of a run leaves, from a file of `drag converge`."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, LogLocator, NullFormatter, NullLocator

from . import style
from .data import WrongDataset, point, studied_parameters
from .units import bracketed

#: Parameters that are judged by the standard error they leave.
_NOISE = ("samples", "samples per step")
#: Parameters whose shift is the error itself, not a distance from the input's own result.
_DIRECT = ("time step", "particles per cell")


def convergence_study(dataset: xr.Dataset, index: int = 0, *, width: str = "page") -> Figure:
    """Draws, for each parameter that was varied, the error that each of its values leaves.

    For samples this is the standard error, for the time step the error of the mean evolution, for
    all others the distance from the limit; bars are one standard error. The value in the input is
    filled, and a dashed line has the observed order. `index` is the point of a sweep.
    """
    names = studied_parameters(dataset)
    one = point(dataset, index)
    levels = {name: _levels(one.isel(study_parameter=i), name) for i, name in enumerate(names)}
    shown = [i for i, name in enumerate(names) if levels[name][0].size >= 2]
    if not shown:
        raise WrongDataset("no parameter has two levels: there is nothing to draw")
    columns = min(len(shown), 2 if width == "column" else 4)
    rows = -(-len(shown) // columns)
    with style.look():
        figure = style.figure(width, aspect=0.9 * rows / columns)
        panels = list(figure.subplots(rows, columns, squeeze=False).flat)
        for axes, i in zip(panels, shown):
            _panel(axes, one.isel(study_parameter=i), names[i], levels[names[i]])
        for axes in panels[len(shown) :]:
            axes.remove()
        for axes in panels[: len(shown) : columns]:
            axes.set_ylabel("relative error left")
    return figure


def _levels(study: xr.Dataset, name: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Returns values, errors left and the errors of those."""
    value, shift = study.study_value.values, study.study_shift.values
    error = study.study_shift_error.values
    if name in _NOISE:
        # The input's own shift is nothing, without an error; its result has one.
        quantity = "study_drag_resistivity"
        if quantity not in study.variables:
            quantity = "study_relative_current"
        left = np.abs(study[f"{quantity}_error"].values / study[quantity].values)
        bars = np.zeros_like(left)
    elif name in _DIRECT:
        left, bars = np.abs(shift), error
    else:
        left = np.abs(shift - float(study.study_correction))
        bars = np.maximum(error, float(study.study_correction_error))
    known = np.isfinite(value) & np.isfinite(left) & (value > 0)
    return value[known], left[known], bars[known]


def _panel(
    axes: Axes,
    study: xr.Dataset,
    name: str,
    levels: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    value, left, bars = levels
    order = float(study.study_order)
    own = np.isclose(value, float(study.study_input_value), rtol=1e-9)
    for chosen, face in ((~own, "white"), (own, style.colour(0))):
        axes.errorbar(
            value[chosen],
            left[chosen],
            yerr=bars[chosen],
            fmt="o",
            color=style.colour(0),
            markerfacecolor=face,
        )
    axes.set_xscale("log")
    axes.set_yscale("log", nonpositive="clip")
    _frame(axes, left, bars)
    _ticks(axes, value)
    if np.isfinite(order):
        _slope(axes, value, left, bars, order if name == "time step" else -order, study)
    unit = str(study.study_unit.item())
    axes.set_xlabel(f"{name} {bracketed(unit)}".rstrip() if unit != "1" else name)
    axes.margins(x=0.12)


def _frame(axes: Axes, left: np.ndarray, bars: np.ndarray) -> None:
    """An error that is lost in its own error bar does not stretch the axis."""
    lowest = np.where(left > bars, left, np.where(bars > 0, bars, np.inf))
    lowest = lowest[np.isfinite(lowest) & (lowest > 0)]
    if lowest.size:
        # Whole decades: there is a labelled tick at either end.
        low, high = np.log10(0.7 * lowest.min()), np.log10(1.5 * (left + bars).max())
        axes.set_ylim(10 ** np.floor(low), 10 ** np.ceil(high))
    axes.yaxis.set_major_locator(LogLocator(numticks=6))
    axes.yaxis.set_minor_formatter(NullFormatter())


def _ticks(axes: Axes, value: np.ndarray) -> None:
    """Ticks at the values themselves; those of many decades are powers of ten."""
    if value.max() >= 500 * value.min():
        axes.xaxis.set_major_locator(LogLocator(numticks=5))
    else:
        step = 1 if value.size <= 4 and value.max() < 1e3 else 2
        axes.xaxis.set_major_locator(FixedLocator(np.sort(value)[::-1][::step]))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{x / 1e3:.3g}k" if x >= 1e3 else f"{x:.3g}"))
        axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_minor_formatter(NullFormatter())


def _slope(
    axes: Axes,
    value: np.ndarray,
    left: np.ndarray,
    bars: np.ndarray,
    power: float,
    study: xr.Dataset,
) -> None:
    significance = np.where(bars > 0, left / np.where(bars > 0, bars, 1), np.inf)
    best = int(np.argmax(np.where(np.isfinite(significance), significance, left * 1e9)))
    line = np.array([value.min(), value.max()])
    error = float(study.study_order_error)
    axes.plot(
        line,
        left[best] * (line / value[best]) ** power,
        color=style.colour(1),
        lw=0.9,
        ls=(0, (4, 2)),
        label=rf"order ${abs(power):.2g} \pm {error:.1g}$",
        scalex=False,
        scaley=False,
        zorder=1,
    )
    axes.legend(loc="best", handlelength=1.4)
