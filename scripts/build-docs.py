"""Writes the user guide as HTML.

usage: build-docs.py SOURCE OUTPUT --drag EXECUTABLE

The page of input keys is made from `drag explain --all`, the catalogue that also validates input
files. Links between pages are checked: a guide with a dead link is not written.
"""

import argparse
import html
import re
import shutil
import subprocess
import sys
from pathlib import Path

import markdown

ORDER = [
    "index", "install", "first-run", "from-your-device", "reading-a-curve", "tutorials", "gallery",
    "python", "method", "exact-pair-scattering", "flavours", "fitting", "in-time", "fokker-planck",
    "closed-forms", "validation", "equations", "corrections", "input-keys", "output", "reproducibility",
    "performance", "cite",
]

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<nav>{navigation}</nav>
<main>
{content}
</main>
</body>
</html>
"""

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; color: #1b1b1b; margin: 0; display: flex; }
nav { flex: 0 0 13rem; padding: 2rem 1rem; background: #f4f5f7; min-height: 100vh; }
nav a { display: block; padding: .2rem .5rem; color: #0b4f83; text-decoration: none; }
nav a.here { font-weight: bold; color: #1b1b1b; }
main { max-width: 52rem; padding: 1rem 2.5rem 4rem; min-width: 0; }
pre { background: #f4f5f7; padding: .8rem; overflow-x: auto; font-size: .87rem; }
code { font-size: .9em; }
img { max-width: 100%; }
table { border-collapse: collapse; font-size: .92rem; }
th, td { border-bottom: 1px solid #d5d8dc; padding: .35rem .7rem .35rem 0; text-align: left;
         vertical-align: top; }
@media (max-width: 48rem) { body { display: block; } nav { min-height: 0; padding: 1rem; } }
@media print { nav { display: none; } main { max-width: none; padding: 0; } }
"""


def title(text):
    """Returns the first heading of a page."""
    match = re.search(r"^# (.+)$", text, re.MULTILINE)
    if not match:
        sys.exit("error: a page has no heading")
    return match[1]


def input_keys(drag):
    """Returns the page of input keys: what `drag explain --all` says, one section a key."""
    run = subprocess.run(
        [drag, "explain", "--all"], stdout=subprocess.PIPE, text=True, check=True
    )
    sections = []
    for block in re.split(r"\n\s*\n", run.stdout.strip()):
        key, _, rest = block.strip().partition("\n")
        sections.append(f"## {key.strip()}\n\n<pre>{html.escape(rest)}</pre>")
    if len(sections) < 20:
        sys.exit("error: drag explain --all lists too few keys to be the catalogue")
    lead = "The same text as that of `drag explain KEY`. Keys nest at each point of their name."
    return "# Input keys\n\n" + lead + "\n\n" + "\n\n".join(sections)


def check_links(name, text, names, source):
    """Exits when a page links to a page or a figure that is not there."""
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        if target.startswith("figures/"):
            if not (source / target).is_file():
                sys.exit(f"error: {name}.md shows {target}, which is no figure of the guide")
        elif target.removesuffix(".md") not in names:
            sys.exit(f"error: {name}.md links to {target}, which is no page of the guide")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("source", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--drag", required=True)
    options = parser.parse_args()

    pages = {path.stem: path.read_text(encoding="utf-8") for path in options.source.glob("*.md")}
    pages["input-keys"] = input_keys(options.drag)
    unknown = pages.keys() - set(ORDER)
    if unknown:
        sys.exit(f"error: {', '.join(sorted(unknown))}.md has no place in the order of pages")
    for name, text in pages.items():
        check_links(name, text, pages.keys(), options.source)

    options.output.mkdir(parents=True, exist_ok=True)
    if (options.source / "figures").is_dir():
        shutil.copytree(
            options.source / "figures", options.output / "figures", dirs_exist_ok=True
        )
    for name in ORDER:
        navigation = "".join(
            f'<a href="{other}.html"{" class=here" if other == name else ""}>'
            f"{html.escape(title(pages[other]))}</a>"
            for other in ORDER
        )
        body = markdown.markdown(pages[name], extensions=["tables", "fenced_code", "toc"])
        body = re.sub(r'href="([a-z-]+)\.md', r'href="\1.html', body)
        page = PAGE.format(
            title=html.escape(title(pages[name])), style=STYLE, navigation=navigation, content=body
        )
        (options.output / f"{name}.html").write_text(page, encoding="utf-8")
    print(f"Wrote {len(ORDER)} pages; open {options.output / 'index.html'}")


if __name__ == "__main__":
    main()
