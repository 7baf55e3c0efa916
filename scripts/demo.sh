#!/usr/bin/env bash
# The ultranarrow resonance next to its exact solution, then the same from microscopic collisions of three electrons.
# usage: demo.sh DRAG ENVIRONMENT OUTPUT
set -euo pipefail
cd "$(dirname "$0")/.."
drag=$1
environment=$2
output=$3

mkdir -p "$output"
echo "1. Soft three-particle collisions, for which there is an exact solution"
echo
"$drag" compare Samples/ultranarrow-resonance/input.yaml --output "$output" </dev/null
"$environment/bin/dragplots" resonance "$output/results.nc" -o "$output/resonance.svg" \
  -o "$output/resonance.png"
echo
echo "2. Microscopic three-particle collisions: the quantum amplitude of three electrons, sampled"
echo
"$drag" run Samples/microscopic-resonance/input.yaml --output "$output/microscopic.nc" </dev/null
"$environment/bin/dragplots" resonance "$output/microscopic.nc" -o "$output/microscopic.svg" \
  -o "$output/microscopic.png"

cat <<'WORDS'

What one sees
  Pair collisions alone would drag at exactly equal densities only: one point, no curve.
  Collisions of three electrons give that point a body. Where they are rare (1) it is a resonance far narrower
  than the temperature, higher the rarer they are; sampled points lie on the exact curve within a few percent.
  With the real amplitude (2), at eps_F = 3 T, they are not so rare: the resonance is about as wide as T/2.
  Conventional theory has no resonance at all: it is an upper bound, and too large by factors wherever drag is small.
WORDS
echo
echo "In $output:"
find "$output" -maxdepth 1 -type f | sort | sed 's/^/  /'
