"""Reading result files, and saying clearly what one of them lacks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import xarray as xr

# Which command writes a variable; all others come from `drag run` and `drag compare`.
_MAKERS = {
    "fokker_planck_drag_resistivity": "drag compare",
    "D3_over_D2": "drag compare with collisions.triples.kernel soft-model",
    "closed_form": "drag compare",
    "closed_form_value": "drag compare",
    "closed_form_valid": "drag compare",
    "time": "drag run with solve.engine particles",
    "current": "drag run with solve.engine particles",
    "current_error": "drag run with solve.engine particles",
    "snapshot_time": "drag run with solve.engine particles",
    "g_snapshot": "drag run with solve.engine particles",
    "omega": "drag response",
    "rho_12_real": "drag response",
    "rho_12_imag": "drag response",
    "rate": "drag spectrum",
    "parity": "drag spectrum",
    "study_parameter": "drag converge",
    "study_value": "drag converge",
    "study_shift": "drag converge",
}


class MissingVariable(KeyError):
    """A data set lacks a variable that a figure needs."""

    def __init__(self, name: str, dataset: xr.Dataset):
        maker = _MAKERS.get(name, "drag run or drag compare")
        held = ", ".join(str(key) for key in dataset.variables) or "nothing"
        self.message = (
            f"no variable {name} (the file holds {held}); {maker} writes it: make the file with that"
        )
        super().__init__(self.message)

    def __str__(self) -> str:
        # KeyError would put the message in quotes.
        return self.message


class WrongDataset(ValueError):
    """A data set has its variables but cannot make the figure."""


def load(path: str | Path) -> xr.Dataset:
    """Reads a result file into memory and closes it.

    Raises FileNotFoundError when it is not there and WrongDataset when it is not a result file.
    """
    path = Path(path)
    if not path.exists():
        raise FileNotFoundError(f"no file {path}: check the name, or make it with drag run --output")
    try:
        with xr.open_dataset(path, engine="netcdf4") as dataset:
            return dataset.load()
    except OSError as error:
        raise WrongDataset(f"{path} is not a NetCDF file ({error}): give a file of drag") from error


def require(dataset: xr.Dataset, *names: str) -> None:
    """Raises MissingVariable for the first of the names that the data set lacks."""
    for name in names:
        if name not in dataset.variables:
            raise MissingVariable(name, dataset)


def resolved(dataset: xr.Dataset) -> np.ndarray:
    """Returns which points of a sweep have a drag resistivity with an error."""
    require(dataset, "drag_resistivity", "drag_resistivity_error")
    return np.isfinite(dataset.drag_resistivity.values) & np.isfinite(
        dataset.drag_resistivity_error.values
    )


def unresolved_note(dataset: xr.Dataset) -> str | None:
    """Returns a sentence on the points without a resistivity, or nothing when all have one."""
    missing = ~resolved(dataset)
    if not missing.any():
        return None
    reasons: dict[str, int] = {}
    if "steady_state" in dataset.variables:
        for reason in dataset.steady_state.values[missing]:
            reasons[str(reason)] = reasons.get(str(reason), 0) + 1
    detail = ", ".join(f"{count} {reason}" for reason, count in reasons.items())
    return f"{missing.sum()} of {missing.size} points not shown" + (f": {detail}" if detail else "")


def point(dataset: xr.Dataset, index: int) -> xr.Dataset:
    """Returns one point of a sweep."""
    count = dataset.sizes.get("point")
    if count is None:
        raise WrongDataset("the file has no sweep points: give a file of drag run or drag compare")
    if not -count <= index < count:
        raise WrongDataset(f"no point {index} (there are {count}, counted from 0)")
    return dataset.isel(point=index)


def swept_keys(dataset: xr.Dataset) -> list[str]:
    """Returns the variables of the swept keys: the long name of each is the path of its key."""

    def is_key(name: str) -> bool:
        variable = dataset.variables[name]
        path = str(variable.attrs.get("long_name", ""))
        return variable.dims[:1] == ("point",) and "." in path and path.replace(".", "_") == name

    return [str(name) for name in dataset.variables if is_key(str(name))]


def display_units(dataset: xr.Dataset) -> tuple[float, str]:
    """Returns the factor and the unit in which drag resistivities are shown.

    These are kOhm/um for a run with SI input, reduced units otherwise.

    Raises WrongDataset for a sweep of the temperature, whose points have reduced units of their own.
    """
    require(dataset, "drag_resistivity")
    if "drag_resistivity_SI" not in dataset.variables:
        return 1.0, str(dataset.drag_resistivity.attrs.get("units", ""))
    ratio = dataset.drag_resistivity_SI.values / dataset.drag_resistivity.values
    known = ratio[np.isfinite(ratio)]
    if known.size == 0:
        return 1.0, str(dataset.drag_resistivity.attrs.get("units", ""))
    if known.max() > known.min() * (1 + 1e-6):
        raise WrongDataset(
            "the temperature is swept, and with it the unit of each point: "
            "draw the file with dragplots temperature or dragplots drag"
        )
    return float(known[0]), str(dataset.drag_resistivity_SI.attrs.get("units", ""))


def closed_form(dataset: xr.Dataset, name: str, valid_only: bool = True) -> np.ndarray:
    """Returns the values of one closed form along the sweep, NaN where it does not apply.

    The name may be cut short: "lorentzian" finds "Lorentzian resonance".

    Raises MissingVariable without closed forms, WrongDataset without the one that is asked for.
    """
    values = next(
        (key for key in ("closed_form_value", "closed_form_drag_resistivity") if key in dataset),
        "closed_form_value",
    )
    require(dataset, "closed_form", values, "closed_form_valid")
    names = [str(held) for held in dataset.closed_form.values]
    matches = [index for index, held in enumerate(names) if held.lower().startswith(name.lower())]
    if not matches:
        raise WrongDataset(f"no closed form {name} (there are {', '.join(names)}): choose of these")
    column = dataset.isel(closed_form=matches[0])
    result = column[values].values.astype(float)
    return np.where(column.closed_form_valid.values > 0, result, np.nan) if valid_only else result


def studied_parameters(dataset: xr.Dataset) -> list[str]:
    """Returns the numerical parameters that a file of `drag converge` varies.

    Raises MissingVariable for another file.
    """
    require(dataset, "study_parameter", "study_value", "study_shift")
    return [str(name) for name in dataset.study_parameter.values]
