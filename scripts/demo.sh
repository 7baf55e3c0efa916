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
  Pair collisions alone drag at exactly equal densities only: one point, no curve. Three electrons give it a body.
  Where their collisions are rare (1) that is a resonance far narrower than the temperature, the narrower the rarer
  they are, always of the same height; sampled points lie on the exact curve within half a percent.
  With the real amplitude (2), at eps_F = 3 T, they are not rare: the resonance is 0.7 T wide at half its height.
  Conventional theory ("of conventional") knows no resonance: 100 times too large at its top, far more beside it.
WORDS
echo
echo "In $output:"
find "$output" -maxdepth 1 -type f | sort | sed 's/^/  /'
