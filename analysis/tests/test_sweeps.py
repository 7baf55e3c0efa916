"""Sweeps over any key: axes, curves, units, gaps."""

from __future__ import annotations

import numpy as np
import pytest
import results

import dragplots
from dragplots.data import display_units
from dragplots.resistivity_map import _zeros
from dragplots.sweeps import by_other_keys, by_speed, resistivity, swept_axis


def test_the_axis_is_the_key_that_varies_fastest():
    data = results.resonance_data()
    assert by_speed(data) == ["wires_mismatch", "collisions_triples_lambda"]
    assert dragplots.drag(data).axes[0].get_xlabel() == r"$\Delta$ ($T$)"
    other = dragplots.drag(data, "collisions.triples.lambda").axes[0]
    assert other.get_xlabel() == r"$\lambda/D_2$" and other.get_xscale() == "log"


def test_of_a_key_with_a_value_for_each_wire_what_varies_is_the_axis():
    data = results.device_data()
    axis = swept_axis(data, "wires_density")
    assert axis.label == r"$n_1$ ($1/\mathrm{\mu m}$)" and axis.key == "wires.density, wire 1"
    both = data.assign(wires_density=data.wires_density.copy(data=data.wires_density.values[:, ::-1]))
    assert swept_axis(both, "wires_density").symbol == "n_2"
    pair = np.stack([axis.values, 35 - axis.values], axis=1)
    split = swept_axis(data.assign(wires_density=data.wires_density.copy(data=pair)), "wires_density")
    np.testing.assert_allclose(split.values, 2 * axis.values - 35)
    assert split.symbol == "n_1 - n_2"


def test_there_is_one_curve_for_each_value_of_the_other_key():
    groups = by_other_keys(results.device_data(), "wires_density")
    assert [group.label for group in groups] == [r"$d = 25\,\mathrm{nm}$", r"$d = 33\,\mathrm{nm}$"]
    assert [group.points.sizes["point"] for group in groups] == [9, 9]


def test_each_temperature_has_a_unit_of_its_own():
    data = results.temperature_data()
    value, error, unit = resistivity(data)
    np.testing.assert_allclose(value, data.drag_resistivity_SI.values, rtol=1e-12)
    np.testing.assert_allclose(error, data.drag_resistivity_SI_error.values, rtol=1e-12)
    assert unit == "kOhm/um"
    with pytest.raises(dragplots.WrongDataset, match="the temperature is swept.*dragplots drag"):
        display_units(data)


def test_points_without_a_resistivity_take_the_unit_of_the_others():
    data = results.device_data()
    data["drag_resistivity"][0] = data["drag_resistivity_SI"][0] = np.nan
    data["fokker_planck_drag_resistivity"][0] = 2.0
    exact, _, _ = resistivity(data, "fokker_planck_drag_resistivity")
    assert exact[0] == pytest.approx(2 * 35.75 * np.sqrt(4.2))


def test_every_theory_that_is_in_the_file_is_drawn_and_named():
    def names(data):
        return {text.get_text() for text in dragplots.drag(data).legends[0].get_texts()}

    data = results.with_conventional(results.resonance_data())
    theory = {"Fokker-Planck", "conventional", "closed form"}
    assert theory <= names(data)
    assert names(data.drop_vars("conventional_drag_resistivity")) & theory == theory - {"conventional"}
    invalid = data.assign(closed_form_valid=0 * data.closed_form_valid)
    assert names(invalid) & theory == theory - {"closed form"}


def test_a_scale_is_one_of_three():
    with pytest.raises(ValueError, match="no scale loglog: it is one of auto, linear, log"):
        dragplots.drag(results.resonance_data(), scale="loglog")


@pytest.mark.parametrize("draw", [dragplots.drag, dragplots.resistivity_map, dragplots.temperature])
def test_without_a_sweep_there_is_nothing_to_draw(draw):
    data = results.resonance_data().drop_vars(["wires_mismatch", "collisions_triples_lambda"])
    with pytest.raises(dragplots.WrongDataset, match="sweep"):
        draw(data)


def test_a_map_takes_its_axes_from_either_key():
    data = results.map_data()

    def labels(*keys, **named):
        axes = dragplots.resistivity_map(data, *keys, **named).axes[0]
        return axes.get_xlabel()[:6], axes.get_ylabel()[:6]

    own, other = (r"$\Delta"[:6], r"$\epsi"), (r"$\epsi", r"$\Delta"[:6])
    assert labels() == labels(x="wires.mismatch") == labels(y="wires.mean_fermi_energy") == own
    assert labels(x="wires.mean_fermi_energy") == labels(y="wires.mismatch") == other
    with pytest.raises(dragplots.WrongDataset, match="both axes are wires_mismatch"):
        labels("wires.mismatch", "wires.mismatch")


def test_the_resonance_is_where_the_mismatch_passes_zero():
    assert _zeros(np.array([1.0, 2, 4]), np.array([-1.0, 1, 3])) == [1.5]
    assert _zeros(np.array([1.0, 2, 4]), np.array([-1.0, 0, 3])) == [2.0]
    assert _zeros(np.array([1.0, 2]), np.array([1.0, np.nan])) == []
    # Along the gate of wire 1 the line leans.
    axes = dragplots.resistivity_map(results.map_data()).axes[0]
    line = axes.lines[-1].get_xydata()
    np.testing.assert_allclose(line, [(0, e) for e in (3, 3.5, 4, 4.5, 5)], atol=1e-12)


