"""Holds every place that names the version against the one that decides, or writes a new one to all.

usage: version.py [show|check|notes|set X.Y.Z]

The version stands in Sources/ResultFiles/Provenance.swift (`packageVersion`, what `drag --version` prints). `check`
fails where another file says something else, or where CHANGELOG.md has no section of it. `set` writes the new version
everywhere and turns "Unreleased" of the change log into its section, with today's date. `notes` prints that section, for
the message of the tag.
"""

import argparse
import datetime
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NUMBER = r"\d+\.\d+\.\d+"
SOURCE = "Sources/ResultFiles/Provenance.swift"

#: A file, and the line in it that names the version.
PLACES = {
    SOURCE: rf'(public let packageVersion = ")({NUMBER})(")',
    "analysis/pyproject.toml": rf'(\nversion = ")({NUMBER})(")',
    "CITATION.cff": rf"(\nversion: )({NUMBER})(\n)",
    "docs/cite.md": rf"(\n      version = {{)({NUMBER})(}})",
    "packaging/spack/package.py": rf'(\n    version\(")({NUMBER})(")',
    "packaging/conda-forge/recipe.yaml": rf'(\n  version: ")({NUMBER})(")',
}


def found(root, name):
    """Returns the version that a file names; None if it names none."""
    match = re.search(PLACES[name], (root / name).read_text(encoding="utf-8"))
    return match[2] if match else None


def sections(root):
    """Returns the headings of the second level of the change log."""
    return re.findall(r"^## (.+)$", (root / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)


def complaints(root):
    """Yields what does not agree with the version."""
    version = found(root, SOURCE)
    if version is None:
        yield f"{SOURCE}: no packageVersion"
        return
    for name in PLACES:
        if found(root, name) != version:
            yield f"{name}: {found(root, name) or 'no version'} instead of {version}"
    headings = sections(root)
    if headings[:1] != ["Unreleased"]:
        yield "CHANGELOG.md: the first section is not Unreleased"
    if not any(re.fullmatch(rf"{re.escape(version)} - \d{{4}}-\d\d-\d\d", heading) for heading in headings):
        yield f"CHANGELOG.md: no section {version} with its date"


def notes(root, version):
    """Returns the section of a version from the change log."""
    text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    match = re.search(rf"^## {re.escape(version)} - .*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return match[0].strip() if match else None


def write(root, version, date):
    """Writes a new version to all places, and its section to the change log."""
    for name, pattern in PLACES.items():
        path = root / name
        text, count = re.subn(pattern, rf"\g<1>{version}\g<3>", path.read_text(encoding="utf-8"))
        if count != 1:
            sys.exit(f"error: {name} names the version {count} times, not once")
        path.write_text(text, encoding="utf-8")
    path = root / "CHANGELOG.md"
    text = path.read_text(encoding="utf-8")
    if version in " ".join(sections(root)):
        sys.exit(f"error: CHANGELOG.md has a section {version} already")
    path.write_text(
        text.replace("## Unreleased\n", f"## Unreleased\n\n## {version} - {date}\n", 1), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", nargs="?", choices=["show", "check", "notes", "set"], default="show")
    parser.add_argument("version", nargs="?")
    options = parser.parse_args()
    if options.action == "set":
        if not re.fullmatch(NUMBER, options.version or ""):
            sys.exit("error: give a version such as 1.2.3")
        write(ROOT, options.version, datetime.date.today().isoformat())
    found_complaints = list(complaints(ROOT)) if options.action in ("check", "notes", "set") else []
    for complaint in found_complaints:
        print(complaint, file=sys.stderr)
    if found_complaints:
        sys.exit(1)
    version = found(ROOT, SOURCE)
    print(notes(ROOT, version) if options.action == "notes" else version)


if __name__ == "__main__":
    main()
