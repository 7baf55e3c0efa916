"""Measures samples and the particle engine: speed, figure of merit, shares of a step.

usage: bench.py DRAG OUTPUT

The executable `dragbench` is looked for beside DRAG.

The figure of merit 1/(relative error^2 x seconds) does not depend on how long a run takes; it is
the number that a better sampler or a faster machine improves.
"""

import json
import math
import os
import subprocess
import sys
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "Samples"
# Each is one point, or a sweep of which the sums are shown.
CASES = ["identical-wires", "ultranarrow-resonance", "gaas-gated-coulomb"]


def points(result):
    """Returns the points of a sweep, or the single result as a list of one."""
    return result.get("points", [result])


def figure_of_merit(point):
    """Returns 1/(relative error^2 x seconds), NaN for a point without a resistivity."""
    resistivity = point.get("drag_resistivity") or {}
    value, error = resistivity.get("value"), resistivity.get("standard_error")
    if not value or not error:
        return math.nan
    return (value / error) ** 2 / point["wall_seconds"]


def measure(drag, case):
    """Runs one sample and returns its totals."""
    command = [drag, "run", str(SAMPLES / case / "input.yaml"), "--json"]
    run = subprocess.run(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, check=True)
    found = points(json.loads(run.stdout))
    seconds = sum(point["wall_seconds"] for point in found)
    samples = sum(point["samples"] for point in found)
    merits = sorted(merit for merit in map(figure_of_merit, found) if not math.isnan(merit))
    return {
        "case": case,
        "points": len(found),
        "samples": samples,
        "seconds": seconds,
        "samples_per_second": samples / seconds,
        "figure_of_merit_median": merits[len(merits) // 2] if merits else None,
    }


def measure_particles(drag):
    """Returns collisions per second on one core and the share of each part of a step."""
    command = [str(Path(drag).resolve().parent / "dragbench"), "particles"]
    run = subprocess.run(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, check=True)
    return json.loads(run.stdout)


def main():
    drag, output = sys.argv[1], Path(sys.argv[2])
    rows = []
    print(f"{'case':24}{'points':>7}{'samples':>12}{'seconds':>9}{'samples/s':>12}{'merit':>12}")
    for case in CASES:
        row = measure(drag, case)
        rows.append(row)
        merit = row["figure_of_merit_median"]
        print(
            f"{row['case']:24}{row['points']:7d}{row['samples']:12.3g}{row['seconds']:9.2f}"
            f"{row['samples_per_second']:12.3g}{merit if merit is not None else math.nan:12.3g}",
            flush=True,
        )
    parts = ["sampling", "reading", "colliding", "merging"]
    particles = measure_particles(drag)
    print(f"\n{'particles, one core':24}{'collisions/s':>13}" + "".join(f"{p:>11}" for p in parts))
    for row in particles:
        shares = "".join(f"{row[part]:11.1%}" for part in parts)
        print(f"{row['case']:24}{row['collisions_per_second']:13.3g}{shares}")
    output.mkdir(parents=True, exist_ok=True)
    record = {"cores": os.cpu_count(), "cases": rows, "particles": particles}
    (output / "bench.json").write_text(json.dumps(record, indent=2) + "\n")
    print(f"Kept in {output / 'bench.json'}")


if __name__ == "__main__":
    main()
