"""The relaxation rates."""

from __future__ import annotations

import numpy as np
import xarray as xr
from matplotlib.figure import Figure

from . import style
from .data import WrongDataset, point, require
from .units import bracketed


def spectrum(dataset: xr.Dataset, index: int = 0, *, width: str = "column") -> Figure:
    """Draws the relaxation rates in ascending order, odd and even modes apart.

    Rates of exact zero modes do not fit on the logarithmic scale; the figure counts them. Error
    bars are shown when the file has rate_error. `index` is the point of a sweep.
    """
    require(dataset, "rate", "parity")
    if "point" in dataset.rate.dims:
        dataset = point(dataset, index)
    rates = dataset.rate.values.astype(float)
    odd = np.array([_is_odd(parity) for parity in dataset.parity.values])
    positive = np.isfinite(rates) & (rates > 0)
    if not positive.any():
        raise WrongDataset("no positive relaxation rate")
    error = dataset.rate_error.values if "rate_error" in dataset else None
    with style.look():
        figure = style.figure(width)
        axes = figure.add_subplot()
        for kind, (chosen, label) in enumerate(((odd, "odd in $k$"), (~odd, "even in $k$"))):
            shown = np.flatnonzero(positive & chosen)
            shown = shown[np.argsort(rates[shown])]
            if shown.size == 0:
                continue
            axes.errorbar(
                np.arange(1, shown.size + 1),
                rates[shown],
                yerr=None if error is None else error[shown],
                fmt=style.marker(kind),
                color=style.colour(kind),
                markerfacecolor="white",
                label=label,
            )
        axes.set_yscale("log")
        axes.set_xlabel("mode, in ascending order")
        axes.set_ylabel(rf"relaxation rate {bracketed(str(dataset.rate.attrs.get('units', '')))}")
        axes.legend(loc="lower right")
        hidden = int((~positive).sum())
        style.note(axes, f"not shown: {hidden} of rate zero" if hidden else None)
    return figure


def _is_odd(parity: object) -> bool:
    """Returns whether a parity, written as a word or as +1/-1, is odd."""
    text = str(parity).strip().lower()
    return text in ("odd", "-1", "-1.0")
