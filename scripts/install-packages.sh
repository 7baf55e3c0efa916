#!/usr/bin/env bash
# Installs the system libraries and tools that are missing; does nothing when all are there.
set -euo pipefail

libraries=(libgsl-dev liblapacke-dev libopenblas-dev libnetcdf-dev)
# MPI=1 asks for what `make mpi` needs as well.
modules=(gsl lapacke netcdf)
if [ "${MPI:-}" = 1 ]; then
  libraries+=(libopenmpi-dev openmpi-bin)
  modules+=(ompi-c)
fi
# BROWSER=1 asks for what the tests of reports need: they open pages as a reader does.
programs=()
if [ "${BROWSER:-}" = 1 ]; then
  libraries+=(chromium chromium-driver poppler-utils)
  programs+=(chromium chromedriver pdftotext)
fi
# PACKAGING=1 asks for what `make deb` and `make tarball` put packages together with.
if [ "${PACKAGING:-}" = 1 ]; then
  libraries+=(patchelf dpkg-dev binutils)
  programs+=(patchelf objdump)
fi
# SLURM=1 asks for what `make check-slurm` starts.
if [ "${SLURM:-}" = 1 ]; then
  libraries+=(slurmctld slurmd slurm-client munge)
  programs+=(slurmctld slurmd sbatch munged)
fi
# AARCH64=1 asks for what `make check-aarch64` links and runs programs for that architecture with.
if [ "${AARCH64:-}" = 1 ]; then
  libraries+=(qemu-user gcc-aarch64-linux-gnu libc6-dev-arm64-cross)
  programs+=(qemu-aarch64)
fi

# The first argument says what is wrong, the others what to do.
fail() {
  printf 'error: %s\n' "$1" >&2
  shift
  [ $# -eq 0 ] || printf '  %s\n' "$@" >&2
  exit 1
}

has_package() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# A virtual environment needs both modules; Debian puts the second into python3-venv.
has_python_environments() {
  python3 -c 'import venv, ensurepip' 2>/dev/null
}

# Where there is no dpkg, the libraries are found the way the build finds them.
check_without_dpkg() {
  local missing=()
  command -v pkg-config >/dev/null || missing+=(pkg-config)
  for module in "${modules[@]}"; do
    pkg-config --exists "$module" 2>/dev/null || missing+=("$module")
  done
  for program in ${programs[@]+"${programs[@]}"}; do
    command -v "$program" >/dev/null || missing+=("$program")
  done
  has_python_environments || missing+=(python3)
  [ ${#missing[@]} -eq 0 ] && exit 0
  if [ "$(uname -s)" = Darwin ]; then
    fail "missing: ${missing[*]} (needed to build)" \
      "run: brew install gsl lapack openblas netcdf pkg-config python3" \
      "     export PKG_CONFIG_PATH=\"\$(brew --prefix lapack)/lib/pkgconfig\"" \
      "(macOS is untested)"
  fi
  fail "missing: ${missing[*]} (needed to build; only Debian's packages are installed on their own)" \
    "install GSL, LAPACKE, OpenBLAS and NetCDF with their headers, pkg-config and Python 3.10+"
}

command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || check_without_dpkg

missing=()
for package in "${libraries[@]}"; do
  has_package "$package" || missing+=("$package")
done
command -v pkg-config >/dev/null || missing+=(pkg-config)
command -v python3 >/dev/null || missing+=(python3)
has_python_environments || missing+=(python3-venv)
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null ||
    fail "missing packages: ${missing[*]} (installing them needs root, and there is no sudo)" \
      "run as root: apt-get update && apt-get install ${missing[*]}"
  as_root=(sudo)
  # Without a terminal nobody can type a password.
  [ -t 0 ] || as_root=(sudo -n)
fi

apt_get() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q \
    -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@"
}

install_missing() {
  apt_get install -y --no-install-recommends "${missing[@]}"
}

echo "Installing ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# Package lists that are absent or stale are the usual reason to fail: fetch them only then.
if ! install_missing >"$log" 2>&1; then
  apt_get update || fail "the package lists could not be fetched (see above)"
  install_missing || fail "could not install ${missing[*]} (see above)" \
    "run as root: apt-get install ${missing[*]}"
fi

has_python_environments ||
  fail "$(command -v python3) cannot make virtual environments (no ensurepip)" \
    "put Debian's python3 first in PATH, or install the venv module of yours"
