"""The resistivity at finite frequency."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.figure import Figure

from . import style
from .data import WrongDataset, require
from .units import bracketed


def response(dataset: xr.Dataset, *, width: str = "column") -> Figure:
    """Draws the real and the imaginary part of rho_12(omega), frequency on a logarithmic scale.

    Error bands are shown when the file has rho_12_real_error and rho_12_imag_error. Of a sweep the
    dispersion is drawn: |Re rho_12| of every point, both scales logarithmic.
    """
    if "frequency" in dataset.variables and "point" in dataset.frequency.dims:
        return _dispersion(dataset, width)
    require(dataset, "omega", "rho_12_real", "rho_12_imag")
    omega = dataset.omega.values
    positive = omega > 0
    if not positive.any():
        raise WrongDataset("no positive frequency: give response.omega values above zero")
    with style.look():
        figure = style.figure(width)
        axes = figure.add_subplot()
        for index, (name, label) in enumerate(
            (("rho_12_real", "Re"), ("rho_12_imag", "Im"))
        ):
            values = dataset[name].values
            axes.plot(
                omega[positive],
                values[positive],
                color=style.colour(index),
                linestyle=("-", (0, (4, 1.5)))[index],
                label=rf"{label} $\rho_{{12}}$",
            )
            if f"{name}_error" in dataset:
                error = dataset[f"{name}_error"].values
                axes.fill_between(
                    omega[positive],
                    (values - error)[positive],
                    (values + error)[positive],
                    color=style.colour(index),
                    alpha=0.25,
                    lw=0,
                )
        axes.axhline(0, color="0.6", lw=0.5, zorder=0)
        axes.set_xscale("log")
        axes.set_xlim(np.min(omega[positive]), np.max(omega[positive]))
        axes.set_xlabel(rf"$\omega$ {bracketed(str(dataset.omega.attrs.get('units', '')))}")
        units = bracketed(str(dataset.rho_12_real.attrs.get("units", "")))
        axes.set_ylabel(rf"$\rho_{{12}}$ {units}")
        axes.legend(loc="best")
    return figure


def _dispersion(dataset: xr.Dataset, width: str) -> Figure:
    """Draws |Re rho_12(omega)| of every point of a sweep, named by its mismatch if the file has it."""
    require(dataset, "frequency", "rho_12_real")
    with style.look():
        figure = style.figure(width)
        axes = figure.add_subplot()
        for index in range(dataset.sizes["point"]):
            omega = dataset.frequency.values[index]
            values = np.abs(dataset.rho_12_real.values[index])
            shown = np.isfinite(omega) & np.isfinite(values) & (omega > 0) & (values > 0)
            label = f"point {index}"
            if "mismatch" in dataset:
                label = rf"$\Delta = {float(dataset['mismatch'].values[index]):g}$"
            axes.plot(
                omega[shown],
                values[shown],
                color=style.colour(index),
                linestyle=("-", (0, (4, 1.5)), ":", "-.")[index % 4],
                label=label,
            )
        if not axes.lines or not any(line.get_xdata().size for line in axes.lines):
            raise WrongDataset("no point has a response: see steady_state in the output of drag response")
        axes.set_xscale("log")
        axes.set_yscale("log")
        axes.set_xlabel(rf"$\omega$ {bracketed(str(dataset.frequency.attrs.get('units', '')))}")
        units = bracketed(str(dataset.rho_12_real.attrs.get("units", "")))
        axes.set_ylabel(rf"$|\mathrm{{Re}}\,\rho_{{12}}|$ {units}")
        axes.legend(loc="best")
    return figure
