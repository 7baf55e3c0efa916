#!/usr/bin/env bash
# Builds the reference of the library products by DocC, where a warning is an error, and holds their public declarations against
# Tests/Fixtures/public-api.txt, or with --update writes that list. Needs a release build of the modules.
# usage: check-library-docs.sh SWIFT OUTPUT [--update]
set -euo pipefail
cd "$(dirname "$0")/.."
swift=$1
output=$2
task=check
[ "${3:-}" != --update ] || task=update
products=(RandomStreams WirePhysics Collisions KineticOperator FokkerPlanck)
docc=$(dirname "$(realpath "$(command -v "$swift")")")/docc
[ -x "$docc" ] || docc=$(command -v docc || true)
[ -n "$docc" ] || {
  echo "error: docc is missing (it is part of a Swift toolchain); put the toolchain's bin folder first in PATH" >&2
  exit 1
}
modules=$("$swift" build --configuration release --show-bin-path)/Modules
target=$("$swift" -print-target-info | python3 -c 'import json, sys; print(json.load(sys.stdin)["target"]["unversionedTriple"])')
headers=()
for folder in Sources/C*/; do
  [ ! -e "$folder/module.modulemap" ] || headers+=(-I "$folder")
done
# Those that the package manager makes for sources in C.
for map in "$modules"/../C*.build/module.modulemap; do
  headers+=(-Xcc "-fmodule-map-file=$map")
done
while read -r flag; do headers+=(-Xcc "$flag"); done < <(pkg-config --cflags-only-I gsl lapacke netcdf | tr ' ' '\n' | grep . || true)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$output"
for module in "${products[@]}"; do
  mkdir "$work/$module"
  "$swift" symbolgraph-extract -module-name "$module" -I "$modules" "${headers[@]}" -target "$target" \
    -minimum-access-level public -output-dir "$work/$module"
  catalogue=Sources/$module/$module.docc
  [ -d "$catalogue" ] || catalogue=
  # shellcheck disable=SC2086
  "$docc" convert $catalogue --additional-symbol-graph-dir "$work/$module" --warnings-as-errors \
    --fallback-display-name "$module" --fallback-bundle-identifier "coulombdrag.$module" \
    --output-dir "$output/$module.doccarchive"
  echo "$module: no warnings"
done
python3 scripts/public-api.py "$task" Tests/Fixtures/public-api.txt "$work"/*/*.symbols.json
