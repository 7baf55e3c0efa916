#!/bin/sh
# Runs the build of drag that is made for this processor. DRAG_CPU names another one; DRAG_CPUINFO another
# description of the processor than the system's, for tests.
set -eu
place=$(cd "$(dirname "$(readlink -f "$0")")/../lib/coulombdrag" && pwd)
flags=" $(sed -n 's/^flags[^:]*: *//p' "${DRAG_CPUINFO:-/proc/cpuinfo}" 2>/dev/null | head -n 1) "

has() { # whether the processor knows all of these
  for flag in "$@"; do
    case $flags in *" $flag "*) ;; *) return 1 ;; esac
  done
}

fits() { # whether a build runs here
  case $1 in
    x86-64-v4) has avx512f avx512bw avx512cd avx512dq avx512vl && fits x86-64-v3 ;;
    x86-64-v3) has avx avx2 bmi1 bmi2 f16c fma abm movbe xsave && fits x86-64-v2 ;;
    x86-64-v2) has cx16 lahf_lm popcnt pni sse4_1 sse4_2 ssse3 ;;
    *) true ;;
  esac
}

for level in ${DRAG_CPU:-x86-64-v4 x86-64-v3 x86-64-v2 x86-64 aarch64}; do
  if [ -x "$place/$level/drag" ] && { [ -n "${DRAG_CPU:-}" ] || fits "$level"; }; then
    exec "$place/$level/drag" "$@"
  fi
done
echo "drag: no build for this processor in $place (${DRAG_CPU:+DRAG_CPU=$DRAG_CPU; }there are: $(ls "$place"))" >&2
exit 70
