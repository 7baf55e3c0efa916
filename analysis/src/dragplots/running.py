"""Running `drag` from Python."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import xarray as xr
import yaml

from .data import load
from .progress import Progress, Reporter


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
    options: Sequence[str] = (),
    seed: int | None = None,
    threads: int | None = None,
    executable: str | Path | None = None,
    progress: Progress = True,
) -> xr.Dataset:
    """Runs `drag` on settings and returns its result file as a data set.

    `settings` are those of an input file, as nested dictionaries; numpy numbers and arrays may
    stand in them. Names of files in them are relative to the current folder. `command` is "run",
    "compare", which adds the analytic answers, or "converge", which varies the numerical parameters;
    `options` are further words of its command line.

    The dimension `point` counts the points of a sweep, the last key fastest; a single run has one. `data.drag_resistivity` has the shape (point,) and the unit
    `data.drag_resistivity.units`, sqrt(mT)/e^2; with SI input `data.drag_resistivity_SI` is in kOhm/um. The
    standard error of `name` is `name_error`. `in_si` and `quantify` convert all variables.

    `executable` defaults to $DRAG, then `drag` in PATH, then .build/release/drag of the repository.
    `progress` is "lines" (what the program says while it runs, on standard error), "bar", False, or
    True: a bar in a notebook, lines elsewhere.

    Raises FileNotFoundError when there is no executable and RunFailed when it ends with an error.
    """
    if command not in _RESULTS:
        raise ValueError(f"no command {command}: use {', '.join(_RESULTS)}")
    data, _ = ask(
        settings, command, _RESULTS[command], options=options, seed=seed, threads=threads, executable=executable,
        progress=progress,
    )
    return data


def ask(
    settings: Mapping,
    command: str,
    result: str,
    *,
    options: Sequence[str] = (),
    files: Mapping[str, tuple[str, str]] | None = None,
    keep: Sequence[str] = (),
    seed: int | None,
    threads: int | None,
    executable: str | Path | None,
    progress: Progress,
) -> tuple[xr.Dataset, dict[str, str]]:
    """Runs a command on settings; returns the data set in its file `result`, and texts that it leaves beside it.

    `files` are options that take a file, each with a name and the text of the file; `keep` names the texts.
    """
    program = find_executable(executable)
    with tempfile.TemporaryDirectory(prefix="drag-") as folder:
        place = Path(folder)
        source = place / "input.yaml"
        source.write_text(to_yaml(_absolute(settings)), encoding="utf-8")
        words = [str(program), command, str(source), "--output"]
        words.append(str(place / result if command == "run" else place))
        for option, (name, text) in (files or {}).items():
            (place / name).write_text(text, encoding="utf-8")
            words += [option, str(place / name)]
        if seed is not None:
            words += ["--seed", str(seed)]
        if threads is not None:
            words += ["--threads", str(threads)]
        words += options
        with Reporter(progress) as reporter:
            _call(words, reporter)
        return load(place / result), {name: (place / name).read_text(encoding="utf-8") for name in keep}


def sweep(settings: Mapping, over: Mapping[str, Sequence], **arguments: Any) -> xr.Dataset:
    """Runs `drag` on all combinations of values of some keys; returns one data set with dimension `point`.

    `over` has the paths of keys with their values in the units of the input, such as
    {"wires.mismatch": [0, 0.1, 0.2]}; a key with a value for each wire takes pairs. The last key varies
    fastest. Keys replace those of a sweep in `settings`. `arguments` are those of `run`. `grid(data)` has a
    dimension for each key instead.

    Raises ValueError without keys, or for a key without values, and what `run` raises.
    """
    if not over:
        raise ValueError("no key to sweep: give {\"wires.mismatch\": [0, 0.1]}, for example")
    empty = [key for key, values in over.items() if len(values) == 0]
    if empty:
        raise ValueError(f"no values for {', '.join(empty)}")
    return run({**settings, "sweep": dict(over)}, **arguments)


def compare(
    settings: Mapping,
    over: Mapping[str, Sequence] | None = None,
    *,
    extrapolate: bool = False,
    particles: bool = False,
    **arguments: Any,
) -> xr.Dataset:
    """Runs `drag compare`: the sampled answer next to Fokker-Planck and the closed forms.

    `over` is a sweep as in `sweep`. With `extrapolate` the limit of small momentum transfers is taken
    (`extrapolated_drag_resistivity`), with `particles` the particle engine answers as well
    (`particle_drag_resistivity`). Beside the variables of `run`, `fokker_planck_drag_resistivity` has the shape
    (point,) and `closed_form_value` and `closed_form_valid` (point, closed_form), in reduced units.
    """
    options = [*arguments.pop("options", ())]
    options += ["--extrapolate"] * extrapolate + ["--particles"] * particles
    arguments = {**arguments, "command": "compare", "options": options}
    return run(settings, **arguments) if over is None else sweep(settings, over, **arguments)


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


def _plain(value: Any) -> Any:
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


def _absolute(value: Any, key: str = "") -> Any:
    """Returns settings whose files are found from the folder of the temporary input file."""
    if isinstance(value, Mapping):
        return {name: _absolute(item, str(name)) for name, item in value.items()}
    if key == "file" and isinstance(value, (str, Path)):
        return str(Path(value).absolute())
    return value


def _call(words: list[str], reporter: Reporter) -> None:
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
                reporter.say(line)
            code = process.wait()
        except BaseException:
            process.terminate()
            raise
    if code != 0:
        raise RunFailed(code, "".join(messages))
