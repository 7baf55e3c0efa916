"""Figures and notebooks for the Coulomb drag simulator `drag`.

Every figure function takes an `xarray.Dataset` from a result file and returns a matplotlib Figure.
"""

from .convergence import convergence
from .convergence_study import convergence_study
from .data import MissingVariable, WrongDataset, load
from .distributions import distributions
from .drag import drag
from .fitting import best_settings, fit
from .grids import grid
from .quantities import in_si, quantify
from .regimes import regime_map
from .resistivity_map import resistivity_map
from .resonance import resonance
from .response import response
from .running import RunFailed, compare, run, sweep
from .saving import save
from .spectrum import spectrum
from .temperature import Gap, fitted_gaps, temperature
from .timeseries import currents, space_time
from .washed_out import washed_out

__all__ = [
    "Gap",
    "MissingVariable",
    "RunFailed",
    "WrongDataset",
    "best_settings",
    "compare",
    "convergence",
    "convergence_study",
    "currents",
    "distributions",
    "drag",
    "fit",
    "fitted_gaps",
    "grid",
    "in_si",
    "load",
    "quantify",
    "regime_map",
    "resistivity_map",
    "resonance",
    "response",
    "run",
    "save",
    "space_time",
    "spectrum",
    "sweep",
    "temperature",
    "washed_out",
]
