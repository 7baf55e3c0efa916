#!/usr/bin/env bash
# Makes the virtual environment of analysis/ and installs dragplots into it, editable.
# usage: python-environment.sh ENVIRONMENT PYTHON
set -euo pipefail
cd "$(dirname "$0")/.."
environment=$1
python=$2

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' || {
  echo "error: $("$python" --version) is too old (Python 3.10 or later is needed)" >&2
  echo "run: make PYTHON=/path/to/a/newer/python3" >&2
  exit 1
}

# An environment of an earlier or removed Python cannot be repaired, only made again.
version() { "$1" -c 'import sys; print(sys.version)' 2>/dev/null; }
options=()
[ "$(version "$environment/bin/python" || true)" = "$(version "$python")" ] || options=(--clear)

echo "Making the Python environment $environment"
"$python" -m venv "${options[@]}" "$environment"
"$environment/bin/python" -m pip install --quiet --disable-pip-version-check --retries 5 \
  --editable 'analysis[test,docs]'
touch "$environment/.complete"
