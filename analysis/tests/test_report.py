"""The HTML report of `drag compare`, opened in a headless browser.

Skipped where there is no drag or no Chromium (apt-get install chromium).
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from matplotlib.image import imread

from dragplots.running import find_executable

INPUT = """
title: a < b & "c"
wires: {mean_fermi_energy: 4, mismatch: 0}
interaction: {interwire: {form: gaussian, strength: 1, length: 10}}
collisions: {triples: {kernel: soft-model, lambda: [0.02, 0.03], mu_1: 0.01, length: 10}}
solve: {samples: 16384, basis: {intervals: 12}}
sweep: {wires.mismatch: [-1, 0, 1]}
"""


@pytest.fixture(scope="module")
def browser():
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip("no headless browser: apt-get install chromium")
    return found


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    try:
        program = find_executable()
    except FileNotFoundError:
        pytest.skip("drag is not built: make build")
    folder = tmp_path_factory.mktemp("report")
    (folder / "input.yaml").write_text(INPUT)
    subprocess.run(
        [program, "compare", folder / "input.yaml", "--no-progress", "--output", folder],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    return folder / "report.html"


@pytest.fixture(scope="module")
def open_in(browser, report, tmp_path_factory):
    """Runs the browser on the report with an action; returns what it printed and said."""

    def call(*action: str) -> subprocess.CompletedProcess:
        profile = tmp_path_factory.mktemp("profile")
        words = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr"]
        words += [f"--user-data-dir={profile}", *action, report.as_uri()]
        return subprocess.run(words, capture_output=True, text=True, timeout=120, check=True)

    return call


def test_the_page_has_all_its_figures_and_says_nothing_on_the_console(open_in):
    page = open_in("--dump-dom")
    assert page.stdout.count("<svg") == 2 and page.stdout.count("<figcaption>Figure") == 2
    assert "<title>a &lt; b &amp; " in page.stdout
    # Scripts, missing resources and blocked ones are told as CONSOLE lines.
    assert not re.search(r"CONSOLE|net::ERR|Uncaught", page.stderr), page.stderr
    assert page.stdout.count("<h2>") == 4 and "NaN" not in page.stdout


def test_points_and_curves_are_visible_on_the_screen(open_in, tmp_path):
    picture = tmp_path / "screen.png"
    open_in(f"--screenshot={picture}", "--window-size=1000,3000", "--hide-scrollbars")
    pixels = np.rint(255 * imread(picture)[..., :3]).astype(int)
    for colour in ((0x00, 0x72, 0xB2), (0xD5, 0x5E, 0x00)):
        seen = (np.abs(pixels - colour).max(axis=2) < 8).sum()
        assert seen > 300, f"{colour}: {seen} pixels"


def test_on_paper_it_has_pages_of_its_own_layout(open_in, tmp_path):
    document = tmp_path / "report.pdf"
    open_in(f"--print-to-pdf={document}", "--no-pdf-header-footer")
    text = document.read_bytes()
    assert text.startswith(b"%PDF-")
    pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", text))
    assert 2 <= pages <= 6
    reader = shutil.which("pdftotext")
    if reader:
        words = subprocess.run(
            [reader, "-layout", document, "-"], capture_output=True, text=True, check=True
        ).stdout
        assert "Figure 2." in words and "All closed forms" in words


def test_the_figures_lie_beside_it_as_svg(report):
    for name in ("drag-resistivity", "slope"):
        assert (report.parent / f"{name}.svg").read_text().startswith("<svg ")
        assert f"]({name}.svg)" in (report.parent / "report.md").read_text()
