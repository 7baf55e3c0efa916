"""Result files in SI units, and as quantities with units."""

from __future__ import annotations

from typing import Any

import numpy as np
import xarray as xr

from .data import WrongDataset

_HBAR = 6.62607015e-34 / (2 * np.pi)
_CHARGE = 1.602176634e-19
_BOLTZMANN = 1.380649e-23
_ELECTRON = 9.1093837015e-31

#: For each unit of a result file: exponents of temperature, mass, hbar and charge, and the SI unit shown with
#: its size. All words are of pint's registry.
_UNITS: dict[str, tuple[tuple[float, float, float, float], str, float]] = {
    "T": ((1, 0, 0, 0), "meV", 1e-3 * _CHARGE),
    "1/T": ((-1, 0, 0, 0), "1/meV", 1e3 / _CHARGE),
    "T/hbar": ((1, 0, -1, 0), "1/ps", 1e12),
    "hbar/T": ((-1, 0, 1, 0), "ps", 1e-12),
    "sqrt(mT)": ((0.5, 0.5, -1, 0), "1/nm", 1e9),
    "1/sqrt(mT)": ((-0.5, -0.5, 1, 0), "nm", 1e-9),
    "hbar/sqrt(mT)": ((-0.5, -0.5, 1, 0), "nm", 1e-9),
    "sqrt(mT)/hbar": ((0.5, 0.5, -1, 0), "1/um", 1e6),
    "sqrt(mT)/e^2": ((0.5, 0.5, 0, -2), "kohm/um", 1e9),
    "e^2/sqrt(mT)": ((-0.5, -0.5, 0, 2), "um/kohm", 1e-9),
    "e^2/(mT)": ((-1, -1, 1, 2), "um*nm/kohm", 1e-18),
    "eT/hbar": ((1, 0, -1, 1), "nA", 1e-9),
    "e T/hbar": ((1, 0, -1, 1), "nA", 1e-9),
    "T sqrt(mT)/(e hbar)": ((1.5, 0.5, -1, -1), "V/m", 1.0),
    "mT/hbar": ((1, 1, -2, 0), "1/um/nm", 1e15),
    "T sqrt(mT)/hbar": ((1.5, 0.5, -1, 0), "meV/um", 1e3 * _CHARGE),
    "T sqrt(mT) sqrt(mT)/hbar^2": ((2, 1, -3, 0), "1/nm/um/ps", 1e27),
}

#: Units that are in SI already, in words of pint.
_KEPT = {
    "kOhm/um": "kohm/um", "meV": "meV", "nm": "nm", "1/um": "1/um", "1/nm": "1/nm", "K": "kelvin",
    "s": "s", "ps": "ps", "V/m": "V/m", "1": "dimensionless", "rad": "rad",
}


def in_si(dataset: xr.Dataset) -> xr.Dataset:
    """Returns a data set whose reduced variables are in SI units, by the temperature and mass of its run.

    Energies in meV, momenta in 1/nm, densities in 1/um, resistivities in kohm/um, currents in nA, times in ps;
    the attribute `units` of each variable is a word that pint reads. In a sweep of the temperature each
    point has a conversion of its own, and coordinates that points share stay reduced. Shapes stay; what has no SI unit of its own ("reduced") stays as it is.

    Raises WrongDataset for a run in reduced units: it has no temperature and no mass.
    """
    if "temperature_K" not in dataset.attrs or "effective_mass" not in dataset.attrs:
        raise WrongDataset(
            "the run is in reduced units, without temperature and mass: give units: {system: SI, ...}"
        )
    kelvin = dataset.get("units_temperature")
    if kelvin is None:
        kelvin = xr.DataArray(float(dataset.attrs["temperature_K"]))
    mass = dataset.get("units_effective_mass")
    if mass is None:
        mass = xr.DataArray(float(dataset.attrs["effective_mass"]))
    bases = (_BOLTZMANN * kelvin.variable, _ELECTRON * mass.variable, _HBAR, _CHARGE)
    converted = dataset.assign(
        {name: _converted(array, bases) for name, array in dataset.data_vars.items()}
    )
    if kelvin.ndim or mass.ndim:
        # Points share momenta and times in reduced units; in SI each would have its own.
        return converted
    return converted.assign_coords(
        {name: _converted(array, bases) for name, array in dataset.coords.items()}
    )


def _converted(array: xr.DataArray, bases: tuple[Any, ...]) -> xr.DataArray:
    unit = str(array.attrs.get("units", ""))
    if unit in _KEPT:
        return array.assign_attrs(units=_KEPT[unit])
    if unit not in _UNITS:
        return array
    exponents, shown, size = _UNITS[unit]
    # Products of powers as small as hbar^3 leave the range of numbers: logarithms do not.
    exponent = sum(p * np.log(base) for p, base in zip(exponents, bases)) - np.log(size)
    factor = xr.DataArray(np.exp(exponent))
    return (array * factor).transpose(*array.dims, ...).assign_attrs({**array.attrs, "units": shown})


def quantify(dataset: xr.Dataset) -> xr.Dataset:
    """Returns a run with SI input as quantities of pint: arithmetic with units, `.pint.to("ohm/um")`.

    Variables without a unit (words, and what is only in reduced units) stay as they are. Needs pint-xarray,
    `pip install dragplots[units]`.

    Raises ImportError without it, WrongDataset for a run in reduced units.
    """
    try:
        import pint_xarray
    except ImportError as error:
        raise ImportError("quantities need pint-xarray: pip install 'dragplots[units]'") from error
    converted = in_si(dataset)
    known = {unit for _, unit, _ in _UNITS.values()} | set(_KEPT.values())
    bare = converted.copy()
    units = {}
    for name, variable in bare.variables.items():
        unit = variable.attrs.get("units")
        # Words carry no unit, and the index of a dimension keeps its own as a word.
        if name in bare.dims:
            continue
        variable.attrs.pop("units", None)
        if unit in known and variable.dtype.kind in "fiu":
            units[name] = unit
    return bare.pint.quantify(units, unit_registry=pint_xarray.unit_registry)
