#!/usr/bin/env bash
# Runs the tests under the address sanitizer, and those of work that threads share under the thread sanitizer,
# each in a build directory of its own. The first takes ten minutes, the second makes loops a hundred times slower.
# usage: check-sanitizers.sh SWIFT [address|thread]...
set -euo pipefail
cd "$(dirname "$0")/.."
swift=$1
shift
[ $# -gt 0 ] || set -- address thread

# Leaks at exit belong to the libraries' caches.
export ASAN_OPTIONS=detect_leaks=0

shared='RanksTests|OperatorAssemblerTests|AssemblerStateTests|PolishingStageTests|ParticleRunTests'
shared+='|SampledDiffusionTests|EnsemblePointTests'

for sanitizer in "$@"; do
  echo "== $sanitizer sanitizer"
  flags=(--configuration release --sanitize "$sanitizer" --scratch-path ".build-$sanitizer")
  "$swift" build "${flags[@]}" --build-tests
  [ "$sanitizer" = address ] || flags+=(--filter "$shared")
  scripts/run-swift-tests.sh "$swift" test "${flags[@]}" --skip-build --disable-xctest
done
