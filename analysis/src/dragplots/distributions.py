"""The deviations of the distribution functions in the two wires."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.figure import Figure

from . import style
from .data import WrongDataset, point, require
from .units import bracketed


def distributions(dataset: xr.Dataset, index: int = 0, *, width: str = "column") -> Figure:
    """Draws g_s(k) and zeta_s^2 dg_s/dk of one point, both wires, with the Fermi momenta marked.

    g is shown where the wire holds electrons whose occupation can change (zeta^2 above 1e-4 of its
    maximum); beyond that it grows like an exponential without any effect.
    """
    require(dataset, "momentum", "g", "g_slope", "zeta_squared", "fermi_energy")
    chosen = point(dataset, index)
    if not np.isfinite(chosen.g.values).any():
        reason = str(chosen.steady_state.values) if "steady_state" in chosen else "no steady state"
        raise WrongDataset(f"point {index} has no distribution ({reason}): choose another point")
    with style.look():
        figure = style.figure(width, aspect=1.15)
        upper, lower = figure.subplots(2, 1, sharex=True)
        momentum = chosen.momentum.values
        extent = 0.0
        for wire in range(2):
            thermal = chosen.zeta_squared.values[wire]
            seen = thermal > 1e-4 * thermal.max()
            extent = max(extent, momentum[seen].max())
            line = {"color": style.WIRE_COLOURS[wire], "linestyle": ("-", (0, (4, 1.5)))[wire]}
            label = f"wire {wire + 1}"
            upper.plot(momentum[seen], chosen.g.values[wire][seen], label=label, **line)
            lower.plot(momentum, thermal * chosen.g_slope.values[wire], label=label, **line)
            energy = float(chosen.fermi_energy.values[wire])
            if energy > 0:
                for axes in (upper, lower):
                    axes.axvline(
                        np.sqrt(2 * energy), color=style.WIRE_COLOURS[wire], lw=0.6, ls=":"
                    )
        lower.set_xlim(0, extent)
        units = bracketed(str(chosen.momentum.attrs.get("units", "")))
        lower.set_xlabel(rf"$k$ {units}")
        upper.set_ylabel(rf"$g_s$ {bracketed(str(chosen.g.attrs.get('units', '')))}".rstrip())
        slope = bracketed(str(chosen.g_slope.attrs.get("units", "")))
        lower.set_ylabel(rf"$\zeta_s^2\, dg_s/dk$ {slope}")
        for axes in (upper, lower):
            axes.axhline(0, color="0.6", lw=0.5, zorder=0)
        handles, labels = upper.get_legend_handles_labels()
        figure.legend(handles, labels, loc="outside upper center", ncols=2)
    return figure
