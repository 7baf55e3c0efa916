#!/usr/bin/env bash
# Runs the given `swift test` command and fails unless it says that tests were executed and passed.
set -euo pipefail
log=$(mktemp)
trap 'rm -f "$log"' EXIT

"$@" 2>&1 | tee "$log"
closing=$(grep -aE 'Test run with [1-9][0-9]* tests? .*passed after' "$log" | tail -n 1) || {
  echo "error: the test run did not end with a line that counts its tests" >&2
  exit 1
}
echo "Swift: ${closing#*Test run with }"
