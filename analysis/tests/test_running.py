"""Running the executable from Python, and the command line of the figures."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np
import pytest
import results
import yaml

import dragplots
from dragplots.command import main
from dragplots.running import find_executable, to_yaml

SETTINGS = {
    "title": "pairs",
    "wires": {"mean_fermi_energy": np.float64(3), "mismatch": 0},
    "interaction": {"interwire": {"form": "gaussian", "strength": 0.5, "length": np.sqrt(2)}},
    "solve": {"samples": np.int64(20000)},
    "sweep": {"wires.mismatch": np.array([0.0, 1e-6])},
}


@pytest.fixture
def stand_in(tmp_path):
    """Makes an executable that records its call, talks while it works and writes a result."""
    results.pair_data().to_netcdf(tmp_path / "answer.nc")
    program = tmp_path / "drag-stand-in"
    program.write_text(
        f"""#!{sys.executable}
import pathlib, shutil, sys
place = pathlib.Path(__file__).parent
words = sys.argv[1:]
(place / "words.txt").write_text("\\n".join(words))
text = pathlib.Path(words[1]).read_text()
(place / "input.yaml").write_text(text)
print("rho_D = 3.9e-05 +- 2%, 3 s left", file=sys.stderr, flush=True)
if "wrong" in text:
    print("input.yaml:1:1: wrong", file=sys.stderr)
    sys.exit(65)
