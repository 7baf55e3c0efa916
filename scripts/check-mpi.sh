#!/usr/bin/env bash
# The same bits for 1, 2, 4 ranks and 1, 2, 4 threads: points, sweeps, seeds, and runs that are interrupted, fail or are killed.
# check_bits.py has all commands.
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
write_input lattice.yaml 0.0002 "random: {points: lattice}"
write_input long.yaml 0.0003 ""
# More points than ranks, some left over; more seeds than ranks, and fewer.
write_input many.yaml 0.03 "sweep: {wires.mismatch: {from: 0, to: 1, points: 7}}"
write_input seeds.yaml 0.03 "random: {seeds: 1...5}"
write_input mixed.yaml 0.03 "random: {seeds: 1...3}
sweep: {wires.mismatch: [0, 0.5, 1]}"
write_input wide.yaml 0.0002 "sweep: {wires.mismatch: {from: 0, to: 1, points: 6}}"

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

for input in point sweep samples lattice; do
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

compare_ranks() {
  local command=$1 input=$2
  "$drag" "$command" "$input.yaml" --json --no-progress --threads 1 | digest >"$input.expected"
  for ranks in 2 3 4; do
    launch "$ranks" "$command" "$input.yaml" --json --no-progress --threads $((ranks - 1)) \
      --output "$input.nc" --checkpoint-every 0 2>messages | digest >found
    cmp -s "$input.expected" found || {
      cat messages >&2
      echo "error: $command of $input with $ranks ranks gives other numbers" >&2
      exit 1
    }
    [ ! -e "$input.nc.checkpoint" ] || {
      echo "error: $command of $input with $ranks ranks left its checkpoint" >&2
      exit 1
    }
  done
  echo "$command of $input: the same bits for 2, 3, 4 ranks"
}
for input in many seeds mixed; do compare_ranks run "$input"; done

# A sweep of which each rank does its own points: interrupted on one of two, gone on with on three.
"$drag" run wide.yaml --json --no-progress --threads 1 | digest >wide.expected
code=0
mpirun --oversubscribe --allow-run-as-root --bind-to none -n 2 \
  sh -c 'if [ "$OMPI_COMM_WORLD_RANK" = 1 ]; then (sleep 1; kill -TERM $$) & fi; exec "$0" "$@"' \
  "$drag" run wide.yaml --no-progress --threads 1 --output wide.nc 2>messages >/dev/null || code=$?
[ "$code" = 75 ] || {
  cat messages >&2
  echo "error: an interrupted sweep of two ranks ended with $code instead of 75" >&2
  exit 1
}
left=(wide.nc*)
[ "${#left[@]}" = 1 ] || {
  ls >&2
  echo "error: an interrupted sweep of two ranks left more than its checkpoint" >&2
  exit 1
}
"$drag" status wide.nc
launch 3 run wide.yaml --json --no-progress --threads 1 --resume wide.nc 2>messages | digest >found
cmp -s wide.expected found || {
  cat messages >&2
  echo "error: a sweep interrupted with two ranks and resumed with three gives other numbers" >&2
  exit 1
}
echo "wide: interrupted on one of two ranks, resumed with three: the same bits"

# Interrupted with two ranks, finished with three, against one uninterrupted rank.
"$drag" run long.yaml --json --no-progress --threads 1 | digest >long.expected
code=0
mpirun --oversubscribe --allow-run-as-root --bind-to none -n 2 \
  sh -c 'if [ "$OMPI_COMM_WORLD_RANK" = 1 ]; then (sleep 1; kill -TERM $$) & fi; exec "$0" "$@"' \
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

# Ranks that do not divide the batches deal out stretches of them: 45 rounds of all processes, of which the last stretch is cut
# short, and the pieces of the last digits.
write_input dealt.yaml 0.001 ""
sed -i 's/target_error: 0.001, basis: {intervals: 12}/samples: 4400000, basis: {intervals: 6}/; s/mixed: 1/mixed: 0/' dealt.yaml
"$drag" run dealt.yaml --json --no-progress --threads 1 | digest >dealt.expected
for input in dealt long; do
  for ranks in 18 23; do
    launch "$ranks" run "$input.yaml" --json --no-progress --threads $((ranks % 2 + 1)) 2>messages | digest >found
    cmp -s "$input.expected" found || {
      cat messages >&2
      echo "error: $input with $ranks ranks gives other numbers" >&2
      exit 1
    }
  done
