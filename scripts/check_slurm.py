#!/usr/bin/env python3
"""The scripts for Slurm, tried with a Slurm of its own on this machine: no node of a cluster is needed, none is touched.

usage: check_slurm.py DRAG [MPI_DRAG]

An array of slices is stopped by its time limit, goes back into the queue by itself, and is merged by the job that
waits for it; with MPI_DRAG (built with the package trait MPI) a run takes two nodes, is stopped by its limit, and goes
on when it is submitted again. Both must give what one run gives, to the bit. Nearly all of the five minutes is waiting.
"""

import contextlib
import getpass
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from trial import numbers

SCRIPTS = Path(__file__).resolve().parent / "slurm"

# Daemons of Debian's packages with keys, sockets, states and ports of their own; two nodes on one machine.
CONFIGURATION = """\
ClusterName=check
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort=17816
AuthType=auth/munge
AuthInfo=socket={place}/munge,cred_expire=5
SlurmUser={user}
SlurmdUser={user}
StateSaveLocation={place}/state
SlurmdSpoolDir={place}/spool-%n
TmpFS={place}/tmp-%n
SlurmctldPidFile={place}/slurmctld.pid
SlurmdPidFile={place}/slurmd-%n.pid
SlurmctldLogFile={place}/slurmctld.log
SlurmdLogFile={place}/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
NodeName=one,two NodeHostname={host} NodeAddr=127.0.0.1 Port=[17817-17818] CPUs=2
PartitionName=all Nodes=ALL Default=YES State=UP MaxTime=INFINITE
"""

INPUT = """\
title: tried with Slurm
wires: {{fermi_energy: [3.25, 2.75]}}
interaction:
  intrawire: {{form: gaussian, strength: 1.0, length: 1.4142135623730951}}
  interwire: {{form: gaussian, strength: 0.5, length: 1.4142135623730951}}
collisions: {{triples: {{kernel: microscopic, intrawire: 1, mixed: 1}}}}
solve: {{samples: {samples}, basis: {{intervals: 10}}}}
{sweep}
"""

# The shortest there is: a run stops ten seconds before its end.
LIMIT = ["--time=1"]


def call(*words, **more):
    """What a command prints; it has to succeed."""
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, **more)
    if done.returncode != 0:
        raise SystemExit(f"check_slurm: {' '.join(map(str, words))} ends with {done.returncode}:\n{done.stderr}")
    return done.stdout


@contextlib.contextmanager
def slurm(place):
    """Starts the daemons, and ends them."""
    key = place / "key"
    key.write_bytes(os.urandom(1024))
    key.chmod(0o600)
    place.chmod(0o755)
    call("munged", "--force", f"--key-file={key}", f"--socket={place}/munge", f"--pid-file={place}/munged.pid",
         f"--log-file={place}/munged.log", f"--seed-file={place}/seed")
    text = CONFIGURATION.format(place=place, host=socket.gethostname().split(".")[0], user=getpass.getuser())
    (place / "slurm.conf").write_text(text)
    os.environ["SLURM_CONF"] = str(place / "slurm.conf")
    for name in ["state", "spool-one", "spool-two", "tmp-one", "tmp-two"]:
        (place / name).mkdir()
    try:
        call("slurmctld")
        call("slurmd", "-N", "one")
        call("slurmd", "-N", "two")
        wait(60, "the nodes", lambda: set(call("sinfo", "--noheader", "--format=%T").split()) == {"idle"})
        yield
    except SystemExit:
        for log in sorted([*place.glob("*.out"), *place.glob("slurm*.log")]):
            print(f"--- {log.name}\n" + "\n".join(log.read_text().splitlines()[-30:]), file=sys.stderr)
        raise
    finally:
        subprocess.run(["scontrol", "shutdown"], capture_output=True, check=False)
        time.sleep(3)
        for pid in place.glob("*.pid"):
            with contextlib.suppress(OSError, ValueError):
                os.kill(int(pid.read_text()), signal.SIGTERM)


def wait(seconds, what, is_done):
    """Waits, and tells of it twice a minute."""
    for second in range(seconds):
        if is_done():
            return
        if second % 30 == 29:
            queue = call("squeue", "--noheader", "--array", "--format=%F_%K %T %r").splitlines()
            print(f"  {second + 1} s for {what}: {'; '.join(queue)}", file=sys.stderr, flush=True)
        time.sleep(1)
    raise SystemExit(f"check_slurm: {what} takes longer than {seconds} s")


