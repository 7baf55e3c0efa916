"""bin/drag of a package: which build runs on which processor."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
V1 = "fpu cx8 cmov fxsr mmx sse sse2 syscall lm"
V2 = f"{V1} pni ssse3 cx16 sse4_1 sse4_2 popcnt lahf_lm"
V3 = f"{V2} fma movbe xsave avx f16c abm bmi1 avx2 bmi2"
V4 = f"{V3} avx512f avx512dq avx512cd avx512bw avx512vl"
LEVELS = ["x86-64", "x86-64-v3", "x86-64-v4"]


def installed(folder: pathlib.Path, levels: list[str]) -> pathlib.Path:
    """A tree as a package lays it out, whose programs say what they are built for."""
    (folder / "bin").mkdir()
    launcher = folder / "bin" / "drag"
    shutil.copy(ROOT / "packaging" / "drag.sh", launcher)
    launcher.chmod(0o755)
    for level in levels:
        program = folder / "lib" / "coulombdrag" / level / "drag"
        program.parent.mkdir(parents=True)
        program.write_text(f'#!/bin/sh\necho {level} "$@"\n')
        program.chmod(0o755)
    return launcher


def run(launcher: pathlib.Path, flags: str | None, *arguments: str, **environment: str):
    """Runs it on a processor with these flags; None for one that is not described by flags."""
    cpuinfo = launcher.parent / "cpuinfo"
    lines = ["processor\t: 0", "model name\t: one of the test"]
    lines += [f"flags\t\t: {flags}"] if flags is not None else ["Features\t: fp asimd"]
    cpuinfo.write_text("\n".join([*lines, "bugs\t\t: avx512f avx2", ""]) * 2)
    return subprocess.run(
        [launcher, *arguments], capture_output=True, text=True,
        env={**os.environ, "DRAG_CPUINFO": str(cpuinfo), **environment})


@pytest.mark.parametrize(("flags", "level"), [
    (V1, "x86-64"), (V2, "x86-64"), (V3, "x86-64-v3"), (V4, "x86-64-v4"),
    # Each flag of a level has to be there: one that is missing, and the level below runs.
    *[(" ".join(f for f in V3.split() if f != gone), "x86-64") for gone in ("avx2", "fma", "bmi2", "abm", "movbe", "sse4_2")],
    *[(" ".join(f for f in V4.split() if f != gone), "x86-64-v3")
      for gone in ("avx512f", "avx512dq", "avx512cd", "avx512bw", "avx512vl")],
    # AVX-512 without what came before it, and names that only begin alike.
    (" ".join(f for f in V4.split() if f != "fma"), "x86-64"), (V4.replace("avx512vl", "avx512vlx"), "x86-64-v3"),
    (V3.replace(" abm", " labm"), "x86-64"),
])
def test_the_best_build_that_runs_is_chosen(tmp_path, flags, level):
    done = run(installed(tmp_path, LEVELS), flags, "run", "a file.yaml")
    assert (done.stdout, done.returncode) == (f"{level} run a file.yaml\n", 0)


def test_what_is_not_installed_is_not_chosen(tmp_path):
    assert run(installed(tmp_path, ["x86-64", "x86-64-v3"]), V4).stdout == "x86-64-v3\n"


def test_a_second_level_is_chosen_where_it_is_installed(tmp_path):
    launcher = installed(tmp_path, ["x86-64", "x86-64-v2"])
    assert run(launcher, V3).stdout == "x86-64-v2\n" and run(launcher, V1).stdout == "x86-64\n"


def test_the_other_architecture_has_one_build(tmp_path):
    assert run(installed(tmp_path, ["aarch64"]), None).stdout == "aarch64\n"


def test_a_build_can_be_asked_for(tmp_path):
    launcher = installed(tmp_path, LEVELS)
    assert run(launcher, V1, DRAG_CPU="x86-64-v4").stdout == "x86-64-v4\n"
    missing = run(launcher, V4, DRAG_CPU="x86-64-v5")
    assert missing.returncode == 70 and missing.stdout == ""
    assert "DRAG_CPU=x86-64-v5; there are: x86-64" in missing.stderr


def test_the_processor_of_this_machine_gets_a_build(tmp_path):
    launcher = installed(tmp_path, LEVELS)
    done = subprocess.run([launcher], capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout.split()[0] in LEVELS
