#!/usr/bin/env python3
"""Every command gives the same bits however its work is divided, and wherever it was killed.

usage: check_bits.py DRAG [MPI_DRAG] [--kills 10] [--seed 1] [--only NAME ...]

Each command is run by one thread without checkpoints. What it says must be the same to the bit

- with 2 and 4 threads,
- on 1, 2 and 4 ranks that mpirun starts (MPI_DRAG is built with the package trait MPI),
- in 5 slices of different numbers of threads that are merged,
- when it is killed (SIGKILL) ten times at random moments and resumed, each time with another number of threads,
- when the same is done to its ranks.

At the end one number of what a run has said is changed in its last bit, which the comparison has to find.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from trial import Drag, numbers

HEAD = """\
title: the same bits
wires: {fermi_energy: [3.25, 2.75]}
"""
TRIPLES = HEAD + """\
interaction:
  intrawire: {form: gaussian, strength: 1.0, length: 1.4142135623730951}
  interwire: {form: gaussian, strength: 0.5, length: 1.4142135623730951}
collisions: {triples: {kernel: microscopic, intrawire: 1, mixed: 1}}
"""
PAIRS = HEAD + "interaction: {interwire: {form: gaussian, strength: 0.5, length: 1.4}}\n"
SOFT = HEAD + """\
interaction: {interwire: {form: gaussian, strength: 1, length: 20}}
collisions: {triples: {kernel: soft-model, lambda: [1e-2, 1e-2], mu_1: 2e-4, relative_to: D2, length: 20}}
"""
PARTICLES = PAIRS + """\
solve: {engine: particles, basis: {intervals: 8, cutoff: 6}}
particles: {duration: 20, samples_per_step: 200, replicas: 4, snapshots: 10}
"""
DATA = "wires.mismatch rho_D error\n" + "".join(
    f"{mismatch} {value} {0.1 * value}\n" for mismatch, value in [(0, 0.0186), (0.4, 0.0178), (0.8, 0.0159), (1.2, 0.0133), (1.6, 0.0104)])


def solve(error, more=""):
    return f"solve: {{target_error: {error}, basis: {{intervals: 10}}}}\n{more}"


def sweep(points):
    return f"sweep: {{wires.mismatch: {{from: 0, to: 1, points: {points}}}}}\n"


class Case:
    """A command and its input; whether it can be cut into slices, and whether it keeps checkpoints."""

    def __init__(self, command, text, *words, slices=True, kept=True, kills=True, folder=False):
        self.command, self.text, self.words = command, text, words
        self.slices, self.kept, self.kills, self.folder = slices, kept, kills, folder


CASES = {
    "run, one point": Case("run", TRIPLES + solve(0.002), slices=False),
    "run, lattices": Case("run", TRIPLES + solve(0.0003, "random: {points: lattice}\n" + sweep(3))),
    "run, a sweep": Case("run", TRIPLES + solve(0.02, sweep(7))),
    "run, seeds": Case("run", TRIPLES + solve(0.03, "random: {seeds: 1...6}\n")),
    "run, seeds and points": Case("run", TRIPLES + solve(0.03, "random: {seeds: 1...5}\n" + sweep(2))),
    "run, particles": Case("run", PARTICLES + sweep(5)),
    "response": Case("response", TRIPLES + solve(0.03, sweep(5))),
    "response, particles": Case("response", PARTICLES + sweep(5)),
    "spectrum": Case("spectrum", TRIPLES + solve(0.03, sweep(5))),
    "compare": Case("compare", SOFT + solve(0.03, sweep(5)), folder=True),
    # Its quadratures take long.
    "compare, triples": Case("compare", TRIPLES + solve(0.05), slices=False, kills=False, folder=True),
    "converge": Case("converge", TRIPLES + solve(0.03), slices=False, folder=True),
    "fit": Case(
        "fit", PAIRS + solve(0.03), "--data", "data.txt", "--free", "interaction.interwire.strength", slices=False, folder=True),
    "fokker-planck": Case("fokker-planck", SOFT + sweep(5)),
    "pairs": Case("pairs", PAIRS + sweep(5)),
    "closed-form": Case("closed-form", SOFT + sweep(3), slices=False, kept=False),
    "lifetimes": Case("lifetimes", TRIPLES + solve(0.1, sweep(5))),
}


class Check:
    def __init__(self, options, folder):
        self.drag = Drag(options.drag, folder)
        self.mpi = os.path.realpath(options.mpi) if options.mpi else None
        self.kills, self.chance = options.kills, random.Random(options.seed)
        self.wrong = []

    def ranks(self, count):
        return ["mpirun", "--oversubscribe", "--allow-run-as-root", "--bind-to", "none", "-n", str(count), self.mpi]

    def start(self, line):
        # A group of its own: whoever kills a launcher kills what it has launched.
        return subprocess.Popen(
            line, cwd=self.drag.folder, env=self.drag.environment, text=True, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def line(self, case, threads, *more, launch=None):
        if not case.kept:
            return [*(launch or [self.drag.program]), case.command, "input.yaml", *case.words, "--json"]
        return [*(launch or [self.drag.program]), case.command, "input.yaml", *case.words, "--json", "--no-progress",
                "--threads", str(threads), *more]

    def say(self, line, what, expected=None):
        """What a command says, which has to be what is expected."""
        child = self.start(line)
        try:
            output, messages = child.communicate(timeout=300)
        except subprocess.TimeoutExpired:
            kill(child.pid)
            child.communicate()
            self.wrong.append(f"{what}: hangs")
            return None
        # A result that fails a check on itself is a result.
        if child.returncode not in (0, 2):
            self.wrong.append(f"{what}: ends with {child.returncode}: {messages.strip()[-500:]}")
            return None
        found = numbers(output)
        if expected is not None and found != expected:
            self.wrong.append(f"{what}: says something else: {difference(expected, found)}")
        return found

    def killed(self, case, name, expected, seconds, launch=None):
        """Killed and resumed, again and again, then left to its end."""
        self.clear()
        output = "out" if case.folder else "out.nc"
        done = kills = 0
        while kills < self.kills and done < 2 * self.kills:
            kept = self.kept_file()
            more = ["--checkpoint-every", "0", *(["--resume", kept] if kept else ["--output", output])]
            child = self.start(self.line(case, self.chance.choice([1, 2, 3]), *more, launch=launch))
            time.sleep(self.chance.uniform(0.02, 1.0) * seconds)
            kill(child.pid)
            child.communicate()
            if child.returncode == -signal.SIGKILL:
                kills += 1
            elif child.returncode not in (0, 2):
                self.wrong.append(f"{name}: a resumed run ends with {child.returncode}")
                return kills
            else:
                # It was done: from its beginning, with less time.
                seconds /= 2
                done += 1
                self.clear()
        kept = self.kept_file()
        more = ["--checkpoint-every", "0", *(["--resume", kept] if kept else ["--output", output])]
        self.say(self.line(case, 2, *more, launch=launch), name, expected)
        return kills

    def clear(self):
        for name in os.listdir(self.drag.folder):
            if os.path.isdir(self.drag.path(name)):
                shutil.rmtree(self.drag.path(name))
            elif name not in ("input.yaml", "data.txt"):
                os.remove(self.drag.path(name))

    def kept_file(self):
        """The result of which there is a checkpoint."""
        for folder, _, names in os.walk(self.drag.folder):
            for name in names:
                if name.endswith(".nc.checkpoint"):
                    return os.path.join(folder, name.removesuffix(".checkpoint"))
        return None

    def slices(self, case, name, expected):
        self.clear()
        parts = []
        for number in range(1, 6):
            output = f"part-{number}" + ("" if case.folder else ".nc")
            self.say(self.line(case, number % 3 + 1, "--slice", f"{number}/5", "--output", output), f"{name}, slice {number}")
            parts.append(os.path.join(output, "results.nc") if case.folder else output)
        self.say([self.drag.program, "merge", "whole.nc", *parts, "--json"], f"{name}, 5 slices merged", expected)

    def case(self, name, case):
        self.clear()
        with open(self.drag.path("input.yaml"), "w") as file:
            file.write(case.text)
        begin = time.monotonic()
        wrong = len(self.wrong)
        expected = self.say(self.line(case, 1), name)
        if expected is None:
            return
        seconds = time.monotonic() - begin
        did = []
        if case.kept:
            for threads in (2, 4):
                self.say(self.line(case, threads), f"{name}, {threads} threads", expected)
            did.append("2, 4 threads")
            if self.mpi:
                for ranks in (1, 2, 4):
                    self.say(self.line(case, 1 + ranks % 2, launch=self.ranks(ranks)), f"{name}, {ranks} ranks", expected)
                did.append("1, 2, 4 ranks")
            if case.slices:
                self.slices(case, name, expected)
                did.append("5 slices")
        if case.kept and case.kills:
            kills = self.killed(case, f"{name}, killed", expected, max(0.3, seconds / 4))
            did.append(f"{kills} kills")
            if self.mpi:
                kills = self.killed(case, f"{name}, ranks killed", expected, max(0.8, seconds / 3), launch=self.ranks(2))
                did.append(f"{kills} kills of 2 ranks")
        if not case.kept:
            self.say(self.line(case, 1), f"{name}, again", expected)
            if self.mpi:
                self.say(self.line(case, 1, launch=self.ranks(2)), f"{name}, 2 ranks", expected)
            did.append("again, 2 ranks")
        if len(self.wrong) == wrong:
            print(f"{name}: the same bits ({', '.join(did)}; {seconds:.1f} s alone)", flush=True)
        for fault in self.wrong[wrong:]:
            print(f"error: {fault}", file=sys.stderr, flush=True)


def children(process):
    """The processes that one has started."""
    try:
        with open(f"/proc/{process}/task/{process}/children") as file:
            return [int(word) for word in file.read().split()]
    except OSError:
        return []


def is_running(process):
    try:
        with open(f"/proc/{process}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


def kill(process):
    """Ends a program, and the ranks that it has launched, which hold the output as long as they live."""
    ranks = children(process)
    for one in [process, *ranks]:
        try:
            os.kill(one, signal.SIGKILL)
        except ProcessLookupError:
            pass
    while any(is_running(one) for one in ranks):
        time.sleep(0.01)


def leaves(value, path=""):
    """All numbers and texts of a JSON value with where they are."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, f"{path}.{key}")
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from leaves(item, f"{path}[{place}]")
    else:
        yield path, value


