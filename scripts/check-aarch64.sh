#!/usr/bin/env bash
# Compiles the vector functions for AArch64 on a machine of another kind, runs them in an emulator, and holds every bit
# against what they answer on x86-64.
# usage: check-aarch64.sh SWIFT
#
# It holds: all of CVectorMath.h that VectorMath calls, and VectorMath's exponential function, trigonometry, selections and
# gathers, built by the same compiler for NEON, as Embedded Swift: the one standard library for AArch64 that comes with a
# toolchain for x86-64. It does not hold: what needs Foundation or libraries of the system, so no run of drag.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() { printf 'error: %s\n' "$1" >&2; exit 1; }

swift=$(command -v "$1") || fail "there is no $1; give swift of a toolchain"
tools=$(dirname "$(readlink -f "$swift")")
[ "$(uname -m)" = x86_64 ] || fail "the comparison is with x86-64, this is $(uname -m); where it is AArch64, run: make test"
emulator=$(command -v qemu-aarch64 || command -v qemu-aarch64-static) ||
  fail "there is no qemu-aarch64; run: apt-get install qemu-user"
[ -e "$tools/../lib/swift/embedded/Swift.swiftmodule/aarch64-none-none-elf.swiftmodule" ] ||
  fail "$swift has no Embedded Swift for aarch64-none-none-elf; take a toolchain that has, such as 6.3"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf 'module CVectorMath { header "%s/Sources/CVectorMath/include/CVectorMath.h" export * }\n' "$PWD" \
  >"$work/module.modulemap"

# NAME TRIPLE [OPTION ...]: compiles the functions, and the loops over arrays that call them.
compile() {
  local name=$1 triple=$2
  shift 2
  "$tools/swiftc" -target "$triple" "$@" -O -wmo -parse-as-library -swift-version 6 -warnings-as-errors \
    -enable-experimental-feature Embedded -enable-upcoming-feature InternalImportsByDefault \
    -Xfrontend -disable-stack-protector -module-name Kernels -Xcc -fmodule-map-file="$work/module.modulemap" \
    -I "$work" -c scripts/aarch64/Kernels.swift Sources/VectorMath/VectorMath*.swift -o "$work/$name.o"
}
compile arm aarch64-none-none-elf
compile fused x86_64-unknown-linux-gnu -target-cpu haswell -Xcc -march=haswell
compile plain x86_64-unknown-linux-gnu
"$tools/clang" -target aarch64-linux-gnu -O2 -static -fuse-ld=lld scripts/aarch64/main.c "$work/arm.o" -o "$work/arm" ||
  fail "a C program cannot be linked for AArch64; run: apt-get install gcc-aarch64-linux-gnu libc6-dev-arm64-cross"
for name in fused plain; do "$tools/clang" -O2 scripts/aarch64/main.c "$work/$name.o" -o "$work/$name"; done

"$emulator" "$work/arm" >"$work/arm.txt"
"$work/plain" >"$work/plain.txt"
if grep -qw fma /proc/cpuinfo; then
  "$work/fused" >"$work/fused.txt"
else
  fail "this processor has no fused multiplication (FMA), as AArch64 has: nothing to compare with"
fi
count=$(wc -l <"$work/fused.txt")
[ "$count" -gt 50000 ] || fail "the functions answered $count numbers only"
cmp "$work/arm.txt" "$work/fused.txt" || fail "AArch64 and x86-64 differ, in the line above: function, argument, bits"
# That a difference in the last place would be seen: without fused multiplication there are some.
! cmp -s "$work/plain.txt" "$work/fused.txt" || fail "the comparison sees no rounding: it would find nothing"
echo "AArch64 (emulated): $count results of VectorMath, the same bits as on x86-64 with fused multiplication."
echo "Not held: the rest of drag, for which a toolchain for AArch64 is needed, on such a machine."
