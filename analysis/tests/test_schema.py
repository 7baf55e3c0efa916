"""What `drag schema` prints, by a public validator: it accepts what the program accepts."""

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from dragplots.running import find_executable

ROOT = Path(__file__).parents[2]
MALFORMED = ROOT / "Tests" / "InputTests" / "Malformed"

# What no schema can see, by words of the message: comparisons of values and of units, and the text before it is
# made into values.
INVISIBLE = {
    "values that have to be compared with others": [
        "frequencies go from the lowest to the highest",
        "both ends need the same sign",
        "a sweep varies its key",
        "the key holds whole numbers, and some would come twice",
        "keys that move together have one value each",
        "along names another key of the sweep",
        "a sweep may have up to 10000 points",
        "stacked wires have one gate",
        "evenly spaced values lie between numbers",
        "is too low for the particle engine",
        "is longer than",
    ],
    "ranges that follow from other keys": [
        "eps_F of wire",
        "the density of wire",
        "has no value in reduced units",
        "exact cannot be had for interaction.interwire.form",
    ],
    "text that makes no difference to values": ["is given more than once", "is too large for a number"],
}


class Loader(yaml.SafeLoader):
    """YAML whose numbers are those of its version 1.2, as the program reads them."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if not tag.endswith((":float", ":int", ":timestamp"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_NUMBER = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$")
Loader.add_implicit_resolver("tag:yaml.org,2002:number", _NUMBER, list("-+.0123456789"))


def _number(loader, node):
    text = loader.construct_scalar(node)
    return int(text) if re.fullmatch(r"[-+]?\d+", text) else float(text)


Loader.add_constructor("tag:yaml.org,2002:number", _number)


def drag(*arguments):
    """What the program prints; it has to be there, as after `make build`."""
    return subprocess.run(
        [find_executable(), *arguments], capture_output=True, text=True, check=True
    ).stdout


@pytest.fixture(scope="session")
def validator():
    schema = json.loads(drag("schema"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def malformed():
    """The malformed inputs of the Swift tests, with their names and messages."""
    found = []
    count = 0
    for path in sorted(MALFORMED.glob("MalformedInput+*.swift")):
        text = path.read_text()
        count += len(re.findall(r"^    MalformedInput\(", text, re.M))
        for match in re.finditer(
            r'^    MalformedInput\(\s*"(?P<name>(?:[^"\\]|\\.)*)",\s*(?P<text>"""\n.*?"""|"(?:[^"\\]|\\.)*"),'
            r'\s*"""\n(?P<message>.*?)"""',
            text,
            re.M | re.S,
        ):
            found.append((match["name"], literal(match["text"]), literal('"""\n' + match["message"] + '"""')))
    return found, count


def literal(text):
    """The value of a Swift string literal."""
    if text.startswith('"""'):
        lines = text[4:-3].split("\n")
        margin = len(lines.pop())
        text = "\n".join(line[margin:] if line.strip() else line.strip() for line in lines)
        text = re.sub(r"\\\n", "", text)
    else:
        text = text[1:-1]
    text = re.sub(r"\\u\{([0-9A-Fa-f]+)\}", lambda m: chr(int(m[1], 16)), text)
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}.get(m[1], m[1]), text)


CASES, COUNT = malformed()


def test_all_malformed_inputs_are_found():
    assert len(CASES) == COUNT and COUNT >= 149, (len(CASES), COUNT)
    # Most of them are for the schema: 20 of 149 are seen only by the program.
    assert sum(visible(message) for _, _, message in CASES) > 0.8 * COUNT


@pytest.mark.parametrize("path", sorted(ROOT.glob("Samples/*/*.yaml")), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_sample_is_accepted(validator, path):
    errors = [e.message for e in validator.iter_errors(yaml.load(path.read_text(), Loader))]
    assert not errors


@pytest.mark.parametrize(
    "name", ["identical-wires", "resonance", "gaas", "nanotube", "in-time", "fit"]
)
def test_every_preset_is_accepted(validator, name):
    errors = [e.message for e in validator.iter_errors(yaml.load(drag("init", name), Loader))]
    assert not errors


def visible(message):
    """Whether a schema can see what a message complains about."""
    return not any(reason in message for reasons in INVISIBLE.values() for reason in reasons)


@pytest.mark.parametrize("name, text, message", CASES, ids=[case[0] for case in CASES])
def test_a_malformed_input_is_refused(validator, name, text, message):
    try:
        value = yaml.load(text, Loader)
    except (yaml.YAMLError, ValueError):
        return  # refused before any schema is asked
    if not visible(message):
        return
    assert not validator.is_valid(value)
