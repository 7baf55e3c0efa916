#!/usr/bin/env bash
# Writes the tables of docs/output.md anew from the catalogue of quantities: what stands above the first
# heading of the second level is kept.
set -euo pipefail
drag=${1:-.build/release/drag}
page=$(dirname "$0")/../docs/output.md
tables=$("$drag" explain --results)
lead=$(sed '/^## /,$d' "$page")
printf '%s\n\n%s\n' "$lead" "$tables" > "$page"
