"""Searches for the generating vectors of `Sources/RandomStreams/LatticeSequence.swift`, or measures given ones.

usage: lattice_vectors.py [DIMENSIONS [CANDIDATES [SEED]]]     lattice_vectors.py --measure 1,Z2,...

For N = 2^m the figure is the least sum of |h_i| over whole h != 0 with h z = 0 (mod N), over (d! N)^(1/d), which no lattice can
exceed: waves below it are summed exactly, and coefficients of a smooth function fall exponentially with that sum.
A vector is as good as its worst m from 8 to 18. Needs NumPy. The vectors in use come from the same search in C: two minutes of
random odd candidates below 2^20 in four dimensions and in three, all candidates in two.
"""

import math
import sys

import numpy as np


def figure(vector, m):
    """The figure of a vector for 2^m points."""
    n, d = 1 << m, len(vector)
    largest = (math.factorial(d) * n) ** (1 / d)
    reach = int(largest) + 1
    axis = np.arange(-reach, reach + 1)
    # The first component is 1, so that the others decide the first wave number.
    grids = np.meshgrid(*[axis] * (d - 1), indexing="ij")
    size = sum(np.abs(g) for g in grids)
    inside = (size > 0) & (size <= reach)
    rest = -sum(g[inside] * z for g, z in zip(grids, vector[1:])) % n
    rest = np.where(rest > n // 2, n - rest, rest)
    return min(n, int((size[inside] + rest).min())) / largest


def worst(vector, least=0.0):
    """The least figure over all m, or zero as soon as one is not above `least`."""
    lowest = math.inf
    for m in range(8, 19):
        lowest = min(lowest, figure(vector, m))
        if lowest <= least:
            return 0.0
    return lowest


def main(arguments):
    if arguments[:1] == ["--measure"]:
        vector = [int(z) for z in arguments[1].split(",")]
        for m in range(8, 21):
            print(m, f"{figure(vector, m):.3f}")
        return
    dimensions, candidates, seed = (int(a) for a in (arguments + ["4", "1000", "1"][len(arguments):]))
    random, best = np.random.default_rng(seed), 0.0
    for _ in range(candidates):
        vector = [1, *(int(z) | 1 for z in random.integers(1 << 20, size=dimensions - 1))]
        found = worst(vector, best)
        if found > best:
            best = found
            print(f"{best:.4f}", ",".join(map(str, vector)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
