"""Parameters of an input from measured drag resistivities, by `drag fit`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import numpy as np
import xarray as xr
import yaml

from .data import WrongDataset, require, swept_keys
from .progress import Progress
from .running import ask
from .sweeps import resistivity

#: The names of the columns that are no keys.
RESISTIVITY, ERROR = "rho_D", "error"
#: A line of the resolved input: the key, and the unit behind its value.
_UNIT = re.compile(r"^([\w.]+): (?:\[.*?\]|\S+) (.+) \([a-z ]+\)$", re.MULTILINE)


def fit(
    settings: Mapping,
    measured: str | Path | Mapping[str, Any] | xr.Dataset,
    free: Sequence[str] | Mapping[str, tuple[float, float] | None] = (),
    *,
    engine: Literal["operator", "fokker-planck"] = "operator",
    seed: int | None = None,
    threads: int | None = None,
    executable: str | Path | None = None,
    progress: Progress = True,
) -> xr.Dataset:
    """Runs `drag fit`: varies `free` keys of `settings` until the drag resistivity lies on measured points.

    `measured` is a table as `drag fit` reads it (a path), or a mapping of columns: paths of keys, "rho_D" and
    "error", the standard error of each; columns have the shape (row,), those of a key with a value for each wire may
    have (row, 2). A pandas DataFrame is such a mapping. Numbers are in the units of the input; with SI input rho_D is in
    kOhm/um. A data set of `run` or `sweep` is taken as measured too, its swept keys as columns.

    `free` names numeric keys, or maps them to their bounds (low, high); KEY.1 and KEY.2 are the wires by themselves.
    Without any, the settings are held against the data. `engine` "fokker-planck" solves the exactly solvable model
    in place of sampling. The other arguments are those of `run`.

    The answer has the dimensions `fit_parameter` (the free keys, with their units in the coordinate `fit_unit`) and `row`:
    `fit_value`, `fit_value_error`, `fit_standing` (fit_parameter,), `fit_correlation` (fit_parameter, fit_parameter_2),
    `fit_chi_square`, `fit_degrees_of_freedom` and `fit_Q` (no dimension), and `fit_measured`, `fit_model` and
    `fit_residual` (row,), the first two in the unit of the data. `best_settings` gives the settings with the best values.

    Raises ValueError for data that are no columns, and what `run` raises.
    """
    bounds = free if isinstance(free, Mapping) else dict.fromkeys(free)
    words = [key if range_ is None else f"{key}={range_[0]!r}:{range_[1]!r}" for key, range_ in bounds.items()]
    if isinstance(measured, (str, Path)):
        table = Path(measured).read_text(encoding="utf-8")
    else:
        table = to_table(columns(measured))
    options = ["--engine", engine, *(["--free", *words] if words else [])]
    data, files = ask(
        settings, "fit", "fit.nc", options=options, files={"--data": ("data.txt", table)}, keep=["best.yaml"],
        seed=seed, threads=threads, executable=executable, progress=progress,
    )
    return _labelled(data, files["best.yaml"])


def best_settings(fitted: xr.Dataset) -> dict[str, Any]:
    """Returns the settings of a fit with the best values of its free keys, and with the points of the data as sweep.

    Raises WrongDataset for what `fit` did not answer.
    """
    text = fitted.attrs.get("best_input")
    if text is None:
        raise WrongDataset("these are not the results of dragplots.fit: it keeps the input with the best values")
    return dict(yaml.safe_load(text))


def columns(measured: Any) -> dict[str, np.ndarray]:
    """Returns columns of equal length, one number each, from a mapping, a data frame or a data set of a run.

    Raises ValueError where lengths differ, or where there is no rho_D or no error.
    """
    if isinstance(measured, xr.Dataset):
        return _columns_of_run(measured)
    found: dict[str, np.ndarray] = {}
    for name in measured.keys() if hasattr(measured, "keys") else ():
        values = np.asarray(measured[name], dtype=float)
        if values.ndim == 2 and values.shape[1] == 2:
            found[f"{name}.1"], found[f"{name}.2"] = values.T
        elif values.ndim == 1:
            found[str(name)] = values
        else:
            raise ValueError(f"{name} has the shape {values.shape}: a column has (row,), or (row, 2) for both wires")
    for name in (RESISTIVITY, ERROR):
        if name not in found:
            raise ValueError(f"no column {name}: give keys, {RESISTIVITY} and {ERROR}, one value for each row")
    lengths = {len(values) for values in found.values()}
    if len(lengths) != 1 or lengths == {0}:
        raise ValueError(
            "columns have to be of one length, above 0: "
            + ", ".join(f"{name} {len(values)}" for name, values in found.items())
        )
    return found


def to_table(held: Mapping[str, np.ndarray]) -> str:
    """Returns columns as the text of a table that `drag fit` reads, every digit kept."""
    rows = zip(*(values.tolist() for values in held.values()))
    lines = [" ".join(held), *(" ".join(repr(value) for value in row) for row in rows)]
    return "\n".join(lines) + "\n"


def _columns_of_run(dataset: xr.Dataset) -> dict[str, np.ndarray]:
    keys = swept_keys(dataset)
    if not keys:
        raise ValueError("the data set has no sweep: its points differ in nothing that a fit could use")
    require(dataset, "drag_resistivity", "drag_resistivity_error")
    value, error, _ = resistivity(dataset)
    assert error is not None
    kept = np.isfinite(value) & (error > 0)
    held = {str(dataset[name].attrs["long_name"]).split(",")[0]: dataset[name].values[kept] for name in keys}
    return columns({**held, RESISTIVITY: value[kept], ERROR: error[kept]})


def _labelled(data: xr.Dataset, best: str) -> xr.Dataset:
    """Returns the result of a fit without the dimension of points, and with the units that its input has."""
    data = data.isel(point=0) if "point" in data.dims else data
    units = dict(_UNIT.findall(str(data.attrs.get("resolved_input", ""))))
    keys = [re.sub(r"\.[12]$", "", str(key)) for key in data.fit_parameter.values] if "fit_parameter" in data else []
    if keys:
        data = data.assign_coords(fit_unit=("fit_parameter", [units.get(key, "1") for key in keys]))
    is_si = "temperature_K" in data.attrs or "units.system: SI" in data.attrs.get("resolved_input", "")
    for name in ("fit_measured", "fit_measured_error", "fit_model", "fit_model_error"):
        if name in data:
            data[name].attrs["units"] = "kOhm/um" if is_si else "sqrt(mT)/e^2"
    data.attrs["best_input"] = best
    return data

