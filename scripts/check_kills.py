#!/usr/bin/env python3
"""Slices and their merge are killed again and again at random moments: nothing is lost, no half file is left.

usage: check_kills.py DRAG [--kills 200] [--seed 1]

The slices of a sweep and of an ensemble run with checkpoints and are killed (SIGKILL), each until it is done; then their merge.
After every kill each result and each checkpoint can be read; at the end the merge says what the run says that was not divided, to
the bit.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time

from trial import Drag, Progress, numbers

INPUT = """\
title: kills
wires: {mean_fermi_energy: 3}
interaction: {interwire: {form: gaussian, strength: 0.5, length: 1.4}}
solve: {samples: 1500000, basis: {intervals: 8}}
"""
MORE = {
    "sweep": "sweep: {wires.mismatch: {from: 0, to: 1, points: 9}}\n",
    "seeds": "random: {seeds: 1...6}\nsweep: {wires.mismatch: [0, 0.5]}\n",
}
SLICES = 3


class Trial:
    def __init__(self, drag, chance, kills):
        self.drag, self.chance = drag, chance
        self.progress = Progress(kills, "kills")
        self.wrong = []

    def kill(self, words, longest):
        """Starts a command and kills it some time later; true if it was done before."""
        child = self.drag.start(*words)
        # Reading its pipes keeps it from waiting; it says little.
        time.sleep(self.chance.uniform(0, longest))
        child.send_signal(signal.SIGKILL)
        _, messages = child.communicate()
        if child.returncode == 0:
            return True
        if child.returncode != -signal.SIGKILL:
            self.wrong.append(f"{' '.join(words)}: ended with {child.returncode}: {messages}")
            return True
        self.progress.step()
        if bad := self.drag.half_files():
            self.wrong.append(f"{' '.join(words)}: left {', '.join(bad)} that cannot be read")
        return False

    def divide(self, name):
        """One run in slices, one merge; all of them killed."""
        self.drag.clear()
        file = self.drag.path(f"{name}.yaml")
        code, output, messages = self.drag.run("run", file, "--json", "--no-progress", "--threads", "1")
        if code != 0:
            sys.exit(messages)
        parts = []
        for number in range(1, SLICES + 1):
            part = self.drag.path(f"part-{number}.nc")
            words = ["run", file, "--slice", f"{number}/{SLICES}", "--checkpoint-every", "0",
                     "--threads", "1", "--no-progress"]
            longest = 0.3
            while True:
                isBegun = self.drag.exists(f"part-{number}.nc.checkpoint")
                # Killed behind its last word, it is done.
                if not isBegun and self.drag.exists(f"part-{number}.nc"):
                    break
                if self.kill(words + (["--resume", part] if isBegun else ["--output", part]), longest):
                    break
                # Longer and longer, so that every slice ends.
                longest += 0.03
            parts.append(part)
        whole = self.drag.path("whole.nc")
        for _ in range(8):
            if self.kill(["merge", whole, *parts], 0.15) or self.wrong:
                break
        merged = self.drag.run("merge", whole, *parts, "--json")
        if merged[0] != 0 or numbers(merged[1]) != numbers(output):
            self.wrong.append(f"{name}: the merge says something else: {merged[2]}")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("drag")
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        drag = Drag(options.drag, folder)
        for name, more in MORE.items():
            with open(os.path.join(folder, f"{name}.yaml"), "w") as file:
                file.write(INPUT + more)
        trial = Trial(drag, random.Random(options.seed), options.kills)
        rounds = 0
        while trial.progress.done < options.kills and not trial.wrong:
            trial.divide(list(MORE)[rounds % len(MORE)])
            rounds += 1
    for fault in trial.wrong:
        print(f"error: {fault}", file=sys.stderr)
    print(f"{trial.progress.done} kills in {rounds} divided runs with seed {options.seed}: "
          + ("nothing lost, no half file" if not trial.wrong else f"{len(trial.wrong)} faults"))
    sys.exit(1 if trial.wrong else 0)


if __name__ == "__main__":
    main()
