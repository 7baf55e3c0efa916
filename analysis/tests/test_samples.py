"""Numbers that stand in the READMEs of samples are those of the program."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "check-readme-tables.py"

spec = importlib.util.spec_from_file_location("readme_tables", SCRIPT)
readmes = importlib.util.module_from_spec(spec)
spec.loader.exec_module(readmes)


def test_tables_of_readmes_are_the_expected_answers_rounded():
    run = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    assert int(run.stdout.split(": ")[-1].split()[0]) >= 37, run.stdout


@pytest.mark.parametrize("cell, good", [("22.2", True), ("22.4", False), ("2.22e1", True), ("2.2e-7", False), ("22", True), ("21.9", False)])
def test_a_number_is_what_it_is_rounded_from(cell, good):
    assert readmes.same(cell, {"value": 22.2248, "standard_error": 0.0077}) == good


def test_a_wrong_cell_and_a_table_that_nobody_knows_are_named():
    headings = ["T (K)", "exact pairs (kOhm/um)", "humidity"]
    said = [fault for fault, _ in readmes.faults("nanotube-pair", headings, [["4", "22.9", "1"], ["7", "39.1", "1"]], None) if fault]
    assert len(said) == 2 and "humidity" in said[0] and "22.9 instead of 22.2" in said[1]
    assert list(readmes.tables("| a | b |\n|---|---|\n| 1 | 2 |\n")) == [(["a", "b"], [["1", "2"]])]