def ended(job):
    """Whether no part of a job is queued or runs; jobs that are long over are forgotten."""
    found = subprocess.run(["squeue", "--noheader", f"--jobs={job}"], capture_output=True, text=True, check=False)
    return not found.stdout.strip()


def submit(place, *words):
    """The number of a job; what it says goes to a file of its name."""
    return call("sbatch", "--parsable", "--chdir", place, "--open-mode=append", *words).strip().split(";")[0]


def expect(holds, what):
    if not holds:
        raise SystemExit(f"check_slurm: {what}")


def array(drag, place, samples):
    """Slices that their limit stops at least once, and the job that merges them."""
    source = place / "sweep.yaml"
    source.write_text(INPUT.format(
        samples=samples, sweep="sweep: {wires.mismatch: {from: 0, to: 1, points: 4}}"))
    parts = place / "parts"
    job = submit(
        place, "--array=1-4", "--cpus-per-task=1", *LIMIT, f"--output={place}/slice-%a.out",
        SCRIPTS / "array.sbatch", "run", source, parts)
    merged = submit(
        place, f"--dependency=afterok:{job}", "--kill-on-invalid-dep=yes", f"--output={place}/merge.out",
        "--wrap", f"{drag} merge {place}/whole.nc {parts}/slice-*.nc --json > {place}/merged.json")
    wait(900, "the array", lambda: ended(merged))
    stops = sum(out.read_text().count("go on with") for out in place.glob("slice-*.out"))
    expect(stops > 0, "no slice was stopped by its limit, so that nothing was tried")
    expect((place / "merged.json").exists(), "there is no merged result")
    whole = call(drag, "run", source, "--json", "--no-progress")
    expect(numbers(whole) == numbers((place / "merged.json").read_text()), "the merged result is another one")
    print(f"an array of 4 slices, stopped {stops} times and requeued, gives the bits of one run")


def ranks(drag, mpi_drag, place, samples):
    """A run on two nodes that its limit stops, submitted until it is done."""
    source, result = place / "point.yaml", place / "point.nc"
    source.write_text(INPUT.format(samples=samples, sweep=""))
    stops, out = 0, place / "ranks.json"
    while not result.exists():
        out.unlink(missing_ok=True)
        job = submit(
            place, "--nodes=2", "--cpus-per-task=1", *LIMIT, f"--export=ALL,DRAG={mpi_drag}", f"--output={out}",
            f"--error={place}/ranks.out", SCRIPTS / "run-mpi.sbatch", source, result, "--json")
        wait(300, "the ranks", lambda: ended(job))
        stopped = Path(f"{result}.checkpoint").exists()
        stops += stopped
        expect(stopped or result.exists(), "the job has left nothing")
        expect(stops < 10, "the job never ends")
    expect(stops > 0, "the job was not stopped by its limit, so that nothing was tried")
    whole = call(drag, "run", source, "--json", "--no-progress")
    expect(numbers(whole) == numbers(out.read_text()), "two nodes give another result")
    print(f"two nodes, stopped {stops} times and submitted again, give the bits of one run")


def main():
    # The daemons are ended, whatever ends this.
    for number in [signal.SIGTERM, signal.SIGHUP]:
        signal.signal(number, lambda *_: sys.exit("check_slurm: stopped"))
    drag = Path(sys.argv[1]).resolve()
    os.environ["DRAG"] = str(drag)
    os.environ["PATH"] += ":/usr/sbin:/sbin"
    missing = [name for name in ["munged", "slurmctld", "slurmd", "sbatch"] if not shutil.which(name)]
    expect(not missing, f"missing: {', '.join(missing)} (Debian: munge, slurmctld, slurmd, slurm-client)")
    with tempfile.TemporaryDirectory(prefix="check-slurm-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        with slurm(place):
            # Longer than a minute: four slices, or two ranks, share the cores.
            array(drag, place, samples=1e8)
            if len(sys.argv) > 2:
                ranks(drag, Path(sys.argv[2]).resolve(), place, samples=2e8)


if __name__ == "__main__":
    main()
