"""Measures how fast the simulator is, as ratios within one run, and keeps the numbers.

usage: bench.py DRAG DRAGBENCH OUTPUT [SECTION ...]

Run it with the Python of the environment that has NumPy and vegas (`make bench` does). Sections are
triples, vegas, targets, scaling, sampling, particles, samples and roofline; without any, all. Programs that
are compared alternate, the best of several rounds counts, and times are those of the processor unless wall
time is what is asked. Answers that disagree end the benchmark: a fast wrong number is no result.
"""

import json
import math
import os
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path

import bench_record

ROOT = Path(__file__).resolve().parent.parent
BENCH = ROOT / "analysis" / "bench"
SAMPLES = ["identical-wires", "ultranarrow-resonance", "gaas-gated-coulomb"]
ROUNDS = 5
# What `make mpi` builds.
MPI_DRAG = ROOT / ".build-mpi" / "release" / "drag"

# Floating-point operations of one collision of the set (1,1,1), counted in the sources; a fused
# multiplication and addition counts as two, a division or a root as one, copies and comparisons as none.
OPERATIONS = {
    "exponentials (9 potentials, 6 thermal factors, 29 each)": 15 * 29,
    "differences and arguments of the potentials": 12 + 18,
    "the derivative of the determinant": 27 + 18,
    "thermal factors": 18 + 12,
    "sines, cosines and momenta": 64 + 20 + 24,
    "density and weight": 50 + 20,
    "drawing momenta and angle, and the place in the cell": 92,
    "reading g at six legs": 56,
}


# What pairs alone are timed at, V12 = exp(-0.4 |q|).
PAIR_TEMPERATURES = (10, 20, 30, 40, 60)


def lines(*command, **options):
    """Runs a program and returns its JSON lines."""
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [str(part) for part in command], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL,
        check=True, env=environment, **options)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith(b"{")]


def compiled(name, output, *flags):
    """The path of a C program of analysis/bench, built with the system's compiler."""
    program = output / "-".join([name, *(flag.strip("-") for flag in flags)])
    subprocess.run(
        ["cc", "-O3", "-march=native", *flags, BENCH / f"{name}.c", "-o", program, "-lm"],
        check=True)
    return program


def check_agreement(results):
    """Ends the benchmark if two programs disagree by more than five joint standard errors."""
    for a, b in ((a, b) for a in results for b in results if a < b):
        (x, dx), (y, dy) = results[a], results[b]
        if not abs(x - y) <= 5 * math.hypot(dx, dy):
            sys.exit(f"error: {a} gives {x} +- {dx}, but {b} gives {y} +- {dy}")


def triples(tools):
    """(i) Triple collisions a second on one core: drag, C, and NumPy, by wire set."""
    return compared(tools, "1,1,1", "triple") + compared(tools, "1,1,2", "triple_mixed")


def compared(tools, wires, stem):
    """The rows of one wire set; `stem` is what its programs in analysis/bench are called."""
    compiled_c = [compiled(stem, tools.output), compiled(stem, tools.output, "-ffast-math")]
    script = BENCH / f"{stem}_numpy.py"
    programs = {
        "drag": lambda seed: lines(tools.bench, "triples", 4_000_000, seed, wires),
        "C -O3": lambda seed: lines(compiled_c[0], 4_000_000, seed),
        "C -O3 -ffast-math": lambda seed: lines(compiled_c[1], 4_000_000, seed),
        "NumPy": lambda seed: lines(sys.executable, script, 1_000_000, seed),
    }
    found = {name: [] for name in programs}
    for seed in range(1, ROUNDS + 1):
        for name, program in programs.items():
            found[name] += program(seed)
    values = {
        name: (
            sum(r["value"] for r in rounds) / len(rounds),
            math.hypot(*(r["error"] for r in rounds)) / len(rounds),
        )
        for name, rounds in found.items()
    }
    check_agreement(values)
    best = {n: min(r["seconds"] / r["samples"] for r in rs) for n, rs in found.items()}
    merit = {n: best[n] * values[n][1] ** 2 * sum(r["samples"] for r in found[n]) for n in found}
    return [
        {
            "set": wires, "program": name, "ns_per_collision": 1e9 * best[name],
            "time_over_drag": best[name] / best["drag"],
            "variance_time_over_drag": merit[name] / merit["drag"],
            "value": values[name][0], "error": values[name][1],
        }
        for name in programs
    ]


