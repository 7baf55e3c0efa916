"""Measures what runs are made of, simulates them on 1 to 10,000 ranks, and writes the tables of docs/scale.md.

usage: scale.py measure DRAG MPI_DRAG      writes scale.json beside this file, and the page; some minutes on idle cores
       scale.py page                       writes the page from the scale.json there is

Costs are seconds of the processor, which others on the machine stretch by up to a factor of two; wall times of threads and ranks
mean something on idle cores only. Both are kept with the share of the cores that others used meanwhile.
"""

from __future__ import annotations

import json
import math
import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from scale_model import Machine, Stage, Workload, efficiencies, simulate

HERE = Path(__file__).resolve().parent
RECORD = HERE / "scale.json"
PAGE = HERE.parents[1] / "docs" / "scale.md"
COUNTS = [1, 4, 16, 64, 256, 1024, 4096, 10000]
ROUNDS = 2
QUIET = 0.2  # the largest share of the cores that others may use
BLOCK = 512 * 64  # samples of a process in a round
TOGETHER, SPAN = 4, 64  # blocks of a batch in a piece of polishing, and in a call of few ranks
FIRST, STRETCH = 32, 4  # rounds of an assembly without stretches, and in a stretch
# Bytes that a look adds up: two triangles of numbers for each of 64 batches, of splines of one wire (25) and of both.
ONE_WIRE, TWO_WIRES = (64 * 2 * 8 * size * (size + 1) // 2 for size in (25, 50))
SUMS = {"pairs": TWO_WIRES, "seed": 3 * TWO_WIRES + 2 * ONE_WIRE, "long": 3 * TWO_WIRES + 2 * ONE_WIRE}

# Rounds of the forms that the points of Samples/microscopic-resonance take, in their order: the longest ones come last.
ROUNDS_OF_POINTS = [1, 2, 1, 1, 1, 1, 2, 5, 2, 2, 6, 6, 6]

REFERENCE = (HERE / "inputs" / "reference.yaml").read_text(encoding="utf-8")
PAIRS = """
title: pairs
wires: {mean_fermi_energy: 3, mismatch: 0}
interaction:
  interwire: {form: gaussian, strength: 0.5, length: 1.4142135623730951}
solve: {target_error: 0.02}
"""


def to(error: float) -> str:
    """The reference to a relative error."""
    return REFERENCE.replace("target_error: 0.01", f"target_error: {error}")


def sweep(points: int) -> str:
    values = f"{{from: 1.0, to: 2.0, points: {points}}}"
    return PAIRS + (f"sweep: {{interaction.interwire.length: {values}}}\n" if points > 1 else "")


def busy() -> float:
    """Seconds of all cores that went into anything, since the machine started."""
    words = Path("/proc/stat").read_text(encoding="utf-8").split("\n")[0].split()[1:9]
    return sum(int(words[index]) for index in (0, 1, 2, 5, 6, 7)) / os.sysconf("SC_CLK_TCK")


def children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class Bench:
    """Runs the program in a folder of its own."""

    def __init__(self, folder: Path, drag: str, ranks: str):
        self.folder, self.drag, self.mpi = folder, drag, ranks
        self.environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}

    def run(self, text: str, command: str = "run", *, threads: int = 1, ranks: int = 0, words: tuple[str, ...] = (), keeps: bool = True) -> dict:
        """Seconds of wall and processor, the share of the cores that others used, what was said."""
        (self.folder / "input.yaml").write_text(text, encoding="utf-8")
        launch = [self.drag]
        if ranks:
            launch = ["mpirun", "--oversubscribe", "--allow-run-as-root", "--bind-to", "none", "-n", str(ranks), str(self.mpi)]
        line = [*launch, command, "input.yaml", *words]
        if command != "check":
            line += ["--threads", str(threads), "--no-progress"]
            if keeps:
                line += ["--no-checkpoint", "--output", "out" if command == "converge" else "out.nc"]
        before = time.monotonic(), children(), busy()
        done = subprocess.run(line, cwd=self.folder, env=self.environment, capture_output=True, text=True)
        if done.returncode not in (0, 2):
            sys.exit(f"error: {' '.join(line)}: {done.stderr}")
        wall, own, all_ = time.monotonic() - before[0], children() - before[1], busy() - before[2]
        others = max(0.0, all_ - own) / (wall * len(os.sched_getaffinity(0)))
        return {"wall": wall, "processor": own, "others": round(others, 3), "said": done.stdout}

    def point(self, text: str) -> dict:
        """What one point is made of: seconds of the processor by part, samples."""
        run = self.run(text)
        parts = {name: float(value) for name, value in re.findall(r"([a-z]+) ([\d.e-]+) s", run["said"].split("\n  time ")[1].split("\n")[0])}
        scale = run["processor"] / run["wall"]
        samples = int(re.search(r"\n  samples +(\d+)", run["said"])[1])
        polished = re.search(r"with (\d+) samples, deficit", run["said"])
        return {
            "samples": samples, "polished": int(polished[1]) if polished else 0,
            **{part: round(parts.get(part, 0.0) * scale, 4) for part in ("sampling", "solving", "learning", "polishing", "replay")}}

    def trials(self, text: str) -> list[float]:
        """Seconds of the processor of each part of a convergence study, by the lines that it writes when a part begins."""
        (self.folder / "input.yaml").write_text(text, encoding="utf-8")
        words = [self.drag, "converge", "input.yaml", "--threads", "1", "--no-checkpoint", "--output", "out"]
        process = subprocess.Popen(
            words, cwd=self.folder, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        stamps = []
        for line in process.stderr:
            fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
            if not re.search(r"samples, rho_D", line):
                stamps.append((int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"))
        process.wait()
        return [round(b - a, 3) for a, b in zip(stamps, stamps[1:])]


# What is measured by threads and ranks: input, command and further words.
MEASURED = {
    "one long point": (to(0.0003), "run", ()),
    "sweep of 60 points": (sweep(60), "run", ()),
    "ensemble of 12 seeds": (to(0.01), "run", ("--seeds", "12")),
    "convergence study": (to(0.01), "converge", ()),
}
# Twice as much to do.
TWICE = {
    "one long point": (to(0.0003 / 2**0.5), "run", ()),
    "sweep of 60 points": (sweep(120), "run", ()),
    "ensemble of 12 seeds": (to(0.01), "run", ("--seeds", "24")),
}


def measure(drag: str, mpi: str) -> dict:
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), str(Path(drag).resolve()), str(Path(mpi).resolve()))
        few, many = bench.run(sweep(10), keeps=False), bench.run(sweep(110), keeps=False)
        written = bench.run(sweep(110))
        size = (Path(name) / "out.nc").stat().st_size
        plans = [bench.run(sweep(points), "check")["processor"] for points in (10, 110)]
        costs = {
            "pairs": bench.point(sweep(1)), "seed": bench.point(to(0.01)), "long": bench.point(to(0.0003)), "long_error": 0.0003,
            "sweep_point": (many["processor"] - few["processor"]) / 100, "plan": (plans[1] - plans[0]) / 100,
            "write": max(0.0, written["processor"] - many["processor"]) / 110,
            "answer": size / 110, "trials": bench.trials(to(0.01)),
        }
        costs["start"] = max(0.0, few["processor"] - 10 * costs["sweep_point"])
        runs = []
        cases = [(work, "threads", count, case) for work, case in MEASURED.items() for count in (1, 2)]
        cases += [(f"{work}, twice", "threads", 2, case) for work, case in TWICE.items()]
        cases += [(work, "ranks", count, case) for work, case in MEASURED.items() for count in (1, 2, 4)]
        # Many more ranks than cores, which nobody should do, but may.
        cases += [("sweep of 60 points", "ranks", 16, MEASURED["sweep of 60 points"])]
        for _ in range(ROUNDS):
            for work, kind, count, (text, command, words) in cases:
                run = bench.run(text, command, words=words, **({"threads": count} if kind == "threads" else {"ranks": count}))
                runs.append({"work": work, "by": kind, "count": count, "wall": run["wall"], "processor": run["processor"], "others": run["others"]})
        best = {}
        for run in runs:
            key = run["work"], run["by"], run["count"]
            # The round that others disturbed least counts.
            if key not in best or (run["others"], run["wall"]) < (best[key]["others"], best[key]["wall"]):
                best[key] = run
        # What each rank takes to start, and has to do itself of every trial.
        one, four = (bench.run(sweep(1), ranks=count)["processor"] for count in (1, 4))
        costs["start_rank"] = (four - one) / 3
        alone, both = (best["convergence study", "ranks", count]["processor"] for count in (1, 2))
        costs["trial_alone"] = max(0.0, both - alone - costs["start_rank"]) / (len(costs["trials"]) - 1)
    return {
        "machine": platform.machine(), "cores": len(os.sched_getaffinity(0)), "date": time.strftime("%Y-%m-%d"),
        "costs": costs, "runs": list(best.values())}


def looks(rounds: int) -> list[int]:
    """The rounds after which the forms are looked at: 1, 2, 3, 4, 6, 8, 12, ..., the last one not before `rounds`."""
    found = [1]
    while found[-1] < rounds:
        found.append(found[-1] + max(1, 2 ** (found[-1].bit_length() - 2)) if found[-1] > 1 else 2)
    return found


def assembly(seconds: float, rounds: int, size: float, solving: float) -> list[Stage]:
    """Rounds of all forms, which few samples draw batch by batch, and many in stretches between two looks."""
    found, before = [], 0
    for look in looks(rounds):
        part = seconds * (look - before) / looks(rounds)[-1]
        if look <= FIRST:
            found.append(Stage(part, look - before, 1, size, solving))
        else:
            found.append(Stage(part, (look - before) // STRETCH, 1, size, solving, growth=16, parcel=size / 64))
        before = look
    return found


def polishing(seconds: float, blocks: float) -> list[Stage]:
    """The last digits: blocks per batch of two processes, which are doubled; the first blocks of five processes are no work to speak of."""
    found, done = [Stage(0.0, 25, 25, 8 * 64)], 0
    while done < blocks / 2:
        some = min(max(4, done), max(1, round(blocks / 2 - done)))
        calls = -(-some // SPAN)
        pieces = 64 * -(-some // (TOGETHER * calls))
        for _ in range(2):
            found.append(Stage(seconds * some / blocks, calls, calls, 8 * pieces, pieces=pieces, growth=64))
        done += some
    return found


def stages(costs: dict, kind: str, polish: float = 1.0) -> list[Stage]:
    """The stages of a point; `polish` times as many samples for its last digits.

    What the error of g takes away falls with the samples of the forms, and has to fall as the error that is wanted: like the root of the
    number of samples of the last digits.
    """
    point = costs[kind]
    drawn = max(1, point["samples"] - point["polished"])
    rounds = max(1, drawn // (5 * BLOCK))
    more = looks(rounds)
    if polish > 1:
        more = [look for look in looks(math.ceil(rounds * math.sqrt(polish))) if look <= rounds * math.sqrt(polish)]
    # What each look takes, and what comes once.
    solving, once = point["solving"] / len(looks(rounds)), point["learning"] + point["replay"]
    if kind == "pairs":
        # What else a point of a sweep takes: tables, checks, its answer.
        once = max(once, costs["sweep_point"] - costs["plan"] - point["sampling"] - point["solving"])
    found = assembly(point["sampling"] * more[-1] / looks(rounds)[-1], more[-1], SUMS[kind], solving)
    found.append(Stage(0.0, 1, 0, 0.0, once))
    if point["polished"]:
        found += polishing(point["polishing"] * polish, polish * point["polished"] / BLOCK)
    return found


def workloads(costs: dict, kind: str = "ranks") -> list[Workload]:
    """Those of the page: one point, a sweep, an ensemble, a study."""
    finer = (costs["long_error"] / 1e-5) ** 2
    pair, answer, write = stages(costs, "pairs"), costs["answer"], costs["write"]
    find, first, *trials = costs["trials"]
    # A trial is one assembly on the samples of the study: it looks once. Each rank makes its plan, adds up all batches, and solves;
    # threads share what is not solving.
    solve = costs["trial_alone"] if kind == "ranks" else costs["seed"]["solving"] / 2
    trial = [[Stage(max(0.0, seconds - solve), 1, 1, SUMS["seed"], min(seconds, solve))] for seconds in trials]
    # Plans of many points are not kept: whoever takes a point makes its plan again.
    planned = [*pair, Stage(costs["plan"])]
    head = [Stage(find + first - 2 * solve, 2, 2, SUMS["seed"], 2 * solve)]
    return [
        Workload("one point to 0.001 %", [stages(costs, "long", finer)], costs["plan"], answer, write),
        Workload("10,000 points of pairs to 2 %", [planned] * 10_000, 10_000 * costs["plan"], answer, write),
        Workload("1,000 seeds to 1 %", [stages(costs, "seed")] * 1000, costs["plan"], answer / 10, write / 10),
        Workload(f"convergence study, {len(trial)} trials", trial, costs["plan"], answer, 0.0, first=head, is_inside=True),
    ]


def here(costs: dict, kind: str) -> dict[str, Workload]:
    """What was measured on this machine, for the simulation; threads plan together and write once."""
    pair, seed, study = stages(costs, "pairs"), stages(costs, "seed"), workloads(costs, kind)[-1]
    rest = costs["plan"] + costs["write"]
    return {
        "one long point": Workload("", [stages(costs, "long")]),
        "one long point, twice": Workload("", [stages(costs, "long", 2)]),
        "sweep of 60 points": Workload("", [[*pair, Stage(rest)]] * 60),
        "sweep of 60 points, twice": Workload("", [[*pair, Stage(rest)]] * 120),
        "ensemble of 12 seeds": Workload("", [seed] * 12),
        "ensemble of 12 seeds, twice": Workload("", [seed] * 24),
        # Threads share inside as ranks do, but solve once.
        "convergence study": Workload("", study.tasks, first=study.first, is_inside=True),
    }


@dataclass(frozen=True)
class Comparison:
    """A run that was measured, next to the same simulated."""

    work: str
    by: str
    count: int
    wall: float
    speed: float  # times as fast as one
    simulated_speed: float
    processor: float  # s
    simulated_processor: float
    others: float  # share of the cores that other programs used


def launching(record: dict) -> float:
    """Seconds in which no core works while several ranks are started, more than for one: of the sweep by two ranks."""
    found = {(run["work"], run["by"], run["count"]): run for run in record["runs"]}
    one, two = (found["sweep of 60 points", "ranks", count] for count in (1, 2))
    cores = min(2, record["cores"])
    return max(0.0, two["wall"] - two["processor"] / cores - (one["wall"] - one["processor"]))


def comparisons(record: dict) -> list[Comparison]:
    """What was measured next to what is simulated."""
    found = {(run["work"], run["by"], run["count"]): run for run in record["runs"]}
    costs, rows = record["costs"], []
    for (work, kind, count), run in found.items():
        local = here(costs, kind)
        start = costs["start"] if kind == "threads" else costs["start_rank"]
        machine = Machine(0, float("inf"), 0, start, 0, record["cores"])
        plain = work.removesuffix(", twice")
        # A result twice as large in the same time is a speed of two.
        much = 2 if plain != work else 1
        one, outcome = found[plain, kind, 1], simulate(local[work], count, machine)
        seconds = outcome.seconds + (launching(record) if kind == "ranks" and count > 1 else 0)
        # Threads start once, and solve once.
        working = simulate(local[work], 1, machine).seconds if kind == "threads" else outcome.busy
        rows.append(Comparison(
            work, kind, count, run["wall"], much * one["wall"] / run["wall"],
            much * simulate(local[plain], 1, machine).seconds / seconds, run["processor"], working, max(run["others"], one["others"])))
    return rows


def measured_table(record: dict) -> str:
    heads = ["what", "by", "wall s", "times as fast as one", "simulated", "processor s", "simulated", "used by others"]
    rows = ["| " + " | ".join(heads) + " |", "|---" * len(heads) + "|"]
    for row in comparisons(record):
        by = f"{row.count} {row.by if row.count > 1 else row.by.removesuffix('s')}"
        # Next to other programs wall times tell nothing.
        speed = f"{row.speed:.2f}" if row.others < QUIET else "disturbed"
        rows.append(
            f"| {row.work} | {by} | {row.wall:.2f} | {speed} | {row.simulated_speed:.2f} | "
            f"{row.processor:.2f} | {row.simulated_processor:.2f} | {row.others:.0%} |")
    return "\n".join(rows)


def simulated_tables(record: dict) -> str:
    machine, parts = Machine(start=record["costs"]["start_rank"]), []
    for work in workloads(record["costs"]):
        rows = [f"**{work.name}**", "", "| ranks | seconds | efficiency | what limits it |", "|---|---|---|---|"]
        rows += [f"| {n:,} | {seconds:.3g} | {share:.0%} | {limit} |" for n, seconds, share, limit in efficiencies(work, COUNTS, machine)]
        parts.append("\n".join(rows))
    return "\n\n".join(parts)


def order_losses(record: dict, points: int, counts: list[int]) -> list[float]:
    """By how much more time a sweep takes in its order than with the longest points first, for numbers of ranks."""
    costs, machine = record["costs"], Machine(start_per_doubling=0)
    once = costs["seed"]["solving"] + costs["seed"]["replay"]
    rounds = [some for some in ROUNDS_OF_POINTS for _ in range(points // len(ROUNDS_OF_POINTS))]

    def seconds(order: list[int], ranks: int) -> float:
        tasks = [[Stage(costs["seed"]["sampling"] * some, 1, 1, SUMS["seed"], once)] for some in order]
        return simulate(Workload("", tasks), ranks, machine).seconds

    return [seconds(rounds, count) / seconds(sorted(rounds, reverse=True), count) - 1 for count in counts]


def order_table(record: dict) -> str:
    counts = [2, 4, 8, 16, 64]
    rows = ["| points | " + " | ".join(f"{count} ranks" for count in counts) + " |", "|---" * (1 + len(counts)) + "|"]
    for points in (13, 52, 208, 1300):
        rows.append(f"| {points} | " + " | ".join(f"{max(0, loss):.0%}" for loss in order_losses(record, points, counts)) + " |")
    return "\n".join(rows)


def page(record: dict, text: str) -> str:
    """The page with its tables, which stand between marks, made anew."""
    tables = ("measured", measured_table(record)), ("simulated", simulated_tables(record)), ("order", order_table(record))
    for mark, table in tables:
        text = re.sub(rf"(<!-- {mark} -->\n).*?(<!-- end -->)", lambda m: f"{m[1]}\n{table}\n\n{m[2]}", text, flags=re.DOTALL)
    return text


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in ("measure", "page") or (sys.argv[1] == "measure") == (len(sys.argv) < 4):
        sys.exit(__doc__)
    if sys.argv[1] == "measure":
        record = measure(sys.argv[2], sys.argv[3])
        RECORD.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    PAGE.write_text(page(record, PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
