"""Holds what the library products offer against the list of it, and wants a comment on each declaration.

usage: public-api.py check|update LIST SYMBOLS.json ...

LIST has one public declaration a line, MODULE.PATH, sorted; the others are symbol graphs of the modules, as
`swift symbolgraph-extract` writes them. What a type gets from its conformances is left out.
"""

import json
import sys
from pathlib import Path


def declarations(path):
    """Yields the public declarations of one module that stand in its sources, and whether they have to be explained."""
    graph = json.loads(Path(path).read_text(encoding="utf-8"))
    module = graph["module"]["name"]
    for symbol in graph["symbols"]:
        if "location" in symbol and "SYNTHESIZED" not in symbol["identifier"]["precise"]:
            obvious = symbol["kind"]["identifier"] == "swift.enum.case"
            yield ".".join([module, *symbol["pathComponents"]]), "docComment" in symbol or obvious


def main(arguments):
    if len(arguments) < 3 or arguments[0] not in ("check", "update"):
        print(__doc__.strip(), file=sys.stderr)
        return 64
    task, listed, *graphs = arguments
    symbols = [symbol for graph in graphs for symbol in declarations(graph)]
    found = sorted(name for name, _ in symbols)
    if len(found) < 100:
        print("error: the symbol graphs hold too little to be those of the library products", file=sys.stderr)
        return 1
    page = Path(listed)
    if task == "update":
        page.write_text("\n".join(found) + "\n", encoding="utf-8")
        return 0
    known = page.read_text(encoding="utf-8").splitlines()
    silent = [name for name, is_explained in symbols if not is_explained]
    for name in silent:
        print(f"error: {name} is public and has no comment", file=sys.stderr)
    for name in sorted(set(found) - set(known)):
        print(f"error: {name} is public and not in {listed}", file=sys.stderr)
    for name in sorted(set(known) - set(found)):
        print(f"error: {name} is in {listed} and not public any more", file=sys.stderr)
    if known == found:
        if not silent:
            print(f"{len(found)} public declarations, those of {listed}")
        return 1 if silent else 0
    print(
        "Public is what a program outside this package needs; what only its own targets use is `package`. If the change is\n"
        "meant, `scripts/check-library-docs.sh swift output/library --update` writes the list, and CHANGELOG.md says what changed.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
