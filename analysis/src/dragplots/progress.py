"""What a run says while it works: lines on a terminal, a bar in a notebook."""

from __future__ import annotations

import re
import sys
from importlib.util import find_spec
from types import TracebackType
from typing import Any, Literal

import tqdm
import tqdm.notebook

#: How progress is shown: True takes a bar in a notebook and lines elsewhere.
Progress = bool | Literal["bar", "lines"]

_POINT = re.compile(r"point (\d+)/(\d+), (.*)")


class Reporter:
    """Shows the messages of a run, one line at a time, as a context: the bar ends with it."""

    def __init__(self, progress: Progress) -> None:
        if progress not in (True, False, "bar", "lines"):
            raise ValueError(f"no progress {progress!r}: it is True, False, 'bar' or 'lines'")
        if progress is True:
            progress = "bar" if "ipykernel" in sys.modules else "lines"
        self._lines = progress == "lines"
        self._bar: Any = _bar() if progress == "bar" else None

    def __enter__(self) -> Reporter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            if kind is None and self._bar.total:
                self._bar.n = self._bar.total
                self._bar.refresh()
            self._bar.close()

    def say(self, line: str) -> None:
        """Shows a line."""
        if self._lines:
            sys.stderr.write(line)
            sys.stderr.flush()
        elif self._bar is not None:
            self._move(line.strip())

    def _move(self, line: str) -> None:
        match = _POINT.match(line)
        if match is None:
            if "WARNING" in line:
                self._bar.write(line, file=sys.stderr)
            else:
                self._bar.set_postfix_str(line[:60])
            return
        number, total, rest = match.groups()
        self._bar.total = int(total)
        # The point that is named is the one at work.
        self._bar.n = max(self._bar.n, int(number) - 1)
        self._bar.set_postfix_str(rest[:60])


def _bar() -> Any:
    # The bar of a notebook needs ipywidgets; without them text does as well, and no warning.
    if "ipykernel" in sys.modules and find_spec("ipywidgets"):
        return tqdm.notebook.tqdm(total=1, unit="point", leave=True)
    return tqdm.tqdm(total=1, unit="point", file=sys.stderr, leave=True)
