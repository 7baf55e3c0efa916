"""bin/drag of packages and of `make PORTABLE=1`: which build runs on which processor."""

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


def program(place: pathlib.Path, says: str) -> pathlib.Path:
    """An executable in place of a build of drag: it says what it is and what it was asked."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(f'#!/bin/sh\necho {says} "$@"\n')
    place.chmod(0o755)
    return place


def installed(folder: pathlib.Path, levels: list[str]) -> pathlib.Path:
    """A tree as packages and `make PORTABLE=1` lay it out, whose programs say what they are built for."""
    builds = [f"{level}={program(folder / f'build-{level}' / 'drag', level)}" for level in levels]
    subprocess.run([ROOT / "scripts" / "stage-levels.sh", folder / "tree", *builds], check=True)
    return folder / "tree" / "bin" / "drag"


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


def test_a_level_that_is_not_built_is_not_staged(tmp_path):
    done = subprocess.run(
        [ROOT / "scripts" / "stage-levels.sh", tmp_path / "tree", f"x86-64={tmp_path}/nothing"],
        capture_output=True, text=True)
    assert done.returncode == 1 and "nothing is not built; run: make levels" in done.stderr
    assert not (tmp_path / "tree" / "bin" / "drag").exists()


@pytest.fixture
def tree(tmp_path):
    """What the makefile needs to build, with a compiler that makes programs which say how they were made."""
    for part in (
        "Makefile", "packaging/drag.sh", "scripts/stage-levels.sh",
        "scripts/python-environment.sh", "analysis/pyproject.toml"):
        (tmp_path / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / part, tmp_path / part)
    program(tmp_path / "scripts" / "install-packages.sh", "packages")
    compiler = program(tmp_path / "swift", "")
    compiler.write_text("""#!/bin/sh
place=.build target=baseline
while [ $# -gt 0 ]; do
  case $1 in
    --scratch-path) place=$2; shift ;;
    -target-cpu) target=$3; shift ;;
  esac
  shift
done
mkdir -p $place/release
printf '#!/bin/sh\\necho for %s: "$@"\\n' $target >$place/release/drag
chmod +x $place/release/drag
""")
    return tmp_path


def make(folder: pathlib.Path, *arguments: str) -> str:
    """Runs make as from a shell of its own, whatever make this test runs under."""
    environment = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "PORTABLE", "CPU")}
    done = subprocess.run(
        ["make", "MACHINE=x86_64", "SWIFT=./swift", *arguments], cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_portable_build_picks_by_the_processor(tree):
    make(tree, "PORTABLE=1", "build")
    launcher = tree / ".build-portable" / "bin" / "drag"
    for flags, cpu in [(V1, "baseline"), (V2, "baseline"), (V3, "haswell"), (V4, "skylake-avx512")]:
        assert run(launcher, flags, "run", "a file.yaml").stdout == f"for {cpu}: run a file.yaml\n"
    # Built again, it is replaced.
    (tree / ".build-portable" / "lib" / "coulombdrag" / "x86-64-v3" / "drag").unlink()
    make(tree, "PORTABLE=1", "build")
    assert run(launcher, V3).stdout == "for haswell:\n"


def test_a_portable_build_of_the_other_architecture_is_one(tree):
    make(tree, "PORTABLE=1", "MACHINE=aarch64", "build")
    assert run(tree / ".build-portable" / "bin" / "drag", None).stdout == "for baseline:\n"


def test_other_builds_are_for_one_processor(tree):
    for arguments, cpu in [((), "native"), (("CPU=x86-64",), "x86-64"), (("CPU=haswell",), "haswell")]:
        make(tree, *arguments, "build")
        done = subprocess.run([tree / ".build" / "release" / "drag"], capture_output=True, text=True)
        assert done.stdout == f"for {cpu}:\n"
    assert not (tree / ".build-portable").exists()


@pytest.mark.parametrize("target", ["demo", "validate", "test-samples", "docs", "paper", "gallery", "bench", "check-faults"])
def test_every_target_runs_the_program_that_was_built(tree, target):
    for arguments, place, other in [
        ((), ".build/release/drag", ".build-portable/bin/drag"),
        (("PORTABLE=1",), ".build-portable/bin/drag", ".build/release/drag"),
    ]:
        words = make(tree, *arguments, "--dry-run", target).replace("=", " ").split()
        assert place in words and other not in words
        # Before it is run it is built, and laid out where it is to be run.
        staged = "scripts/stage-levels.sh" in words
        assert staged == bool(arguments) and (not staged or words.index("scripts/stage-levels.sh") < words.index(place))


def test_the_processor_of_this_machine_gets_a_build(tmp_path):
    launcher = installed(tmp_path, LEVELS)
    done = subprocess.run([launcher], capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout.split()[0] in LEVELS
