#!/usr/bin/env python3
"""Holds the numbers in tables of the samples' READMEs against what the program gives.

usage: check-readme-tables.py [DRAG]

A number has to be what it is rounded from, within four standard errors. Without DRAG, columns are held against the expected
answers beside the inputs, which `samples.py check` holds against the program; with it, the columns that no expected answer
has are computed as well (minutes). A table of numbers that nobody has told this script of is an error.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

SAMPLES = pathlib.Path(__file__).resolve().parent.parent / "Samples"
RISK = 4.0
SAMPLED, CONVENTIONAL = "SI.drag_resistivity_kohm_per_um", "SI.conventional_drag_resistivity_kohm_per_um"
EXACT, BORN = "  pair_scattering: exact", "  pair_scattering: born"
# Each table by its first heading: the input, the setting that its rows are, and for each column the quantity, and the replacements
# in the input that it takes (none: it is in the expected answer).
TABLES = {
    ("nanotube-pair", "T (K)"): ("input", "units.temperature", {
        "exact pairs (kOhm/um)": (SAMPLED, {}), "conventional, exact": (CONVENTIONAL, {}), "Born pairs": (SAMPLED, {EXACT: BORN})}),
    ("real-gaas-pair", "T (K)"): ("input", "units.temperature", {
        "exact pairs": (SAMPLED, {}), "conventional, exact": (CONVENTIONAL, {}), "Born pairs": (SAMPLED, {EXACT: BORN}),
        "conventional, Born": (CONVENTIONAL, {EXACT: BORN})}),
    ("real-gaas-pair", "n_1, n_2 (1/um)"): ("mismatch", "wires.density", {
        "4.2 K": (SAMPLED, {}), "1 K": (SAMPLED, {"temperature: 4.2": "temperature: 1"})}),
}
# Tables of words, by their first headings.
WORDS = {("paper", "input"), ("six-regimes", "lambda/D2"), ("washed-out", "D3/D2")}


def tables(text):
    """The tables of a page: their headings and their rows."""
    for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in block.splitlines()]
        yield rows[0], rows[2:]


def number(cell):
    """A printed number, and half a unit of its last digit."""
    mantissa, _, exponent = cell.partition("e")
    digits = len(mantissa.partition(".")[2])
    return float(cell), 0.5 * 10.0 ** (int(exponent or 0) - digits)


def same(cell, value):
    """Whether a printed number is a value with an error, as rounded as it is printed."""
    printed, half = number(cell)
    return abs(printed - value["value"]) <= 1.001 * half + RISK * value["standard_error"]


def key(words):
    """A setting as numbers: `40, 40` and [40.0, 40.0] are the same."""
    return tuple(float(word) for word in (words if isinstance(words, list) else str(words).split(",")))


def answers(sample, stem, changes, drag):
    """The points of an input, as expected or as run with changes; none where they need a program and there is none."""
    path = SAMPLES / sample / f"{stem}.yaml"
    if not changes:
        return json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    for old, new in changes.items():
        if text.count(old) != 1:
            sys.exit(f"error: {path.relative_to(SAMPLES.parent)} does not hold {old!r} once; mend TABLES in {sys.argv[0]}")
        text = text.replace(old, new)
    if drag is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        changed = pathlib.Path(folder, "input.yaml")
        changed.write_text(text, encoding="utf-8")
        done = subprocess.run([drag, "run", changed, "--json", "--no-progress"], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
    if done.returncode not in (0, 2):
        sys.exit(f"error: {drag} run ended with {done.returncode} for a changed {path.relative_to(SAMPLES.parent)}")
    result = json.loads(done.stdout)
    return result.get("points", [result])


def faults(sample, headings, rows, drag):
    """Sentences on cells that are wrong, and how many were looked at."""
    stem, setting, columns = TABLES[sample, headings[0]]
    if missing := set(headings[1:]) - set(columns):
        yield f"{sample}: nobody says what the column {', '.join(sorted(missing))} holds", 0
    for place, heading in enumerate(headings[1:], 1):
        if heading not in columns:
            continue
        path, changes = columns[heading]
        points = answers(sample, stem, changes, drag)
        if points is None:
            continue
        found = {key(point["settings"][setting]): point for point in points}
        for row in rows:
            if not row[place]:
                continue
            point = found.get(key(row[0]))
            if point is None:
                # A row that somebody computed besides, of another input than the sample's.
                yield None if changes else f"{sample}: no point {setting} = {row[0]} in {stem}", 0
                continue
            if not point.get("self_checks", {}).get("passed", True):
                yield f"{sample}: {headings[0]} {row[0]}, {heading}: a number of a run whose self-checks failed", 1
                continue
            value = point
            for part in path.split("."):
                value = value[part]
            yield (None if same(row[place], value) else
                   f"{sample}: {headings[0]} {row[0]}, {heading}: {row[place]} instead of {value['value']:.4g} +- {value['standard_error']:.1g}"), 1


def main():
    drag = sys.argv[1] if len(sys.argv) > 1 else None
    wrong, looked = [], 0
    for page in sorted(SAMPLES.glob("*/README.md")):
        for headings, rows in tables(page.read_text(encoding="utf-8")):
            name = page.parent.name, headings[0]
            if name in TABLES:
                for fault, count in faults(page.parent.name, headings, rows, drag):
                    looked += count
                    wrong += [fault] if fault else []
            elif name not in WORDS:
                wrong.append(f"{page.parent.name}: a table that begins with {headings[0]!r}, of which {sys.argv[0]} knows nothing")
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"tables of the samples: {looked} numbers, {len(wrong)} wrong")
    sys.exit(1 if wrong or not looked else 0)


if __name__ == "__main__":
    main()
