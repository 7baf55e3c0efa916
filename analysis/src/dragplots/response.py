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

    Error bands are shown when the file has rho_12_real_error and rho_12_imag_error.
    """
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
