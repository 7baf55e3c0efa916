#!/usr/bin/env python3
"""Every call of the system that concerns the files of a run fails once, in every way: nothing that counts is lost.

usage: check_faults.py DRAG [--every N]

A small sweep with checkpoints is run once for each call that it makes and each error, with Tests/Faults/faults.c in front of
the C library. Each time the program has to go on to the right result, or to end with a message and a code of its own; then
--resume, or a fresh start where nothing was begun, has to give the same numbers to the bit, and no half file may be there. The same
for a run that goes on from a checkpoint. At the end calls fail without telling, which is what a program sees that does not look: the
check has to find that.

Left out: what is no file of the run (libraries, /proc, standard output and error), and calls that only look (stat, access).
"""

import argparse
import errno
import os
import shutil
import subprocess
import sys
import tempfile

from trial import CODES, Drag, Progress, numbers

ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
ERRORS = ["ENOSPC", "EIO", "EINTR", "EDQUOT", "ENOLCK"]
INPUT = """\
title: faults
wires: {mean_fermi_energy: 3}
interaction: {interwire: {form: gaussian, strength: 0.5, length: 1.4}}
solve: {samples: 600000, basis: {intervals: 4}}
sweep: {wires.mismatch: [0, 0.5, 1]}
"""
RUN = ["--checkpoint-every", "0", "--threads", "1", "--no-progress", "--json"]


class Check:
    def __init__(self, program, folder, library):
        self.drag = Drag(program, folder)
        self.result = self.drag.path("a.nc")
        self.library = library
        with open(self.drag.path("input.yaml"), "w") as file:
            file.write(INPUT)
        self.input = self.drag.path("input.yaml")
        self.expected = numbers(self.whole("--no-checkpoint")[1])
        self.stopped = None

    def whole(self, *more, **variables):
        return self.drag.run("run", self.input, "--output", self.result, *RUN, *more, **variables)

    def again(self, **variables):
        return self.drag.run("run", self.input, "--resume", self.result, *RUN, **variables)

    def first(self, **variables):
        """The run under test: a new one, or one that goes on."""
        self.drag.clear()
        if self.stopped is None:
            return self.whole(**variables)
        with open(self.result + ".checkpoint", "wb") as file:
            file.write(self.stopped)
        return self.again(**variables)

    def faulty(self, call, number, error, mode):
        """Runs with a call that fails; returns what is wrong, or None."""
        code, output, messages = self.first(
            LD_PRELOAD=self.library, DRAG_FAULT_FOLDER=self.drag.folder, DRAG_FAULT_CALL=call,
            DRAG_FAULT_NUMBER=str(number), DRAG_FAULT_ERRNO=str(getattr(errno, error)),
            DRAG_FAULT_MODE=mode,
        )
        if code not in CODES:
            return f"ended with {code}: {messages.strip()}"
        if code != 0 and not messages.strip():
            return f"ended with {code} and without a word"
        if bad := self.drag.half_files():
            return f"left {', '.join(bad)} that cannot be read"
        if code == 0:
            if numbers(output) != self.expected:
                return "gave other numbers"
            # A claim may stay where it could not be taken away; it stops nobody.
            return None if self.drag.exists("a.nc") else "ended well without a result"
        before = messages
        code, output, messages = (
            self.again() if self.drag.exists("a.nc.checkpoint") else self.whole()
        )
        if code != 0:
            return f"({before.strip()}) could not be gone on with: {code}: {messages.strip()}"
        if numbers(output) != self.expected:
            return "gave other numbers when it went on"
        left = set(os.listdir(self.drag.folder)) - {"input.yaml", "a.nc", "a.nc.previous"}
        return f"left {', '.join(sorted(left))}" if left else None

    def calls(self):
        """How many calls of each kind there are."""
        counts = self.drag.path("counts")
        self.first(
            LD_PRELOAD=self.library, DRAG_FAULT_FOLDER=self.drag.folder, DRAG_FAULT_COUNTS=counts)
        with open(counts) as file:
            return {call: int(number) for call, number in (line.split() for line in file)}

    def leave(self):
        """From here on a run goes on from where this one was left: two points finished, one under way."""
        self.drag.clear()
        self.whole("--keep-samples")
        with open(self.result + ".checkpoint", "rb") as file:
            log = file.read()
        self.drag.clear()
        # Cut before the last point was finished.
        self.stopped = log[: log.rindex(b"dragnote", 0, log.rindex(b"\x07point-3\x08finished"))]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("drag")
    options.add_argument("--every", type=int, default=1, help="only each N-th point of failure")
    options = options.parse_args()
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        library = os.path.join(folder, "faults.so")
        subprocess.run(
            ["cc", "-O1", "-shared", "-fPIC", "-o", library, f"{ROOT}/Tests/Faults/faults.c", "-ldl"],
            check=True)
        work = os.path.join(folder, "work")
        os.mkdir(work)
        check = Check(options.drag, work, library)
        wrong, tried = [], 0
        for name in ["a run", "a run that goes on"]:
            calls = check.calls()
            print(f"{name}: " + ", ".join(f"{n} {call}" for call, n in calls.items() if n))
            points = [
                (call, number + 1, error, mode)
                for call, most in calls.items() for number in range(most)
                for error, mode in [(e, "once") for e in ERRORS] + [("ENOSPC", "always")]
            ][:: options.every]
            progress = Progress(len(points), "points of failure")
            for point in points:
                if fault := check.faulty(*point):
                    wrong.append(f"{name}, {' '.join(map(str, point))}: {fault}")
                    print(wrong[-1], flush=True)
                progress.step()
            tried += len(points)
            if name == "a run":
                hidden = blind(check, calls)
                check.leave()
    print(f"{tried} points of failure, {len(wrong)} of them wrong; faults that nobody was told of: "
          + ", ".join(f"{call} {seen} of {all} seen" for call, (seen, all) in hidden.items()))
    sys.exit(1 if wrong or not all(seen for seen, _ in hidden.values()) else 0)


def blind(check, calls):
    """Calls that fail without telling: how many of each kind the check notices.

    Not those that append to the log: what is missing there is found when it is read, and computed anew.
    """
    found = {}
    for call in ["write", "fsync", "rename"]:
        # A slow machine synchronizes more often: some more, of which those that do not come change nothing.
        most = calls[call] + (8 if call == "fsync" else 0)
        faults = [check.faulty(call, n + 1, "EIO", "hidden") for n in range(most)]
        found[call] = (sum(fault is not None for fault in faults), len(faults))
    return found


if __name__ == "__main__":
    main()
