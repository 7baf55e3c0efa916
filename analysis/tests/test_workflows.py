"""Slices as other programs hand them out: the examples for Snakemake and HyperQueue, with the real programs."""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

import pytest
import xarray as xr

from dragplots.running import find_executable

ROOT = Path(__file__).parents[2]
SNAKEFILE = ROOT / "scripts/snakemake/Snakefile"
HYPERQUEUE = ROOT / "scripts/hyperqueue/slices.py"

SWEEP = """
title: a small sweep
wires: {mean_fermi_energy: 3, mismatch: 0}
interaction:
  interwire: {form: gaussian, strength: 0.5, length: 1.4142135623730951}
solve: {target_error: 0.02, basis: {intervals: 12}}
sweep: {wires.mismatch: [0, 0.1, 0.2, 0.3, 0.4]}
"""

# Two points of some seconds each.
LONG = """
title: two points
wires: {mean_fermi_energy: 3, mismatch: 0}
interaction:
  intrawire: {form: gaussian, strength: 1.0, length: 1.4142135623730951}
  interwire: {form: gaussian, strength: 0.5, length: 1.4142135623730951}
collisions: {triples: {kernel: microscopic, intrawire: 1, mixed: 1}}
solve: {samples: 6000000, basis: {intervals: 12}}
sweep: {wires.mismatch: [0, 1]}
"""

# The first time that a slice is worked on it has one second.
HASTY = """#!/bin/sh
case "$*" in
  *--output*--threads*) set -- "$@" --time-limit 1s ;;
esac
"{program}" "$@"
code=$?
echo "$code $*" >>"{log}"
exit $code
"""


@pytest.fixture
def program() -> str:
    try:
        return str(Path(find_executable()).resolve())
    except FileNotFoundError:
        pytest.skip("drag is not built: make build")


@pytest.fixture
def snakemake() -> str:
    path = Path(sys.executable).parent / "snakemake"
    assert path.is_file(), "the environment is older than its list of packages: make setup"
    return str(path)


def run(*words: object, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(list(map(str, words)), cwd=folder, capture_output=True, text=True, timeout=600)


def undivided(program: str, text: str, folder: Path) -> Path:
    """The result of a whole run; its input is left in the folder."""
    (folder / "input.yaml").write_text(text, encoding="utf-8")
    made = run(program, "run", "input.yaml", "--output", "undivided.nc", "--no-checkpoint", "--no-progress", folder=folder)
    assert made.returncode == 0, made.stderr
    return folder / "undivided.nc"


def differences(one: Path, other: Path) -> set[str]:
    """The names of variables whose bits differ, but for that of the time it took."""
    with xr.open_dataset(one) as a, xr.open_dataset(other) as b:
        names = (set(a.variables) | set(b.variables)) - {"wall_seconds"}
        assert "drag_resistivity" in names
        return {str(n) for n in names if n not in a or n not in b or a[n].values.tobytes() != b[n].values.tobytes()}


def flow(snakemake: str, program: object, folder: Path, **settings: object) -> subprocess.CompletedProcess[str]:
    settings = {"input": "input.yaml", "result": "whole.nc", "threads": 1, "drag": program, **settings}
    words = [f"{key}={value}" for key, value in settings.items()]
    return run(snakemake, "--snakefile", SNAKEFILE, "--cores", 2, "--config", *words, folder=folder)


def test_snakemake_makes_the_result_of_the_run_that_was_not_divided(program, snakemake, tmp_path):
    whole = undivided(program, SWEEP, tmp_path)
    made = flow(snakemake, program, tmp_path, slices=3)
    assert made.returncode == 0, made.stderr
    assert differences(whole, tmp_path / "whole.nc") == set()
    again = flow(snakemake, program, tmp_path, slices=3)
    assert again.returncode == 0 and "Nothing to be done" in again.stdout + again.stderr


def test_a_slice_that_snakemake_sees_stopped_in_time_goes_on_from_its_checkpoint(program, snakemake, tmp_path):
    whole = undivided(program, LONG, tmp_path)
    hasty, log = tmp_path / "hasty", tmp_path / "calls"
    hasty.write_text(HASTY.format(program=program, log=log), encoding="utf-8")
    hasty.chmod(0o755)
    made = flow(snakemake, hasty, tmp_path, slices=2)
    assert made.returncode == 0, made.stderr
    calls = [line for line in log.read_text(encoding="utf-8").splitlines() if "--slice" in line]
    assert sorted(line.split()[0] for line in calls) == ["0", "0", "75", "75"], calls
    assert all(("--resume" in line) == line.startswith("0 ") for line in calls), calls
    assert differences(whole, tmp_path / "whole.nc") == set()


def test_snakemake_tries_a_wrong_input_once(program, snakemake, tmp_path):
    (tmp_path / "input.yaml").write_text(SWEEP.replace("mismatch: 0}", "mismatsch: 0}"), encoding="utf-8")
    made = flow(snakemake, program, tmp_path)
    assert made.returncode != 0 and not (tmp_path / "whole.nc").exists()
    assert (made.stdout + made.stderr).count("mismatsch") == 1, made.stdout + made.stderr


@pytest.mark.skipif(
    (sys.platform, platform.machine()) != ("linux", "x86_64"), reason="there is no wheel of HyperQueue for this machine")
def test_hyperqueue_makes_the_result_of_the_run_that_was_not_divided(program, tmp_path):
    whole = undivided(program, SWEEP, tmp_path)
    words = ["--slices", 3, "--cores", 1, "--local", "--drag", program]
    made = run(sys.executable, HYPERQUEUE, "input.yaml", "whole.nc", *words, folder=tmp_path)
    assert made.returncode == 0, made.stderr
    assert differences(whole, tmp_path / "whole.nc") == set()
    # Slices of another input that lie there are not taken for those of this one.
    whole = undivided(program, SWEEP.replace("0.4]", "0.5]"), tmp_path)
    other = run(sys.executable, HYPERQUEUE, "input.yaml", "other.nc", *words, folder=tmp_path)
    assert other.returncode == 0, other.stderr
    assert differences(whole, tmp_path / "other.nc") == set()
