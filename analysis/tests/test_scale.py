"""The simulation of many ranks: what must hold whatever the costs are, and the page whose tables it makes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "analysis" / "bench"))

import scale  # noqa: E402
from scale_model import WAITING, Machine, Stage, Workload, deals, given_out, length, shared, simulate  # noqa: E402

FREE = Machine(latency=0, bandwidth=float("inf"), counter=0, start_per_doubling=0)
POINT = [Stage(8.0, 4, 3, 1e6, 0.5)]


def test_one_rank_takes_the_sum():
    work = Workload("", [POINT, POINT], plan=0.25, write=0.125, first=POINT)
    assert simulate(work, 1, FREE).seconds == pytest.approx(3 * 8.5 + 0.25 + 2 * 0.125, rel=1e-12)


def test_rank_seconds_are_accounted_for_to_the_last():
    tasks = [[Stage(1.0 + index % 7, 3, 2, 1e6, 0.1)] for index in range(103)]
    work = Workload("", tasks, plan=0.01, answer=1e5, write=0.001, first=POINT)
    for ranks in (1, 2, 7, 64, 100, 1000, 10_000):
        outcome = simulate(work, ranks, Machine(start=0.2))
        assert sum(outcome.spent.values()) == pytest.approx(ranks * outcome.seconds, rel=1e-9), ranks


def test_ranks_never_gain_more_than_their_number_and_no_fewer_seconds_than_the_longest_part():
    work = Workload("", [[Stage(1.0 + index % 7, 3, 2, 1e6, 0.1)] for index in range(103)])
    one = simulate(work, 1, FREE).seconds
    for ranks in (2, 3, 10, 103, 206, 5000):
        outcome = simulate(work, ranks, FREE)
        assert one / ranks * (1 - 1e-12) <= outcome.seconds
        assert outcome.seconds >= 7.0 / 64 + 0.1


def test_whoever_is_free_takes_the_next_task():
    # 7 on one rank, 2 + 2 + 3 on the other: with a fixed share for each, 9 and 5.
    outcome = simulate(Workload("", [[Stage(length)] for length in (7.0, 2.0, 2.0, 3.0)]), 2, FREE)
    assert outcome.seconds == pytest.approx(7.0) and outcome.spent[WAITING] == pytest.approx(0.0)


def test_what_is_left_over_is_shared_unless_it_is_much():
    assert [given_out(tasks, 4) for tasks in (1, 2, 3, 4, 5, 7, 8)] == [0, 0, 3, 4, 4, 7, 8]
    # What each rank has to do of a shared task, as solving, adds up.
    assert given_out(1003, 1000) == 1000 and given_out(1004, 1000) == 1004


def test_ranks_that_wait_do_not_keep_a_processor_busy():
    outcome = simulate(Workload("", [[Stage(3.0)], [Stage(1.0)]]), 2, FREE)
    assert outcome.busy == pytest.approx(4.0) and outcome.seconds == pytest.approx(3.0)


def test_a_short_point_has_no_use_for_more_ranks_than_batches():
    assert shared(POINT, 64, FREE) == pytest.approx(8 / 64 + 0.5, rel=1e-12)
    assert shared(POINT, 1000, FREE) == shared(POINT, 64, FREE)
    # 64 batches on 48 ranks: two rounds for some, one for the others.
    assert shared(POINT, 48, FREE) == pytest.approx(8 / 32 + 0.5, rel=1e-12)


def test_a_long_one_has_pieces_for_more():
    # Sixteen times 1024 pieces; a thousand ranks draw as many of these at a time as there are 64 ranks in them.
    long = [Stage(8.0, 16, 16, 0.0, 0.5, pieces=1024, growth=64)]
    assert shared(long, 1024, FREE) == pytest.approx(8 / 1024 + 0.5, rel=1e-12)
    assert long[0].divided(1) == (16, 1024) and long[0].divided(512) == (2, 8192) and long[0].divided(10**6) == (1, 16384)
    assert shared(long, 10**6, FREE) == pytest.approx(8 / 16384 + 0.5, rel=1e-12)


def test_ranks_without_batches_of_their_own_send_each_other_what_they_have_drawn():
    machine = Machine(latency=1e-6, bandwidth=1e9)
    stage = Stage(8.0, 4, 0, 0.0, 0.0, pieces=64, growth=16, parcel=1e5)
    assert [deals(ranks) for ranks in (1, 3, 16, 32, 64)] == [False] * 5 and all(deals(ranks) for ranks in (17, 48, 65, 128, 1024))
    assert shared([stage], 32, machine) == shared([stage], 32, FREE)
    # Of 4 x 64 pieces two for each of 128 ranks.
    assert shared([stage], 128, machine) - shared([stage], 128, FREE) == pytest.approx(128e-6 + 2 * 2 * 1e5 / 1e9, rel=1e-9)


def test_looks_and_last_digits_are_those_of_the_program():
    assert scale.looks(24) == [1, 2, 3, 4, 6, 8, 12, 16, 24]
    stages = scale.assembly(6.0, 64, 64e5, 0.1)
    assert sum(stage.sampling for stage in stages) == pytest.approx(6.0) and len(stages) == len(scale.looks(64))
    # From round 32 on stretches of four rounds.
    assert [(stage.rounds, stage.growth) for stage in stages[-2:]] == [(4, 16), (4, 16)]
    parts = scale.polishing(10.0, 2 * 1024)
    assert sum(stage.sampling for stage in parts) == pytest.approx(10.0)
    # 4, 4, 8, ..., 512 blocks of two processes, at most 64 in a call.
    assert sum(stage.rounds for stage in parts[1:]) == 2 * (6 + 2 + 4 + 8)
    assert parts[-1].pieces == 1024


def test_sums_cost_their_bytes_at_each_look():
    machine = Machine(latency=1e-6, bandwidth=1e9)
    assert shared(POINT, 4, machine) - shared(POINT, 4, FREE) == pytest.approx(3 * (4 * 1e-6 + 2e-3), rel=1e-9)


def test_the_page_has_the_tables_that_follow_from_its_measurements():
    record = json.loads(scale.RECORD.read_text(encoding="utf-8"))
    text = scale.PAGE.read_text(encoding="utf-8")
    assert scale.page(record, text) == text, "analysis/bench/scale.py page writes them anew"
    assert text.count("| 10,000 |") == 4 and "| 2 threads |" in text


def test_the_simulation_agrees_with_what_was_measured():
    """Seconds of the processor within a third, which others on the machine stretch; speeds within 15 % where hardly anybody else was."""
    record = json.loads(scale.RECORD.read_text(encoding="utf-8"))
    rows = scale.comparisons(record)
    assert {row.work for row in rows if row.by == "threads" and row.count == 2} == set(scale.MEASURED) | {f"{w}, twice" for w in scale.TWICE}
    for row in rows:
        # What starting many ranks on two cores costs is the launcher's.
        if row.by == "threads" or row.count <= 4:
            assert row.processor == pytest.approx(row.simulated_processor, rel=0.34), row
        if (row.by == "threads" or row.count <= 4) and row.count > 1 and row.others < 0.05:
            assert row.speed == pytest.approx(row.simulated_speed, rel=0.15), row


def test_a_task_lasts_as_long_as_its_parts():
    assert length(POINT) == 8.5
