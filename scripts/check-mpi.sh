#!/usr/bin/env bash
# The same bits for 1, 2, 4 ranks and 1, 2, 4 threads: single runs, sweeps, and interrupted runs.
# usage: check-mpi.sh DRAG (built with the package trait MPI)
set -euo pipefail
drag=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

launch() {
  local ranks=$1
  shift
  mpirun --oversubscribe --allow-run-as-root --bind-to none -n "$ranks" "$drag" "$@"
}

write_input() {
  cat >"$1" <<EOF
title: ranks
wires: {fermi_energy: [3.25, 2.75]}
interaction:
  intrawire: {form: gaussian, strength: 1.0, length: 1.4142135623730951}
  interwire: {form: gaussian, strength: 0.5, length: 1.4142135623730951}
collisions:
  triples: {kernel: microscopic, intrawire: 1, mixed: 1}
solve: {target_error: $2, basis: {intervals: 12}}
$3
EOF
}
write_input point.yaml 0.004 ""
write_input sweep.yaml 0.02 "sweep: {wires.mismatch: [0, 0.5]}"
write_input samples.yaml 0.001 ""
sed -i 's/target_error: 0.001/samples: 1000000/' samples.yaml
write_input long.yaml 0.0003 ""

# What a run found, without what time it took.
digest() {
  python3 -c '
import json, re, sys
text = sys.stdin.read()
answer = json.loads(text)
def strip(x):
    if isinstance(x, dict):
        return {k: strip(v) for k, v in x.items() if not re.search("seconds|stages|threads|merit", k)}
    return [strip(v) for v in x] if isinstance(x, list) else x
print(json.dumps(strip(answer), sort_keys=True))'
}

for input in point sweep samples; do
  "$drag" run "$input.yaml" --json --no-progress --threads 1 | digest >"$input.expected"
  for ranks in 1 2 4; do
    for threads in 1 2 4; do
      launch "$ranks" run "$input.yaml" --json --no-progress --threads "$threads" \
        --output "$input.nc" --no-checkpoint 2>messages | digest >found
      cmp -s "$input.expected" found || {
        echo "error: $input with $ranks ranks and $threads threads gives other numbers" >&2
        exit 1
      }
      [ "$(grep -c '^wrote' messages)" = 1 ] || {
        echo "error: $input with $ranks ranks was not written exactly once" >&2
        exit 1
      }
    done
  done
  echo "$input: the same bits for 1, 2, 4 ranks with 1, 2, 4 threads, one result file"
done

# Interrupted with two ranks, finished with three, against one uninterrupted rank.
"$drag" run long.yaml --json --no-progress --threads 1 | digest >long.expected
code=0
mpirun --oversubscribe --allow-run-as-root --bind-to none -n 2 \
  sh -c 'if [ "$OMPI_COMM_WORLD_RANK" = 1 ]; then (sleep 1.5; kill -TERM $$) & fi; exec "$0" "$@"' \
  "$drag" run long.yaml --no-progress --threads 1 --output long.nc 2>messages >/dev/null || code=$?
[ "$code" = 75 ] || {
  cat messages >&2
  echo "error: an interrupted run of two ranks ended with $code instead of 75" >&2
  exit 1
}
launch 3 run long.yaml --json --no-progress --threads 1 --resume long.nc 2>messages | digest >found
cmp -s long.expected found || {
  echo "error: a run interrupted with two ranks and resumed with three gives other numbers" >&2
  exit 1
}
echo "long: interrupted on one of two ranks, resumed with three: the same bits"

# What is wrong ends all ranks with the code of one.
code=0
launch 2 run nothing.yaml >/dev/null 2>&1 || code=$?
[ "$code" = 65 ] || {
  echo "error: a missing input ended two ranks with $code instead of 65" >&2
  exit 1
}
echo "nothing: two ranks end with the code of one"
