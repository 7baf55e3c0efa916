"""Reading result files and their complaints."""

from __future__ import annotations

import numpy as np
import pytest
import results
import xarray as xr

import dragplots
from dragplots.curves import logarithmic_curve, resonance_curve
from dragplots.data import closed_form, display_units, swept_keys
from dragplots.groups import by_strength, scientific
from dragplots.regimes import boundaries
from dragplots.units import bracketed, mathtext


def test_a_file_survives_the_way_through_disk(tmp_path):
    data = results.resonance_data()
    data.to_netcdf(tmp_path / "results.nc")
    xr.testing.assert_allclose(dragplots.load(tmp_path / "results.nc"), data)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="no file .*absent.nc: check the name"):
        dragplots.load(tmp_path / "absent.nc")


def test_a_file_of_another_kind_is_refused(tmp_path):
    path = tmp_path / "input.yaml"
    path.write_text("title: no results\n")
    with pytest.raises(dragplots.WrongDataset, match="input.yaml is not a NetCDF file"):
        dragplots.load(path)


MISSING = [
    (dragplots.resonance, "drag_resistivity_error", "drag run or drag compare"),
    (dragplots.washed_out, "mismatch", "drag run or drag compare"),
    (dragplots.distributions, "g_slope", "drag run or drag compare"),
    (dragplots.regime_map, "D3_over_D2", "drag compare with collisions.triples.kernel soft-model"),
]


@pytest.mark.parametrize("draw, name, maker", MISSING)
def test_a_missing_variable_is_named_with_the_command_that_makes_it(draw, name, maker):
    data = results.resonance_data().drop_vars(name)
    held = ", ".join(data.variables)
    with pytest.raises(dragplots.MissingVariable) as caught:
        draw(data)
    assert str(caught.value) == (
        f"no variable {name} (the file holds {held}); {maker} writes it: make the file with that"
    )


@pytest.mark.parametrize(
    "draw, name, maker",
    [
        (dragplots.response, "omega", "drag response"),
        (dragplots.spectrum, "rate", "drag spectrum"),
        (dragplots.currents, "time", "drag run with solve.engine particles"),
        (dragplots.space_time, "snapshot_time", "drag run with solve.engine particles"),
    ],
)
def test_a_file_of_another_command_is_told_from_the_right_one(draw, name, maker):
    with pytest.raises(dragplots.MissingVariable, match=f"no variable {name} .*; {maker} writes"):
        draw(results.convergence_data())


def test_a_sweep_without_any_steady_state_says_why():
    data = results.pair_data().isel(point=[0, 2])
    message = "no point has a drag resistivity: 2 of 2 points not shown: 2 frictionless"
    with pytest.raises(dragplots.WrongDataset, match=message):
        dragplots.resonance(data)


def test_one_snapshot_makes_no_picture():
    with pytest.raises(dragplots.WrongDataset, match="one snapshot .* set particles.snapshots"):
        dragplots.space_time(results.time_data().isel(snapshot=[0]))


def test_the_relative_current_does_not_see_the_acceleration_of_both_wires():
    data = results.time_data()
    density = data.density.isel(point=0)
    pushed = data.assign(current=data.current + 3 * data.time * density)
    lines = [dragplots.currents(d).axes[1].lines[0].get_ydata() for d in (data, pushed)]
    assert np.abs(lines[1] - lines[0]).max() < 1e-13


def test_a_point_without_distributions_says_why():
    with pytest.raises(dragplots.WrongDataset, match=r"point 0 has no distribution \(frictionless"):
        dragplots.distributions(results.pair_data(), 0)


def test_a_point_beyond_the_sweep_is_refused():
    with pytest.raises(dragplots.WrongDataset, match=r"no point 3 \(there are 3, counted from 0\)"):
        dragplots.distributions(results.pair_data(), 3)


def test_an_unknown_swept_key_is_refused():
    message = r"no swept key solve.samples \(there are collisions_triples_length\)"
    with pytest.raises(dragplots.WrongDataset, match=message):
        dragplots.convergence(results.convergence_data(), "solve.samples")


def test_swept_keys_are_those_whose_long_name_is_their_path():
    assert swept_keys(results.resonance_data()) == ["wires_mismatch", "collisions_triples_lambda"]


def test_a_sweep_is_taken_apart_by_strength():
    groups = by_strength(results.resonance_data())
    assert [group.label for group in groups] == [
        r"$\lambda/D_2 = 10^{-7}$",
        r"$\lambda/D_2 = 10^{-6}$",
        r"$\lambda/D_2 = 10^{-5}$",
    ]
    assert [group.points.sizes["point"] for group in groups] == [13, 13, 13]


def test_without_a_swept_strength_the_ratio_of_diffusion_coefficients_takes_its_place():
    data = results.resonance_data().drop_vars("collisions_triples_lambda")
    # A little change with Delta, as mu_2 = mu_1 k_T1/k_T2 makes it, starts no new curve.
    data["D3_over_D2"] = data.D3_over_D2 * (1 + 0.02 * data.mismatch)
    groups = by_strength(data)
    assert [group.points.sizes["point"] for group in groups] == [13, 13, 13]
    assert groups[0].label == "$D_3/D_2 = 10^{-7}$"


def test_one_strength_needs_no_label():
    assert [group.label for group in by_strength(results.pair_data())] == [""]


