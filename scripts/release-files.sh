#!/usr/bin/env bash
# Writes the small result files and the checkpoint of this release, which later versions have to read.
# usage: release-files.sh DRAG [FOLDER]      (default folder: Tests/Fixtures/releases/VERSION)
#
# Run it once for each minor version, by an executable of that version: what stands there is never written anew.
set -euo pipefail
cd "$(dirname "$0")/.."
drag=$(realpath "$1")
folder=${2:-Tests/Fixtures/releases/$("$drag" --version)}
[ ! -e "$folder" ] || {
  echo "error: $folder is there already; files of a release are never changed" >&2
  exit 1
}
mkdir -p "$folder"
folder=$(realpath "$folder")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
# By name and with files beside it: results keep their command, and no place of this machine is to be in it.
mkdir bin
ln -s "$drag" bin/drag
PATH="$work/bin:$PATH"

quick() { # NAME, then what stands in the input besides wires and interaction
  cat >"$1.yaml" <<YAML
title: $1 of a release
wires: {fermi_energy: [3.25, 2.75]}
interaction:
  intrawire: {form: gaussian, strength: 1.0, length: 1.4142135623730951}
  interwire: {form: gaussian, strength: 0.5, length: 1.4142135623730951}
$2
YAML
}
soft='collisions: {triples: {kernel: soft-model, lambda: [0.02, 0.03], mu_1: 0.01, length: 10}}'
microscopic='collisions: {triples: {kernel: microscopic}}'
particles='collisions:
  triples: {kernel: soft-model, lambda: [0.1, 0.1], mu_1: 0.1, relative_to: absolute, length: 2}
solve: {engine: particles, basis: {intervals: 6, cutoff: 6}}
particles: {duration: 2, samples_per_step: 20, replicas: 2, snapshots: 2}'
small='solve: {samples: 16384, basis: {intervals: 8}}'

ask() { # COMMAND NAME [OPTION ...]: the result of a command that writes one file
  local command=$1 name=$2
  shift 2
  drag "$command" "$name.yaml" "$@" --output "$name.nc" --no-checkpoint --no-progress >"$name.txt"
  cp "$name.nc" "$folder"
}

quick run "$microscopic
solve: {samples: 262144, basis: {intervals: 12}}
sweep: {wires.mismatch: [0.25, 0.5]}"
ask run run
sed 's/^wires.*/units: {system: SI, temperature: 4, effective_mass: 0.067, relative_permittivity: 12.9}\
wires: {fermi_energy: [2, 2]}/; /^  in[tr]/d; s/^interaction:/interaction: {interwire: {form: gated-coulomb, separation: 30, gate: 100}}/' \
  <<<"title: si of a release
wires
interaction:
$small" >si.yaml
ask run si
printf '0 0.5\n1 0.2\n2 0.05\n4 0\n' >potential.dat
printf '%s\n' 'title: table of a release' 'wires: {fermi_energy: [3, 3]}' \
  'interaction: {interwire: {form: tabulated, file: potential.dat}}' "$small" >table.yaml
ask run table
quick ensemble "$soft
$small
random: {seeds: 1...3}"
ask run ensemble
quick particles "$particles"
ask run particles
quick fokker-planck "$soft"
ask fokker-planck fokker-planck
quick response "$soft
$small
response: {points: 3}"
ask response response
quick spectrum "$soft
$small"
ask spectrum spectrum
quick lifetimes "$microscopic
solve: {target_error: 0.2, max_samples: 1e5}"
ask lifetimes lifetimes --momenta 0,2.45
for command in compare converge; do
  quick $command "$soft
$small"
  drag $command $command.yaml --output $command --no-checkpoint --no-progress >/dev/null
  cp $command/*.nc "$folder/$command.nc"
done
printf '%s\n' 'title: fit of a release' 'wires: {mean_fermi_energy: 2}' \
  'interaction: {interwire: {form: gaussian, strength: 1, length: 20}}' \
  'collisions: {triples: {kernel: soft-model, lambda: [1e-3, 1e-3], length: 20}}' >fit.yaml
printf 'wires.mismatch rho_D error\n-0.5 8e-7 1e-7\n0 9e-7 1e-7\n0.5 8e-7 1e-7\n' >data.txt
drag fit fit.yaml --data data.txt --engine fokker-planck --free collisions.triples.lambda=1e-5:1 \
  --output fit --no-checkpoint --no-progress >/dev/null
cp fit/fit.nc "$folder"

# A run that ended early, its input, and what the whole of it gives.
quick resumed "$microscopic
solve: {target_error: 0.03, basis: {intervals: 8}}"
drag run resumed.yaml --output loose.nc --keep-samples --no-progress >/dev/null
sed -i 's/target_error: 0.03/target_error: 0.003/' resumed.yaml
drag run resumed.yaml --output resumed.nc --no-checkpoint --no-progress >/dev/null
cp resumed.yaml resumed.nc "$folder"
cp loose.nc.checkpoint "$folder/resumed.checkpoint"
ls -l "$folder" | awk 'NR > 1 { print $5, $9 }'
