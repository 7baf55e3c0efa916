"""The drag resistivity in the plane of two swept keys."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.colors import LogNorm
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.ticker import LogFormatterSciNotation, LogLocator, MaxNLocator

from . import style
from .data import WrongDataset, resolved, swept_keys, unresolved_note
from .groups import scientific
from .sweeps import resistivity, swept_axis, swept_name, wide
from .units import bracketed


def resistivity_map(
    dataset: xr.Dataset,
    x: str | None = None,
    y: str | None = None,
    *,
    width: str = "column",
) -> Figure:
    """Draws rho_D in the plane of two swept keys: one cell a point, logarithmic colours, contours.

    The dashed line is the resonance, where the chemical potentials of both wires coincide. Cells
    without a positive resistivity are hatched. `x` and `y` are swept keys with dots or underscores; by
    default x is the one that varies fastest.

    Raises MissingVariable or WrongDataset for a file that is not a sweep of two keys.
    """
    swept = swept_keys(dataset)
    if len(swept) != 2:
        raise WrongDataset(
            f"a map needs a sweep of two keys, the file has {len(swept)} "
            f"({', '.join(swept) or 'none'}): select points of the others first"
        )
    across = swept_name(dataset, x)
    if x is None and y is not None:
        across = next(name for name in swept if name != swept_name(dataset, y))
    other = next(name for name in swept if name != across)
    upward = other if y is None else swept_name(dataset, y)
    if across == upward:
        raise WrongDataset(f"both axes are {across}: choose two keys of {', '.join(swept)}")
    axis_x, axis_y = swept_axis(dataset, across), swept_axis(dataset, upward)
    values, _, units = resistivity(dataset)
    values = np.where(resolved(dataset), values, np.nan)
    columns, i = _distinct(axis_x.values)
    rows, j = _distinct(axis_y.values)
    if min(columns.size, rows.size) < 2:
        raise WrongDataset("a map needs two values of each key at least")
    grid = np.full((rows.size, columns.size), np.nan)
    grid[j, i] = values
    positive = np.where(grid > 0, grid, np.nan)
    if not np.isfinite(positive).any():
        raise WrongDataset(f"no point has a drag resistivity: {unresolved_note(dataset)}")
    with style.look():
        figure = style.figure(width, aspect=0.85)
        axes = figure.add_subplot()
        scales = ["log" if wide(held, 30) else "linear" for held in (columns, rows)]
        edges = [_edges(held, scale) for held, scale in zip((columns, rows), scales)]
        low, high = np.nanmin(positive), np.nanmax(positive)
        norm = LogNorm(low, high) if high > low else LogNorm(low / 1.1, high * 1.1)
        mesh = axes.pcolormesh(*edges, positive, norm=norm, cmap="viridis", rasterized=True)
        axes.set_facecolor("0.9")
        axes.patch.set_hatch("////")
        axes.patch.set_edgecolor("0.6")
        _contours(axes, columns, rows, positive)
        _resonance_line(axes, dataset, columns, rows, i, j)
        for scale, set_scale in zip(scales, (axes.set_xscale, axes.set_yscale)):
            set_scale(scale)
        axes.set_xlim(edges[0][0], edges[0][-1])
        axes.set_ylim(edges[1][0], edges[1][-1])
        if scales[0] == "linear":
            axes.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]))
        axes.set_xlabel(axis_x.label)
        axes.set_ylabel(axis_y.label)
        axes.tick_params(direction="out", top=False, right=False)
        bar = figure.colorbar(mesh, ax=axes, location="top", pad=0.02, aspect=30)
        bar.set_label(rf"$\rho_D$ {bracketed(units)}".rstrip())
        bar.ax.tick_params(which="both", labelsize=6)
        if high < 10 * low:
            bar.formatter = LogFormatterSciNotation(minor_thresholds=(2, 1))
        bar.locator = LogLocator(numticks=6)
        bar.update_ticks()
    return figure


def _distinct(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Returns the distinct values, ascending, and which of them each value is; round-off is no difference."""
    unit = 1e-9 * (np.abs(values).max() or 1.0)
    _, first, which = np.unique(np.rint(values / unit), return_index=True, return_inverse=True)
    return values[first], which


def _edges(centres: np.ndarray, scale: str) -> np.ndarray:
    """Returns the edges of cells about their centres, halfway on the scale of the axis."""
    place = np.log(centres) if scale == "log" else centres
    half = np.diff(place) / 2
    edges = np.concatenate([[place[0] - half[0]], place[:-1] + half, [place[-1] + half[-1]]])
    return np.exp(edges) if scale == "log" else edges


def _contours(axes: Axes, columns: np.ndarray, rows: np.ndarray, values: np.ndarray) -> None:
    low, high = np.log10(np.nanmin(values)), np.log10(np.nanmax(values))
    decades = np.arange(np.ceil(low), np.floor(high) + 1)
    every = max(1, int(np.ceil((high - low) / 6)))
    levels = decades[:: every]
    if levels.size < 3:
        # Within few decades the contours stand at 1, 2 and 5.
        steps = np.concatenate([decades - 1, decades, [np.floor(high)]])
        levels = np.unique([step + np.log10(m) for step in steps for m in (1, 2, 5)])
    levels = levels[(levels > low) & (levels < high)]
    if levels.size == 0:
        return
    # White on a dark outline shows on every colour of the map.
    outline = [withStroke(linewidth=1.4, foreground="0.25")]
    lines = axes.contour(
        columns,
        rows,
        np.log10(values),
        levels=levels,
        colors="white",
        linewidths=0.6,
        linestyles="solid",
        path_effects=outline,
    )
    for label in axes.clabel(lines, fmt=lambda level: f"${scientific(10**level)}$", fontsize=6):
        label.set_path_effects(outline)


def _resonance_line(
    axes: Axes,
    dataset: xr.Dataset,
    columns: np.ndarray,
    rows: np.ndarray,
    i: np.ndarray,
    j: np.ndarray,
) -> None:
    """Marks where the chemical potentials coincide, row by row, or column by column."""
    if "mismatch" not in dataset.variables:
        return
    grid = np.full((rows.size, columns.size), np.nan)
    grid[j, i] = dataset.mismatch.values
    down = [(x, y) for row, y in zip(grid, rows) for x in _zeros(columns, row)]
    along = [(x, y) for column, x in zip(grid.T, columns) for y in _zeros(rows, column)]
    line = np.array(down if len(down) >= len(along) else along)
    # Where both wires are the same everywhere there is nothing to mark.
    if len(line) < 2 or len(line) >= grid.size:
        return
    axes.plot(*line.T, color="#D55E00", lw=1.2, ls=(0, (4, 2)), zorder=4)
    axes.annotate(
        r"$\Delta = 0$",
        line[-1],
        xytext=(-4, 3),
        textcoords="offset points",
        ha="right",
        color="#D55E00",
        fontsize=7,
        bbox={"facecolor": "white", "alpha": 0.75, "pad": 0.8, "lw": 0},
        zorder=5,
    )


def _zeros(places: np.ndarray, values: np.ndarray) -> list[float]:
    """Returns where values that are known at places pass through zero, linearly between them."""
    if not np.isfinite(values).all():
        return []
    tiny = 1e-12 * max(1.0, np.abs(values).max())
    found = [float(place) for place, value in zip(places, values) if abs(value) <= tiny]
    for k in range(places.size - 1):
        one, two = values[k], values[k + 1]
        if one * two < 0 and min(abs(one), abs(two)) > tiny:
            found.append(float(places[k] - one * (places[k + 1] - places[k]) / (two - one)))
    return found
