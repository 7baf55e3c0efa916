"""A simulation of ranks that take tasks: what a run takes on 1 to 10,000 of them, and what limits it.

The scheme is that of the program: ranks take tasks (points, seeds) from the leader, in their order, as long as there is one for each
of them. What is left over, if it is one to three tasks by the number of ranks, and the trials of a study are shared by all ranks, one
task after the other: they divide the pieces of every round (64 batches, or stretches and blocks of these where a run is long) and add up
before each look at the result. Everything that one rank by itself would not have to do is accounted for by its cause.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass, field

BATCHES = 64
WORK = "work"
SOLVING = "solving, on every rank"
START = "start"
PLANS = "plans"
WRITING = "results, written by one rank"
WAITING = "waiting for the last tasks"
UNEVEN = "more ranks than pieces, or pieces that do not divide"
BUSY = (WORK, SOLVING, START, PLANS)


@dataclass(frozen=True)
class Machine:
    """What is assumed of a cluster (latency, bandwidth, start) or known of this machine (cores)."""

    latency: float = 2e-6  # s, of one message
    bandwidth: float = 1e10  # bytes/s, between two ranks
    counter: float = 2e-5  # s that the leader is busy with the letters of one task
    start: float = 0.0  # s until a single process has read its input
    start_per_doubling: float = 0.1  # s that every doubling of the ranks adds to the start
    cores: float = math.inf  # ranks beyond this share cores

    def exchange(self, size: float, ranks: int) -> float:
        """Seconds of a sum over ranks of an array of `size` bytes, of which every rank gets all."""
        return 2 * math.log2(ranks) * self.latency + 2 * size / self.bandwidth if ranks > 1 else 0.0

    def deal(self, size: float, ranks: int) -> float:
        """Seconds until every rank has sent `size` bytes to all others together, and got as many."""
        return ranks * self.latency + 2 * size / self.bandwidth


@dataclass(frozen=True)
class Stage:
    """Rounds of one kind: `sampling` seconds in all, divided into pieces each round; `alone` seconds that each rank needs itself."""

    sampling: float
    rounds: int = 1
    exchanges: int = 1
    size: float = 0.0  # bytes of an exchange
    alone: float = 0.0
    pieces: int = BATCHES  # of a round, which ranks divide
    growth: int = 0  # so many ranks draw a round at a time, twice as many two of them; 0 for always one
    parcel: float = 0.0  # bytes that a piece adds up to, where ranks that have no batches of their own send them each other

    def divided(self, ranks: int) -> tuple[int, int]:
        """How many times ranks draw something, and how many pieces that is each time."""
        most = max(1, ranks // self.growth) if self.growth else 1
        times = math.ceil(self.rounds / most)
        return times, math.ceil(self.pieces * self.rounds / times)


def deals(ranks: int) -> bool:
    """Whether ranks have no batches of their own: more than these, or no divisor of their number."""
    return ranks > BATCHES / 4 and BATCHES % ranks != 0


@dataclass(frozen=True)
class Workload:
    """Tasks with their stages, and what comes once."""

    name: str
    tasks: Sequence[Sequence[Stage]]
    plan: float = 0.0  # s of the plans of all points, which ranks share
    answer: float = 0.0  # bytes of a result
    write: float = 0.0  # s of the first rank for each result
    first: Sequence[Stage] = ()  # before the tasks, shared by all: the run that says how many samples a study takes
    is_inside: bool = False  # whether all ranks share each task, one after the other


@dataclass
class Outcome:
    """Seconds, and rank-seconds by what they went into."""

    ranks: int
    seconds: float = 0.0
    spent: dict[str, float] = field(default_factory=dict)

    def add(self, cause: str, rank_seconds: float) -> None:
        self.spent[cause] = self.spent.get(cause, 0.0) + rank_seconds

    @property
    def busy(self) -> float:
        """Rank-seconds that keep a processor busy: who waits sleeps."""
        return sum(self.spent.get(cause, 0.0) for cause in BUSY)

    @property
    def limit(self) -> str:
        """What most rank-seconds went into besides work that one rank has to do as well."""
        return max((value, cause) for cause, value in self.spent.items() if cause != WORK)[1]


def length(stages: Sequence[Stage]) -> float:
    """Seconds that a task takes one rank."""
    return sum(stage.sampling + stage.alone for stage in stages)


def shared(stages: Sequence[Stage], ranks: int, machine: Machine, outcome: Outcome | None = None) -> float:
    """Seconds that ranks take for one task together; those beyond the number of pieces have nothing to do."""
    total = 0.0
    for stage in stages:
        times, pieces = stage.divided(ranks)
        most = math.ceil(pieces / ranks)
        sampling = stage.sampling * most / pieces
        exchange = stage.exchanges * machine.exchange(stage.size, ranks)
        if stage.parcel and deals(ranks):
            exchange += times * machine.deal(most * stage.parcel, ranks)
        total += sampling + exchange + stage.alone
        if outcome:
            outcome.add(WORK, stage.sampling + stage.alone)
            outcome.add(UNEVEN, ranks * sampling - stage.sampling)
            outcome.add("exchange of sums", ranks * exchange)
            outcome.add(SOLVING, (ranks - 1) * stage.alone)
    return total


def simulate(work: Workload, ranks: int, machine: Machine) -> Outcome:
    """Lets ranks do all tasks."""
    outcome = Outcome(ranks)
    # Ranks that share cores are slower, all alike.
    slow = max(1.0, ranks / machine.cores)
    start = machine.start + machine.start_per_doubling * math.log2(ranks)
    outcome.add(START, ranks * start)
    outcome.add(PLANS, work.plan)
    now = start + work.plan / ranks
    now += shared(work.first, ranks, machine, outcome) if work.first else 0.0
    alone = 0 if work.is_inside else given_out(len(work.tasks), ranks)
    ends = [(now, rank) for rank in range(ranks)]
    counter = now
    for task in work.tasks[:alone]:
        free, rank = heapq.heappop(ends)
        counter = max(counter, free) + machine.counter
        begin = counter + machine.latency
        outcome.add("waiting for the leader", begin - free)
        outcome.add(WORK, length(task))
        heapq.heappush(ends, (begin + length(task), rank))
    end = max(end for end, _ in ends)
    outcome.add(WAITING, sum(end - free for free, _ in ends))
    end += sum(shared(task, ranks, machine, outcome) for task in work.tasks[alone:])
    collect = len(work.tasks) * (work.write + (machine.latency + work.answer / machine.bandwidth if ranks > 1 else 0.0))
    outcome.add(WRITING, ranks * collect)
    outcome.seconds = slow * (end + collect)
    return outcome


def given_out(tasks: int, ranks: int) -> int:
    """How many tasks are done by one rank each; those behind are shared by all."""
    left = tasks % ranks
    most = min(ranks, BATCHES)
    return tasks - left if left <= 4 * most // (3 + most) else tasks


def efficiencies(work: Workload, counts: Sequence[int], machine: Machine) -> list[tuple[int, float, float, str]]:
    """For each number of ranks: seconds, efficiency against one rank, and what limits it."""
    one = simulate(work, 1, machine).seconds
    rows = []
    for count in counts:
        outcome = simulate(work, count, machine)
        rows.append((count, outcome.seconds, one / (count * outcome.seconds), outcome.limit))
    return rows
