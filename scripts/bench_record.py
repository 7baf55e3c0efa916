"""Holds a benchmark against that of the last release, which is kept in analysis/bench/record.json.

usage: bench_record.py VERSION BENCH.json BENCH.json [...]     writes the record from several runs of one program

There is a record for each processor that the benchmark was run on. Kept is each figure of each run: their range is
the noise. A run is held against the record of its processor. Where there is none only what is compared within a run,
as a ratio, is held against the range of all records: ratios differ between processors as well.
"""

import json
import sys
from pathlib import Path

RECORD = Path(__file__).resolve().parent.parent / "analysis" / "bench" / "record.json"
# Ranges of few runs come out too small by chance: a figure has to be worse by this much at least.
FLOOR = 0.03


def figures(sections):
    """The figures of a run by name, each with whether more of it is better and whether it is a ratio."""
    found = {}
    for row in sections.get("triples", []):
        if row["program"] != "drag":
            found[f"({row['set']}): {row['program']} over drag"] = row["time_over_drag"], True, True
    for row in sections.get("vegas", []):
        if "time_ratio" in row:
            found["Q(g, g): vegas over drag"] = row["time_ratio"], True, True
            found["Q(g, g): variance x time, vegas over drag"] = row["variance_time_ratio"], True, True
    for row in sections.get("targets", []):
        found[f"{row['what']}, seconds"] = row["seconds"], False, False
    for row in sections.get("scaling", []):
        if "speedup" in row:
            found[f"{row['what']}, two {row['by']} over one"] = row["speedup"], True, True
    for row in sections.get("sampling", []):
        found[f"eps_F1/T = {row['eps_F1']:g}, {row['what']}: gain"] = row["gain"], True, True
    for row in sections.get("particles", []):
        found[f"{row['case']}, collisions a second"] = row["collisions_per_second"], True, False
        found[f"{row['case']}, share of merging"] = row["merging"], False, True
    for row in sections.get("roofline", []):
        if "share_percent" in row:
            found["(1,1,1): percent of the peak"] = row["share_percent"], True, True
    return found


def recorded(version, runs):
    """The record of several runs of one program on one processor."""
    processors = {run["processor"] for run in runs}
    if len(processors) != 1:
        raise ValueError(f"the runs are of different processors: {', '.join(sorted(processors))}")
    each = [figures(run["sections"]) for run in runs]
    names = [name for name in each[0] if all(name in one for one in each)]
    return {
        "version": version, "processor": processors.pop(), "cores": runs[0]["cores"],
        "figures": {name: [one[name][0] for one in each] for name in names},
    }


def known(records, run):
    """What is known of the figures of a run: the record of its processor, or the ratios of all others."""
    for record in records:
        if record["processor"] == run["processor"]:
            return record
    pooled = {}
    for name, (_, _, is_ratio) in figures(run["sections"]).items():
        values = [value for record in records for value in record["figures"].get(name, [])]
        if is_ratio and values:
            pooled[name] = values
    return {"version": " and ".join(sorted({r["version"] for r in records})), "figures": pooled}


def slower(records, run):
    """What became worse by more than its noise: lines that name the figure, what it was and what it is."""
    lines = []
    record = known(records, run)
    for name, (value, more_is_better, _) in figures(run["sections"]).items():
        before = record["figures"].get(name)
        if not before:
            continue
        low, high = min(before), max(before)
        margin = max(high - low, FLOOR * abs(sum(before) / len(before)))
        if value < low - margin if more_is_better else value > high + margin:
            lines.append(f"{name}: {value:.4g}, was {low:.4g} to {high:.4g} in {record['version']}")
    return lines


def verdict(run, path=RECORD):
    """A paragraph on what became slower since the record, for people."""
    records = kept(path)
    if not records:
        return "there is no record of a release to compare with"
    record = known(records, run)
    count = len([name for name in figures(run["sections"]) if name in record["figures"]])
    lines = slower(records, run)
    where = "" if "processor" in record else (
        f"; ratios only: there is no record of {run['processor']}, but of "
        f"{', '.join(r['processor'] for r in records)}")
    head = f"against {record['version']}: {count} figures known, {len(lines)} worse by more than their noise{where}"
    return "\n".join([head, *(f"  {line}" for line in lines)])


def kept(path):
    """The records there are, one for each processor."""
    return json.loads(path.read_text()) if path.exists() else []


def main():
    version, *paths = sys.argv[1:]
    if len(paths) < 2:
        sys.exit("error: the noise of a figure needs two runs or more; give their bench.json")
    record = recorded(version, [json.loads(Path(path).read_text()) for path in paths])
    others = [other for other in kept(RECORD) if other["processor"] != record["processor"]]
    records = sorted([*others, record], key=lambda one: one["processor"])
    RECORD.write_text(json.dumps(records, indent=1) + "\n")
    print(f"wrote {RECORD}: {len(record['figures'])} figures of {len(paths)} runs on {record['processor']}")


if __name__ == "__main__":
    main()
