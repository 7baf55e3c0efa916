"""The curves of a figure: a sweep over two keys taken apart by the second one."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import xarray as xr

from .data import swept_keys

# Values closer than this factor are one strength: D3 of the soft model moves a little with Delta.
_SAME = 1.2


@dataclass(frozen=True)
class Group:
    """The points of one curve and what sets them apart from those of the other curves."""

    label: str
    points: xr.Dataset


def scientific(value: float) -> str:
    """Returns a number as math text, without the dollar signs: 0.02, 3 x 10^-7."""
    if value == 0 or 1e-2 <= abs(value) < 1e4:
        return f"{value:.3g}"
    mantissa, exponent = f"{value:.2e}".split("e")
    power = f"10^{{{int(exponent)}}}"
    number = f"{float(mantissa):g}"
    return power if number == "1" else rf"{number}\times {power}"


def plain(label: str) -> str:
    """Returns math text as a terminal shows it: without dollar signs, spaces and fonts."""
    return re.sub(r"\\mathrm\{([^}]*)\}", r"\1", label.replace("$", "").replace(r"\,", " "))


def by_strength(dataset: xr.Dataset) -> list[Group]:
    """Returns the groups of equal strength of three-particle scattering, weakest first.

    The strength is the first swept key that is no property of the wires, else D3/D2 of the soft
    model. Without either there is one group without a label.
    """
    values, symbol = _strength(dataset)
    if values is None:
        return [Group("", dataset)]
    cluster = _clusters(values)
    several = cluster.max() > 0
    return [
        Group(
            f"${symbol} = {scientific(float(np.median(values[cluster == index])))}$"
            if several
            else "",
            dataset.isel(point=np.flatnonzero(cluster == index)),
        )
        for index in range(cluster.max() + 1)
    ]


def _clusters(values: np.ndarray) -> np.ndarray:
    """Returns for each value the index of its cluster, in ascending order of the values."""
    order = np.argsort(values, kind="stable")
    ascending = values[order]
    jumps = np.abs(np.diff(ascending)) > (_SAME - 1) * np.abs(ascending[:-1])
    index = np.empty(values.size, dtype=int)
    index[order] = np.concatenate([[0], np.cumsum(jumps)])
    return index


def _strength(dataset: xr.Dataset) -> tuple[np.ndarray | None, str]:
    for name in swept_keys(dataset):
        values = dataset[name].values
        if name.startswith("wires_") or not np.issubdtype(values.dtype, np.number):
            continue
        values = values.astype(float)
        if values.ndim == 2:
            values = values.mean(axis=1)
        if np.isfinite(values).all():
            return values, _symbol(name)
    if "D3_over_D2" in dataset.variables:
        values = dataset.D3_over_D2.values.astype(float)
        if np.isfinite(values).all():
            return values, "D_3/D_2"
    return None, ""


def _symbol(name: str) -> str:
    last = name.removeprefix("collisions_triples_").removeprefix("collisions_")
    known = {"lambda": r"\lambda/D_2", "mu_1": r"\mu_1/D_2"}
    return known.get(last, r"\mathrm{" + last.replace("_", r"\ ") + "}")
