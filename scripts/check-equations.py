"""Holds docs/equations.md and docs/corrections.md against the code.

usage: check-equations.py [ROOT]

Every numbered equation of the theory is in the table once; files, tests, commands and quantities that the
tables name exist; what the rows of `drag validate` cite is marked as shown by it, and nothing else; the
numbers that texts state are those of the table.
"""

import re
import sys
from collections import Counter
from pathlib import Path

#: The numbered equations of the paper and its supplement: a prefix and the last number.
SERIES = [("", 154), ("A.", 10), ("B.", 12), ("C.", 2), ("D.", 11), ("S", 29)]
#: What has no number of that kind and belongs in the table as well.
OTHERS = ["footnote 31", "footnote 37", "footnote 38", "figure 1", "figure 2", "inset of figure 2"]

NUMBERED = [f"{prefix}{n}" for prefix, last in SERIES for n in range(1, last + 1)]

EQUATIONS = ["equation", "what it is", "computed in", "shown by", "tested in"]
CORRECTIONS = ["where", "printed", "right", "how one can see it", "pinned by"]

NUMBER = r"\((?:[ABCD]\.|S)?\d+\)"
#: What a cell without a source file begins with.
REASONS = ("definition", "step", "not computed")
#: Where a text may say how many equations are held against a computation.
TEXTS = ["README.md", "CHANGELOG.md", "Makefile", "docs/*.md", "paper/*.md", "Samples/*/README.md", "Sources/drag/*.swift"]


def tables(text, header):
    """Yields the rows of all tables of a page that have this header, as lists of cells."""
    inside = False
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            inside = False
        elif cells == header:
            inside = True
        elif inside and not set(line) <= set("|- "):
            yield cells


def numbers(text):
    """Returns the equations and others of a list such as `(70)-(72), (A.3), figure 1`."""
    found = []
    for item in (part.strip() for part in text.split(",")):
        ends = re.fullmatch(rf"({NUMBER})-({NUMBER})", item)
        if ends:
            first, last = (NUMBERED.index(end.strip("()")) for end in ends.groups())
            found += NUMBERED[first : last + 1]
        elif re.fullmatch(NUMBER, item):
            found.append(item.strip("()"))
        else:
            found.append(item)
    return found


class Tree:
    """The files that the tables name."""

    def __init__(self, root):
        self.root = root
        self.sources, self.tests = ({}, {})
        for folder, files in (("Sources", self.sources), ("Tests", self.tests)):
            for path in (root / folder).rglob("*.swift"):
                files.setdefault(path.name, []).append(path.read_text(encoding="utf-8"))

    def texts(self, pattern):
        """The texts of files by their pattern."""
        return [path.read_text(encoding="utf-8") for path in sorted(self.root.glob(pattern))]

    def commands(self):
        """The names of the commands."""
        return set(re.findall(r'commandName: "([^"]+)"', "\n".join(self.texts("Sources/drag/*.swift"))))

    def quantities(self):
        """The names of all quantities, in result files and in JSON."""
        tables = "\n".join(self.texts("Sources/ResultFiles/QuantityTable*.swift"))
        rows = [line.split(" | ") for line in tables.splitlines()]
        return {name.strip() for row in rows if len(row) > 4 for name in row[:2]}

    def shown(self):
        """What the rows of `drag validate` cite: equations, and figures that it draws."""
        code = "\n".join(self.texts("Sources/*/Validation/**/*.swift"))
        cited = re.findall(r'"((?:[^"\\\n]|\\.)*)"', code)
        for form, equation in self.closed_forms().items():
            if re.search(rf"\.{form}\b", code):
                cited.append(equation)
        found = set()
        for words in cited:
            list_ = re.match(rf"{NUMBER}(?:(?:-|, | with ){NUMBER})*", words)
            if list_:
                found.update(numbers(list_[0].replace(" with ", ", ")))
            figure = re.match("(?:Inset of f|F)igure [12]", words)
            if figure:
                found.add(figure[0].lower())
        return found

    def closed_forms(self):
        """The equation of each closed form by its name in Swift."""
        forms = {}
        for text in self.texts("Sources/ClosedForms/Forms/*.swift"):
            definitions = re.findall(r'enum (\w+): ClosedFormDefinition.*?equation = "([^"]+)"', text, re.S)
            for name, definition in re.findall(r"static let (\w+) = ClosedForm\((\w+)\.self\)", text):
                forms[name] = dict(definitions)[definition]
        return forms


def references(cell, where, tree):
    """Yields a complaint for each file, name and test of a cell that is not there."""
    texts = []
    for name, test in re.findall(r'`([^`]+)`|"([^"]+)"', cell):
        if name.endswith(".swift"):
            texts = tree.sources.get(name, []) + tree.tests.get(name, [])
            if not texts:
                yield f"{where}: no file {name}"
        elif name and not any(re.search(rf"\b{re.escape(name)}\b", text) for text in texts):
            yield f"{where}: {name} is not in the file named before it"
        elif test and not any(f"func `{test}`" in text for text in texts):
            yield f'{where}: no test "{test}" in the file named before it'


def files(cell, known):
    """Whether a cell names a file of a folder."""
    return any(name in known for name in re.findall(r"`([^`]+\.swift)`", cell))


