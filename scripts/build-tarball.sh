#!/usr/bin/env bash
# Builds a tree that can be unpacked anywhere: no library of the machine is needed but the C library.
# usage: build-tarball.sh OUTPUT LEVEL=EXECUTABLE ...
#
# It runs where the C library is as new as that of the machine that built it.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p "$1"
output=$(realpath "$1")
shift
name=coulombdrag-$(python3 scripts/version.py show)-linux-$(uname -m)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
scripts/stage-install.sh "$work/$name" all "$@"

# Whose libraries came along, for those who pass them on.
if command -v dpkg-query >/dev/null; then
  licences=$work/$name/share/doc/coulombdrag/libraries
  mkdir -p "$licences"
  for library in "$work/$name"/lib/coulombdrag/lib/*; do
    package=$(dpkg-query --search "*/$(basename "$library")" 2>/dev/null | head -n 1 | cut -d : -f 1) || continue
    if [ -n "$package" ] && [ -e "/usr/share/doc/$package/copyright" ]; then
      cp "/usr/share/doc/$package/copyright" "$licences/$package"
    fi
  done
fi
archive=$output/$name.tar.gz
tar --sort=name --owner=0 --group=0 --numeric-owner -C "$work" -czf "$archive" "$name"
oldest=$(find "$work/$name/lib" -type f -exec objdump -T {} + 2>/dev/null |
  grep -o 'GLIBC_2\.[0-9]*' | sort -u -V | tail -n 1)
echo "Wrote $archive ($(du -h "$archive" | cut -f 1)); it needs ${oldest/_/ } or later"
