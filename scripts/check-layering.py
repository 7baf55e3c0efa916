"""Checks that every import of a module of this package is a declared dependency.

Reads the output of `swift package dump-package` from standard input. The build checks the same
(`--explicit-target-dependency-import-check error`); this takes a second, names all offenders, and
also checks what the build does not: that targets are declared above those that use them, that no
target is left undeclared, and that no source needs `@testable`.
"""

import json
import re
import sys
from pathlib import Path

IMPORT = re.compile(
    r"^\s*(?P<testable>@testable\s+)?(?:(?:public|package|internal|fileprivate|private)\s+)?"
    r"(?:@\w+(?:\([^)]*\))?\s+)*import\s+"
    r"(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(?P<module>\w+)"
)


def dependencies(target):
    """Returns the names of modules that a target may import."""
    names = set()
    for dependency in target["dependencies"]:
        names.update(value[0] for value in dependency.values())
    return names


def folder(target):
    """Returns the folder of a target's sources."""
    default = "Tests" if target["type"] == "test" else "Sources"
    return Path(target.get("path") or f"{default}/{target['name']}")


def imports(path):
    """Yields line number, module and whether it is testable for each import of a file."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        match = IMPORT.match(line)
        if match:
            yield number, match["module"], bool(match["testable"])


def complaints(package):
    """Yields a sentence for each thing that is wrong."""
    targets = package["targets"]
    order = {target["name"]: place for place, target in enumerate(targets)}
    for target in targets:
        name, allowed = target["name"], dependencies(target)
        for other in allowed & order.keys():
            if order[other] > order[name]:
                yield f"Package.swift: {name} depends on {other}, which is declared below it"
        for path in sorted(folder(target).rglob("*.swift")):
            for number, module, testable in imports(path):
                if testable:
                    yield f"{path}:{number}: @testable (tests run in release): use package access"
                if module in order and module not in allowed and module != name:
                    yield f"{path}:{number}: {name} imports {module} without depending on it"
    declared = {folder(target) for target in targets}
    for root in (Path("Sources"), Path("Tests")):
        for path in sorted(path for path in root.iterdir() if path.is_dir()):
            if path not in declared and any(path.rglob("*.swift")):
                yield f"{path}: no target of Package.swift has this folder"


def main():
    try:
        package = json.load(sys.stdin)
    except json.JSONDecodeError:
        sys.exit("error: no package description on standard input (see the message above)")
    found = list(complaints(package))
    for complaint in found:
        print(f"error: {complaint}", file=sys.stderr)
    if found:
        sys.exit(1)
    print("Layering: every import is a declared dependency.")


if __name__ == "__main__":
    main()
