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
def records():
    return [bench_record.recorded("1.0.0", [run(), run(ratio=26.0, seconds=0.27, merging=0.41)])]


def test_what_is_within_the_noise_is_not_slower(records):
    for same in (run(), run(ratio=24.1), run(seconds=0.28), run(merging=0.42), run(ratio=40.0)):
        assert bench_record.slower(records, same) == []


def test_what_is_slower_by_more_is_named(records):
    (line,) = bench_record.slower(records, run(ratio=23.0))
    assert line == "(1,1,1): NumPy over drag: 23, was 25 to 26 in 1.0.0"
    (line,) = bench_record.slower(records, run(seconds=0.31))
    assert line.startswith("to 1 %, seconds: 0.31")
    assert len(bench_record.slower(records, run(23.0, 0.31, 0.5))) == 3


def test_seconds_are_compared_on_the_same_processor_only(records, tmp_path):
    elsewhere = run(ratio=23.0, seconds=3.0, processor="another")
    assert len(bench_record.slower(records, elsewhere)) == 1
    path = tmp_path / "record.json"
    path.write_text(json.dumps(records))
    text = bench_record.verdict(elsewhere, path)
    assert "3 figures known, 1 worse" in text and "ratios only: there is no record of another, but of one" in text
    with pytest.raises(ValueError, match="different processors"):
        bench_record.recorded("1.0.0", [run(), elsewhere])


def test_each_processor_has_a_record_of_its_own(records, tmp_path, monkeypatch):
    path = tmp_path / "record.json"
    path.write_text(json.dumps(records))
    monkeypatch.setattr(bench_record, "RECORD", path)
    runs = []
    for number, ratio in enumerate((15.0, 16.0)):
        runs.append(tmp_path / f"bench{number}.json")
        runs[-1].write_text(json.dumps(run(ratio=ratio, seconds=0.5, processor="another")))
    monkeypatch.setattr(bench_record.sys, "argv", ["bench_record.py", "1.1.0", *map(str, runs)])
    bench_record.main()
    both = bench_record.kept(path)
    assert [record["processor"] for record in both] == ["another", "one"]
    # Each is held against its own: what is usual there would be far too slow here.
    assert bench_record.slower(both, run(ratio=15.5, seconds=0.5, processor="another")) == []
    assert len(bench_record.slower(both, run(ratio=15.5, seconds=0.5))) == 2
    # On a third one within what any had.
    assert bench_record.slower(both, run(ratio=15.5, seconds=9, processor="a third")) == []
    (line,) = bench_record.slower(both, run(ratio=3.0, processor="a third"))
    assert line == "(1,1,1): NumPy over drag: 3, was 15 to 26 in 1.0.0 and 1.1.0"


def test_figures_that_are_new_or_gone_do_not_matter(records):
    partial = run()
    del partial["sections"]["targets"]
    partial["sections"]["vegas"] = [{"time_ratio": 1.0, "variance_time_ratio": 1.0}]
    assert bench_record.slower(records, partial) == []
    assert bench_record.verdict(partial, Path("nowhere")).startswith("there is no record")
