#!/usr/bin/env bash
# Puts together what an installation holds, below PREFIX: programs, Swift's libraries, manual page, completions, samples.
# usage: stage-install.sh PREFIX all|swift LEVEL=EXECUTABLE ...
#
# Levels of processors: see stage-levels.sh, which says where the programs go.
# `swift` brings the libraries of the Swift toolchain, which no distribution has; `all` those of the system as well, but
# for the C library, so that the tree can be moved to a machine without them. Libraries are found from where they are.
set -euo pipefail
cd "$(dirname "$0")/.."
prefix=$1
which=$2
shift 2

command -v patchelf >/dev/null || {
  echo "error: patchelf is missing (needed to say where libraries are); run: apt-get install patchelf" >&2
  exit 1
}
place=$prefix/lib/coulombdrag
mkdir -p "$place/lib"
scripts/stage-levels.sh "$prefix" "$@"

# Libraries of the system that belong to the system: the C library and what comes with the kernel.
is_basic() {
  case $1 in
    libc.so.* | libm.so.* | libdl.so.* | libpthread.so.* | librt.so.* | libresolv.so.* | ld-linux* | linux-vdso*) true ;;
    *) false ;;
  esac
}
is_system() { case $1 in */swift/linux/*) false ;; /lib/* | /usr/lib/* | /lib64/*) true ;; *) false ;; esac; }

for pair in "$@"; do
  level=${pair%%=*}
  executable=${pair#*=}
  missing=$(ldd "$executable" | awk '/not found/ { print $1 }')
  [ -z "$missing" ] || { echo "error: $executable lacks $missing" >&2; exit 1; }
  strip "$place/$level/drag"
  patchelf --set-rpath '$ORIGIN/../lib' "$place/$level/drag"
  while read -r name path; do
    is_basic "$name" && continue
    [ "$which" = all ] || ! is_system "$path" || continue
    [ ! -e "$place/lib/$name" ] || continue
    install -m 644 "$(readlink -f "$path")" "$place/lib/$name"
    patchelf --set-rpath '$ORIGIN' "$place/lib/$name"
  done < <(ldd "$executable" | awk '$2 == "=>" && $3 ~ /^\// { print $1, $3 }')
done
drag=$(find "$place" -name drag -type f | sort | head -n 1)

mkdir -p "$prefix/share/man/man1" "$prefix/share/bash-completion/completions" \
  "$prefix/share/zsh/vendor-completions" "$prefix/share/fish/vendor_completions.d" \
  "$prefix/share/doc/coulombdrag"
python3 scripts/man-page.py "$drag" | gzip -9n >"$prefix/share/man/man1/drag.1.gz"
"$drag" --generate-completion-script bash >"$prefix/share/bash-completion/completions/drag"
"$drag" --generate-completion-script zsh >"$prefix/share/zsh/vendor-completions/_drag"
"$drag" --generate-completion-script fish >"$prefix/share/fish/vendor_completions.d/drag.fish"
cp -r Samples "$prefix/share/doc/coulombdrag/examples"
cp LICENSE README.md CITATION.cff "$prefix/share/doc/coulombdrag"
gzip -9n <CHANGELOG.md >"$prefix/share/doc/coulombdrag/changelog.gz"
chmod -R u=rwX,go=rX "$prefix"