@pytest.mark.parametrize("key", ["closed_form_value", "closed_form_drag_resistivity"])
def test_a_closed_form_is_shown_where_it_holds(key):
    data = results.resonance_data().rename({"closed_form_value": key})
    values = closed_form(data, "lorentzian")
    assert np.isnan(values[[0, 12]]).all() and np.isfinite(values[1:12]).all()
    assert np.isfinite(closed_form(data, "lorentzian", valid_only=False)).all()


def test_an_unknown_closed_form_is_refused():
    with pytest.raises(dragplots.WrongDataset, match="no closed form tail .*Lorentzian resonance"):
        closed_form(results.resonance_data(), "tail")


def test_runs_with_si_input_are_shown_in_kiloohm_per_micrometre():
    data = results.pair_data()
    assert display_units(data) == (1.0, "sqrt(mT)/e^2")
    data["drag_resistivity_SI"] = (2.5 * data.drag_resistivity).assign_attrs(units="kOhm/um")
    factor, units = display_units(data)
    assert factor == pytest.approx(2.5) and units == "kOhm/um"
    assert dragplots.resonance(data).axes[0].get_ylabel() == (
        r"$\rho_D$ ($\mathrm{k\Omega}/\mathrm{\mu m}$)"
    )


def test_the_curve_through_a_lorentzian_is_that_lorentzian():
    x = np.array([-2.0, -0.7, -0.1, 0.0, 0.4, 3.0])
    fine, curve = resonance_curve(x[::-1], 5 / (1 + (x[::-1] / 0.3) ** 2))
    np.testing.assert_allclose(curve, 5 / (1 + (fine / 0.3) ** 2), rtol=1e-12)
    assert fine[0] == -2 and fine[-1] == 3


def test_the_curve_has_a_gap_where_a_point_is_missing():
    fine, curve = resonance_curve(np.array([0.0, 1, 2, 3]), np.array([3.0, 2, np.nan, 1]))
    assert np.isfinite(curve[fine < 1]).all()
    assert np.isnan(curve[(fine > 1) & (fine < 3)]).all()


def test_the_logarithmic_curve_passes_through_its_points_without_overshoot():
    x, y = np.array([-2.0, -1, 0, 1, 3]), np.array([1e-5, 1e-3, 1e-2, 1e-2, 1e-6])
    fine, curve = logarithmic_curve(x, y)
    np.testing.assert_allclose(np.interp(x, fine, np.log(curve)), np.log(y), rtol=1e-12)
    assert curve.max() <= 1e-2 * (1 + 1e-12)
    exponential = logarithmic_curve(x, np.exp(-1.7 * x))
    np.testing.assert_allclose(exponential[1], np.exp(-1.7 * exponential[0]), rtol=1e-12)


def test_the_boundaries_of_the_regimes_follow_their_conditions():
    narrow, equilibrium, drift = boundaries(np.array([5.0]))
    assert narrow == pytest.approx(np.exp(-5) / 25)
    assert equilibrium == pytest.approx(np.exp(-5))
    assert drift == pytest.approx(np.exp(5) / 5**1.5)


@pytest.mark.parametrize(
    "units, text",
    [
        ("", ""),
        ("1", ""),
        ("reduced", "(reduced units)"),
        ("sqrt(mT)/e^2", r"($(mT)^{1/2}/e^{2}$)"),
        ("T sqrt(mT)/(e hbar)", r"($T\,(mT)^{1/2}/(e\,\hbar)$)"),
        ("kOhm/um", r"($\mathrm{k\Omega}/\mathrm{\mu m}$)"),
        ("1/nm", r"($1/\mathrm{nm}$)"),
        ("V/m", r"($\mathrm{V}/\mathrm{m}$)"),
        ("meV nm^2", r"($\mathrm{meV}\,\mathrm{nm}^{2}$)"),
    ],
)
def test_units_become_math_text(units, text):
    assert bracketed(units) == text


def test_powers_keep_their_sign_and_brackets():
    assert mathtext("T^(1/2)") == "T^{1/2}" and mathtext("T^-1") == "T^{-1}"


@pytest.mark.parametrize(
    "value, text",
    [(0, "0"), (0.3, "0.3"), (300, "300"), (1e-7, "10^{-7}"), (3e-7, r"3\times 10^{-7}"),
     (9.999e-8, "10^{-7}"), (2.5e6, r"2.5\times 10^{6}")],
)
def test_numbers_are_written_as_a_physicist_would(value, text):
    assert scientific(value) == text


def test_the_model_of_the_test_data_approaches_the_closed_forms():
    """The pictures are pictures of physics: height (136) and corrected width (137)."""
    deviations = []
    for energy in (5.0, 10.0, 20.0):
        strength = 1e-5 * np.exp(-energy)
        top = results.SolvableModel((energy, energy), strength, count=6000)
        width = results.gamma(energy, strength)
        side = results.SolvableModel((energy + width / 2, energy - width / 2), strength, 6000)
        ratio = side.drag_resistivity / top.drag_resistivity
        height = 16 * np.sqrt(2 * energy / np.pi) * np.exp(-2 * energy) / top.density[0]
        deviations.append((abs(ratio - 0.5), abs(top.drag_resistivity / height - 1)))
    assert deviations[0][0] < 0.02 and deviations[2][0] < deviations[0][0]
    assert deviations[2][1] < deviations[1][1] < deviations[0][1] < 0.05
