#!/usr/bin/env python3
"""Runs every sample and holds it against its expected summary, or writes that summary anew.

usage: samples.py check|update|reproduce DRAG [NAME ...]

Next to each Samples/<case>/<name>.yaml stands <name>.expected.json: the answer of `drag run --json`
without what differs from run to run (times, versions) or from one sampler to a better one (sample
numbers, self-checks). A sampled number has to agree within RISK standard errors of both together,
which an honest change of the random numbers fails once in 15,000 comparisons; words and exact numbers
have to agree to rounding. `reproduce` runs every sample into a file, and that file again with
`drag reproduce`, which wants the same bits.
"""

import json
import math
import pathlib
import subprocess
import sys
import tempfile

RISK = 4.0
VOLATILE = {
    "wall_seconds", "version", "samples", "monitors", "conductivity_regular", "resistivity",
    "conductivity_regular_error", "resistivity_error", "positivity_limit", "born_reflection", "self_checks", "approach", "evolution", "counters",
}


def answer(drag, path):
    """The points of a run of one input, without what is volatile."""
    done = subprocess.run(
        [drag, "run", str(path), "--json", "--no-progress"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=True)
    result = json.loads(done.stdout)
    points = result.get("points", [result])
    return [{k: v for k, v in point.items() if k not in VOLATILE} for point in points]


def differences(expected, found, where=""):
    """Sentences on where two answers differ."""
    if isinstance(expected, dict) and "standard_error" in expected and isinstance(found, dict):
        gap = abs(expected["value"] - found["value"])
        error = math.hypot(expected["standard_error"], found["standard_error"])
        # Fields are of order one, and an E0 of zero is their round-off.
        floor = 1e-8 if where.endswith(".effective_field") else 0.0
        if gap > RISK * error + 1e-9 * abs(expected["value"]) + floor:
            yield f"{where}: {found['value']} instead of {expected['value']} +- {error}"
    elif isinstance(expected, dict) and isinstance(found, dict):
        for key in expected.keys() | found.keys():
            if key not in expected or key not in found:
                yield f"{where}.{key}: only in the {'answer' if key in found else 'expectation'}"
            else:
                yield from differences(expected[key], found[key], f"{where}.{key}")
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for index, pair in enumerate(zip(expected, found)):
            yield from differences(*pair, f"{where}[{index}]")
    elif isinstance(expected, float) and isinstance(found, (int, float)):
        if abs(found - expected) > 1e-9 * abs(expected) + 1e-12:
            yield f"{where}: {found} instead of {expected}"
    elif expected != found:
        yield f"{where}: {found!r} instead of {expected!r}"


def reproduced(drag, path):
    """Whether the result file of an input is repeated to the bit, and what `drag reproduce` says."""
    with tempfile.TemporaryDirectory() as folder:
        result = f"{folder}/result.nc"
        subprocess.run(
            [drag, "run", str(path), "--output", result, "--no-progress", "--no-checkpoint"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
        done = subprocess.run(
            [drag, "reproduce", result, "--no-progress"], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.returncode == 0, done.stdout.strip()


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in ("check", "update", "reproduce"):
        sys.exit(__doc__)
    mode, drag, names = sys.argv[1], sys.argv[2], sys.argv[3:]
    root = pathlib.Path(__file__).resolve().parent.parent / "Samples"
    failed = 0
    passed = 0
    for path in sorted(root.rglob("*.yaml")):
        name = f"{path.parent.name}/{path.stem}"
        if names and not any(wanted in name for wanted in names):
            continue
        if mode == "reproduce":
            is_same, words = reproduced(drag, path)
            failed += not is_same
            passed += is_same
            print(f"{name}: {words}", flush=True)
            continue
        target = path.with_suffix(".expected.json")
        found = answer(drag, path)
        if mode == "update":
            target.write_text(json.dumps(found, indent=1) + "\n")
            print(f"wrote {target.relative_to(root.parent)}", flush=True)
            continue
        if not target.exists():
            sys.exit(f"{name}: no {target.name} (a new sample?); write it with samples.py update")
        faults = list(differences(json.loads(target.read_text()), found))
        for fault in faults:
            print(f"{name}: {fault}", flush=True)
        failed += bool(faults)
        passed += not faults
        print(f"{name}: {'differs' if faults else 'as expected'}, {len(found)} points", flush=True)
    if mode != "update":
        print(f"samples: {passed} passed, {failed} failed")
        sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