def difference(expected, found):
    """The first value that differs."""
    one, other = dict(leaves(json.loads(expected))), dict(leaves(json.loads(found)))
    for path in [*one, *other]:
        if one.get(path) != other.get(path):
            return f"{path} is {other.get(path)} instead of {one.get(path)}"
    return "nothing that differs"


def planted(text):
    """The same with the last bit of its first number changed."""
    value = json.loads(text)

    def change(item):
        for key in item if isinstance(item, dict) else range(len(item)):
            if isinstance(item[key], float):
                item[key] *= 1 + 2**-52
                return True
            if isinstance(item[key], (dict, list)) and change(item[key]):
                return True
        return False

    return json.dumps(value, sort_keys=True) if change(value) else text


def main():
    options = argparse.ArgumentParser()
    options.add_argument("drag")
    options.add_argument("mpi", nargs="?")
    options.add_argument("--kills", type=int, default=10)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", nargs="+", default=[])
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        check = Check(options, folder)
        with open(os.path.join(folder, "data.txt"), "w") as file:
            file.write(DATA)
        for name, case in CASES.items():
            if not options.only or any(name.startswith(word) for word in options.only):
                check.case(name, case)
    sample = json.dumps({"a": [{"b": 0.1}]})
    if difference(sample, planted(sample)) == "nothing that differs":
        check.wrong.append("a changed bit is not found")
    sys.exit(1 if check.wrong else 0)


if __name__ == "__main__":
    main()
