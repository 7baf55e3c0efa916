"""A sweep as a grid that is labelled by its keys."""

from __future__ import annotations

import xarray as xr

from .data import WrongDataset, swept_keys
from .sweeps import swept_axis


def grid(dataset: xr.Dataset) -> xr.Dataset:
    """Returns a sweep with one dimension for each swept key in place of `point`.

    `grid(data).drag_resistivity.sel(wires_mismatch=0.1, method="nearest")` is then what it says. Coordinates have the
    unit of the input; of a key with a value for each wire the coordinate is what varies (see `swept_axis`).
    Combinations that were not run are NaN. The figures take the data set as it was read, with `point`.

    Raises WrongDataset for a file without a sweep, or if two points have the same values of all keys.
    """
    names = swept_keys(dataset)
    if not names:
        raise WrongDataset("the file has no sweep: there is nothing to lay out as a grid")
    axes = {name: swept_axis(dataset, name) for name in names}
    bare = dataset.drop_vars(names)
    places = {
        name: ("point", axis.values, {"long_name": axis.key, "units": axis.unit})
        for name, axis in axes.items()
    }
    if len(set(zip(*(axis.values for axis in axes.values())))) < dataset.sizes["point"]:
        raise WrongDataset("two points have the same values of all swept keys: no grid holds both")
    labelled = bare.assign_coords(places)
    if len(names) == 1:
        return labelled.swap_dims(point=names[0])
    laid = labelled.set_index(point=names).unstack("point")
    for name, axis in axes.items():
        laid[name].attrs.update(long_name=axis.key, units=axis.unit)
    return laid
