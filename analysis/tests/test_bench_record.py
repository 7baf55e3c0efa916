"""What `make bench` says of a program that became slower, and of one that did not."""

from __future__ import annotations

import copy
import importlib.util
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

spec = importlib.util.spec_from_file_location("bench_record", ROOT / "scripts/bench_record.py")
bench_record = importlib.util.module_from_spec(spec)
spec.loader.exec_module(bench_record)

RUN = {
    "cores": 2,
    "processor": "one",
    "sections": {
        "triples": [
            {"set": "1,1,1", "program": "drag", "time_over_drag": 1.0},
            {"set": "1,1,1", "program": "NumPy", "time_over_drag": 25.0},
        ],
        "targets": [{"what": "to 1 %", "seconds": 0.25}],
        "particles": [{"case": "pairs", "collisions_per_second": 8e6, "merging": 0.4}],
        "roofline": [{"what": "in all", "share_percent": 30.0}],
    },
}


def run(ratio=25.0, seconds=0.25, merging=0.4, processor="one"):
    """The run above with some figures replaced."""
    made = copy.deepcopy(RUN)
    made["processor"] = processor
    made["sections"]["triples"][1]["time_over_drag"] = ratio
    made["sections"]["targets"][0]["seconds"] = seconds
    made["sections"]["particles"][0]["merging"] = merging
    return made


@pytest.fixture()
def record():
    return bench_record.recorded("1.0.0", [run(), run(ratio=26.0, seconds=0.27, merging=0.41)])


def test_what_is_within_the_noise_is_not_slower(record):
    for same in (run(), run(ratio=24.1), run(seconds=0.28), run(merging=0.42), run(ratio=40.0)):
        assert bench_record.slower(record, same) == []


def test_what_is_slower_by_more_is_named(record):
    (line,) = bench_record.slower(record, run(ratio=23.0))
    assert line == "(1,1,1): NumPy over drag: 23, was 25 to 26 in 1.0.0"
    (line,) = bench_record.slower(record, run(seconds=0.31))
    assert line.startswith("to 1 %, seconds: 0.31")
    assert len(bench_record.slower(record, run(23.0, 0.31, 0.5))) == 3


def test_seconds_are_compared_on_the_same_processor_only(record, tmp_path):
    elsewhere = run(ratio=23.0, seconds=3.0, processor="another")
    assert len(bench_record.slower(record, elsewhere)) == 1
    path = tmp_path / "record.json"
    path.write_text(json.dumps(record))
    text = bench_record.verdict(elsewhere, path)
    assert "5 figures known, 1 worse" in text and "ratios only" in text
    with pytest.raises(ValueError, match="different processors"):
        bench_record.recorded("1.0.0", [run(), elsewhere])


def test_figures_that_are_new_or_gone_do_not_matter(record):
    partial = run()
    del partial["sections"]["targets"]
    partial["sections"]["vegas"] = [{"time_ratio": 1.0, "variance_time_ratio": 1.0}]
    assert bench_record.slower(record, partial) == []
    assert bench_record.verdict(partial, Path("nowhere")).startswith("there is no record")
