"""The command line of dragplots."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

from . import (
    MissingVariable,
    WrongDataset,
    convergence,
    convergence_study,
    currents,
    distributions,
    drag,
    fitted_gaps,
    load,
    regime_map,
    resistivity_map,
    resonance,
    response,
    save,
    space_time,
    spectrum,
    temperature,
    washed_out,
)
from .saving import FORMATS
from .style import WIDTHS

#: Draws the figure that options describe.
Draw = Callable[[argparse.Namespace], Figure]


def main(arguments: list[str] | None = None) -> int:
    """Draws one figure from one result file; returns 0, or 1 after a message."""
    options = _parser().parse_args(arguments)
    try:
        figure = options.draw(options)
        for path in options.output or [Path(f"{options.figure}.svg")]:
            print(f"wrote {save(figure, path)}")
    except (MissingVariable, WrongDataset, OSError, ValueError) as error:
        print(f"dragplots: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dragplots", description="Draw figures from the result files of drag."
    )
    parser.add_argument("--version", action="version", version=version("dragplots"))
    figures = parser.add_subparsers(dest="figure", required=True, metavar="FIGURE")

    def add(name: str, draw: Draw, summary: str) -> argparse.ArgumentParser:
        one = figures.add_parser(name, help=summary, description=summary)
        one.add_argument("file", type=Path, metavar="FILE.nc", help="a result file of drag")
        one.add_argument(
            "-o",
            "--output",
            type=Path,
            action="append",
            help=f"where to write (.{', .'.join(FORMATS)}); may be repeated; default {name}.svg",
        )
        one.add_argument("--width", choices=WIDTHS, help="one journal column or the full page")
        one.set_defaults(draw=draw)
        return one

    one = add("resonance", _resonance, "rho_D(Delta) with the exactly solvable curve, figure 1")
    one.add_argument("--scale", choices=["linear", "log"], default="linear")
    one.add_argument("--normalized", action="store_true", help="divide by rho_D(0)")
    one.add_argument("--density", action="store_true", help="an upper axis (n_1 - n_2)/n")
    one = add("drag", _drag, "rho_D against any swept key, with all theory that is in the file")
    one.add_argument("--key", help="the swept key; default: the one that varies fastest")
    one.add_argument("--scale", choices=["auto", "linear", "log"], default="auto")
    one = add("map", _map, "rho_D in the plane of two swept keys")
    one.add_argument("--x", metavar="KEY", help="the swept key across; default: the fastest one")
    one.add_argument("--y", metavar="KEY", help="the swept key upwards")
    one = add("temperature", _temperature, "ln rho_D against 1/T with the activation gap")
    one.add_argument(
        "--power", type=float, default=0.0, help="fit rho_D = A T^POWER exp(-gap/T); default 0"
    )
    one.add_argument(
        "--between",
        type=float,
        nargs=2,
        metavar=("LOW", "HIGH"),
        help="the range of the temperature, in K, that is fitted; default: all of it",
    )
    one = add("washed-out", _washed_out, "rho_D(Delta) on a logarithmic scale, figure 2")
    one.add_argument("--inset", type=Path, help="a result file for the inset")
    one = add("distributions", _pointed(distributions), "g_s(k) and zeta^2 dg/dk")
    one.add_argument("--point", type=int, default=0, help="which point of a sweep, from 0")
    add("regime-map", _simple(regime_map), "the points in the plane of D3/D2 and eps_F/T")
    add("response", _simple(response), "rho_12(omega)")
    one = add("spectrum", _pointed(spectrum), "relaxation rates")
    one.add_argument("--point", type=int, default=0, help="which point of a sweep, from 0")
    one = add("convergence", _convergence, "rho_D against a numerical parameter")
    one.add_argument("--key", help="the swept key; default: the first one")
    one.add_argument("--limit", type=float, help="the value it should converge to")
    one.add_argument("--order", type=float, help="draw a line of this slope")
    one = add("convergence-study", _study, "what each numerical parameter leaves, of drag converge")
    one.add_argument("--point", type=int, default=0, help="which point of a sweep, from 0")
    one = add("currents", _pointed(currents), "currents against time")
    one.add_argument("--point", type=int, default=0, help="which point of a sweep, from 0")
    one = add("space-time", _pointed(space_time), "zeta^2 g_s(k, t) as a picture")
    one.add_argument("--point", type=int, default=0, help="which point of a sweep, from 0")
    return parser


def _width(options: argparse.Namespace) -> dict[str, Any]:
    # Each figure has its own default.
    return {} if options.width is None else {"width": options.width}


def _simple(draw: Callable[..., Figure]) -> Draw:
    return lambda options: draw(load(options.file), **_width(options))


def _resonance(options: argparse.Namespace) -> Figure:
    return resonance(
        load(options.file),
        scale=options.scale,
        normalized=options.normalized,
        density=options.density,
        **_width(options),
    )


def _drag(options: argparse.Namespace) -> Figure:
    return drag(load(options.file), options.key, scale=options.scale, **_width(options))


def _map(options: argparse.Namespace) -> Figure:
    return resistivity_map(load(options.file), options.x, options.y, **_width(options))


def _temperature(options: argparse.Namespace) -> Figure:
    data = load(options.file)
    fit = {"power": options.power, "between": options.between}
    for gap in fitted_gaps(data, **fit):
        print(gap)
    return temperature(data, **fit, **_width(options))


def _washed_out(options: argparse.Namespace) -> Figure:
    inset = load(options.inset) if options.inset else None
    return washed_out(load(options.file), inset, **_width(options))


def _pointed(draw: Callable[..., Figure]) -> Draw:
    return lambda options: draw(load(options.file), options.point, **_width(options))


def _study(options: argparse.Namespace) -> Figure:
    return convergence_study(load(options.file), options.point, **_width(options))


def _convergence(options: argparse.Namespace) -> Figure:
    return convergence(
        load(options.file),
        options.key,
        limit=options.limit,
        order=options.order,
        **_width(options),
    )


if __name__ == "__main__":
    sys.exit(main())
