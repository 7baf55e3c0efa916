"""The drag resistivity against temperature, and the activation gap in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from . import style
from .curves import logarithmic_curve
from .data import WrongDataset, resolved, swept_keys, unresolved_note
from .groups import Group, plain
from .sweeps import by_other_keys, resistivity
from .units import bracketed

#: Boltzmann's constant in meV/K.
BOLTZMANN = 0.08617333262

_ENERGIES = ("wires_mean_fermi_energy", "wires_fermi_energy")


@dataclass(frozen=True)
class Gap:
    """A straight line through ln rho_D: its slope is the gap.

    `value` and `error` are in `unit`: meV where the temperature is swept, the chemical potential eps_F
    where that is swept in units of T. `error` is the standard error of the weighted fit, times
    sqrt(`chi_square`/`degrees`) where the points scatter more than their errors, as they do when ln rho_D is
    curved. `offset` is ln rho_D, in the unit of the figure, where the line meets 1/T = 0.
    """

    value: float
    error: float
    unit: str
    offset: float
    chi_square: float
    degrees: int
    label: str = ""

    @property
    def is_curved(self) -> bool:
        """Whether the points leave the line by more than their errors: chi-square beyond five of its own."""
        return self.degrees > 0 and self.chi_square > self.degrees + 5 * np.sqrt(2 * self.degrees)

    def __str__(self) -> str:
        digits = 1 if self.error <= 0 else max(0, 1 - int(np.floor(np.log10(self.error))))
        scatter = f", chi-square {self.chi_square:.3g} for {self.degrees}" if self.degrees else ""
        place = f"{self.label}: " if self.label else ""
        curved = "; the line is no straight one" if self.is_curved else ""
        size = f"{self.value:.{digits}f} +- {self.error:.{digits}f} {self.unit}"
        return f"{place}gap {size}{scatter}{curved}"


def fitted_gaps(
    dataset: xr.Dataset,
    *,
    power: float = 0.0,
    between: tuple[float, float] | None = None,
) -> list[Gap]:
    """Returns the activation gap of each curve: rho_D = A T^power exp(-gap/T), weighted least squares.

    The file is a sweep of units.temperature (then the gap is in meV), or, in reduced units, of the
    chemical potential at fixed temperature (then it is in units of eps_F, and `power` has no meaning).
    `between` keeps the fit to points whose swept value lies there, both ends included.

    Raises WrongDataset for another file, or for a curve with fewer than two points.
    """
    name = _axis_name(dataset)
    return [_fit(group, name, power, between)[0] for group in by_other_keys(dataset, name)]


def temperature(
    dataset: xr.Dataset,
    *,
    power: float = 0.0,
    between: tuple[float, float] | None = None,
    width: str = "column",
) -> Figure:
    """Draws ln rho_D against 1/T (Arrhenius), one colour for each other swept key, with the fitted gap.

    `power` divides out a power of the temperature before fitting: rho_D = A T^power exp(-gap/T); `between`
    is the range of the swept value that is fitted. Dashed
    lines are the fits, solid ones Fokker-Planck where it is in the file. The upper axis is the temperature.
    In reduced units, where the temperature is one, the sweep is over the chemical potential, eps_F/T.

    Raises MissingVariable or WrongDataset for a file that cannot make the figure.
    """
    name = _axis_name(dataset)
    _, _, units = resistivity(dataset)
    if not resolved(dataset).any():
        raise WrongDataset(f"no point has a drag resistivity: {unresolved_note(dataset)}")
    heats = name == "units_temperature"
    with style.look():
        figure = style.figure(width, aspect=0.85)
        axes = figure.add_subplot()
        for index, group in enumerate(by_other_keys(dataset, name)):
            _draw(axes, index, group, name, power, between)
        axes.set_yscale("log")
        axes.set_ylabel(rf"$\rho_D$ {bracketed(units)}".rstrip())
        axes.set_xlabel(r"$1/T$ ($1/\mathrm{K}$)" if heats else r"$\epsilon_F/T$")
        if heats:
            _upper_axis(axes, dataset)
        style.legend_above(figure, *([entry] for entry in zip(*axes.get_legend_handles_labels())))
        style.note(axes, unresolved_note(dataset))
    return figure


def _axis_name(dataset: xr.Dataset) -> str:
    swept = swept_keys(dataset)
    for name in ("units_temperature", *_ENERGIES):
        if name in swept:
            if name in _ENERGIES and "drag_resistivity_SI" in dataset.variables:
                continue
            return name
    raise WrongDataset(
        f"no temperature is swept (the sweep is over {', '.join(swept) or 'nothing'}): sweep "
        "units.temperature, or wires.mean_fermi_energy in reduced units"
    )


def _abscissa(points: xr.Dataset, name: str) -> np.ndarray:
    values = points[name].values.astype(float)
    if values.ndim == 2:
        values = values.mean(axis=1)
    return 1 / values if name == "units_temperature" else values


def _fit(
    group: Group, name: str, power: float, between: tuple[float, float] | None
) -> tuple[Gap, np.ndarray]:
    points = group.points
    value, error, _ = resistivity(points)
    assert error is not None
    x = _abscissa(points, name)
    shown = resolved(points) & (value > 0)
    heats = name == "units_temperature"
    if between is not None:
        low, high = sorted(between)
        swept = 1 / x if heats else x
        shown &= (swept >= low * (1 - 1e-9)) & (swept <= high * (1 + 1e-9))
    if np.unique(x[shown]).size < 2:
        raise WrongDataset(f"a gap needs two points with a resistivity {plain(group.label)}".rstrip())
    y = np.log(value[shown]) + (power * np.log(x[shown]) if heats else 0)
    design = np.stack([np.ones(shown.sum()), -x[shown]], axis=1)
    relative = error[shown] / value[shown]
    weight = 1 / np.maximum(relative, 1e-12)
    covariance = np.linalg.inv((design * weight[:, None] ** 2).T @ design)
    best = covariance @ ((design * weight[:, None] ** 2).T @ y)
    chi_square = float((((y - design @ best) * weight) ** 2).sum())
    degrees = int(shown.sum()) - 2
    scatter = max(1.0, chi_square / degrees) if degrees else 1.0
    factor = BOLTZMANN if heats else 1.0
    gap = Gap(
        float(factor * best[1]),
        float(factor * np.sqrt(covariance[1, 1] * scatter)),
        "meV" if heats else "eps_F",
        float(best[0]),
        chi_square,
        degrees,
        plain(group.label),
    )
    fine = np.linspace(x[shown].min(), x[shown].max(), 100)
    line = np.exp(best[0] - best[1] * fine) * (fine**-power if heats else 1)
    return gap, np.stack([fine, line])


def _draw(
    axes: Axes, index: int, group: Group, name: str, power: float, between: tuple[float, float] | None
) -> None:
    points, colour = group.points, style.colour(index)
    gap, line = _fit(group, name, power, between)
    x = _abscissa(points, name)
    value, error, _ = resistivity(points)
    shown = resolved(points) & (value > 0)
    exact = "fokker_planck_drag_resistivity"
    if exact in points.variables:
        axes.plot(
            *logarithmic_curve(x, resistivity(points, exact)[0]), color=colour, lw=0.9, zorder=2
        )
    axes.plot(*line, color=colour, lw=0.9, ls=(0, (4, 2)), zorder=2)
    axes.errorbar(
        x[shown],
        value[shown],
        yerr=None if error is None else error[shown],
        fmt=style.marker(index),
        color=colour,
        markerfacecolor="white",
        elinewidth=0.9,
        label=f"{group.label}: {_shown(gap)}" if group.label else _shown(gap),
        zorder=3,
    )


def _shown(gap: Gap) -> str:
    digits = 1 if gap.error <= 0 else max(0, 1 - int(np.floor(np.log10(gap.error))))
    unit = r"\,\mathrm{meV}" if gap.unit == "meV" else r"\,\epsilon_F"
    return rf"gap $({gap.value:.{digits}f} \pm {gap.error:.{digits}f}){unit}$"


def _upper_axis(axes: Axes, dataset: xr.Dataset) -> None:
    held = np.unique(dataset.units_temperature.values.astype(float))
    upper = axes.secondary_xaxis("top", functions=(_inverse, _inverse))
    # The swept temperatures themselves, as many as have room.
    place, chosen = 1 / held, [held[0]]
    room = 0.09 * np.ptp(place)
    for value in held[1:]:
        if abs(1 / value - 1 / chosen[-1]) >= room:
            chosen.append(value)
    upper.set_xticks(chosen, [f"{value:g}" for value in chosen])
    upper.minorticks_off()
    upper.set_xlabel(r"$T$ ($\mathrm{K}$)")
    axes.tick_params(top=False)


def _inverse(value: np.ndarray) -> np.ndarray:
    # The library asks for zero as well when it places ticks; nothing is drawn there.
    value = np.asarray(value, dtype=float)
    return 1 / np.where(value == 0, 1e-9, value)