def vegas(tools):
    """(ii) Q(g, g) of the set (1,1,1) to 0.1 %: drag and python vegas on one core."""
    rows, values = [], {"drag": [], "vegas": []}
    for seed in (1, 2, 3):
        pair = {
            "drag": lines(tools.bench, "form", 1000, seed)[0],
            "vegas": lines(sys.executable, BENCH / "triple_vegas.py", 1e-3, seed)[0],
        }
        for name, result in pair.items():
            values[name].append((result["value"], result["error"]))
            rows.append({
                "program": name, "seed": seed, "seconds": result["seconds"],
                "evaluations": result["samples"],
                "relative_error_percent": 100 * result["error"] / result["value"],
                "variance_time": (result["error"] / result["value"]) ** 2 * result["seconds"],
            })
    check_agreement({
        name: (
            sum(v for v, _ in pairs) / len(pairs),
            math.hypot(*(e for _, e in pairs)) / len(pairs),
        )
        for name, pairs in values.items()
    })
    ratio = [
        sum(r[key] for r in rows if r["program"] == "vegas")
        / sum(r[key] for r in rows if r["program"] == "drag")
        for key in ("seconds", "variance_time")
    ]
    return rows + [{"time_ratio": ratio[0], "variance_time_ratio": ratio[1]}]


def run(tools, name, output, **settings):
    """Runs an input of analysis/bench with some lines replaced; the points and the wall seconds."""
    text = (BENCH / "inputs" / f"{name}.yaml").read_text()
    for old, new in settings.get("replace", []):
        if old not in text:
            sys.exit(f"error: {name}.yaml does not contain {old!r}")
        text = text.replace(old, new)
    path = output / f"{name}.input.yaml"
    path.write_text(text + settings.get("extra", ""))
    launcher = settings.get("launcher", [tools.drag])
    options = ["--threads", str(settings["threads"])] if "threads" in settings else []
    begin = time.monotonic()
    done = subprocess.run(
        [*launcher, "run", path, "--json", "--no-progress", *options], stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL, check=False)
    seconds = time.monotonic() - begin
    # 2: done, but a self-check complains; the table says so.
    if done.returncode not in (0, 2):
        sys.exit(f"error: drag run {path} ended with {done.returncode}")
    answer = json.loads(done.stdout)
    return answer.get("points", [answer]), seconds, done.returncode == 0


def targets(tools):
    """(iii) Wall seconds to a target error of rho_D on all cores."""
    goal = "target_error: 0.01"
    lattice = "random: {points: lattice}\n"
    rows = []
    for title, name, error, extra, *replace in (
        ("all channels to 1 %", "reference", 0.01, ""),
        ("all channels to 0.1 %", "reference", 0.001, ""),
        ("all channels to 0.01 %, on lattices", "reference", 1e-4, lattice),
        ("all channels to 0.001 %, on lattices", "reference", 1e-5, lattice),
        ("pairs and channel (a) to 0.05 %", "channel-a", 0.0005, ""),
        *((f"pairs at eps_F/T = {t} to 0.001 %, on lattices", "pairs", 1e-5, lattice,
           ("[20, 20]", f"[{t}, {t}]")) for t in PAIR_TEMPERATURES),
    ):
        points, seconds, sound = run(
            tools, name, tools.output, extra=extra,
            replace=[(goal, f"target_error: {error}"), *replace])
        rho = points[0]["drag_resistivity"]
        rows.append({
            "what": title, "seconds": seconds, "rho_D": rho["value"],
            "error_percent": 100 * rho["standard_error"] / rho["value"], "self_checks": sound,
        })
    return rows + [resonance(tools, 0.004, ""), resonance(tools, 0.0007, lattice)]


