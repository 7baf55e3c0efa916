"""The look of all figures: one journal column, colours that everyone can tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

#: Widths in inches: one column and the full page of a journal.
WIDTHS = {"column": 3.4, "page": 7.0}

#: The palette of Okabe and Ito (2008), without its yellow, which is faint on white.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")

#: Markers repeat what the colours say, for print in grey.
MARKERS = ("o", "s", "^", "D", "v", "P", "X")

#: Wire 1 and wire 2 look the same in every figure.
WIRE_COLOURS = (COLOURS[0], COLOURS[1])

_SETTINGS = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 8,
    "axes.labelsize": 8,
    "axes.titlesize": 8,
    "legend.fontsize": 7,
    "legend.title_fontsize": 7,
    "legend.frameon": False,
    "legend.handlelength": 1.8,
    "xtick.labelsize": 7,
    "ytick.labelsize": 7,
    "xtick.direction": "in",
    "ytick.direction": "in",
    "xtick.top": True,
    "ytick.right": True,
    "axes.linewidth": 0.7,
    "lines.linewidth": 1.2,
    "lines.markersize": 3.5,
    "errorbar.capsize": 1.8,
    "axes.formatter.use_mathtext": True,
    "figure.dpi": 150,
    "savefig.dpi": 300,
    # Text stays text in SVG and PDF, and the same data give the same file.
    "svg.fonttype": "none",
    "svg.hashsalt": "dragplots",
    "pdf.fonttype": 42,
    "mathtext.fontset": "dejavusans",
}


@contextmanager
def look() -> Iterator[None]:
    """Applies the look to everything made inside, whatever the user's own settings are."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)
        yield


class JournalFigure(Figure):
    """A figure that keeps its look when it is drawn or saved: ticks are made only then."""

    def draw(self, renderer: Any) -> None:
        with look():
            super().draw(renderer)

    def savefig(self, *arguments: Any, **options: Any) -> None:
        with look():
            super().savefig(*arguments, **options)

    def _repr_png_(self) -> bytes:
        """Returns the picture that a notebook shows."""
        buffer = BytesIO()
        self.savefig(buffer, format="png", dpi=150)
        return buffer.getvalue()


def figure(width: str = "column", aspect: float = 0.75) -> Figure:
    """Returns an empty figure of one column or the full page, without a window."""
    if width not in WIDTHS:
        raise ValueError(f"no width {width}: it is one of {', '.join(WIDTHS)}")
    inches = WIDTHS[width]
    return JournalFigure(figsize=(inches, inches * aspect), layout="constrained")


def colour(index: int) -> str:
    """Returns a colour of the palette, which repeats."""
    return COLOURS[index % len(COLOURS)]


def marker(index: int) -> str:
    """Returns a marker, which repeats out of step with the colours."""
    return MARKERS[(index + index // len(COLOURS)) % len(MARKERS)]


def legend_above(figure: Figure, *rows: list[tuple[Artist, str]]) -> None:
    """Puts a legend above the axes, where it covers no data; long rows go on below."""
    columns = min(3, max(len(row) for row in rows))
    lines: list[list[tuple[Artist, str]]] = []
    for row in rows:
        lines += [row[start : start + columns] for start in range(0, len(row), columns)]
    blank = (Line2D([], [], ls="none"), "")
    for line in lines:
        line += [blank] * (columns - len(line))
    # The library fills a legend column by column.
    entries = [line[column] for column in range(columns) for line in lines]
    figure.legend(
        [handle for handle, _ in entries],
        [label for _, label in entries],
        loc="outside upper center",
        ncols=columns,
        columnspacing=1.2,
    )


def note(axes: Axes, text: str | None) -> None:
    """Writes a small note above the axes."""
    if text:
        axes.set_title(text, fontsize=6, loc="left", color="0.35")
