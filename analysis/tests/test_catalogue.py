"""Every variable that dragplots asks of a result file is one that the program writes.

The catalogue is the table of Sources/ResultFiles/QuantityTable*.swift, from which files and the guide are made as
well; swept keys are those of the input.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import xarray as xr

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "analysis" / "src" / "dragplots"

#: What the code calls a data set of a result file.
DATASETS = {"dataset", "data", "points", "chosen", "study", "one", "column"}

#: Functions whose text arguments are names of variables.
ASKING = {"require", "resistivity"}


def quantities() -> list[list[str]]:
    """Rows of the table of quantities: variable, member in JSON, dimensions, unit, meaning, remarks."""
    rows = []
    for path in sorted((ROOT / "Sources" / "ResultFiles").glob("QuantityTable*.swift")):
        cells = [line.strip().split(" | ") for line in path.read_text(encoding="utf-8").splitlines()]
        rows += [row for row in cells if len(row) >= 5]
    return rows


def catalogue() -> set[str]:
    """Names of variables, those that a sweep has in their place, and the errors that may belong to them."""
    names = set()
    for row in quantities():
        names |= {row[0], *re.findall(r"\bas (\w+)", " ".join(row[5:]))}
    names = {name for name in names if re.fullmatch(r"\w+", name)}
    return names | {f"{name}_error" for name in names}


def input_keys() -> set[str]:
    """Swept keys as variables: the paths in the catalogue of the input, with underscores."""
    text = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "Sources" / "Input" / "Reading").glob("InputKey*.swift")
    )
    return {path.replace(".", "_") for path in re.findall(r'"([a-z]\w*(?:\.\w+)+)"', text)}


def asked(source: str) -> set[str]:
    """Returns the names of variables that a module asks for."""
    tree = ast.parse(source)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    methods = {id(call.func) for call in calls}
    # What a module adds to a data set itself is no question to the program.
    own = {
        word.arg
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "assign"
        for word in call.keywords
    }
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in ASKING:
                names |= {word.value for word in node.args if _is_text(word)}
        elif isinstance(node, ast.Subscript) and _is_dataset(node.value) and _is_text(node.slice):
            names.add(node.slice.value)
        elif isinstance(node, ast.Attribute) and _is_dataset(node.value):
            if not hasattr(xr.Dataset, node.attr) and id(node) not in methods:
                names.add(node.attr)
        elif isinstance(node, ast.Compare) and isinstance(node.ops[0], (ast.In, ast.NotIn)):
            place = node.comparators[0]
            if isinstance(place, ast.Attribute) and place.attr == "variables":
                place = place.value
            if _is_dataset(place) and _is_text(node.left):
                names.add(node.left.value)
    return names - own


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_dataset(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr == "points"
    return isinstance(node, ast.Name) and node.id in DATASETS


def unknown(source: str) -> set[str]:
    return asked(source) - catalogue() - input_keys()


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("*.py")), ids=lambda path: path.stem)
def test_every_variable_that_is_asked_for_is_written_by_the_program(path):
    assert unknown(path.read_text(encoding="utf-8")) == set()


def test_the_makers_of_variables_are_those_of_the_catalogue():
    from dragplots.data import _MAKERS

    assert set(_MAKERS) <= catalogue()


def test_the_symbols_are_those_of_input_keys():
    """Keys of potentials and of the soft model have paths put together from the name of a parameter."""
    from dragplots.sweeps import _SYMBOLS

    text = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("Input/Reading", "WirePhysics/Potentials")
        for path in (ROOT / "Sources" / folder).glob("*.swift")
    )
    for name in set(_SYMBOLS) - input_keys():
        group, parameter = re.fullmatch(r"(collisions_triples|interaction_\w+?)_(\w+)", name).groups()
        assert f'"{parameter}"' in text, name


def test_both_sides_are_there():
    names = set().union(*(asked(path.read_text(encoding="utf-8")) for path in PACKAGE.glob("*.py")))
    assert {"drag_resistivity_SI", "closed_form_valid", "units_temperature", "rho_12_real"} <= names
    assert len(names) > 35 and len(catalogue()) > 100 and "wires_density" in input_keys()


@pytest.mark.parametrize(
    "right, wrong",
    [
        ('require(dataset, "momentum",', 'require(dataset, "momenta",'),
        ("chosen.zeta_squared.values", "chosen.zeta2.values"),
        ('"steady_state" in chosen', '"status" in chosen'),
    ],
)
def test_a_planted_name_is_noticed(right, wrong):
    source = (PACKAGE / "distributions.py").read_text(encoding="utf-8")
    assert right in source
    fault = wrong.split('"')[1] if '"' in wrong else "zeta2"
    assert unknown(source.replace(right, wrong, 1)) == {fault}
