"""Running `drag` from Python."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import xarray as xr
import yaml

from .data import load


# The result file of each command in its output folder; `run` writes the file itself.
_RESULTS = {"run": "results.nc", "compare": "results.nc", "converge": "converge.nc"}


class RunFailed(RuntimeError):
    """`drag` ended with an error; the message holds what it said."""

    def __init__(self, code: int, messages: str):
        self.code = code
        self.messages = messages
        said = messages.strip() or "it said nothing"
        super().__init__(f"drag ended with exit code {code}: {said}")


def run(
    settings: Mapping,
    *,
    command: str = "run",
    seed: int | None = None,
    executable: str | Path | None = None,
    progress: bool = True,
) -> xr.Dataset:
    """Runs `drag` on settings and returns its result file as a data set.

    `settings` are those of an input file, as nested dictionaries; numpy numbers and arrays may
    stand in them. Names of files in them are relative to the current folder. `command` is "run",
    "compare", which adds the analytic answers, or "converge", which varies the numerical parameters.

    `executable` defaults to $DRAG, then `drag` in PATH, then .build/release/drag of the repository.
    With `progress`, what the program says while it runs appears on standard error.

    Raises FileNotFoundError when there is no executable and RunFailed when it ends with an error.
    """
    if command not in _RESULTS:
        raise ValueError(f"no command {command}: use {', '.join(_RESULTS)}")
    program = find_executable(executable)
    with tempfile.TemporaryDirectory(prefix="drag-") as folder:
        place = Path(folder)
        source, result = place / "input.yaml", place / _RESULTS[command]
        source.write_text(to_yaml(_absolute(settings)), encoding="utf-8")
        words = [str(program), command, str(source), "--output"]
        words.append(str(result if command == "run" else place))
        if seed is not None:
            words += ["--seed", str(seed)]
        _call(words, progress)
        return load(result)


def find_executable(given: str | Path | None = None) -> Path:
    """Returns the path of `drag`.

    Raises FileNotFoundError, which says where it was looked for.
    """
    named = given or os.environ.get("DRAG")
    if named:
        found = shutil.which(str(named))
        if found is None:
            raise FileNotFoundError(f"no executable {named}: check the path")
        return Path(found).resolve()
    found = shutil.which("drag")
    if found:
        return Path(found)
    for parent in [Path.cwd(), *Path.cwd().parents, *Path(__file__).resolve().parents]:
        candidate = parent / ".build" / "release" / "drag"
        if candidate.is_file():
            return candidate
    raise FileNotFoundError(
        "no executable drag (looked at $DRAG, in PATH and for .build/release/drag): "
        "run make build, or pass executable="
    )


def to_yaml(settings: Mapping) -> str:
    """Returns settings as the text of an input file."""
    return yaml.safe_dump(_plain(settings), sort_keys=False, default_flow_style=None)


def _plain(value):
    """Returns numpy numbers, arrays and tuples as what YAML knows."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, np.ndarray):
        return _plain(value.tolist())
    if isinstance(value, (list, tuple, range)):
        return [_plain(item) for item in value]
    if isinstance(value, np.generic):
        return _plain(value.item())
    if value is None or isinstance(value, (str, int, float)):
        return value
    raise TypeError(f"{value!r} cannot stand in an input file: use numbers, texts, lists, dicts")


def _absolute(value, key: str = ""):
    """Returns settings whose files are found from the folder of the temporary input file."""
    if isinstance(value, Mapping):
        return {name: _absolute(item, str(name)) for name, item in value.items()}
    if key == "file" and isinstance(value, (str, Path)):
        return str(Path(value).absolute())
    return value


def _call(words: list[str], progress: bool) -> None:
    messages: list[str] = []
    # Line by line through sys.stderr: a notebook shows that, not the descriptor of the process.
    with subprocess.Popen(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        try:
            assert process.stderr is not None
            for line in process.stderr:
                messages.append(line)
                if progress:
                    sys.stderr.write(line)
                    sys.stderr.flush()
            code = process.wait()
        except BaseException:
            process.terminate()
            raise
    if code != 0:
        raise RunFailed(code, "".join(messages))
