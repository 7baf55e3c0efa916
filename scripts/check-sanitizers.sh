#!/usr/bin/env bash
# Runs the tests under the address and the thread sanitizer, each in a build directory of its own.
# usage: check-sanitizers.sh SWIFT [address|thread]...
set -euo pipefail
cd "$(dirname "$0")/.."
swift=$1
shift
[ $# -gt 0 ] || set -- address thread

# Leaks at exit belong to the libraries' caches; OpenBLAS threads are off, so races are ours.
export ASAN_OPTIONS=detect_leaks=0
export OPENBLAS_NUM_THREADS=1

for sanitizer in "$@"; do
  echo "== $sanitizer sanitizer"
  flags=(--configuration release --sanitize "$sanitizer" --scratch-path ".build-$sanitizer")
  "$swift" build "${flags[@]}" --build-tests
  scripts/run-swift-tests.sh "$swift" test "${flags[@]}" --skip-build --disable-xctest
done
