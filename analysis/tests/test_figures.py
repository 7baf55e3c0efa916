"""Every figure against a committed picture, and against what a journal asks for.

A picture is compared without its text (fonts are rendered differently by different versions of the
library) and with a fixed layout. After a wanted change: `pytest --regenerate`, look at the
pictures, commit them.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import results
import xarray as xr
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.image import imread
from matplotlib.text import Text

import dragplots

BASELINES = Path(__file__).parent / "baselines"

# Root mean square of the difference of grey values from 0 to 1. Antialiasing differs by less than
# 0.003 between versions of the library; a curve shifted by one per cent of the axis gives 0.02.
TOLERANCE = 0.008

CASES = {
    "resonance": lambda: dragplots.resonance(results.resonance_data()),
    "resonance-logarithmic": lambda: dragplots.resonance(
        results.resonance_data(), scale="log", normalized=True, width="page"
    ),
    "resonance-frictionless": lambda: dragplots.resonance(results.pair_data()),
    "resonance-density": lambda: dragplots.resonance(
        results.with_pairs(results.resonance_data()), density=True
    ),
    "drag": lambda: dragplots.drag(results.with_conventional(results.resonance_data())),
    "drag-device": lambda: dragplots.drag(results.device_data(), "wires.density"),
    "map": lambda: dragplots.resistivity_map(results.map_data()),
    "temperature": lambda: dragplots.temperature(results.temperature_data()),
    "washed-out": lambda: dragplots.washed_out(results.washed_out_data(), results.inset_data()),
    "distributions": lambda: dragplots.distributions(results.resonance_data(), 1),
    "regime-map": lambda: dragplots.regime_map(
        results.sweep([(e, e) for e in (4, 5, 6)], [1e-7, 1e-5, 1e-3, 1e-1, 10, 1000])
    ),
    "response": lambda: dragplots.response(results.response_data()),
    "spectrum": lambda: dragplots.spectrum(results.spectrum_data()),
    "convergence": lambda: dragplots.convergence(
        results.convergence_data(), limit=2e-3, order=-2
    ),
    "convergence-study": lambda: dragplots.convergence_study(results.study_data()),
    "currents": lambda: dragplots.currents(results.time_data()),
    "space-time": lambda: dragplots.space_time(results.time_data()),
}


def picture(figure) -> np.ndarray:
    """Returns the grey values of a figure without text, in a layout that text does not move."""
    figure.set_layout_engine("none")
    for text in figure.findobj(Text):
        text.set_visible(False)
    figure.set_dpi(100)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[..., :3].mean(axis=2) / 255


def difference(first: np.ndarray, second: np.ndarray) -> float:
    """Returns the root mean square difference; infinity for pictures of different size."""
    if first.shape != second.shape:
        return np.inf
    return float(np.sqrt(np.mean((first - second) ** 2)))


@pytest.mark.parametrize("name", CASES)
def test_the_figure_looks_as_it_did(name, request, tmp_path):
    found = picture(CASES[name]())
    baseline = BASELINES / f"{name}.png"
    if request.config.getoption("regenerate"):
        from matplotlib.image import imsave

        BASELINES.mkdir(exist_ok=True)
        imsave(baseline, np.repeat(found[..., None], 3, axis=2))
    expected = imread(baseline)[..., :3].mean(axis=2)
    measured = difference(found, expected)
    if measured >= TOLERANCE:
        from matplotlib.image import imsave

        imsave(tmp_path / f"{name}.png", found, cmap="gray")
    assert measured < TOLERANCE, f"{measured:.4f}; see {tmp_path}/{name}.png"


def test_the_comparison_sees_a_curve_that_moved():
    data = results.resonance_data()
    moved = data.assign(fokker_planck_drag_resistivity=1.03 * data.fokker_planck_drag_resistivity)
    assert difference(
        picture(dragplots.resonance(moved)), picture(dragplots.resonance(data))
    ) > TOLERANCE


def test_the_comparison_sees_points_that_are_missing():
    data = results.resonance_data()
    lost = data.copy(deep=True)
    lost["drag_resistivity"][::2] = np.nan
    assert difference(
        picture(dragplots.resonance(lost)), picture(dragplots.resonance(data))
    ) > TOLERANCE


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_clipped(name):
    figure = CASES[name]()
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())[..., :3]
    # What is cut off at an edge leaves ink there.
    for name, edge in zip(("top", "bottom"), (pixels[:2], pixels[-2:])):
        assert (edge == 255).all(), name
    for name, edge in zip(("left", "right"), (pixels[:, :2], pixels[:, -2:])):
        assert (edge == 255).all(), name


@pytest.mark.parametrize("name", CASES)
def test_text_is_legible_in_print(name):
    sizes = [text.get_fontsize() for text in CASES[name]().findobj(Text) if text.get_text()]
    assert sizes and min(sizes) >= 6


@pytest.mark.parametrize("name", CASES)
def test_every_axis_says_what_it_shows(name):
    figure = CASES[name]()
    shared = figure.axes
    for axes in shared:
        if axes.get_label() == "<colorbar>":
            continue
        bottom = axes.get_subplotspec() is None or axes.get_subplotspec().is_last_row()
        left = axes.get_subplotspec() is None or axes.get_subplotspec().is_first_col()
        assert axes.get_xlabel() or not bottom
        assert axes.get_ylabel() or not left


@pytest.mark.parametrize(
    "name",
    ["resonance", "resonance-logarithmic", "resonance-density", "drag", "drag-device",
     "temperature", "washed-out", "convergence", "convergence-study"],
)
def test_every_sampled_point_has_an_error_bar(name):
    from matplotlib.container import ErrorbarContainer

    bars = [
        container
        for axes in CASES[name]().axes
        for container in axes.containers
        if isinstance(container, ErrorbarContainer)
    ]
    assert bars and all(container.has_yerr for container in bars)


def test_curves_of_equal_strength_share_their_colour_with_the_inset():
    figure = CASES["washed-out"]()
    main, inset = figure.axes[0], figure.axes[0].child_axes[0]

    def colours(axes):
        handles, labels = axes.get_legend_handles_labels()
        return {label: handle[0].get_color() for handle, label in zip(handles, labels)}

    outer, inner = colours(main), colours(inset)
    assert set(inner) == {r"$\lambda/D_2 = 0.3$", r"$\lambda/D_2 = 300$"}
    assert all(outer[label] == colour for label, colour in inner.items())
    assert len(set(outer.values())) == 5


def test_the_legend_names_only_curves_that_are_drawn():
    data = results.resonance_data()

    def names(data):
        return {text.get_text() for text in dragplots.resonance(data).legends[0].get_texts()}

    assert {"sampled", "exactly solvable", "Lorentzian"} <= names(data)
    zero = xr.zeros_like(data.fokker_planck_drag_resistivity)
    assert "exactly solvable" not in names(data.assign(fokker_planck_drag_resistivity=zero))
    invalid = xr.zeros_like(data.closed_form_valid)
    assert "Lorentzian" not in names(data.assign(closed_form_valid=invalid))
    sampled_only = data[["mismatch", "drag_resistivity", "drag_resistivity_error"]]
    assert names(sampled_only) == {"sampled"}


def test_the_figure_counts_the_points_it_cannot_show():
    title = CASES["resonance-frictionless"]().axes[0].get_title(loc="left")
    assert title == "2 of 3 points not shown: 2 frictionless"


def test_a_study_shows_the_order_that_was_found():
    figure = dragplots.convergence_study(results.study_data())
    labels = [axes.get_xlabel() for axes in figure.axes]
    assert labels == ["samples", "intervals", r"soft length ($\hbar/(mT)^{1/2}$)"]
    names = [[text.get_text() for text in axes.get_legend().get_texts()] for axes in figure.axes]
    assert names[0] == [r"order $0.5 \pm 0.04$"] and names[2] == [r"order $2 \pm 0.02$"]


def test_a_notebook_shows_a_figure_as_a_picture():
    assert CASES["response"]()._repr_png_().startswith(b"\x89PNG")


@pytest.mark.parametrize("ending", ["svg", "pdf", "png"])
def test_the_same_data_give_the_same_file(ending, tmp_path):
    paths = [tmp_path / f"{copy}.{ending}" for copy in "ab"]
    for path in paths:
        dragplots.save(CASES["response"](), path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_text_of_an_svg_stays_text(tmp_path):
    path = dragplots.save(CASES["spectrum"](), tmp_path / "spectrum.svg")
    assert "relaxation rate" in path.read_text()


def test_figures_do_not_depend_on_the_settings_of_the_user():
    import matplotlib as mpl

    expected = picture(CASES["response"]())
    with mpl.rc_context({"lines.linewidth": 9, "axes.grid": True, "font.size": 30}):
        found = picture(CASES["response"]())
    assert difference(found, expected) == 0


def test_a_sweep_of_responses_is_drawn_as_dispersion():
    """Each point of a sweep is a curve of its own, named by its mismatch."""
    single = results.response_data()
    omega = single.omega.values
    sweep = xr.Dataset(
        {
            "frequency": (("point", "omega"), np.stack([omega, omega]), {"units": "T/hbar"}),
            "rho_12_real": (
                ("point", "omega"),
                np.stack([single.rho_12_real.values, 0.5 * single.rho_12_real.values]),
            ),
            "mismatch": ("point", [0.0, 0.5]),
        }
    )
    axes = dragplots.response(sweep).axes[0]
    assert [line.get_label() for line in axes.lines] == [r"$\Delta = 0$", r"$\Delta = 0.5$"]
    np.testing.assert_allclose(axes.lines[1].get_ydata(), 0.5 * axes.lines[0].get_ydata())
    assert axes.get_xscale() == axes.get_yscale() == "log"


def test_a_sweep_without_any_response_is_refused():
    """Nothing to draw is said, not drawn."""
    none = np.full((1, 3), np.nan)
    sweep = xr.Dataset(
        {"frequency": (("point", "omega"), none), "rho_12_real": (("point", "omega"), none)}
    )
    with pytest.raises(dragplots.WrongDataset, match="no point has a response"):
        dragplots.response(sweep)


def test_of_a_sweep_of_spectra_one_point_is_drawn():
    single = results.spectrum_data()
    sweep = xr.concat([single, single.assign(rate=2 * single.rate)], "point", data_vars="all")
    first, second = (
        np.concatenate([line.get_ydata() for line in dragplots.spectrum(sweep, k).axes[0].lines[::3]])
        for k in (0, 1)
    )
    assert first.size > 0
    np.testing.assert_allclose(second, 2 * first)
