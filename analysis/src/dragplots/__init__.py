"""Figures and notebooks for the Coulomb drag simulator `drag`.

Every figure function takes an `xarray.Dataset` from a result file and returns a matplotlib Figure.
"""

from .convergence import convergence
from .convergence_study import convergence_study
from .data import MissingVariable, WrongDataset, load
from .distributions import distributions
from .regimes import regime_map
from .resonance import resonance
from .response import response
from .running import RunFailed, run
from .saving import save
from .spectrum import spectrum
from .timeseries import currents, space_time
from .washed_out import washed_out

__all__ = [
    "MissingVariable",
    "RunFailed",
    "WrongDataset",
    "convergence",
    "convergence_study",
    "currents",
    "distributions",
    "load",
    "regime_map",
    "resonance",
    "response",
    "run",
    "save",
    "space_time",
    "spectrum",
    "washed_out",
]
