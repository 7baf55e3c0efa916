"""Result files in SI units, as quantities, and as grids."""

from __future__ import annotations

import numpy as np
import pytest
import results
import xarray as xr

import dragplots as dp
from dragplots.quantities import _KEPT, _UNITS

GAAS = {"temperature_K": 4.2, "effective_mass": 0.067}


def device() -> xr.Dataset:
    """A sweep with the unit that this temperature and mass have, not that of the figures."""
    data = results.device_data().assign_attrs(GAAS)
    # sqrt(m k_B T)/e^2 in kOhm/um.
    unit = np.sqrt(9.1093837015e-31 * 0.067 * 1.380649e-23 * 4.2) / 1.602176634e-19**2 * 1e-9
    data["drag_resistivity_SI"] = (unit * data.drag_resistivity).assign_attrs(units="kOhm/um")
    return data


def test_resistivities_are_those_of_the_program():
    data = device()
    converted = dp.in_si(data)
    np.testing.assert_allclose(converted.drag_resistivity, data.drag_resistivity_SI, rtol=1e-12)
    assert converted.drag_resistivity.attrs["units"] == "kohm/um"
    assert converted.drag_resistivity.dims == ("point",)


def test_energies_momenta_and_densities_are_those_of_gallium_arsenide():
    """At T = 0 eps_F = (hbar pi n)^2/2m: 2.245 meV at 20 electrons per um."""
    converted = dp.in_si(device())
    energy = converted.fermi_energy.values[4].mean()
    np.testing.assert_allclose(energy, 5 * 0.08617333262 * 4.2, rtol=1e-9)
    k_F = np.sqrt(2 * 0.067 * 9.1093837015e-31 * energy * 1e-3 * 1.602176634e-19) / 1.054571817e-34
    # Sommerfeld: the density at this temperature is less than k_F/pi by 1.7 per cent of order (T/eps_F)^2.
    assert converted.density.values[4].mean() == pytest.approx(k_F / np.pi * 1e-6, rel=0.03)
    assert converted.density.attrs["units"] == "1/um"
    zeta = converted.zeta_squared.isel(point=4, wire=0)
    edge = float(zeta.momentum.values[int(np.argmax(zeta.values))])
    assert edge == pytest.approx(k_F * 1e-9, rel=0.02) and zeta.momentum.units == "1/nm"


def test_each_temperature_of_a_sweep_has_its_own_conversion():
    data = results.temperature_data().assign_attrs(GAAS)
    ratio = dp.in_si(data).drag_resistivity / data.drag_resistivity
    np.testing.assert_allclose(ratio / ratio[0], np.sqrt(data.units_temperature / 2.0), rtol=1e-12)


def test_a_run_in_reduced_units_is_refused():
    with pytest.raises(dp.WrongDataset, match="without temperature and mass"):
        dp.in_si(results.resonance_data())


def test_quantities_convert_and_multiply():
    quantities = dp.quantify(device())
    rho = quantities.drag_resistivity
    assert str(rho.pint.units) == "kiloohm / micrometer"
    np.testing.assert_allclose(
        rho.pint.to("ohm/nm").pint.dequantify().values, device().drag_resistivity_SI.values, rtol=1e-12
    )
    length = 3 * rho.pint.units._REGISTRY("um")
    assert (rho * length).pint.to("ohm").pint.units == rho.pint.units._REGISTRY("ohm").units


def test_every_unit_is_one_that_pint_reads_and_of_the_right_dimension():
    import pint

    registry = pint.UnitRegistry()
    bases = [registry.Quantity(1, unit) for unit in ("J", "kg", "J*s", "C")]
    for name, (exponents, shown, size) in _UNITS.items():
        product = registry.Quantity(1, "")
        for power, base in zip(exponents, bases):
            product = product * base**power
        ours = registry.Quantity(size, product.to_base_units().units)
        assert ours.to(shown).magnitude == pytest.approx(1, rel=1e-9), name
    for shown in _KEPT.values():
        registry.parse_units(shown)


def test_every_unit_of_the_catalogue_is_known():
    from test_catalogue import quantities

    units = {row[3] for row in quantities()}
    # Words: a fit has the units of its input and of its data.
    words = {"-", "reduced", "input units", "as the data"}
    assert units - set(_UNITS) - set(_KEPT) == words


def test_a_grid_has_a_dimension_for_each_key():
    data = results.resonance_data()
    laid = dp.grid(data)
    assert dict(laid.drag_resistivity.sizes) == {"wires_mismatch": 13, "collisions_triples_lambda": 3}
    one = laid.drag_resistivity.sel(
        wires_mismatch=0.15, collisions_triples_lambda=1e-6, method="nearest"
    )
    place = np.isclose(data.mismatch, 0.15) & np.isclose(data.D3_over_D2, 1e-6)
    assert float(one) == float(data.drag_resistivity.values[place][0])
    assert laid.wires_mismatch.attrs["units"] == "T"


def test_of_one_key_the_grid_is_a_line():
    data = results.convergence_data()
    assert dp.grid(data).drag_resistivity.sel(collisions_triples_length=7).item() == (
        data.drag_resistivity.values[2]
    )
    with pytest.raises(dp.WrongDataset, match="no sweep"):
        dp.grid(data.drop_vars("collisions_triples_length"))
    with pytest.raises(dp.WrongDataset, match="two points have the same values"):
        dp.grid(xr.concat([data, data], "point"))
