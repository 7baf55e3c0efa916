"""The paper and the note on what was found: references, figures, and claims with tests behind them."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from dragplots.running import find_executable, to_yaml

ROOT = Path(__file__).parents[2]
PAPER = (ROOT / "paper" / "paper.md").read_text(encoding="utf-8")
BIBLIOGRAPHY = (ROOT / "paper" / "paper.bib").read_text(encoding="utf-8")
FINDINGS = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")

spec = importlib.util.spec_from_file_location("equations", ROOT / "scripts" / "check-equations.py")
equations = importlib.util.module_from_spec(spec)
spec.loader.exec_module(equations)


def entries() -> dict[str, dict[str, str]]:
    """The fields of each reference."""
    found = {}
    for key, body in re.findall(r"^@\w+\{(\w+),\n(.*?)^\}", BIBLIOGRAPHY, re.MULTILINE | re.DOTALL):
        found[key] = dict(re.findall(r"^  (\w+) = \{(.*)\},$", body, re.MULTILINE))
    return found


def test_what_is_cited_is_there_and_nothing_else():
    body = PAPER.split("---", 2)[2]
    assert set(re.findall(r"@(\w+)", body)) == set(entries())


def test_references_are_complete():
    for key, fields in entries().items():
        assert {"title", "author", "year"} <= fields.keys(), key
        assert re.fullmatch(r"10\.\d{4,}/\S+", fields.get("doi", "")) or fields.get("url", "").startswith("https://"), key


def test_the_paper_has_the_sections_that_a_software_journal_asks_for():
    headings = re.findall(r"^# (.+)$", PAPER, re.MULTILINE)
    for wanted in ("Summary", "Statement of need", "State of the field", "References"):
        assert wanted in headings
    matter = yaml.safe_load(PAPER.split("---")[1])
    assert {"title", "tags", "authors", "affiliations", "date", "bibliography"} <= matter.keys()
    assert 250 < len(PAPER.split()) < 1500


def test_its_figures_are_made_by_the_script():
    script = (ROOT / "scripts" / "build-paper.sh").read_text(encoding="utf-8")
    figures = re.findall(r"\]\((figures/\S+)\)", PAPER)
    assert len(figures) == 2 and all(figure in script for figure in figures)
    for label in re.findall(r"\\autoref\{(\S+?)\}", PAPER):
        assert rf"\label{{{label}}}" in PAPER


def test_each_finding_names_a_test_that_is_there():
    tree = equations.Tree(ROOT)
    rows = list(equations.tables(FINDINGS, ["claim", "how far it is tested", "held by"]))
    assert len(rows) >= 6
    for row in rows:
        assert list(equations.references(row[2], row[0], tree)) == []
        assert re.search(r'\.swift`: "[^"]+"', row[2]), row[0]


def test_the_number_of_corrections_is_that_of_their_table():
    page = (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8").split("## Where a form holds")[0]
    rows = list(equations.tables(page, equations.CORRECTIONS))
    assert len(rows) == 15 and "fifteen rows" in PAPER.replace("\n", " ") and "Fifteen rows" in FINDINGS


def test_exact_scattering_gives_the_stated_multiple_of_born(tmp_path):
    """Both integral equations, by quadrature."""
    try:
        program = find_executable()
    except FileNotFoundError:
        pytest.skip("drag is not built: make build")
    said = float(re.search(r"exact scattering gives (\S+) times", FINDINGS)[1])
    rho = {}
    for scattering in ("born", "exact"):
        path = tmp_path / f"{scattering}.yaml"
        path.write_text(to_yaml({
            "wires": {"fermi_energy": [3, 3]},
            "interaction": {"interwire": {"form": "gaussian", "strength": 0.5, "length": 2**0.5}},
            "collisions": {"pair_scattering": scattering},
        }))
        run = subprocess.run([program, "pairs", path, "--json"], capture_output=True, text=True, check=True)
        rho[scattering] = json.loads(run.stdout)["drag_resistivity"]
    assert rho["exact"] / rho["born"] == pytest.approx(said, abs=6e-4)
