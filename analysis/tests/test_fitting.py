"""dragplots.fit: data of any kind, units, and what comes back."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import results
import xarray as xr

import dragplots as dp
from dragplots.fitting import columns, to_table
from dragplots.running import find_executable

#: The exactly solvable model of Samples/fit, a millisecond a point.
MODEL = {
    "wires": {"mean_fermi_energy": 2, "mismatch": 0},
    "interaction": {"interwire": {"form": "gaussian", "strength": 1, "length": 20}},
    "collisions": {"triples": {"kernel": "soft-model", "lambda": [1e-2, 1e-2], "mu_1": 1e-3, "length": 20}},
}
TRUE = 1e-3
FREE = {"collisions.triples.lambda": (1e-5, 1.0)}
#: Made with lambda = 1e-3 and mu_1 = 1e-3, with errors of 0.5 % (Samples/fit/synthetic.txt).
MEASURED = {
    "wires.mismatch": [-2, -1, -0.5, 0, 0.5, 1, 2],
    "rho_D": [7.50401e-07, 1.77416e-06, 3.14168e-06, 4.41246e-06, 3.11387e-06, 1.69891e-06, 6.75937e-07],
    "error": [3.7e-09, 8.9e-09, 1.6e-08, 2.2e-08, 1.6e-08, 8.5e-09, 3.4e-09],
}
QUICK = {"engine": "fokker-planck", "progress": False}


@pytest.fixture(autouse=True)
def needs_drag(request):
    if "needs_program" in request.keywords:
        try:
            find_executable()
        except FileNotFoundError:
            pytest.skip("drag is not built: make build")


@pytest.fixture(scope="module")
def fitted():
    try:
        find_executable()
    except FileNotFoundError:
        pytest.skip("drag is not built: make build")
    return dp.fit(MODEL, MEASURED, FREE, **QUICK)


def test_the_true_value_is_found_within_its_error(fitted):
    """Four standard errors: fails once in 16,000 sets of data, and these are fixed."""
    value, error = fitted.fit_value.item(), fitted.fit_value_error.item()
    assert abs(value - TRUE) < 4 * error and error < 0.02 * TRUE
    assert fitted.fit_chi_square.item() < 3 * fitted.fit_degrees_of_freedom.item()
    assert fitted.fit_degrees_of_freedom.item() == len(MEASURED["rho_D"]) - 1


def test_shapes_names_and_units(fitted):
    assert list(fitted.fit_parameter.values) == ["collisions.triples.lambda"]
    assert list(fitted.fit_unit.values) == ["D2, or reduced units"]
    assert fitted.fit_value.dims == ("fit_parameter",) and fitted.fit_model.dims == ("row",)
    assert fitted.fit_measured.units == fitted.fit_model.units == "sqrt(mT)/e^2"
    np.testing.assert_allclose(fitted.fit_measured.values, MEASURED["rho_D"], rtol=1e-14)
    residual = (fitted.fit_measured - fitted.fit_model) / np.hypot(fitted.fit_measured_error, fitted.fit_model_error)
    np.testing.assert_allclose(fitted.fit_residual.values, residual.values, rtol=1e-6)


def test_the_best_settings_are_those_of_the_curve(fitted):
    best = dp.best_settings(fitted)
    assert best["collisions"]["triples"]["lambda"] == pytest.approx([fitted.fit_value.item()] * 2, rel=1e-9)
    again = dp.fit(best, MEASURED, **QUICK)
    np.testing.assert_allclose(again.fit_model.values, fitted.fit_model.values, rtol=1e-6)
    assert "fit_parameter" not in again.dims
    with pytest.raises(dp.WrongDataset, match="not the results of dragplots.fit"):
        dp.best_settings(xr.Dataset())


@pytest.mark.parametrize("wrapped", ["frame", "path", "arrays"])
def test_data_of_any_kind_give_the_same(fitted, wrapped, tmp_path):
    path = tmp_path / "data.txt"
    path.write_text(to_table(columns(MEASURED)))
    data = {"frame": pd.DataFrame(MEASURED), "path": path, "arrays": {k: np.array(v) for k, v in MEASURED.items()}}
    same = dp.fit(MODEL, data[wrapped], FREE, **QUICK)
    assert same.fit_value.item() == fitted.fit_value.item()


def test_a_run_is_data_for_a_fit(fitted):
    """The curve of the model itself, as a run leaves it: the fit finds what it was made with."""
    curve = results.resonance_data()
    one = curve.isel(point=slice(0, int(curve.sizes["point"])))
    held = columns(one)
    assert {"rho_D", "error", "wires.mismatch", "collisions.triples.lambda.1"} & set(held) >= {"rho_D", "error"}
    assert "wires.mismatch" in held and len(held["rho_D"]) > 5
    with pytest.raises(ValueError, match="no sweep"):
        columns(curve.drop_vars(["wires_mismatch", "collisions_triples_lambda"]))


def test_with_si_input_data_are_in_laboratory_units():
    held = columns(results.device_data())
    np.testing.assert_allclose(held["rho_D"], results.device_data().drag_resistivity_SI.values, rtol=1e-12)
    assert "wires.density.1" in held and "wires.density.2" in held


def test_pairs_of_values_are_two_columns():
    held = columns({"wires.density": [[1, 2], [3, 4]], "rho_D": [5, 6], "error": [7, 8]})
    assert to_table(held).splitlines()[:2] == ["wires.density.1 wires.density.2 rho_D error", "1.0 2.0 5.0 7.0"]


@pytest.mark.parametrize("data, words", [
    ({"rho_D": [1], "wires.mismatch": [0]}, "no column error"),
    ({"rho_D": [1], "error": [1, 2]}, "of one length.*rho_D 1, error 2"),
    ({"rho_D": [], "error": []}, "above 0"),
    ({"rho_D": np.ones((2, 3)), "error": [1, 1]}, r"rho_D has the shape \(2, 3\)"),
    ([1, 2], "no column rho_D"),
])
def test_what_is_no_data_is_refused(data, words):
    with pytest.raises(ValueError, match=words):
        columns(data)


def test_what_the_program_refuses_is_told(fitted):
    with pytest.raises(dp.RunFailed, match="wires.mismatches"):
        dp.fit(MODEL, {**MEASURED, "wires.mismatches": MEASURED["wires.mismatch"]}, FREE, **QUICK)
