#!/usr/bin/env bash
# Puts builds for several levels of processors below PREFIX, and bin/drag, which picks one when it starts.
# usage: stage-levels.sh PREFIX LEVEL=EXECUTABLE ...
#
# LEVEL is what the executable was built for: x86-64, x86-64-v3, x86-64-v4, aarch64.
set -euo pipefail
cd "$(dirname "$0")/.."
prefix=$1
shift
for pair in "$@"; do
  executable=${pair#*=}
  [ -x "$executable" ] || { echo "error: $executable is not built; run: make levels" >&2; exit 1; }
  install -D -m 755 "$executable" "$prefix/lib/coulombdrag/${pair%%=*}/drag"
done
install -D -m 755 packaging/drag.sh "$prefix/bin/drag"
