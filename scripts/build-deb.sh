#!/usr/bin/env bash
# Builds a Debian package of drag, for the release of Debian or Ubuntu that it is built on.
# usage: build-deb.sh OUTPUT LEVEL=EXECUTABLE ...
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p "$1"
output=$(realpath "$1")
shift
for tool in dpkg-deb dpkg-shlibdeps; do
  command -v $tool >/dev/null || {
    echo "error: $tool is missing; run: apt-get install dpkg-dev" >&2
    exit 1
  }
done
version=$(python3 scripts/version.py show)
architecture=$(dpkg --print-architecture)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
scripts/stage-install.sh "$root/usr" swift "$@"

# What a policy of Debian wants elsewhere or by another name.
doc=$root/usr/share/doc/coulombdrag
rm "$doc/LICENSE"
cat >"$doc/copyright" <<'TEXT'
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: CoulombDrag

Files: *
Copyright: The CoulombDrag developers
License: Apache-2.0

Files: /usr/lib/coulombdrag/lib/*
Copyright: Apple Inc. and the Swift project authors
License: Apache-2.0
Comment: With the runtime library exception of the Swift project.

License: Apache-2.0
 On Debian systems the text is in /usr/share/common-licenses/Apache-2.0.
TEXT

# Which packages the programs and libraries need, as the package system knows them.
mkdir "$work/debian"
printf 'Source: coulombdrag\n\nPackage: coulombdrag\nArchitecture: any\n' >"$work/debian/control"
mapfile -t binaries < <(find "$root/usr/lib/coulombdrag" -type f)
depends=$(cd "$work" && dpkg-shlibdeps -O --ignore-missing-info -l"$root/usr/lib/coulombdrag/lib" \
  "${binaries[@]/#/-e}" 2>"$work/log" | sed -n 's/^shlibs:Depends=//p') || { cat "$work/log" >&2; exit 1; }

mkdir -p "$root/DEBIAN"
cat >"$root/DEBIAN/control" <<CONTROL
Package: coulombdrag
Version: $version
Architecture: $architecture
Section: science
Priority: optional
Maintainer: The CoulombDrag developers <coulombdrag@localhost>
Installed-Size: $(du -sk "$root/usr" | cut -f 1)
Depends: $depends, libopenblas0
Description: Coulomb drag between two ballistic quantum wires
 A Monte Carlo kinetic simulator: it samples two- and three-particle collisions
 of the electrons of two parallel wires, solves the linearized kinetic equation
 and reports the drag resistivity with its standard error, next to the
 Fokker-Planck and the closed-form answers.
CONTROL
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
package=$output/coulombdrag_${version}_$architecture.deb
dpkg-deb --build --root-owner-group "$root" "$package" >/dev/null
echo "Wrote $package ($(du -h "$package" | cut -f 1)); install it with: apt install $package"
