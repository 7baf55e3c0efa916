"""The guide as it is built: pages, formulas, and its search, opened from the disk in a real browser."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from dragplots.running import find_executable

ROOT = Path(__file__).parents[2]

pytest.importorskip("mkdocs")


def build(root: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    try:
        program = find_executable()
    except FileNotFoundError:
        pytest.skip("drag is not built: make build")
    environment = {**os.environ, "DRAG": str(program), "NO_MKDOCS_2_WARNING": "1"}
    words = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder)]
    return subprocess.run(words, cwd=root, env=environment, capture_output=True, text=True)


@pytest.fixture(scope="module")
def guide(tmp_path_factory):
    folder = tmp_path_factory.mktemp("guide")
    run = build(ROOT, folder)
    assert run.returncode == 0, run.stdout + run.stderr
    return folder


@pytest.fixture
def copy(tmp_path):
    """The sources of the guide, to be spoilt."""
    for name in ("docs", "mkdocs.yml"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "guide.py", tmp_path / "scripts")
    return tmp_path


def test_every_page_is_there_and_the_keys_are_those_of_the_program(guide):
    pages = {path.stem for path in (ROOT / "docs").glob("*.md")} | {"input-keys"}
    assert pages <= {path.stem for path in guide.glob("*.html")}
    keys = (guide / "input-keys.html").read_text(encoding="utf-8")
    assert "collisions.pair_scattering" in keys and "solve.target_error" in keys


def test_the_page_on_output_has_every_quantity(guide):
    from test_catalogue import quantities

    page = (guide / "output.html").read_text(encoding="utf-8")
    cells = {name for cell in re.findall(r"<td>(.*?)</td>", page) for name in cell.split(", ")}
    named = {row[0] for row in quantities() if row[0] != "-"}
    assert len(named) > 100 and named - cells == set()


def test_nothing_is_fetched_from_elsewhere(guide):
    for path in guide.glob("*.html"):
        page = path.read_text(encoding="utf-8")
        loaded = re.findall(r"<(?:script|img|iframe)[^>]*\bsrc=\"([^\"]+)\"", page)
        loaded += re.findall(r"<link[^>]*rel=\"(?:stylesheet|icon|preconnect)\"[^>]*href=\"([^\"]+)\"", page)
        assert loaded and [address for address in loaded if "//" in address] == [], path.name


def test_formulas_are_mathml_with_their_numbers(guide):
    page = (guide / "exact-pair-scattering.html").read_text(encoding="utf-8")
    assert page.count('<div class="formula"><math') == 7
    assert re.findall(r'<span class="number">\((E\d)\)</span>', page) == [f"E{n}" for n in range(1, 8)]
    for path in guide.glob("*.html"):
        assert "$$" not in path.read_text(encoding="utf-8") and "arithmatex" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("spoilt, words", [
    ("[nowhere](no-such-page.md)", "no-such-page.md"),
    ("[nowhere](method.md#no-such-heading)", "no-such-heading"),
    ("![nothing](figures/none.svg)", "figures/none.svg"),
    ("$$\n\\frac{1}{\n$$", "cannot be converted"),
])
def test_a_dead_link_or_a_wrong_formula_ends_the_build(copy, tmp_path, spoilt, words):
    page = copy / "docs" / "cite.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n\n{spoilt}\n", encoding="utf-8")
    run = build(copy, tmp_path / "site")
    assert run.returncode != 0 and words in run.stdout + run.stderr


def test_a_page_without_a_place_ends_the_build(copy, tmp_path):
    (copy / "docs" / "lost.md").write_text("# Lost\n", encoding="utf-8")
    run = build(copy, tmp_path / "site")
    assert run.returncode != 0 and "lost.md" in run.stdout + run.stderr


def test_the_search_finds_a_page_without_a_server(guide):
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    driver = shutil.which("chromedriver")
    if browser is None or driver is None:
        pytest.skip("no browser: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1300,900"):
        options.add_argument(word)
    with webdriver.Chrome(options=options, service=webdriver.ChromeService(driver)) as session:
        session.get((guide / "method.html").as_uri() + "?q=ultranarrow")
        found = WebDriverWait(session, 60).until(
            lambda it: [link.get_attribute("href") for link in it.find_elements(By.CSS_SELECTOR, ".md-search-result__link")])
        assert any(address.startswith(guide.as_uri()) for address in found)
        severe = [entry["message"] for entry in session.get_log("browser") if entry["level"] == "SEVERE"]
        assert severe == []