done
[ "$(grep -o '"samples": [0-9]*' dealt.expected)" = '"samples": 4406400' ] || {
  echo "error: the run that is dealt has no more than 32 rounds" >&2
  exit 1
}
echo "dealt, long: the same bits for 18 and 23 ranks"

# The time of all ranks is that of the first whose time is up.
rm -f wide.nc*
code=0
launch 3 run wide.yaml --no-progress --threads 1 --time-limit 3s --output wide.nc 2>messages >/dev/null || code=$?
[ "$code" = 75 ] && grep -q 'interrupted in time (--time-limit 3s)' messages || {
  cat messages >&2
  echo "error: a sweep of three ranks with little time ended with $code instead of 75" >&2
  exit 1
}
launch 1 run wide.yaml --json --no-progress --threads 2 --resume wide.nc 2>messages | digest >found
cmp -s wide.expected found || {
  cat messages >&2
  echo "error: a sweep of three ranks that was stopped in time, and resumed by one, gives other numbers" >&2
  exit 1
}
echo "wide: stopped in time with three ranks, resumed by one: the same bits"

# A point that cannot be done, on whatever rank, is told once and ends all with the code of one rank; those before it are kept.
cat >broken.yaml <<EOF
title: broken
wires: {fermi_energy: [3.25, 2.75]}
interaction: {interwire: {form: gaussian, strength: 0.5, length: 1.4}}
solve: {engine: particles, basis: {intervals: 8, cutoff: 6}}
particles: {duration: 100, samples_per_step: 200, replicas: 4, snapshots: 10}
sweep: {particles.time_step: [1, 1, 1, 1, 100, 1, 100]}
EOF
for ranks in 1 2 3 4; do
  rm -f broken.nc*
  code=0
  launch "$ranks" run broken.yaml --no-progress --threads 1 --output broken.nc 2>messages >/dev/null || code=$?
  [ "$code" = 65 ] && [ "$(grep -c 'the time step 100.0 is unstable' messages)" = 1 ] &&
    "$drag" status broken.nc | grep -q '4 of 7 tasks done\|5 of 7 tasks done' || {
    cat messages >&2
    "$drag" status broken.nc >&2
    echo "error: a point that cannot be done ended $ranks ranks with $code instead of 65, or was not told once" >&2
    exit 1
  }
done
echo "broken: 1, 2, 3, 4 ranks end with the error of the first point that fails, and keep those before it"

# A rank that is killed takes the others with it; what was kept is gone on from.
rm -f wide.nc*
code=0
mpirun --oversubscribe --allow-run-as-root --bind-to none -n 3 \
  sh -c 'if [ "$OMPI_COMM_WORLD_RANK" = 2 ]; then (sleep 2; kill -KILL $$) & fi; exec "$0" "$@"' \
  "$drag" run wide.yaml --no-progress --threads 1 --checkpoint-every 0 --output wide.nc 2>messages >/dev/null || code=$?
[ "$code" != 0 ] && [ -e wide.nc.checkpoint ] || {
  cat messages >&2
  echo "error: three ranks of which one was killed ended with $code, or kept nothing" >&2
  exit 1
}
launch 2 run wide.yaml --json --no-progress --threads 1 --resume wide.nc 2>messages | digest >found
cmp -s wide.expected found || {
  cat messages >&2
  echo "error: a sweep of which a rank was killed, and that was resumed, gives other numbers" >&2
  exit 1
}
echo "wide: one of three ranks killed, resumed with two: the same bits"

# What is wrong ends all ranks with the code of one.
code=0
launch 2 run nothing.yaml >/dev/null 2>&1 || code=$?
[ "$code" = 65 ] || {
  echo "error: a missing input ended two ranks with $code instead of 65" >&2
  exit 1
}
echo "nothing: two ranks end with the code of one"