def check_equations(page, tree):
    """Returns complaints about the table of equations, and its counts."""
    complaints = []
    seen, kinds, shown = Counter(), Counter(), set()
    commands, quantities = tree.commands(), tree.quantities()
    for row in tables(page, EQUATIONS):
        where = f"docs/equations.md, {row[0]}"
        if len(row) != len(EQUATIONS):
            complaints.append(f"{where}: {len(row)} cells")
            continue
        covered = numbers(row[0])
        seen.update(covered)
        equations = [number for number in covered if number in NUMBERED]
        _, _, computed, by, tested = row
        complaints += references(computed, where, tree)
        complaints += references(tested, where, tree)
        if tested != "-" and not re.search(r'"[^"]+"', tested):
            complaints.append(f"{where}: a test file without the name of a test")
        reason = next((word for word in REASONS if computed.startswith(word)), None)
        is_computed = files(computed, tree.sources)
        if is_computed == (reason is not None):
            complaints.append(f"{where}: either a source file or one of: {', '.join(REASONS)}")
        kinds["computed" if is_computed else reason or "nothing"] += len(equations)
        kinds["tested"] += len(equations) if tested != "-" else 0
        for name in re.findall(r"`([^`]+)`", by):
            command = re.fullmatch(r"drag ([a-z-]+)", name)
            if command and command[1] not in commands:
                complaints.append(f"{where}: no command {name}")
            if not command and name not in quantities:
                complaints.append(f"{where}: no quantity {name}")
            if name == "drag validate":
                shown.update(covered)
    for number in NUMBERED + OTHERS:
        if seen[number] != 1:
            complaints.append(f"docs/equations.md: {number} is there {seen[number]} times")
    for number in seen.keys() - set(NUMBERED + OTHERS):
        complaints.append(f"docs/equations.md: {number} is no equation of the theory")
    cited = tree.shown()
    for number in cited - shown:
        complaints.append(f"docs/equations.md: drag validate cites {number}, and the table does not say so")
    for number in shown - cited:
        complaints.append(f"docs/equations.md: no row of drag validate cites {number}")
    kinds["validated"] = len(cited & set(NUMBERED))
    return complaints, kinds


def check_corrections(page, tree):
    """Yields complaints about the tables of corrections."""
    rows = list(tables(page, CORRECTIONS))
    if not rows:
        yield "docs/corrections.md: no table of corrections"
    for row in rows:
        where = f"docs/corrections.md, {row[0]}"
        if len(row) != len(CORRECTIONS):
            yield f"{where}: {len(row)} cells"
            continue
        for number in re.findall(NUMBER, row[0]):
            if number.strip("()") not in NUMBERED:
                yield f"{where}: {number} is no equation of the theory"
        yield from references(row[4], where, tree)
        if not row[4].startswith("not pinned yet") and not re.search(r'\.swift`: "[^"]+"', row[4]):
            yield f"{where}: neither a test nor the words: not pinned yet"
    if "(corrections.md)" not in " ".join(tree.texts("docs/cite.md")):
        yield "docs/cite.md: no link to the corrections"


def check_claims(page, counts, tree):
    """Yields complaints about numbers in texts that are not those of the table."""
    total = len(NUMBERED)
    sentence = (
        f"Of {total} numbered equations of the paper and its supplement, {counts['computed']} are computed by the "
        f"program, {counts['definition'] + counts['step']} are definitions or steps of a derivation, "
        f"and {counts['not computed']} are not computed. A test holds {counts['tested']} of them."
    )
    if sentence not in " ".join(page.split()):
        yield f"docs/equations.md: it should say: {sentence}"
    right = (str(counts["validated"]), str(total))
    for path in (path for pattern in TEXTS for path in sorted(tree.root.glob(pattern))):
        text = " ".join(path.read_text(encoding="utf-8").split())
        claims = re.findall(r"(\d+) of (?:the )?(\d+) numbered equations", text)
        place = path.relative_to(tree.root)
        if any(claim != right for claim in claims):
            yield f"{place}: it should say: {right[0]} of {right[1]} numbered equations"
        if not claims and path.name in ("README.md", "equations.md") and path.parent.name in (
            tree.root.name, "docs",
        ):
            yield f"{place}: it does not say how many equations are held against a computation"
        if re.search(r"\b(each|every) equation\b", text, re.IGNORECASE):
            yield f"{place}: not each equation is: {right[0]} of {right[1]} numbered equations"


def check(root):
    """Returns the complaints about the tree under a root, and the counts of the table."""
    tree = Tree(root)
    page = (root / "docs/equations.md").read_text(encoding="utf-8")
    complaints, counts = check_equations(page, tree)
    corrections = (root / "docs/corrections.md").read_text(encoding="utf-8")
    complaints += check_corrections(corrections, tree)
    complaints += check_claims(page, counts, tree)
    return sorted(complaints), counts


def main():
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent
    complaints, counts = check(root.resolve())
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    if complaints:
        sys.exit(1)
    print(f"All {len(NUMBERED)} numbered equations are accounted for: {counts['validated']} in drag validate, "
          f"{counts['tested']} tested, {counts['computed']} computed.")


if __name__ == "__main__":
    main()
