"""The swept keys of a result file as axes, and its points as curves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import xarray as xr

from .data import WrongDataset, require, swept_keys
from .groups import Group, scientific
from .units import bracketed, mathtext

#: What a key is called in a figure; all others by their path.
_SYMBOLS = {
    "units_temperature": "T",
    "wires_mismatch": r"\Delta",
    "wires_mean_fermi_energy": r"\epsilon_F",
    "wires_fermi_energy": r"\epsilon_F",
    "wires_density": "n",
    "interaction_interwire_separation": "d",
    "collisions_triples_lambda": r"\lambda/D_2",
    "collisions_triples_mu_1": r"\mu_1/D_2",
}


@dataclass(frozen=True)
class SweptAxis:
    """One number for each point of a sweep, from one swept key.

    `values` has the shape (point,); `symbol` is math text without dollar signs and empty for a key that
    is known by its path only.
    """

    key: str
    values: np.ndarray
    symbol: str
    unit: str

    @property
    def label(self) -> str:
        """The label of an axis, with its unit."""
        name = f"${self.symbol}$" if self.symbol else self.key
        return f"{name} {bracketed(self.unit)}".rstrip()

    def named(self, value: float) -> str:
        """Returns a value of it for a legend."""
        unit = "" if self.unit in ("", "1") or "reduced" in self.unit else rf"\,{mathtext(self.unit)}"
        name = f"${self.symbol} = " if self.symbol else f"{self.key} $= "
        return name + scientific(value) + unit + "$"


def swept_axis(dataset: xr.Dataset, name: str) -> SweptAxis:
    """Returns a swept key as an axis; of a key with a value for each wire, what varies.

    That is the value itself where the wires share it, that of the one wire whose value changes, or the
    difference, wire 1 less wire 2.

    Raises WrongDataset for a key that is no number.
    """
    variable = dataset[name]
    key = str(variable.attrs.get("long_name", name))
    unit = str(variable.attrs.get("units", ""))
    if not np.issubdtype(variable.dtype, np.number):
        raise WrongDataset(f"{key} is swept over words, not numbers: it can only name curves")
    values, symbol = variable.values.astype(float), _SYMBOLS.get(name, "")
    # Strengths in units of D2 say so in words, which no axis has room for.
    unit = "" if unit.startswith("D2") else unit
    if values.ndim == 1:
        return SweptAxis(key, values, symbol, unit)
    one, two = values[:, 0], values[:, 1]
    if np.allclose(one, two, rtol=1e-9, atol=0):
        return SweptAxis(key, one, symbol, unit)
    for wire, (moving, still) in enumerate(((one, two), (two, one))):
        if np.ptp(still) <= 1e-9 * np.abs(still).max():
            return SweptAxis(
                f"{key}, wire {wire + 1}", moving, symbol and f"{symbol}_{wire + 1}", unit
            )
    return SweptAxis(
        f"{key}, wire 1 less wire 2", one - two, symbol and f"{symbol}_1 - {symbol}_2", unit
    )


def by_speed(dataset: xr.Dataset) -> list[str]:
    """Returns the variables of the swept keys, first the one that varies fastest from point to point."""

    def changes(name: str) -> int:
        values = dataset[name].values
        differs = values[1:] != values[:-1]
        return int((differs.any(axis=1) if differs.ndim == 2 else differs).sum())

    return sorted(swept_keys(dataset), key=changes, reverse=True)


def swept_name(dataset: xr.Dataset, key: str | None) -> str:
    """Returns the variable of a swept key, written with dots or underscores.

    Without a key it is the one that varies fastest, the last one of the input.

    Raises WrongDataset for a file without a sweep, or without that key.
    """
    swept = by_speed(dataset)
    if not swept:
        raise WrongDataset("the file has no sweep: add sweep: {KEY: [...]} to its input")
    if key is None:
        return swept[0]
    name = key.replace(".", "_")
    if name not in swept:
        raise WrongDataset(f"no swept key {key} (there are {', '.join(swept)}): choose of these")
    return name


def by_other_keys(dataset: xr.Dataset, *names: str) -> list[Group]:
    """Returns one group of points for each combination of values of the swept keys but these."""
    others = [name for name in swept_keys(dataset) if name not in names]
    count = dataset.sizes.get("point", 0)
    labels: list[list[str]] = [[] for _ in range(count)]
    for name in others:
        words = _words(dataset, name)
        for index in range(count):
            labels[index].append(words[index])
    joined = [", ".join(parts) for parts in labels]
    return [
        Group(label, dataset.isel(point=[i for i, held in enumerate(joined) if held == label]))
        for label in dict.fromkeys(joined)
    ]


def _words(dataset: xr.Dataset, name: str) -> list[str]:
    if not np.issubdtype(dataset[name].dtype, np.number):
        return [str(value) for value in dataset[name].values]
    axis = swept_axis(dataset, name)
    return [axis.named(value) for value in axis.values]


def resistivity(
    dataset: xr.Dataset, name: str = "drag_resistivity"
) -> tuple[np.ndarray, np.ndarray | None, str]:
    """Returns a drag resistivity of each point, its error if it has one, and the unit of both.

    The unit is kOhm/um for a run with SI input, with the conversion of each point: reduced units change
    from point to point with the temperature. Arrays have the shape (point,).
    """
    require(dataset, name)
    factor, unit = conversion(dataset)
    error = dataset.get(f"{name}_error")
    value = factor * dataset[name].values.astype(float)
    return value, None if error is None else factor * error.values.astype(float), unit


def conversion(dataset: xr.Dataset) -> tuple[np.ndarray, str]:
    """Returns what turns reduced resistivities of each point into those shown, and the unit."""
    require(dataset, "drag_resistivity")
    reduced = dataset.drag_resistivity.values.astype(float)
    if "drag_resistivity_SI" in dataset.variables:
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = dataset.drag_resistivity_SI.values / reduced
        known = np.isfinite(ratio) & (ratio > 0)
        if known.any():
            # Points without a resistivity have one unit with the others where the temperature is fixed.
            same = ratio[known].max() <= ratio[known].min() * (1 + 1e-6)
            factor = np.where(known, ratio, ratio[known][0] if same else np.nan)
            return factor, str(dataset.drag_resistivity_SI.attrs.get("units", ""))
    return np.ones(reduced.size), str(dataset.drag_resistivity.attrs.get("units", ""))


def wide(values: np.ndarray, factor: float) -> bool:
    """Returns whether positive values span more than a factor, as a logarithmic scale wants."""
    values = values[np.isfinite(values)]
    return bool(values.size and values.min() > 0 and values.max() > factor * values.min())
