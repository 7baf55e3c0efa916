"""The tutorial, executed from its first cell to its last.

Skipped where there is no drag.
"""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from dragplots.running import find_executable

TUTORIAL = Path(__file__).parents[1] / "notebooks" / "tutorial.ipynb"


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    try:
        program = find_executable()
    except FileNotFoundError:
        pytest.skip("drag is not built: make build")
    notebook = nbformat.read(TUTORIAL, as_version=4)
    folder = tmp_path_factory.mktemp("notebook")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DRAG", str(program))
        patch.setenv("IPYTHONDIR", str(folder))
        NotebookClient(
            notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": folder}}
        ).execute()
    return notebook


def outputs(notebook, kind: str) -> list[str]:
    return [
        output.data[kind]
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if kind in output.get("data", {})
    ]


def test_every_cell_runs_and_both_figures_are_shown(executed):
    assert len(outputs(executed, "image/png")) == 2
    assert any("'frictionless'" in text for text in outputs(executed, "text/plain"))


def test_the_width_that_the_tutorial_measures_is_that_of_the_theory(executed):
    said = "".join(
        output.text
        for cell in executed.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == "stream" and output.name == "stdout"
    )
    width, limit = (float(word) for word in said.split("Gamma = ")[1].split() if word[0] == "0")
    # pi^2/6 (T/eps_F)^2 of Sommerfeld's expansion is 6.6 %, and the points are known to 2 %.
    assert abs(width / limit - 1) < 0.12


def test_progress_is_shown_where_it_was_not_switched_off(executed):
    first = next(cell for cell in executed.cells if cell.cell_type == "code")
    said = "".join(output.text for output in first.outputs if output.output_type == "stream")
    assert "wrote" in said or "samples" in said


def test_the_committed_notebook_holds_no_outputs():
    notebook = nbformat.read(TUTORIAL, as_version=4)
    assert all(not cell.outputs for cell in notebook.cells if cell.cell_type == "code")