def resonance(tools, error, extra):
    """The peak of rho_D at eps_F/T = 20 and the mismatch where it has fallen to half, with errors.

    The width is not known beforehand: a coarse sweep by factors of two brackets it, three points inside the
    bracket make the answer. ln rho_D as a function of ln Delta is smooth: a parabola through three points
    leaves less than the statistical error, which is carried through.
    """
    def rho(points):
        return [(p["drag_resistivity"]["value"], p["drag_resistivity"]["standard_error"])
                for p in points]

    coarse = [0.0, *(2.0**n for n in range(-1, 5))]
    points, first, _ = run(
        tools, "cold", tools.output, extra=f"sweep: {{wires.mismatch: {coarse}}}\n",
        replace=[("target_error: 0.004", "target_error: 0.02")])
    peak_guess = rho(points)[0][0]
    inside = next(i for i, (r, _) in enumerate(rho(points)) if r < peak_guess / 2)
    (low, high) = coarse[inside - 1], coarse[inside]
    fine = [0.0, low, math.sqrt(low * high), high]
    points, second, sound = run(
        tools, "cold", tools.output, extra=f"{extra}sweep: {{wires.mismatch: {fine}}}\n",
        replace=[("target_error: 0.004", f"target_error: {error}")])
    (peak, peak_error), *rest = rho(points)

    def half(values, top):
        """Where the parabola through ln rho against ln Delta reaches ln(top/2), by bisection."""
        x = [math.log(d) for d in fine[1:]]
        y = [math.log(v) for v in values]

        def at(t):
            return sum(
                y[i] * math.prod((t - x[j]) / (x[i] - x[j]) for j in range(3) if j != i)
                for i in range(3))

        left, right = x[0], x[2]
        for _ in range(60):
            middle = (left + right) / 2
            left, right = (middle, right) if at(middle) > math.log(top / 2) else (left, middle)
        return math.exp(left)

    values = [v for v, _ in rest]
    width = half(values, peak)
    shifts = [half(values, peak + peak_error) - width]
    for i, (v, e) in enumerate(rest):
        shifts.append(half([*values[:i], v + e, *values[i + 1:]], peak) - width)
    return {
        "what": f"eps_F/T = 20: peak to {100 * error:g} % and half width"
                + (", on lattices" if extra else ""),
        "seconds": first + second, "rho_D": peak,
        "error_percent": 100 * peak_error / peak, "half_width": width,
        "half_width_error_percent": 100 * math.hypot(*shifts) / width, "self_checks": sound,
    }


def scaling(tools):
    """(iv) The two stages by threads, basis size and samples, and whole runs; the same bits by threads.

    Wall time tells of threads only where nobody else uses the cores; processor time does always.
    """
    rows = []
    for _ in range(3):
        for place, row in enumerate(lines(tools.bench, "scaling")):
            if place < len(rows):
                for key in (key for key in row if key.endswith("seconds")):
                    rows[place][key] = min(rows[place][key], row[key])
            else:
                rows.append(row)
    one, two = rows[:2]
    if one["checksum"] != two["checksum"]:
        sys.exit("error: one and two threads give different sums")
    for stage in ("assembly", "polishing"):
        two[f"{stage}_speedup"] = one[f"{stage}_seconds"] / two[f"{stage}_seconds"]
        # The threads have as much work each; this is what they would gain on cores of their own.
        own = one[f"{stage}_processor_seconds"], two[f"{stage}_processor_seconds"] / 2
        two[f"{stage}_undisturbed"] = own[0] / own[1]
    return rows + whole_runs(tools)


def whole_runs(tools):
    """`drag run` of the reference to 0.02 % by threads, and by ranks where `make mpi` has built for them."""
    def threads(count):
        return {"threads": count}

    def ranks(count):
        mpirun = ["mpirun", "--oversubscribe", "--allow-run-as-root", "--bind-to", "none"]
        return {"threads": 1, "launcher": [*mpirun, "-n", str(count), MPI_DRAG]}

    kinds = {"threads": threads}
    if MPI_DRAG.exists() and shutil.which("mpirun"):
        kinds["ranks"] = ranks
    best, values = {}, {kind: set() for kind in kinds}
    for _ in range(3):
        for kind, settings in kinds.items():
            for count in (1, 2):
                points, seconds, _ = run(
                    tools, "reference", tools.output, **settings(count),
                    replace=[("target_error: 0.01", "target_error: 0.0002")])
                values[kind].add(points[0]["drag_resistivity"]["value"])
                best[kind, count] = min(seconds, best.get((kind, count), math.inf))
    for kind in kinds:
        if len(values[kind]) > 1:
            sys.exit(f"error: rho_D depends on the {kind}: {values[kind]}")
    return [
        {
            "what": "drag run to 0.02 %", "by": kind, "seconds_with_one": best[kind, 1],
            "seconds_with_two": best[kind, 2], "speedup": best[kind, 1] / best[kind, 2],
        }
        for kind in kinds
    ]


