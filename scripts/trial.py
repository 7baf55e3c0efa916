"""Runs of drag that are disturbed, and what they must leave: shared by check_faults.py and check_kills.py."""

import json
import os
import re
import subprocess
import sys
import time

# What differs from run to run.
TIMES = re.compile("seconds|stages|threads|merit")
# The exit codes that a disturbed run may end with: done, output refused, unreadable file, system, interrupted.
CODES = {0, 64, 65, 70, 75}


def stripped(value):
    """A JSON value without times."""
    if isinstance(value, dict):
        return {key: stripped(item) for key, item in value.items() if not TIMES.search(key)}
    return [stripped(item) for item in value] if isinstance(value, list) else value


def numbers(text):
    """What a run found, as text that is the same for the same bits."""
    return json.dumps(stripped(json.loads(text)), sort_keys=True)


class Drag:
    """The program, with one thread, in a folder of its own."""

    def __init__(self, program, folder):
        self.program = os.path.realpath(program)
        self.folder = folder
        self.environment = dict(os.environ, OPENBLAS_NUM_THREADS="1")

    def start(self, *words, **variables):
        return subprocess.Popen(
            [self.program, *words], cwd=self.folder, env=self.environment | variables, text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )

    def run(self, *words, **variables):
        """Exit code, standard output, standard error; what hangs for five minutes is ended."""
        child = self.start(*words, **variables)
        try:
            output, messages = child.communicate(timeout=300)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
            return "hangs", "", ""
        return child.returncode, output, messages

    def path(self, name):
        return os.path.join(self.folder, name)

    def exists(self, name):
        return os.path.exists(self.path(name))

    def clear(self):
        for name in os.listdir(self.folder):
            if not name.endswith(".yaml"):
                os.remove(self.path(name))

    def half_files(self):
        """Results and checkpoints with their final names that cannot be read."""
        bad = []
        for name in sorted(os.listdir(self.folder)):
            if name.endswith(".nc") and self.run("info", self.path(name))[0] != 0:
                bad.append(name)
            if name.endswith(".nc.checkpoint"):
                result = self.path(name.removesuffix(".checkpoint"))
                if self.run("status", result)[0] != 0:
                    bad.append(name)
        return bad


class Progress:
    """A line that tells how far a check is."""

    def __init__(self, total, what):
        self.total, self.what, self.done, self.last = total, what, 0, 0.0

    def step(self):
        self.done += 1
        if time.monotonic() - self.last > (1 if sys.stderr.isatty() else 30):
            self.last = time.monotonic()
            end = "\r" if sys.stderr.isatty() else "\n"
            print(f"{self.done} of {self.total} {self.what}", end=end, file=sys.stderr, flush=True)