output = pathlib.Path(words[words.index("--output") + 1])
shutil.copy(place / "answer.nc", output / "results.nc" if output.is_dir() else output)
"""
    )
    program.chmod(0o755)
    return program


def test_a_run_returns_the_result_file_as_a_data_set(stand_in, capsys):
    data = dragplots.run(SETTINGS, executable=stand_in, seed=7)
    assert list(data.steady_state.values) == ["frictionless", "reached", "frictionless"]
    words = (stand_in.parent / "words.txt").read_text().split("\n")
    assert words[0] == "run" and words[2] == "--output" and words[4:] == ["--seed", "7"]
    assert not Path(words[1]).exists(), "the temporary folder is gone"
    assert "3 s left" in capsys.readouterr().err


def test_the_settings_reach_the_program_unchanged(stand_in):
    dragplots.run(SETTINGS, executable=stand_in, progress=False)
    sent = yaml.safe_load((stand_in.parent / "input.yaml").read_text())
    assert sent["interaction"]["interwire"]["length"] == np.sqrt(2)
    assert sent["solve"]["samples"] == 20000
    assert sent["sweep"] == {"wires.mismatch": [0.0, 1e-6]}


def test_progress_can_be_switched_off(stand_in, capsys):
    dragplots.run(SETTINGS, executable=stand_in, progress=False)
    assert capsys.readouterr().err == ""


def test_a_comparison_is_read_from_its_folder(stand_in):
    assert "closed_form" in dragplots.run(SETTINGS, command="compare", executable=stand_in)


def test_a_sweep_is_the_settings_with_other_keys(stand_in):
    data = dragplots.sweep(SETTINGS, {"wires.mismatch": np.array([0.0, 0.5])}, executable=stand_in, threads=2)
    sent = yaml.safe_load((stand_in.parent / "input.yaml").read_text())
    assert sent["sweep"] == {"wires.mismatch": [0.0, 0.5]} and data.sizes["point"] == 3
    assert (stand_in.parent / "words.txt").read_text().endswith("--threads\n2")
    with pytest.raises(ValueError, match="no key to sweep"):
        dragplots.sweep(SETTINGS, {}, executable=stand_in)
    with pytest.raises(ValueError, match="no values for wires.mismatch"):
        dragplots.sweep(SETTINGS, {"wires.mismatch": []}, executable=stand_in)


def test_a_comparison_takes_a_sweep_and_what_else_is_compared(stand_in):
    data = dragplots.compare(
        SETTINGS, {"wires.mismatch": [0.0]}, extrapolate=True, particles=True, executable=stand_in
    )
    words = (stand_in.parent / "words.txt").read_text().split("\n")
    assert words[0] == "compare" and words[-2:] == ["--extrapolate", "--particles"]
    assert "closed_form" in data


def test_a_bar_counts_the_points(stand_in, capsys):
    text = stand_in.read_text().replace(
        "rho_D = 3.9e-05 +- 2%, 3 s left", "point 2/3, 4e3 samples, rho_D = 3.9e-05"
    )
    stand_in.write_text(text)
    dragplots.run(SETTINGS, executable=stand_in, progress="bar")
    said = capsys.readouterr().err
    assert "4e3 samples, rho_D = 3.9e-05" in said and "3/3" in said
    with pytest.raises(ValueError, match="no progress 'loud'"):
        dragplots.run(SETTINGS, executable=stand_in, progress="loud")


def test_an_unknown_command_is_refused():
    with pytest.raises(ValueError, match="no command plot: use run, compare, converge"):
        dragplots.run(SETTINGS, command="plot")


def test_a_failure_carries_what_the_program_said(stand_in):
    with pytest.raises(dragplots.RunFailed) as caught:
        dragplots.run({"title": "wrong"}, executable=stand_in, progress=False)
    assert caught.value.code == 65
    assert str(caught.value) == (
        "drag ended with exit code 65: rho_D = 3.9e-05 +- 2%, 3 s left\ninput.yaml:1:1: wrong"
    )


def test_files_are_found_from_the_current_folder(stand_in, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    settings = {"interaction": {"interwire": {"form": "tabulated", "file": "v.dat"}}}
    dragplots.run(settings, executable=stand_in, progress=False)
    sent = yaml.safe_load((tmp_path / "input.yaml").read_text())
    assert sent["interaction"]["interwire"]["file"] == str(tmp_path / "v.dat")


def test_a_value_that_no_input_file_can_hold_is_refused():
    with pytest.raises(TypeError, match="cannot stand in an input file"):
        to_yaml({"title": object()})


def test_numbers_keep_all_their_digits():
    values = [np.pi, 1e-7, 1e300, -0.1, 20000, 2e6]
    assert yaml.safe_load(to_yaml({"values": values}))["values"] == values


def test_the_executable_is_found_through_the_environment(stand_in, monkeypatch):
    monkeypatch.setenv("DRAG", str(stand_in))
    assert find_executable() == stand_in


def test_a_missing_executable_is_named():
    with pytest.raises(FileNotFoundError, match="no executable /nowhere/drag: check the path"):
        find_executable("/nowhere/drag")


def test_the_real_program_gives_the_reference_value():
    """3.9444e-5 of the exact integral equation; five standard errors fail once in 1.7 million."""
    try:
        find_executable()
    except FileNotFoundError:
        pytest.skip("drag is not built")
    settings = SETTINGS | {"solve": {"target_error": 0.01}}
    data = dragplots.run(settings, progress=False)
    value, error = data.drag_resistivity.values[0], data.drag_resistivity_error.values[0]
    assert error < 0.011 * value
    assert abs(value - 3.9444e-5) < 5 * error + 2e-4 * value
    assert data.steady_state.values[1] == "frictionless"


@pytest.mark.parametrize(
    "figure, data",
    [
        ("resonance", results.resonance_data),
        ("drag", results.device_data),
        ("map", results.map_data),
        ("temperature", results.temperature_data),
        ("washed-out", results.washed_out_data),
        ("distributions", results.resonance_data),
        ("regime-map", results.resonance_data),
        ("response", results.response_data),
        ("spectrum", results.spectrum_data),
        ("convergence", results.convergence_data),
        ("convergence-study", results.study_data),
        ("currents", results.time_data),
        ("space-time", results.time_data),
    ],
)
def test_every_figure_can_be_drawn_from_the_command_line(figure, data, tmp_path, capsys):
    source = tmp_path / "results.nc"
    data().to_netcdf(source)
    paths = [tmp_path / "new" / f"{figure}.{ending}" for ending in ("svg", "pdf", "png")]
    words = [word for path in paths for word in ("-o", str(path))]
    assert main([figure, str(source), *words]) == 0
    said = [line for line in capsys.readouterr().out.splitlines() if "gap" not in line]
    assert said == [f"wrote {path}" for path in paths]
    starts = [path.read_bytes()[:5] for path in paths]
    assert starts == [b"<?xml", b"%PDF-", b"\x89PNG\r"]


def test_the_command_line_says_what_is_missing(tmp_path, capsys):
    source = tmp_path / "results.nc"
    results.time_data().to_netcdf(source)
    assert main(["resonance", str(source), "-o", str(tmp_path / "x.svg")]) == 1
    assert capsys.readouterr().err.startswith("dragplots: no variable mismatch (the file holds ")


def test_the_command_line_knows_three_endings(tmp_path, capsys):
    source = tmp_path / "results.nc"
    results.response_data().to_netcdf(source)
    assert main(["response", str(source), "-o", "x.jpg"]) == 1
    assert capsys.readouterr().err == "dragplots: x.jpg has no known ending: use .svg, .pdf, .png\n"


def test_the_module_is_a_command(tmp_path):
    import subprocess

    words = [sys.executable, "-m", "dragplots", "--help"]
    shown = subprocess.run(words, capture_output=True, text=True, env=os.environ, check=True)
    assert "regime-map" in shown.stdout
