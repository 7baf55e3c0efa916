"""The pages of the guide that a reader copies from: inputs are accepted, commands exist, figures are there."""

from __future__ import annotations

import importlib.util
import inspect
import re
import subprocess
from pathlib import Path

import numpy as np
import pytest
import results
import yaml

import dragplots
from dragplots.command import _parser
from dragplots.running import find_executable, to_yaml

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

spec = importlib.util.spec_from_file_location("gallery", ROOT / "scripts/draw-gallery.py")
gallery = importlib.util.module_from_spec(spec)
spec.loader.exec_module(gallery)

# The names that the sources give to commands.
COMMANDS = {
    name for path in (ROOT / "Sources/drag").rglob("*.swift")
    for name in re.findall(r'commandName: "([a-z-]+)"', path.read_text(encoding="utf-8"))
}

PAGES = ("from-your-device", "reading-a-curve", "gallery", "python")


def text(page: str) -> str:
    return (DOCS / f"{page}.md").read_text(encoding="utf-8")


def merged(one: dict, other: dict) -> dict:
    """One set of settings with those of a fragment put in."""
    both = dict(one)
    for key, value in other.items():
        inner = isinstance(value, dict) and isinstance(both.get(key), dict) and key != "sweep"
        both[key] = merged(both[key], value) if inner else value
    return both


def inputs(page: str) -> list[dict]:
    """The inputs of a page; a fragment goes on from the first one."""
    blocks = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", text(page), re.DOTALL)]
    return [block if "title" in block else merged(blocks[0], block) for block in blocks]


CASES = [(page, index) for page in PAGES for index in range(len(inputs(page)))]


@pytest.mark.parametrize("page, index", CASES)
def test_every_input_of_the_page_is_accepted(page, index, tmp_path):
    try:
        program = find_executable()
    except FileNotFoundError:
        pytest.skip("drag is not built: make build")
    path = tmp_path / "input.yaml"
    path.write_text(to_yaml(inputs(page)[index]))
    run = subprocess.run([program, "closed-form", path], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def test_an_input_with_a_slip_would_be_noticed(tmp_path):
    try:
        program = find_executable()
    except FileNotFoundError:
        pytest.skip("drag is not built: make build")
    path = tmp_path / "input.yaml"
    path.write_text(to_yaml(merged(inputs("from-your-device")[0], {"wires": {"densities": [1, 2]}})))
    run = subprocess.run([program, "closed-form", path], capture_output=True, text=True)
    assert run.returncode == 65 and "densities" in run.stderr


def test_the_first_page_leads_to_all_others():
    pages = {path.name for path in DOCS.glob("*.md")} | {"input-keys.md"}
    assert set(re.findall(r"\]\(([\w-]+\.md)\)", text("index"))) == pages - {"index.md"}


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_the_page_is_one(page):
    for command in gallery.commands(text(page)):
        words = command.split()
        if words[0] == "dragplots":
            _parser().parse_args(words[1:])
        else:
            assert words[1] in COMMANDS, command
            if words[2].startswith("Samples/"):
                assert (ROOT / words[2]).is_file(), command


def test_the_gallery_shows_every_figure_and_each_is_there():
    names = gallery.figures(text("gallery"))
    assert all((DOCS / "figures" / name).is_file() for name in names)
    drawn = {command.split()[1] for command in gallery.commands(text("gallery")) if "dragplots" in command}
    parser = _parser()
    known = next(action for action in parser._actions if action.dest == "figure").choices
    assert drawn == set(known)
    written = {w for c in gallery.commands(text("gallery")) for w in c.split() if w.endswith(".svg")}
    assert written == set(names)


def test_the_page_of_the_package_names_everything_public_as_it_is():
    page = text("python")
    for name in dragplots.__all__:
        thing = getattr(dragplots, name)
        assert inspect.getdoc(thing), f"{name} has no docstring"
        assert re.search(rf"`{name}\b", page), f"python.md does not name {name}"
    for name, arguments in re.findall(r"^\| `(\w+)\(([^`]*)\)`", page, re.MULTILINE):
        signature = inspect.signature(getattr(dragplots, name))
        for argument in re.findall(r"(\w+)=", arguments):
            assert argument in signature.parameters, f"{name} has no argument {argument}"


def test_the_numbers_of_the_pages_are_those_of_their_formulas():
    """Numbers that a reader takes as they stand, computed anew, with the digits that are printed."""
    hbar, mass, charge, boltzmann = 1.054571817e-34, 9.1093837e-31, 1.602176634e-19, 1.380649e-23
    curve, device = text("reading-a-curve"), text("from-your-device")
    # 1/cosh(x) and J(x) = 2 (x coth x - 1)/sinh^2 x at half of their maximum, Delta = 2 x T.
    x = np.linspace(0.5, 2, 200_001)
    drift = 2 * (x / np.tanh(x) - 1) / np.sinh(x) ** 2
    assert f"half at Delta = {2 * np.arccosh(2):.2f} T" in curve
    assert f"half at Delta = {2 * x[np.argmin(np.abs(drift - 1 / 3))]:.2f} T" in curve
    strength = (0.102 / 5) ** 2 * np.exp(-5) / 2**1.5
    assert f"Gamma = 0.102 T give {strength * 1e6:.1f}e-6" in curve
    assert results.gamma(5, strength) == pytest.approx(0.102, rel=1e-12)
    gaas = 0.067 * mass
    unit = np.sqrt(gaas * boltzmann * 4.2) / charge**2 * 1e-9
    assert f"= {unit:.1f} kOhm/um in GaAs at 4.2 K" in curve
    energy = (hbar * np.pi * 20e6) ** 2 / (2 * gaas)
    assert f"eps_F is {energy / charge * 1e3:.3g} meV or {energy / boltzmann:.0f} K" in device
    capacitance = 2 * np.pi * 12.9 * 8.854e-12 / np.log(2 * 200 / 10)
    assert f"these are {capacitance / charge * 1e-9:.1f} electrons per um and per mV" in device