def test_a_point_that_is_missing_is_hatched_not_coloured():
    mesh = dragplots.resistivity_map(results.map_data()).axes[0].collections[0]
    assert int(np.ma.getmaskarray(mesh.get_array()).sum()) == 1


def test_the_gap_is_found_within_its_error_as_often_as_stated():
    """400 series with errors of 3 %: 68.3 % and 95.4 % within one and two, each within 4 deviations of a
    binomial (0.023 and 0.0105): fails once in 8000 runs, and the seed is fixed."""
    data = results.temperature_data().isel(point=slice(0, 6))
    smooth = 40 * np.exp(-1.9 / (0.08617333262 * data.units_temperature.values))
    random = np.random.default_rng(5)
    away = []
    for _ in range(400):
        noisy = smooth * (1 + 0.03 * random.normal(size=6))
        held = data.copy(deep=True)
        held["drag_resistivity"][:] = noisy / (35.75 * np.sqrt(data.units_temperature.values))
        held["drag_resistivity_SI"][:] = noisy
        held["drag_resistivity_error"][:] = 0.03 * held.drag_resistivity
        gap = dragplots.fitted_gaps(held)[0]
        # The error as stated, without the scatter that widens it.
        scatter = max(1.0, gap.chi_square / gap.degrees)
        away.append(abs(gap.value - 1.9) / (gap.error / np.sqrt(scatter)))
    away = np.array(away)
    assert abs((away < 1).mean() - 0.683) < 4 * 0.0233
    assert abs((away < 2).mean() - 0.954) < 4 * 0.0105


def test_a_power_of_the_temperature_is_divided_out():
    data = results.temperature_data()
    power = (data.units_temperature / 3.0) ** 2
    for name in ("drag_resistivity", "drag_resistivity_error", "drag_resistivity_SI"):
        data[name] = (data[name] * power).assign_attrs(data[name].attrs)
    wrong, right = dragplots.fitted_gaps(data)[0], dragplots.fitted_gaps(data, power=2)[0]
    assert abs(right.value - 1.9) < 3 * right.error < abs(wrong.value - 1.9)


def test_the_fit_keeps_to_the_range_that_is_asked_for():
    data = results.temperature_data()
    # A plateau at low temperature is not activated.
    cold = data.units_temperature.values < 3
    for name in ("drag_resistivity", "drag_resistivity_SI"):
        data[name][cold] = data[name].values[2]
    whole, hot = (dragplots.fitted_gaps(data, between=b)[0] for b in (None, (3, 7)))
    assert abs(hot.value - 1.9) < 3 * hot.error and hot.degrees == 2
    assert abs(whole.value - 1.9) > 0.2
    with pytest.raises(dragplots.WrongDataset, match="a gap needs two points .* d = 25 nm"):
        dragplots.temperature(data, between=(3.5, 4.5))


def test_a_curved_line_widens_the_error_and_is_said():
    data = results.temperature_data()
    for name in ("drag_resistivity_error", "drag_resistivity_SI_error"):
        data[name] = (0.01 * data[name]).assign_attrs(data[name].attrs)
    straight, curved = dragplots.fitted_gaps(results.temperature_data())[0], dragplots.fitted_gaps(data)[0]
    assert not straight.is_curved and curved.is_curved
    # What the points say themselves: their errors are too small by what chi-square shows.
    own = np.sqrt(straight.chi_square / straight.degrees)
    assert curved.error == pytest.approx(straight.error * own, rel=1e-9)
    assert str(curved).endswith("the line is no straight one")
    assert str(straight).startswith("d = 25 nm: gap 1.89")


def test_in_reduced_units_the_gap_is_one_of_the_chemical_potential():
    gap = dragplots.fitted_gaps(results.map_data().isel(point=slice(3, None, 8)))
    # On resonance, washed out: exp(-2 eps_F/T) less powers.
    assert gap[0].unit == "eps_F" and 1 < gap[0].value < 2


def test_the_two_particle_peak_stands_at_zero_mismatch():
    data = results.with_pairs(results.resonance_data())
    stars = [line for line in dragplots.resonance(data).axes[0].lines if line.get_marker() == "*"]
    height = float(data.fokker_planck_drag_resistivity.max()) * 1.03
    assert len(stars) == 1 and stars[0].get_xydata()[0] == pytest.approx([0, height])
    apart = data.isel(point=data.mismatch.values != 0)
    lines = dragplots.resonance(apart).axes[0].lines
    assert not [line for line in lines if line.get_marker() == "*"]


def test_the_density_axis_is_that_of_the_densities():
    data = results.resonance_data()
    figure = dragplots.resonance(data, density=True)
    upper = figure.axes[0].child_axes[0]
    forward, _ = upper._functions
    n_1, n_2 = data.density.values[0]
    assert forward(data.mismatch.values[0]) == pytest.approx(200 * (n_1 - n_2) / (n_1 + n_2))
    assert upper.get_xlabel() == "$(n_1 - n_2)/n$ (%)"
