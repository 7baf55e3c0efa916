"""The table of equations and that of corrections against the code, and what the check must notice."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

spec = importlib.util.spec_from_file_location("equations", ROOT / "scripts/check-equations.py")
equations = importlib.util.module_from_spec(spec)
spec.loader.exec_module(equations)


def test_the_tables_are_those_of_the_code():
    complaints, counts = equations.check(ROOT)
    assert complaints == []
    assert counts["validated"] > 0 and counts["tested"] >= counts["validated"]


def test_the_list_is_that_of_the_paper():
    assert len(equations.NUMBERED) == len(set(equations.NUMBERED)) == 218
    assert equations.numbers("(8)-(10), (A.9)-(A.10), (S1), figure 1") == [
        "8", "9", "10", "A.9", "A.10", "S1", "figure 1",
    ]


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """A copy of all that the check reads."""
    root = tmp_path_factory.mktemp("tree") / "drag"
    for folder in ("Sources", "Tests"):
        swift = shutil.ignore_patterns("*.json", "*.docc", "*.nc")
        shutil.copytree(ROOT / folder, root / folder, ignore=swift)
    shutil.copytree(ROOT / "docs", root / "docs", ignore=shutil.ignore_patterns("figures"))
    for name in ("README.md", "CHANGELOG.md", "Makefile"):
        shutil.copy(ROOT / name, root / name)
    for readme in ROOT.glob("Samples/*/README.md"):
        (root / readme.relative_to(ROOT)).parent.mkdir(parents=True)
        shutil.copy(readme, root / readme.relative_to(ROOT))
    assert equations.check(root)[0] == []
    return root


def validation(name):
    """The place of a file of `drag validate`, whatever target holds it."""
    return str(next(ROOT.glob(f"Sources/*/Validation/**/{name}")).relative_to(ROOT))


COUNTS = equations.check(ROOT)[1]
VALIDATED = f"{COUNTS['validated']} of 218"

FAULTS = {
    "a number left out": (
        "docs/equations.md", "| (15) |", "| (14) |", ["15 is there 0 times", "14 is there 2 times"]),
    "a range too short": ("docs/equations.md", "| (121)-(128) |", "| (121)-(127) |", ["128 is there 0 times"]),
    "a number that is none": (
        "docs/equations.md", "| (D.11) |", "| (D.11), (D.12) |", ["D.12 is no equation"]),
    "a file that is not there": (
        "docs/equations.md", "`WashedOut.swift`", "`WashedAway.swift`", ["no file WashedAway.swift"]),
    "a test of another file": (
        "docs/equations.md", '`ThermalTests.swift`: "thermal functions agree',
        '`WireTests.swift`: "thermal functions agree', ['no test "thermal functions agree']),
    "a test that was renamed": (
        "Tests/ClosedFormsTests/ResonanceTests.swift", "`the resonance is a Lorentzian`",
        "`the resonance is a Gaussian`", ['no test "the resonance is a Lorentzian"']),
    "a file without its test": (
        "docs/equations.md", ': "the resonance is a Lorentzian"', "", ["without the name of a test"]),
    "a command that is not there": (
        "docs/equations.md", "`drag kernel`", "`drag colonel`", ["no command drag colonel"]),
    "a quantity that is not there": (
        "docs/equations.md", "`growth_of_S`", "`growth`", ["no quantity growth"]),
    "no source and no reason": (
        "docs/equations.md", "| step to (120) |", "| - |", ["either a source file or one of"]),
    "a row of drag validate not in the table": (
        "docs/equations.md", "`drag validate`, `S` |", "`S` |", ["drag validate cites 113"]),
    "a mark without a row": (
        "docs/equations.md", "| (71) | tanh of a wire | `Thermal.swift` | - |",
        "| (71) | tanh of a wire | `Thermal.swift` | `drag validate` |", ["no row of drag validate cites 71"]),
    "a new row of drag validate": (
        validation("PairRows.swift"), '"(29)", "rho_12', '"(52)", "rho_12', ["drag validate cites 52"]),
    "a closed form with another number": (
        "Sources/ClosedForms/Forms/WashedOut.swift", 'equation = "(143)"', 'equation = "(142)"',
        ["drag validate cites 142", "no row of drag validate cites 143"]),
    "a figure that is not drawn": (
        validation("PaperCase.swift"), '"Figure 1: ', '"The first figure: ',
        ["no row of drag validate cites figure 1"]),
    "a correction without a test": (
        "docs/corrections.md", '`ResonanceTests.swift`: "the width of the resonance tends',
        '`ResonanceTests.swift`: "the breadth of the resonance tends', ['no test "the breadth']),
    "a correction that says nothing": (
        "docs/corrections.md", '| `ConventionalTests.swift`: "conventional is never less than kinetic" |', "| |",
        ["neither a test nor the words"]),
    "a claim that is too large": (
        "README.md", f"holds {VALIDATED}", "holds 218 of 218", [f"README.md: it should say: {VALIDATED}"]),
    "a claim without a number": (
        "README.md", f"holds {VALIDATED} numbered equations", "holds each equation",
        ["README.md: it does not say how many", "README.md: not each equation is"]),
    "a wrong count of tests": (
        "docs/equations.md", f"A test holds {COUNTS['tested']} ", "A test holds 7 ", ["it should say: Of 218"]),
    "no link to the corrections": ("docs/cite.md", "(corrections.md)", "(index.md)", ["no link"]),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_noticed(tree, fault):
    name, right, wrong, expected = FAULTS[fault]
    path = tree / name
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    try:
        complaints = "\n".join(equations.check(tree)[0])
    finally:
        path.write_text(text, encoding="utf-8")
    for words in expected:
        assert words in complaints
