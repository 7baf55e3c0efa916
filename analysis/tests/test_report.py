"""The HTML report of `drag compare`, opened in a real browser, hovered over and printed.

The browser is Debian's Chromium with its driver. Where it is missing the tests install it, with sudo where they are
not root, and fail where they cannot; they are skipped only where there is no drag.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from matplotlib.image import imread
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By

from dragplots.running import find_executable

ROOT = Path(__file__).parents[2]

INPUT = """
title: a < b & "c"
wires: {mean_fermi_energy: 4, mismatch: 0}
interaction: {interwire: {form: gaussian, strength: 1, length: 10}}
collisions: {triples: {kernel: soft-model, lambda: [0.02, 0.03], mu_1: 0.01, length: 10}}
solve: {samples: 16384, basis: {intervals: 12}}
sweep: {wires.mismatch: [-1, 0, 1]}
"""


def installed(*names: str) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="module")
def browser():
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    if not (installed(*names) and installed("chromedriver") and installed("pdftotext")):
        subprocess.run(
            [ROOT / "scripts" / "install-packages.sh"], env={**os.environ, "BROWSER": "1"}, check=False
        )
    missing = [name for name in ("chromedriver", "pdftotext") if not installed(name)]
    if not installed(*names) or missing:
        pytest.fail("no browser to open reports in: apt-get install chromium chromium-driver poppler-utils")
    return installed(*names)


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
    # The library itself speaks of NaN.
    text = re.sub(r"<script.*?</script>", "", page.stdout, flags=re.S)
    assert text.count("<h2>") == 4 and "NaN" not in text


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
    words = subprocess.run(
        ["pdftotext", "-layout", document, "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "Figure 2." in words and "All closed forms" in words
    # Paper has the pictures, and nothing to press.
    assert "wires.mismatch (T)" in words and "x logarithmic" not in words


def test_the_figures_lie_beside_it_as_svg(report):
    for name in ("drag-resistivity", "slope"):
        assert (report.parent / f"{name}.svg").read_text().startswith("<svg ")
        assert f"]({name}.svg)" in (report.parent / "report.md").read_text()


@pytest.fixture(scope="module")
def driven(browser, tmp_path_factory):
    """Opens browsers that a script moves."""
    drivers = []

    def start(**preferences) -> webdriver.Chrome:
        options = webdriver.ChromeOptions()
        options.binary_location = browser
        profile = tmp_path_factory.mktemp("profile")
        for word in ("--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}"):
            options.add_argument(word)
        options.add_argument("--window-size=1000,1400")
        options.add_experimental_option("prefs", preferences)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        service = webdriver.ChromeService(executable_path=installed("chromedriver"))
        drivers.append(webdriver.Chrome(options=options, service=service))
        return drivers[-1]

    yield start
    for driver in drivers:
        driver.quit()


@pytest.fixture(scope="module")
def page(driven, report):
    """The report as a reader sees it."""
    driver = driven()
    driver.get(report.as_uri())
    return driver


def test_without_scripts_the_pictures_are_there(driven, report, tmp_path):
    driver = driven(**{"profile.managed_default_content_settings.javascript": 2})
    driver.get(report.as_uri())
    assert driver.find_element(By.CSS_SELECTOR, "figure > svg").is_displayed()
    assert not driver.find_element(By.TAG_NAME, "canvas").is_displayed()
    picture = tmp_path / "plain.png"
    driver.save_screenshot(str(picture))
    pixels = np.rint(255 * imread(picture)[..., :3]).astype(int)
    for colour in ((0x00, 0x72, 0xB2), (0xD5, 0x5E, 0x00)):
        assert (np.abs(pixels - colour).max(axis=2) < 8).sum() > 300


CHART = "const chart = Chart.getChart(document.querySelector('canvas'));"


def place(page, series: int, index: int) -> list[float]:
    """Where a point stands on the canvas of the first figure."""
    return page.execute_script(
        CHART + "const at = chart.getDatasetMeta(arguments[0]).data[arguments[1]];"
        "return [at.x, at.y];", series, index
    )


def hover(page, x: float, y: float) -> dict:
    """Moves the pointer to a place on the first canvas; returns what the tooltip says."""
    canvas = page.find_element(By.TAG_NAME, "canvas")
    size = canvas.size
    ActionChains(page, duration=50).move_to_element_with_offset(
        canvas, round(x - size["width"] / 2), round(y - size["height"] / 2)
    ).perform()
    return page.execute_script(
        CHART + "const t = chart.tooltip;"
        "return {shown: t.opacity, title: t.title, lines: t.body.flatMap((one) => one.lines)};"
    )


def data(page) -> dict:
    return page.execute_script(
        "return JSON.parse(document.querySelector('figure script').textContent)"
    )


def test_with_scripts_the_figures_are_live(page):
    assert not page.find_element(By.CSS_SELECTOR, "figure > svg").is_displayed()
    assert page.find_element(By.TAG_NAME, "canvas").is_displayed()


def test_the_page_opens_with_the_figure_and_a_verdict_of_three_sentences(page):
    first = page.execute_script(
        "return [...document.body.children].slice(1, 4).map((one) => one.tagName)"
    )
    assert first == ["P", "FIGURE", "P"]
    verdict = page.execute_script("return document.querySelector('figure + p').textContent")
    assert len(re.findall(r"\.(?= [A-Z]|$)", verdict)) == 3, verdict
    assert verdict.startswith("The drag resistivity goes from ")


def test_hovering_shows_the_value_with_its_error(page):
    plot = data(page)
    points = next(one for one in plot["series"] if one["style"] == "points")
    series = plot["series"].index(points)
    for index in (0, 2):
        said = hover(page, *place(page, series, index))
        x, y = points["points"][index]
        assert said["shown"] > 0 and said["title"] == [f"wires.mismatch = {x:g}"]
        # A curve through the same place has its line as well.
        line = next(line for line in said["lines"] if line.startswith("sampled"))
        value, error = re.fullmatch(r"sampled: ρ_D = (\S+) ± (\S+)", line).groups()
        assert float(value) == pytest.approx(y, rel=1e-4)
        assert float(error) == pytest.approx(points["errors"][index], rel=0.06)


def test_curves_are_switched_off_and_on(page):
    box = page.find_element(By.CSS_SELECTOR, "input[data-series]")
    series = int(box.get_attribute("data-series").split()[0])
    x, y = place(page, series, 1)
    visible = f"{CHART} return chart.isDatasetVisible({series});"
    assert page.execute_script(visible)
    box.click()
    assert not page.execute_script(visible)
    assert not any(line.startswith("sampled") for line in hover(page, x, y)["lines"])
    box.click()
    assert page.execute_script(visible)
    assert hover(page, x + 1, y)["lines"][0].startswith("sampled")


def test_axes_turn_logarithmic_and_linear(page):
    box = page.find_element(By.CSS_SELECTOR, "input[data-axis='y']")
    assert box.is_selected() == (data(page)["y"]["scale"] == "logarithmic")

    def scale():
        return page.execute_script(CHART + "return chart.scales.y.type")

    before, height = scale(), place(page, 0, 1)[1]
    box.click()
    assert {before, scale()} == {"linear", "logarithmic"} and place(page, 0, 1)[1] != height
    box.click()
    assert scale() == before and place(page, 0, 1)[1] == pytest.approx(height)
    # The mismatch has both signs.
    assert not page.find_element(By.CSS_SELECTOR, "input[data-axis='x']").is_enabled()


def test_no_number_is_broken_over_two_lines(page):
    broken = """
      return [...document.querySelectorAll(".n, math")].filter((one) => {
        const lines = new Set([...one.getClientRects()].map((rect) => Math.round(rect.top)));
        return lines.size > 1;
      }).map((one) => one.textContent);"""
    try:
        for width in (1000, 520):
            page.set_window_size(width, 1400)
            assert page.execute_script(broken) == []
        # The check sees one that is broken.
        page.execute_script("document.querySelector('p .n').style.whiteSpace = 'normal';"
                            "document.querySelector('p .n').textContent = '1 '.repeat(200)")
        assert len(page.execute_script(broken)) == 1
    finally:
        page.set_window_size(1000, 1400)
        page.refresh()


def test_formulas_are_typeset(page):
    count, narrow = page.execute_script(
        "const all = [...document.querySelectorAll('math')];"
        "return [all.length, all.filter((one) => one.getBoundingClientRect().width < 2).length]"
    )
    # Axis labels of the static pictures have Greek letters instead.
    assert count > 20 and narrow == 0
    text = page.execute_script("return document.querySelector('body').innerText")
    text = text[: text.index("Input\n")]
    assert not re.search(r"\b(rho_D|eps_F|zeta\^2|sqrt\()", text)


def test_nothing_is_said_on_the_console(page):
    assert [entry for entry in page.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_the_page_asks_for_nothing_from_outside(report):
    text = report.read_text(encoding="utf-8")
    assert not re.search(r"<(script|img|iframe)[^>]*\bsrc=|<link|@import|url\(", text)
    assert len(text) < 500_000
