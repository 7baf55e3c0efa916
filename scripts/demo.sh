#!/usr/bin/env bash
# The ultranarrow resonance: sampled, next to the exactly solvable curve and the Lorentzian.
# usage: demo.sh DRAG ENVIRONMENT OUTPUT
set -euo pipefail
cd "$(dirname "$0")/.."
drag=$1
environment=$2
output=$3

mkdir -p "$output"
"$drag" compare Samples/ultranarrow-resonance/input.yaml --output "$output" </dev/null
"$environment/bin/dragplots" resonance "$output/results.nc" -o "$output/resonance.svg" \
  -o "$output/resonance.png"

echo
echo "In $output:"
find "$output" -maxdepth 1 -type f | sort | sed 's/^/  /'