def sampling(tools):
    """(v) Variance x processor time of rho_D, with and without each part of the sampling."""
    return lines(tools.bench, "assembly")


def particles(tools):
    """(vi) The particle engine on one core: collisions a second, and the share of each part of a step."""
    done = subprocess.run(
        [tools.bench, "particles"], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, check=True)
    return json.loads(done.stdout)


def samples(tools):
    """The samples: wall seconds, samples a second, and 1/(relative error^2 x seconds)."""
    rows = []
    for case in SAMPLES:
        done = subprocess.run(
            [tools.drag, "run", ROOT / "Samples" / case / "input.yaml", "--json", "--no-progress"],
            stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, check=True)
        answer = json.loads(done.stdout)
        found = answer.get("points", [answer])
        merits = sorted(
            (r["value"] / r["standard_error"]) ** 2 / p["wall_seconds"]
            for p in found if (r := p.get("drag_resistivity") or {}).get("standard_error"))
        seconds = sum(point["wall_seconds"] for point in found)
        rows.append({
            "case": case, "points": len(found), "seconds": seconds,
            "samples_per_second": sum(point["samples"] for point in found) / seconds,
            "median_merit": merits[len(merits) // 2] if merits else None,
        })
    return rows


def roofline(tools):
    """(vii) Arithmetic per collision of the set (1,1,1), and the share of one core's measured peak."""
    peak = max(
        lines(compiled("peak", tools.output, "-ffp-contract=fast"))[0]["flops_per_second"]
        for _ in range(3))
    seconds = min(
        r["seconds"] / r["samples"] for _ in range(3)
        for r in lines(tools.bench, "triples", 4_000_000, 1))
    operations = sum(OPERATIONS.values())
    rows = [{"what": what, "operations": count} for what, count in OPERATIONS.items()]
    return rows + [{
        "what": "in all", "operations": operations, "gflops": operations / seconds / 1e9,
        "peak_gflops": peak / 1e9, "share_percent": 100 * operations / seconds / peak,
    }]


SECTIONS = {
    f.__name__: f for f in (triples, vegas, targets, scaling, sampling, particles, samples, roofline)
}


def table(rows):
    """Rows of dictionaries as Markdown tables, one for each set of columns."""
    text, columns = [], None
    for row in rows:
        if list(row) != columns:
            columns = list(row)
            text += ["", "| " + " | ".join(c.replace("_", " ") for c in columns) + " |",
                     "|" + "---|" * len(columns)]
        cells = (f"{v:.4g}" if isinstance(v, float) else str(v) for v in row.values())
        text.append("| " + " | ".join(cells) + " |")
    return "\n".join(text)


def processor():
    """What the processor calls itself."""
    text = Path("/proc/cpuinfo")
    names = [
        line.partition(":")[2].strip()
        for line in (text.read_text().splitlines() if text.exists() else [])
        if line.startswith("model name")
    ]
    return names[0] if names else platform.processor() or platform.machine()


class Tools:
    """The programs that are measured, and where results go."""

    def __init__(self, drag, bench, output):
        self.drag, self.bench, self.output = drag, bench, output


def main():
    drag, bench, output, *names = sys.argv[1:]
    tools = Tools(drag, bench, Path(output))
    tools.output.mkdir(parents=True, exist_ok=True)
    record = {
        "cores": os.cpu_count(), "machine": platform.machine(), "processor": processor(),
        "sections": {},
    }
    load = os.getloadavg()[0]
    record["load_at_start"] = load
    parts = [f"# Benchmarks\n\n{os.cpu_count()} cores, load {load:.1f} at the start"]
    print(parts[0], flush=True)
    for name in names or SECTIONS:
        section = SECTIONS[name]
        rows = section(tools)
        record["sections"][name] = rows
        parts.append(f"\n## {section.__doc__.splitlines()[0]}\n{table(rows)}")
        print(parts[-1], flush=True)
        (tools.output / "bench.json").write_text(json.dumps(record, indent=2) + "\n")
        (tools.output / "bench.md").write_text("\n".join(parts) + "\n")
    verdict = bench_record.verdict(record)
    (tools.output / "bench.md").write_text("\n".join([*parts, "", verdict]) + "\n")
    print(f"\n{verdict}\n\nKept in {tools.output / 'bench.json'} and bench.md")


if __name__ == "__main__":
    main()
