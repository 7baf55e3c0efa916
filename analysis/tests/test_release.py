"""One version everywhere, and a change log that is cut at each."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import pytest
from matplotlib import pyplot

import dragplots

ROOT = Path(__file__).parents[2]

spec = importlib.util.spec_from_file_location("version", ROOT / "scripts" / "version.py")
version = importlib.util.module_from_spec(spec)
spec.loader.exec_module(version)


@pytest.fixture
def copy(tmp_path):
    for name in [*version.PLACES, "CHANGELOG.md"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def test_every_place_names_the_version_of_the_program():
    assert list(version.complaints(ROOT)) == []


def test_the_command_says_the_version(capsys):
    from dragplots.command import main

    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == 0 and capsys.readouterr().out.strip() == version.found(ROOT, version.SOURCE)


@pytest.mark.parametrize("name", [name for name in version.PLACES if name != version.SOURCE])
def test_a_place_that_was_forgotten_is_found(copy, name):
    path = copy / name
    right = version.found(copy, version.SOURCE)
    path.write_text(path.read_text(encoding="utf-8").replace(right, "0.9.9"), encoding="utf-8")
    assert list(version.complaints(copy)) == [f"{name}: 0.9.9 instead of {right}"]


def test_a_new_version_is_written_everywhere_and_cuts_the_change_log(copy):
    before = version.sections(copy)
    version.write(copy, "7.8.9", "2030-01-02")
    assert list(version.complaints(copy)) == []
    assert {version.found(copy, name) for name in version.PLACES} == {"7.8.9"}
    assert version.sections(copy) == ["Unreleased", "7.8.9 - 2030-01-02", *before[1:]]
    with pytest.raises(SystemExit, match="a section 7.8.9 already"):
        version.write(copy, "7.8.9", "2030-01-02")


def test_a_change_log_without_the_version_is_found(copy):
    path = copy / "CHANGELOG.md"
    right = version.found(copy, version.SOURCE)
    path.write_text(path.read_text(encoding="utf-8").replace(f"## {right}", "## 0.0.1"), encoding="utf-8")
    assert list(version.complaints(copy)) == [f"CHANGELOG.md: no section {right} with its date"]


RESULTS = sorted((ROOT / "Tests" / "Fixtures" / "releases").glob("*/*.nc"))


@pytest.mark.parametrize("path", RESULTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_results_of_releases_are_read(path):
    data = dragplots.load(path)
    assert data.attrs["version"] == path.parent.name and data.attrs["Conventions"] == "CoulombDrag-1"
    assert data.attrs["title"] == f"{path.stem} of a release"


#: A figure for each file that has one, by what it needs.
FIGURES = {
    "run": dragplots.drag, "response": dragplots.response, "spectrum": dragplots.spectrum,
    "particles": dragplots.currents, "table": dragplots.distributions, "converge": dragplots.convergence_study,
}


@pytest.mark.parametrize("path", [path for path in RESULTS if path.stem in FIGURES], ids=lambda path: path.stem)
def test_results_of_releases_are_drawn(path):
    figure = FIGURES[path.stem](dragplots.load(path))
    assert figure.axes and any(axes.has_data() for axes in figure.axes)
    pyplot.close(figure)
