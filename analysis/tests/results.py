"""Builders of result files as `drag` writes them, with fixed contents.

The resistivities come from the exactly solvable model (section VII of the paper), solved here on a
mesh, with fixed "noise": the figures look like those of real runs, and nothing is random.
"""

from __future__ import annotations

import numpy as np
import xarray as xr

RESISTIVITY = "sqrt(mT)/e^2"
MOMENTUM = "sqrt(mT)"


def thermal(fermi_energy: float, k: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Returns zeta^2 and 1 - tanh."""
    x = (k**2 / 2 - fermi_energy) / 2
    return 1 / np.cosh(x) ** 2, 1 - np.tanh(x)


class SolvableModel:
    """The exactly solvable model with D2 = 1, lambda_1 = lambda_2 and mu = 0, on a mesh of k >= 0.

    Stationarity of the quadratic form of the Fokker-Planck equation is a 2 x 2 system at each k for
    the slopes h_s = dg_s/dk, plus one unknown constant <h_s> in each wire.
    """

    def __init__(self, fermi_energy: tuple[float, float], strength: float, count: int = 1500):
        k = np.linspace(0, np.sqrt(2 * (max(fermi_energy) + 20)), count)
        weight = np.full(count, 2 * (k[1] - k[0]))
        weight[[0, -1]] /= 2
        zeta, tail = zip(*(thermal(energy, k) for energy in fermi_energy))
        density = np.array([(weight * t).sum() / (4 * np.pi) for t in tail])
        field = np.array([density[1], -density[0]]) / density.sum()
        pair = 2 * zeta[0] * zeta[1]
        first, second = pair + 4 * zeta[0] * strength, pair + 4 * zeta[1] * strength
        determinant = first * second - pair**2

        def solve(one, two):
            return (
                (second * one + pair * two) / determinant,
                (first * two + pair * one) / determinant,
            )

        driven = solve(2 * field[0] * tail[0], 2 * field[1] * tail[1])
        shifted = [solve(4 * strength * zeta[0], 0), solve(0, 4 * strength * zeta[1])]
        mean = [lambda h, z=z: (weight * z * h).sum() / (weight * z).sum() for z in zeta]
        response = np.array([[mean[s](shifted[r][s]) for r in range(2)] for s in range(2)])
        source = np.array([mean[s](driven[s]) for s in range(2)])
        # The zero mode h_1 = h_2 = constant makes the matrix singular: one direction is left. Nothing but the
        # rank decides, since what round-off leaves of the other singular value depends on the processor.
        left, values, right = np.linalg.svd(np.eye(2) - response)
        constant = right[0] * (left[:, 0] @ source) / values[0]
        self.k, self.zeta_squared, self.density = k, np.array(zeta), density
        self.slope = np.array(
            [driven[s] + sum(constant[r] * shifted[r][s] for r in range(2)) for s in range(2)]
        )
        # As in a run: the wires together carry no current.
        flow = sum((weight * tail[s] * self.slope[s]).sum() for s in range(2))
        self.slope -= flow / sum((weight * tail[s]).sum() for s in range(2))
        current = np.array([(weight * tail[s] * self.slope[s]).sum() for s in range(2)])
        self.S = float(field @ current / (4 * np.pi))
        self.drag_resistivity = float(density.prod() / density.sum() ** 2 / self.S)

    def distribution(self) -> np.ndarray:
        """Returns g_s(k), the integral of the slope."""
        step = self.k[1] - self.k[0]
        halves = (self.slope[:, 1:] + self.slope[:, :-1]) * step / 2
        return np.concatenate([np.zeros((2, 1)), np.cumsum(halves, axis=1)], axis=1)


def gamma(fermi_energy: float, strength: float) -> float:
    """Returns the corrected width (137)."""
    return fermi_energy * np.sqrt(2**1.5 * strength * np.exp(fermi_energy))


def sweep(
    energies: list[tuple[float, float]], strengths: list[float], *, error: float = 0.02
) -> xr.Dataset:
    """Returns a `drag compare` file of the soft model: all strengths times all energies."""
    points = [(strength, pair) for strength in strengths for pair in energies]
    fermi = np.array([pair for _, pair in points])
    strength = np.array([value for value, _ in points])
    mismatch = fermi[:, 0] - fermi[:, 1]
    models = [SolvableModel(tuple(pair), value) for value, pair in points]
    exact = np.array([model.drag_resistivity for model in models])
    noise = 0.8 * np.sin(7.3 * np.arange(len(points)) ** 1.5)
    mean = fermi.mean(axis=1)
    density = np.array([model.density for model in models])
    height = 16 * np.sqrt(2 * mean / np.pi) * np.exp(-2 * mean) / density.mean(axis=1)
    width = np.array([gamma(*pair) for pair in zip(mean, strength)])
    names = ["resonance height", "Lorentzian resonance"]
    lorentzian = height / (1 + (mismatch / width) ** 2)
    valid = (width < 1) & (np.abs(mismatch) < 1)
    data = xr.Dataset(
        {
            "wires_mismatch": ("point", mismatch, {"long_name": "wires.mismatch", "units": "T"}),
            "collisions_triples_lambda": (
                ("point", "wire"),
                np.stack([strength, strength], axis=1),
                {"long_name": "collisions.triples.lambda", "units": "D2, or reduced units"},
            ),
            "fermi_energy": (
                ("point", "wire"),
                fermi,
                {"long_name": "chemical potential of each wire", "units": "T"},
            ),
            "mismatch": (
                "point",
                mismatch,
                {"long_name": "chemical potential mismatch", "units": "T"},
            ),
            "density": (
                ("point", "wire"),
                density,
                {"long_name": "electron density of each wire", "units": "sqrt(mT)/hbar"},
            ),
            "drag_resistivity": (
                "point",
                exact * (1 + error * noise),
                {"long_name": "drag resistivity, equation (114)", "units": RESISTIVITY},
            ),
            "drag_resistivity_error": (
                "point",
                error * exact,
                {"long_name": "standard error of the drag resistivity", "units": RESISTIVITY},
            ),
            "steady_state": (
                "point",
                np.array(["reached"] * len(points), dtype=object),
                {"long_name": "how the search for a steady state ended"},
            ),
            "fokker_planck_drag_resistivity": (
                "point",
                exact,
                {"long_name": "drag resistivity of the Fokker-Planck limit", "units": RESISTIVITY},
            ),
            "D3_over_D2": ("point", strength, {"long_name": "D3/D2", "units": "1"}),
            "closed_form": ("closed_form", np.array(names, dtype=object), {}),
            "closed_form_value": (
                ("point", "closed_form"),
                np.stack([height, lorentzian], axis=1),
                {"long_name": "value of the closed form", "units": "reduced"},
            ),
            "closed_form_valid": (
                ("point", "closed_form"),
                np.stack([mismatch == 0, valid], axis=1).astype(int),
                {"long_name": "whether the conditions of the closed form hold", "units": "1"},
            ),
        }
    )
    return with_distributions(data, models)


def with_distributions(data: xr.Dataset, models: list[SolvableModel]) -> xr.Dataset:
    """Returns the data with g, its slope and zeta^2 on the coarse momenta of a result file."""
    momentum = np.linspace(0, 5, 121)

    def sampled(values):
        return np.array(
            [[np.interp(momentum, m.k, row) for row in values(m)] for m in models]
        )

    shape = ("point", "wire", "momentum")
    return data.assign(
        momentum=("momentum", momentum, {"long_name": "momentum k", "units": MOMENTUM}),
        g=(shape, sampled(lambda m: m.distribution()), {"long_name": "g", "units": "1"}),
        g_slope=(shape, sampled(lambda m: m.slope), {"long_name": "dg/dk", "units": "1/sqrt(mT)"}),
        zeta_squared=(shape, sampled(lambda m: m.zeta_squared), {"units": "1"}),
    )


def resonance_data() -> xr.Dataset:
    """Returns the resonance at three strengths."""
    mismatches = [-1, -0.5, -0.3, -0.15, -0.06, -0.02, 0, 0.02, 0.06, 0.15, 0.3, 0.5, 1]
    return sweep([(5 + d / 2, 5 - d / 2) for d in mismatches], [1e-7, 1e-6, 1e-5])


def washed_out_data() -> xr.Dataset:
    """Returns the washed-out regimes for a symmetric splitting."""
    return sweep([(5 + d / 2, 5 - d / 2) for d in range(-4, 5)], [1e-3, 0.03, 0.3, 10, 300])


def inset_data() -> xr.Dataset:
    """Returns the same with the Fermi energy of wire 2 kept fixed."""
    return sweep([(5.0 + d, 5.0) for d in range(-3, 4)], [0.3, 300])


def pair_data() -> xr.Dataset:
    """Returns a run of pair collisions: one steady state, all others frictionless."""
    data = sweep([(3 + d / 2, 3 - d / 2) for d in (-0.5, 0, 0.5)], [1e-6])
    frictionless = data.mismatch.values != 0
    for name in ("drag_resistivity", "drag_resistivity_error"):
        data[name][frictionless] = np.nan
    for name in ("g", "g_slope"):
        data[name][frictionless] = np.nan
    data["steady_state"][frictionless] = "frictionless"
    return data


def convergence_data() -> xr.Dataset:
    """Returns a sweep over the length l of soft collisions, converging like 1/l^2 to 2e-3."""
    length = np.array([4.0, 5, 7, 10, 14, 20])
    return xr.Dataset(
        {
            "collisions_triples_length": (
                "point",
                length,
                {"long_name": "collisions.triples.length", "units": "hbar/sqrt(mT)"},
            ),
            "drag_resistivity": ("point", 2e-3 * (1 + 0.9 / length**2), {"units": RESISTIVITY}),
            "drag_resistivity_error": ("point", np.full(6, 4e-6), {"units": RESISTIVITY}),
        }
    )


def time_data() -> xr.Dataset:
    """Returns a file of the particle engine: currents and snapshots relaxing to a steady state."""
    time, momentum, late = np.linspace(0, 40, 81), np.linspace(0, 4.5, 46), np.linspace(0, 40, 21)
    rise = 1 - np.exp(-time / 8)
    error = 0.02 + 0.02 * np.sin(time) ** 2
    slope = momentum * np.exp(np.minimum(momentum**2 / 4, 3))
    g = (1 - np.exp(-late / 8))[:, None] * slope
    return xr.Dataset(
        {
            "current": (
                ("time", "wire"),
                np.stack([rise, -0.9 * rise], axis=1) + 0.01 * np.sin(5 * time)[:, None],
                {"long_name": "current", "units": "e T/hbar"},
            ),
            "current_error": (
                ("time", "wire"),
                np.stack([error, error], axis=1),
                {"units": "e T/hbar"},
            ),
            "g_snapshot": (
                ("snapshot", "wire", "momentum"),
                np.stack([g, -0.8 * g], axis=1),
                {"long_name": "g", "units": "1"},
            ),
            "snapshot_time": ("snapshot", late, {"units": "hbar/T"}),
            "zeta_squared": (
                ("point", "wire", "momentum"),
                np.stack([np.cosh((momentum**2 / 2 - e) / 2) ** -2 for e in (1.25, 0.75)])[None],
                {"units": "1"},
            ),
            "fermi_energy": (("point", "wire"), [[1.25, 0.75]], {"units": "T"}),
            "density": (("point", "wire"), [[0.45, 0.37]], {"units": "sqrt(mT)/hbar"}),
        },
        coords={
            "time": ("time", time, {"units": "hbar/T"}),
            "momentum": ("momentum", momentum, {"units": MOMENTUM}),
        },
    )


def response_data() -> xr.Dataset:
    """Returns a file of `drag response`: one relaxation rate."""
    omega = np.geomspace(1e-6, 1, 61)
    value = -4e-5 * (0.2 + 0.8 / (1 - 1j * omega / 1e-3))
    return xr.Dataset(
        {
            "rho_12_real": ("omega", value.real, {"units": RESISTIVITY}),
            "rho_12_imag": ("omega", value.imag, {"units": RESISTIVITY}),
        },
        coords={"omega": ("omega", omega, {"units": "T/hbar"})},
    )


def spectrum_data() -> xr.Dataset:
    """Returns a file of `drag spectrum`: rates over many decades and one zero mode."""
    rate = np.concatenate([[0.0], np.geomspace(1e-8, 1, 15), np.geomspace(3e-7, 2, 16)])
    parity = np.array(["odd"] * 16 + ["even"] * 16, dtype=object)
    return xr.Dataset(
        {
            "rate": ("mode", rate, {"units": "T/hbar"}),
            "parity": ("mode", parity, {"long_name": "parity in k"}),
        }
    )


def study_data() -> xr.Dataset:
    """Returns a file of `drag converge`: orders 1/2 in samples, 4 in intervals, 2 in the length."""
    limit = 2e-3
    values = np.array([[4e3, 8e3, 1.6e4, 3.2e4], [4, 8, 16, 32], [5, 10, 20, 40]])
    shape = np.array([[0, 0, 0, 0], [0.4, 0.025, 1.6e-3, 1e-4], [0.04, 0.01, 2.5e-3, 6e-4]])
    inputs = np.array([3.2e4, 16, 10])
    own = np.array([0, 1.6e-3, 0.01])
    error = np.array([[0, 0, 0, 0], [4e-3, 1e-3, 0, 2e-4], [8e-4, 0, 4e-4, 5e-4]])
    relative = 0.02 / np.sqrt(values / 3.2e4)
    relative[1:] = 0.02
    rho = limit * (1 + shape)
    grid = ("point", "study_parameter", "study_level")
    each = ("point", "study_parameter")
    return xr.Dataset(
        {
            "study_parameter": (
                "study_parameter",
                np.array(["samples", "intervals", "soft length"], dtype=object),
            ),
            "study_unit": (
                "study_parameter",
                np.array(["1", "1", "hbar/sqrt(mT)"], dtype=object),
            ),
            "study_input_value": (each, inputs[None]),
            "study_order": (each, np.array([[0.5, 4.0, 2.0]])),
            "study_order_error": (each, np.array([[0.04, 0.3, 0.02]])),
            "study_correction": (each, -own[None]),
            "study_correction_error": (each, np.array([[0, 5e-4, 6e-4]])),
            "study_value": (grid, values[None]),
            "study_shift": (grid, (shape - own[:, None])[None]),
            "study_shift_error": (grid, error[None]),
            "study_drag_resistivity": (grid, rho[None], {"units": RESISTIVITY}),
            "study_drag_resistivity_error": (grid, (relative * rho)[None], {"units": RESISTIVITY}),
        }
    )


def _conversion(temperature: np.ndarray) -> np.ndarray:
    """The unit sqrt(mT)/e^2 in kOhm/um for m = 0.067 m_e, T in K."""
    return 35.75 * np.sqrt(temperature)


def with_si(data: xr.Dataset, temperature: np.ndarray) -> xr.Dataset:
    """Returns the data as a run with SI input writes them, with the temperature of each point in K."""
    factor = _conversion(np.broadcast_to(temperature, data.sizes["point"]))
    for name in ("drag_resistivity", "drag_resistivity_error"):
        si = name.replace("resistivity", "resistivity_SI")
        data[si] = ("point", factor * data[name].values, {"units": "kOhm/um"})
    return data


def with_conventional(data: xr.Dataset) -> xr.Dataset:
    """Returns the data with an upper bound, as every run writes it."""
    spread = 2 * data.drag_resistivity.max() / (1 + (data.mismatch / 4) ** 2)
    data["conventional_drag_resistivity"] = spread.assign_attrs(units=RESISTIVITY)
    data["conventional_drag_resistivity_error"] = (1e-3 * spread).assign_attrs(units=RESISTIVITY)
    return data


def device_data() -> xr.Dataset:
    """Returns a sweep of the density of wire 1 and of the separation, in SI units."""
    energies = [(5 + d, 5.0) for d in (-1, -0.6, -0.3, -0.1, 0, 0.1, 0.3, 0.6, 1)]
    data = sweep(energies, [1e-5, 1e-4]).drop_vars(["wires_mismatch", "collisions_triples_lambda"])
    # A gate at wire 1 leaves wire 2 as it is.
    density = np.stack([data.density.values[:, 0] * 17.8, np.full(data.sizes["point"], 17.6)], axis=1)
    separation = np.repeat([25.0, 33.0], len(energies))
    data["wires_density"] = (
        ("point", "wire"), density, {"long_name": "wires.density", "units": "1/um"},
    )
    data["interaction_interwire_separation"] = (
        "point", separation, {"long_name": "interaction.interwire.separation", "units": "nm"},
    )
    return with_si(with_conventional(data), np.array(4.2))


def map_data() -> xr.Dataset:
    """Returns a sweep of chemical potential and mismatch; one point has no steady state."""
    levels, mismatches = (3.0, 3.5, 4.0, 4.5, 5.0), (-0.6, -0.3, -0.1, 0.0, 0.1, 0.3, 0.6, 0.9)
    pairs = [(e + d / 2, e - d / 2) for e in levels for d in mismatches]
    data = sweep(pairs, [1e-4]).drop_vars("collisions_triples_lambda")
    data["wires_mean_fermi_energy"] = (
        "point",
        np.repeat(levels, len(mismatches)),
        {"long_name": "wires.mean_fermi_energy", "units": "T"},
    )
    for name in ("drag_resistivity", "drag_resistivity_error"):
        data[name][7] = np.nan
    data["steady_state"][7] = "indefinite"
    return data


def temperature_data(gap: float = 1.9) -> xr.Dataset:
    """Returns a sweep of the temperature at two separations: rho_D = A exp(-gap/T), gap in meV."""
    kelvin = np.array([2.0, 2.5, 3, 4, 5, 7])
    temperature = np.tile(kelvin, 2)
    strength = np.repeat([1.0, 0.2], kelvin.size)
    noise = 0.03 * np.sin(7.3 * np.arange(temperature.size) ** 1.5)
    value = 40 * strength * np.exp(-gap / (0.08617333262 * temperature)) * np.exp(noise)
    reduced = value / _conversion(temperature)
    data = xr.Dataset(
        {
            "units_temperature": (
                "point", temperature, {"long_name": "units.temperature", "units": "K"},
            ),
            "interaction_interwire_separation": (
                "point",
                np.repeat([25.0, 33.0], kelvin.size),
                {"long_name": "interaction.interwire.separation", "units": "nm"},
            ),
            "drag_resistivity": ("point", reduced, {"units": RESISTIVITY}),
            "drag_resistivity_error": ("point", 0.03 * reduced, {"units": RESISTIVITY}),
        }
    )
    return with_si(data, temperature)


def with_pairs(data: xr.Dataset) -> xr.Dataset:
    """Returns the data with the closed form (28) of pair collisions, which does not apply to them."""
    exact = data.fokker_planck_drag_resistivity.where(data.mismatch == 0)
    height = float(exact.max()) * 1.03
    value = np.where(data.mismatch.values == 0, height, 0.0)[:, None]
    attributes = {name: data[name].attrs for name in ("closed_form_value", "closed_form_valid")}
    names = np.array([*data.closed_form.values, "pair collisions"], dtype=object)
    values = np.concatenate([data.closed_form_value.values, value], axis=1)
    valid = np.concatenate([data.closed_form_valid.values, np.zeros_like(value, dtype=int)], axis=1)
    data = data.drop_vars(["closed_form", *attributes])
    data["closed_form"] = ("closed_form", names)
    for name, held in (("closed_form_value", values), ("closed_form_valid", valid)):
        data[name] = (("point", "closed_form"), held, attributes[name])
    return data
