"""Runs the commands of the gallery and writes its figures anew.

usage: draw-gallery.py DRAG ENVIRONMENT

The commands are those of docs/gallery.md as a reader types them; figures go to docs/figures. A figure of the page
that no command draws, or a command that fails, ends the run.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "gallery.md"


def commands(text):
    """Returns the commands of a page, in their order."""
    return re.findall(r"^    ((?:drag|dragplots) .+)$", text, re.MULTILINE)


def inputs(text):
    """Returns the input files that a page spells out, by name."""
    return dict(re.findall(r"`([\w-]+\.yaml)`:\n\n```yaml\n(.*?)```", text, re.DOTALL))


def figures(text):
    """Returns the names of the figures that a page shows."""
    return re.findall(r"\]\(figures/([\w-]+\.svg)\)", text)


def main():
    drag, environment = (Path(word).resolve() for word in sys.argv[1:])
    text = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="gallery-") as folder:
        place = Path(folder)
        (place / "Samples").symlink_to(ROOT / "Samples")
        (place / "bin").mkdir()
        (place / "bin" / "drag").symlink_to(drag)
        (place / "bin" / "dragplots").symlink_to(environment / "bin" / "dragplots")
        for name, contents in inputs(text).items():
            (place / name).write_text(contents, encoding="utf-8")
        paths = {**os.environ, "PATH": f"{place / 'bin'}:{os.environ['PATH']}"}
        for command in commands(text):
            print(command, flush=True)
            run = subprocess.run(
                command.split(), cwd=place, env=paths, stdin=subprocess.DEVNULL, capture_output=True, text=True
            )
            if run.returncode != 0:
                sys.exit(f"error: it ended with exit code {run.returncode}: {run.stderr.strip()}")
        for name in figures(text):
            if not (place / name).is_file():
                sys.exit(f"error: no command of the gallery draws {name}")
            shutil.copy(place / name, ROOT / "docs" / "figures" / name)
    print(f"Drew {len(figures(text))} figures into docs/figures")


if __name__ == "__main__":
    main()
