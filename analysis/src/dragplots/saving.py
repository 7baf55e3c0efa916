"""Writing figures to files."""

from __future__ import annotations

from pathlib import Path

from matplotlib.figure import Figure

#: What the ending of a file name may be.
FORMATS = ("svg", "pdf", "png")

# No date in the file: the same data give the same bytes.
_METADATA = {"svg": {"Date": None}, "pdf": {"CreationDate": None}, "png": {}}


def save(figure: Figure, path: str | Path) -> Path:
    """Writes a figure as SVG, PDF or PNG, by the ending of the name; makes the folder.

    Raises ValueError for another ending.
    """
    path = Path(path)
    ending = path.suffix.lstrip(".").lower()
    if ending not in FORMATS:
        raise ValueError(f"{path} has no known ending: use .{', .'.join(FORMATS)}")
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, format=ending, metadata=_METADATA[ending])
    return path
