"""What the guide has beyond its pages: input keys, quantities of results, and formulas as MathML. A hook of mkdocs.

The page of input keys is `drag explain --all`, the catalogue that also validates input files, and the tables of the page on
output are `drag explain --results`, the catalogue that results are written by; $DRAG names the executable. Formulas stand in the pages as TeX, between `$$` on lines of their own or `\\(` and `\\)`; they are converted when the
guide is built, so that a reader needs no script and no network. A formula that cannot be converted is an error.
"""

from __future__ import annotations

import html
import os
import re
import subprocess
from pathlib import Path

from latex2mathml.converter import convert
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

KEYS = "input-keys.md"
OUTPUT = "output.md"


def explained(what):
    """Returns what `drag explain` says."""
    drag = os.environ.get("DRAG")
    if not drag:
        raise PluginError("the pages of input keys and of output need the executable: set DRAG, as make docs does")
    run = subprocess.run([drag, "explain", what], stdout=subprocess.PIPE, text=True, check=True)
    return run.stdout.strip()


def input_keys():
    """Returns the page of input keys: what `drag explain --all` says, one section a key."""
    sections = []
    for block in re.split(r"\n\s*\n", explained("--all")):
        key, _, rest = block.strip().partition("\n")
        sections.append(f"## {key.strip()}\n\n<pre>{html.escape(rest)}</pre>")
    if len(sections) < 20:
        raise PluginError("drag explain --all lists too few keys to be the catalogue")
    lead = "The same text as that of `drag explain KEY`. Keys nest at each point of their name."
    return "# Input keys\n\n" + lead + "\n\n" + "\n\n".join(sections) + "\n"


def on_files(files: Files, config):
    """Adds the page of input keys."""
    files.append(File.generated(config, KEYS, content=input_keys()))
    return files


def on_page_markdown(markdown, page, config, files):
    """Puts the tables of all quantities under the page on output."""
    if page.file.src_uri != OUTPUT:
        return markdown
    tables = explained("--results")
    if tables.count("\n| ") < 100:
        raise PluginError("drag explain --results lists too few quantities to be the catalogue")
    return markdown + "\n\n" + tables + "\n"


def formula(tex, display):
    """Returns a formula as MathML; `\\tag{...}` at its end is the number behind a displayed one."""
    tag = re.search(r"\\tag\{([^}]*)\}\s*$", tex)
    body = tex[: tag.start()] if tag else tex
    try:
        mathml = convert(body.strip(), display="block" if display else "inline")
    except Exception as error:
        raise PluginError(f"the formula {tex.strip()!r} cannot be converted: {error}") from error
    if "<mtext>\\" in mathml or "<mi>\\" in mathml:
        raise PluginError(f"the formula {tex.strip()!r} has a command that is not known")
    if not display:
        return mathml
    number = f'<span class="number">({tag[1]})</span>' if tag else ""
    return f'<div class="formula">{mathml}{number}</div>'


def on_page_content(content, page, config, files):
    """Converts the formulas of a page, which the Markdown extension has left between marks."""
    content = re.sub(
        r'<div class="arithmatex">\\\[(.*?)\\\]</div>', lambda match: formula(html.unescape(match[1]), True),
        content, flags=re.DOTALL)
    return re.sub(
        r'<span class="arithmatex">\\\((.*?)\\\)</span>', lambda match: formula(html.unescape(match[1]), False),
        content, flags=re.DOTALL)


def on_post_page(output, page, config):
    """Takes the script that lets search work from the disk from the guide itself, not from elsewhere."""
    shim = "https://unpkg.com/iframe-worker/shim"
    depth = page.url.count("/")
    return output.replace(f'src="{shim}"', f'src="{"../" * depth}search-offline.js"')


def on_post_build(config):
    """Removes what only a server has a use for."""
    for name in ("404.html", "sitemap.xml", "sitemap.xml.gz"):
        (Path(config.site_dir) / name).unlink(missing_ok=True)
