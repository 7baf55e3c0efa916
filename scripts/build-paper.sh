#!/usr/bin/env bash
# Draws the figures of paper/paper.md, and writes the paper with them and its references where there is pandoc.
# usage: build-paper.sh DRAG ENVIRONMENT OUTPUT
set -euo pipefail
cd "$(dirname "$0")/.."
drag=$(realpath "$1")
plots=$(realpath "$2")/bin/dragplots
mkdir -p "$3/figures"
output=$(realpath "$3")

"$drag" compare Samples/ultranarrow-resonance/input.yaml --output "$output/resonance" --no-progress >"$output/resonance.txt"
"$plots" resonance "$output/resonance/results.nc" -o "$output/figures/resonance.png" -o "$output/figures/resonance.pdf"
"$drag" run Samples/microscopic-resonance/input.yaml --output "$output/drag.nc" --no-progress >"$output/drag.txt"
"$plots" drag "$output/drag.nc" -o "$output/figures/drag.png" -o "$output/figures/drag.pdf"
cp paper/paper.md paper/paper.bib "$output"
if command -v pandoc >/dev/null; then
  # A journal's LaTeX numbers the figures; here they get the numbers of their order. What is cited and not there is an error.
  number=0
  numbered=$(cat "$output/paper.md")
  for label in $(grep -o '\\label{[^}]*}' "$output/paper.md" | sed 's/.label//'); do
    number=$((number + 1))
    numbered=${numbered//"\\autoref$label"/Figure $number}
    numbered=${numbered//"\\label$label"/ (figure $number)}
  done
  (cd "$output" && pandoc --from markdown --citeproc --fail-if-warnings --standalone --embed-resources --mathml -o paper.html <<<"$numbered")
  echo "Wrote $output/paper.html"
else
  echo "Wrote $output/figures (the paper itself needs pandoc: apt-get install pandoc)"
fi
