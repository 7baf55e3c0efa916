"""A sweep, or an ensemble of seeds, as slices that HyperQueue works on and merges.

usage: slices.py INPUT.yaml WHOLE.nc [--slices 16] [--cores 8] [--local] [--server DIRECTORY]

`pip install hyperqueue` brings what this needs. It submits to the server that `hq server start` runs, whose workers are in the
jobs of the batch system (`hq alloc add`), or with --local to a server and a worker of its own on this machine, and waits.
HyperQueue gives the slices of a worker that is lost, such as at the end of a job, to another one; they go on from their
checkpoints. So nothing has to stop in time (--time-limit none). `drag status FOLDER/slice-*.nc` tells how far all of them are.
"""

import argparse
import contextlib
import os
import shlex
import shutil
import sys
import tempfile
from pathlib import Path

from hyperqueue import Client, Job, LocalCluster
from hyperqueue.client import FailedJobsException
from hyperqueue.cluster import WorkerConfig
from hyperqueue.ffi.protocol import ResourceRequest

# A slice that was begun before goes on from its checkpoint.
SLICE = 'place=--output; [ -f "$RESULT.checkpoint" ] && place=--resume; exec "$@" $place "$RESULT"'


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", type=Path)
    parser.add_argument("result", type=Path)
    parser.add_argument("--slices", type=int, default=16)
    parser.add_argument("--cores", type=int, default=8, help="cores, and threads, of each slice")
    parser.add_argument("--command", default="run", help="such as run, 'run --seeds 100', response, pairs")
    parser.add_argument("--folder", type=Path, default=Path("slices"), help="where slices go")
    parser.add_argument("--drag", default=".build/release/drag", help="the program")
    parser.add_argument("--crashes", type=int, default=20, help="how many workers a slice may lose")
    parser.add_argument("--server", type=Path, help="the directory of the server, if not the usual one")
    parser.add_argument("--local", action="store_true", help="a server and a worker of its own on this machine")
    return parser.parse_args()


def job(options):
    """One task for each slice, and one that waits for all of them and merges."""
    drag = shutil.which(options.drag) or sys.exit(f"error: {options.drag} is not there (make build)")
    drag, folder = os.path.abspath(drag), options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    whole = Job(max_fails=0, name=options.input.stem)
    results = [folder / f"slice-{number}.nc" for number in range(1, options.slices + 1)]
    slices = [
        whole.program(
            ["sh", "-c", SLICE, "slice", drag, *shlex.split(options.command), str(options.input.resolve()),
             "--slice", f"{number}/{options.slices}", "--threads", str(options.cores), "--time-limit", "none", "--no-progress"],
            env={"RESULT": str(result)}, name=result.stem, cwd=folder, resources=ResourceRequest(cpus=options.cores),
            crash_limit=options.crashes, stdout=folder / f"{result.stem}.out", stderr=folder / f"{result.stem}.err")
        for number, result in enumerate(results, 1)
    ]
    whole.program(
        [drag, "merge", str(options.result.resolve()), *map(str, results)], deps=slices, name="merge", cwd=folder,
        stdout=folder / "merge.out", stderr=folder / "merge.err")
    return whole


def main():
    options = arguments()
    work = job(options)
    with contextlib.ExitStack() as stack:
        if options.local:
            place = stack.enter_context(tempfile.TemporaryDirectory())
            cores = max(options.cores, len(os.sched_getaffinity(0)))
            client = stack.enter_context(LocalCluster(place, WorkerConfig(cores=cores))).client()
        else:
            client = Client(options.server)
        try:
            client.wait_for_jobs([client.submit(work)])
        except FailedJobsException as failure:
            sys.exit(f"error: {failure}")


if __name__ == "__main__":
    main()
