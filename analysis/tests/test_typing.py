"""The type hints of the package, checked by mypy."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ANALYSIS = Path(__file__).parents[1]


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "mypy", "--config-file", "pyproject.toml"]
    words += ["--cache-dir", str(folder / ".mypy_cache"), "--no-error-summary"]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True)


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("types")
    shutil.copy(ANALYSIS / "pyproject.toml", folder)
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(ANALYSIS / "src", folder / "src", ignore=ignored)
    return folder


def test_the_hints_hold(copy):
    run = check(copy)
    assert run.returncode == 0, run.stdout + run.stderr


def test_a_hint_that_lies_is_noticed(copy):
    path = copy / "src" / "dragplots" / "groups.py"
    text = path.read_text(encoding="utf-8")
    right = "def scientific(value: float) -> str:"
    assert right in text
    path.write_text(text.replace(right, right.replace("str", "int")), encoding="utf-8")
    run = check(copy)
    path.write_text(text, encoding="utf-8")
    assert run.returncode == 1 and "groups.py" in run.stdout and "Incompatible return" in run.stdout


def test_the_package_says_that_it_has_types():
    assert (ANALYSIS / "src" / "dragplots" / "py.typed").is_file()
