"""Units of result files as axis labels."""

from __future__ import annotations

import re

_GREEK = {"hbar": r"\hbar", "k_B": r"k_\mathrm{B}"}
_SI = {"kOhm": r"k\Omega", "Ohm": r"\Omega", "um": r"\mu m"}
# A word of these letters is a product of quantities (mT, e, hbar); anything else is a unit symbol.
_QUANTITIES = re.compile(r"[mTe]+")
_TOKEN = re.compile(r"sqrt\(([^()]*)\)|([A-Za-z_]+)|\^\(([^()]*)\)|\^(-?[\d./]+)|(.)")


def mathtext(units: str) -> str:
    """Returns units such as `T sqrt(mT)/(e hbar)` as math text, without the dollar signs."""
    reduced = "hbar" in units or "T" in units

    def token(match: re.Match[str]) -> str:
        root, word, long_power, power, other = match.groups()
        if root is not None:
            # No radical sign: as text of an SVG its parts come apart where the font is another.
            return "(" + mathtext(root) + ")^{1/2}"
        if word is not None:
            return _word(word, reduced)
        if long_power is not None or power is not None:
            return "^{" + (long_power or power) + "}"
        return r"\," if other in " *" else other

    return _TOKEN.sub(token, units)


def _word(word: str, reduced: bool) -> str:
    if word in _GREEK:
        return _GREEK[word]
    if reduced and _QUANTITIES.fullmatch(word):
        return word
    return r"\mathrm{" + _SI.get(word, word.replace("_", r"\_")) + "}"


def bracketed(units: str) -> str:
    """Returns units in brackets for an axis label; nothing for a pure number."""
    units = units.strip()
    if units in ("", "1", "dimensionless"):
        return ""
    if units.startswith("reduced"):
        return "(reduced units)"
    return f"(${mathtext(units)}$)"
