"""Writes the manual page of drag from what the program says of itself.

usage: man-page.py DRAG > drag.1

Commands, options and their meaning come from `drag --experimental-dump-help`: nothing is described twice.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

FILES = [
    ("INPUT.yaml", "What is asked: wires, potentials, collisions, fields. \\fBdrag explain\\fR says what each key means."),
    ("FILE.nc", "A result: NetCDF-4, with the input, the seed and the version in it. \\fBdrag info\\fR shows them."),
    ("FILE.nc.checkpoint", "What an interrupted run goes on from, with \\fB--resume\\fR."),
]


def roff(text):
    """Returns words as the formatter wants them: hyphens to copy, no line that begins a request."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in ".'" else line for line in text.splitlines())


def spelled(argument):
    """Returns how an option or a positional argument is written."""
    if argument["kind"] == "positional":
        return f"\\fI{roff(argument['valueName'])}\\fR"
    names = [("--" if name["kind"].startswith("long") and len(name["name"]) > 1 else "-") + name["name"]
             for name in argument["names"]]
    words = ", ".join(f"\\fB{roff(name)}\\fR" for name in sorted(names, key=len))
    return words if argument["kind"] == "flag" else f"{words} \\fI{roff(argument['valueName'])}\\fR"


def paragraphs(text):
    """Yields a discussion: lines that are indented stay as they are."""
    for block in text.split("\n\n"):
        lines = block.splitlines()
        plain = [line for line in lines if not line.startswith(" ")]
        if plain:
            yield ".PP\n" + roff("\n".join(plain))
        kept = [line.strip() for line in lines if line.startswith(" ")]
        if kept:
            yield ".PP\n.nf\n.RS 4\n" + roff("\n".join(kept)) + "\n.RE\n.fi"


def usage(command):
    """Returns one line of the synopsis."""
    words = [f"\\fBdrag {roff(command['commandName'])}\\fR"]
    arguments = [argument for argument in command.get("arguments", []) if argument["shouldDisplay"]]
    for argument in arguments:
        if argument["kind"] == "positional":
            words.append(f"[{spelled(argument)}]" if argument["isOptional"] else spelled(argument))
        elif not argument["isOptional"]:
            words.append(spelled(argument))
    if any(argument["isOptional"] and argument["kind"] != "positional" for argument in arguments):
        words.append("[\\fIoptions\\fR]")
    return " ".join(words)


def section(command):
    """Yields the part of one command."""
    yield f'.SS "drag {roff(command["commandName"])}"'
    yield roff(command["abstract"])
    yield from paragraphs(command.get("discussion", ""))
    for argument in command.get("arguments", []):
        names = [name["name"] for name in argument.get("names", [])]
        if not argument["shouldDisplay"] or "help" in names or "version" in names:
            continue
        yield f".TP\n{spelled(argument)}\n{roff(argument.get('abstract', ''))}"
        default = argument.get("defaultValue")
        if default and argument["kind"] == "option":
            yield f"Default: {roff(default)}."


def page(help_, version, date):
    """Returns the whole page."""
    command = help_["command"]
    subcommands = [sub for sub in command["subcommands"] if sub["commandName"] != "help"]
    lines = [
        f'.TH DRAG 1 "{date}" "drag {version}" "Coulomb drag"', ".SH NAME",
        "drag \\- " + roff(command["abstract"].rstrip(".")), ".SH SYNOPSIS",
    ]
    lines.append("\n.br\n".join(usage(sub) for sub in subcommands))
    lines += [".SH DESCRIPTION", "\n".join(paragraphs(command["discussion"])).removeprefix(".PP\n")]
    lines.append(".SH COMMANDS")
    for sub in subcommands:
        lines += section(sub)
    lines.append(".SH FILES")
    lines += [f".TP\n\\fI{roff(name)}\\fR\n{words}" for name, words in FILES]
    lines += [".SH ENVIRONMENT", ".TP\n\\fBNO_COLOR\\fR\nNo colours on a terminal.",
              ".SH SEE ALSO", "\\fBdragplots\\fR, a Python package, draws result files."]
    return "\n".join(lines) + "\n"


def released():
    """Returns the date of the last release, from the change log."""
    log = Path(__file__).resolve().parent.parent / "CHANGELOG.md"
    return re.search(r"^## [\d.]+ - (\S+)$", log.read_text(encoding="utf-8"), re.MULTILINE)[1]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)

    def said(word):
        return subprocess.run([sys.argv[1], word], stdout=subprocess.PIPE, text=True, check=True).stdout

    sys.stdout.write(page(json.loads(said("--experimental-dump-help")), said("--version").strip(), released()))


if __name__ == "__main__":
    main()
