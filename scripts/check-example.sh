#!/usr/bin/env bash
# Builds the package outside the tree that imports the library products, runs it, and holds its numbers against each other.
# usage: check-example.sh SWIFT [FLAG ...]
set -euo pipefail
cd "$(dirname "$0")/.."
swift=$1
shift
build=("$swift" build --package-path Examples/Friction --scratch-path .build-example "$@")
"${build[@]}"
answer=$("$("${build[@]}" --show-bin-path)/Friction")
printf '%s\n' "$answer"
# The sampled value is within four standard errors of the integral equation (fails once in 16,000 seeds; the seed is fixed),
# and the limit of small transfers, which is not asked for here, is another number.
awk '
  $1 == "sampled" { value = $2; error = $3 }
  $1 == "equation" { exact = $2 }
  $1 == "limit" { limit = $2 }
  END {
    gap = value - exact
    if (!(error > 0 && exact > 0 && limit > 0) || error > 0.01 * exact || gap * gap > 16 * error * error) {
      print "error: the example gives other numbers than the library is tested for" > "/dev/stderr"
      exit 1
    }
  }' <<<"$answer"
