#!/usr/bin/env bash
# Runs the tests that need a full disk on a small one in memory; mounting needs the superuser.
# usage: check-full-disk.sh SWIFT-TEST-COMMAND...
set -euo pipefail
cd "$(dirname "$0")/.."
disk=$(mktemp -d)
mount -t tmpfs -o size=24m tmpfs "$disk"
trap 'umount "$disk"; rmdir "$disk"' EXIT
DRAG_FULL_DISK=$disk "$@" --filter 'FullDiskTests|AtomicFileTests' --no-parallel
