#!/usr/bin/env bash
# Runs the tests under the address sanitizer, target by target, and those of work that threads share under the thread
# sanitizer, each in a build directory of its own. The first takes hours, the second five minutes after its build.
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
  filters=("$shared")
  if [ "$sanitizer" = address ]; then
    filters=(Tests/*Tests)
    filters=("${filters[@]/#Tests\//^}")
    filters=("${filters[@]/%/\\.}")
  fi
  for filter in "${filters[@]}"; do
    echo "-- $filter"
    scripts/run-swift-tests.sh "$swift" test "${flags[@]}" --skip-build --disable-xctest --filter "$filter"
  done
done
