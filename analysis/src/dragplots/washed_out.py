"""The drag resistivity when the resonance is washed out, as in figure 2 and its inset."""

from __future__ import annotations

import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator

from . import style
from .curves import logarithmic_curve
from .data import WrongDataset, display_units, require, resolved, unresolved_note
from .groups import by_strength
from .units import bracketed


def washed_out(
    dataset: xr.Dataset, inset: xr.Dataset | None = None, *, width: str = "column"
) -> Figure:
    """Draws rho_D(Delta) on a logarithmic scale, one curve for each D3/D2.

    The main part is for a symmetric splitting (the sum of the Fermi energies constant), the inset
    for one with the Fermi energy of wire 2 kept fixed.
    """
    for data in (dataset, inset):
        if data is None:
            continue
        require(data, "mismatch", "drag_resistivity", "drag_resistivity_error")
        if not resolved(data).any():
            raise WrongDataset(f"no point has a drag resistivity: {unresolved_note(data)}")
    with style.look():
        figure = style.figure(width, aspect=0.95 if inset is not None else 0.8)
        axes = figure.add_subplot()
        factor, units = display_units(dataset)
        _draw(axes, dataset, factor)
        axes.set_xlabel(r"$\Delta$ ($T$)")
        axes.set_ylabel(rf"$\rho_D$ {bracketed(units)}")
        style.legend_above(figure, list(zip(*axes.get_legend_handles_labels())))
        style.note(axes, unresolved_note(dataset))
        if inset is not None:
            _add_inset(axes, inset, [group.label for group in by_strength(dataset)])
    return figure


def _draw(
    axes: Axes,
    dataset: xr.Dataset,
    factor: float,
    size: float = 3.5,
    known: list[str] | None = None,
) -> None:
    known = list(known or [])
    for group in by_strength(dataset):
        if group.label not in known:
            known.append(group.label)
        index = known.index(group.label)
        points, colour = group.points, style.colour(index)
        if "fokker_planck_drag_resistivity" in points:
            exact = points.fokker_planck_drag_resistivity.values.astype(float)
            x, y = logarithmic_curve(points.mismatch.values, exact)
            axes.plot(x, factor * y, color=colour, linewidth=0.35 * size, zorder=2)
        shown = resolved(points)
        axes.errorbar(
            points.mismatch.values[shown],
            factor * points.drag_resistivity.values[shown],
            yerr=factor * points.drag_resistivity_error.values[shown],
            fmt=style.marker(index),
            color=colour,
            markerfacecolor="white",
            markersize=size,
            elinewidth=0.9,
            label=group.label or "sampled",
            zorder=3,
        )
    axes.set_yscale("log")


def _add_inset(axes: Axes, dataset: xr.Dataset, known: list[str]) -> None:
    # Room below the lowest curve: the inset covers no data whatever the data are.
    low, high = axes.get_ylim()
    axes.set_ylim(low * (low / high) ** 0.85, high)
    small = axes.inset_axes((0.2, 0.12, 0.74, 0.3))
    # The same strength has the same colour as in the main part.
    _draw(small, dataset, display_units(dataset)[0], size=2.4, known=known)
    small.tick_params(labelsize=6, length=2, pad=2)
    small.yaxis.set_major_locator(LogLocator(numticks=4))
    small.set_xlabel(r"$\Delta$ ($T$), $\epsilon_{F2}$ fixed", fontsize=6, labelpad=1)
    small.set_ylabel(r"$\rho_D$", fontsize=6, labelpad=1)
