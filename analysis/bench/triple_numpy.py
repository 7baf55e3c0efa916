"""Triple collisions of the set (1,1,1), summed to Q(g, g) for g = k^3: the NumPy a user would write.

usage: triple_numpy.py SAMPLES SEED

Vectorized over arrays of a length that stays in the cache; one collision per sample; differences as
products of sines, so that nothing cancels near the permutations. It prints one JSON object.
"""

import itertools
import json
import sys
import time

import numpy as np

CHUNK = 4096
FERMI_ENERGY = 3.25
LIMIT = np.sqrt(2 * (FERMI_ENERGY + 35))
C = np.array([0, 2 * np.pi / 3, -2 * np.pi / 3])
# Below this momentum transfer V(q) = exp(-2 q^2) is above 1e-8.
RANGE = np.sqrt(8 * np.log(10) / 2)
PEAK_SHARE = 0.6
PREFACTOR = (1 / 72) * (2 * np.pi / 16) / ((2 * np.pi) ** 5 * np.sqrt(3))


def potential(q):
    return np.exp(-2 * q * q)


def zeta(k, fermi_energy=FERMI_ENERGY):
    return 1 / np.cosh((k * k / 2 - fermi_energy) / 2)


class Momenta:
    """A mixture: thermal window, band bottom, and an even share, as a histogram."""

    def __init__(self, fermi_energy=FERMI_ENERGY, steps=2048):
        self.edges = np.linspace(-LIMIT, LIMIT, steps + 1)
        self.width = self.edges[1] - self.edges[0]
        k = (self.edges[:-1] + self.edges[1:]) / 2
        window = zeta(k, fermi_energy) ** 2
        target = window / (window.sum() * self.width) + np.exp(-k * k) / np.sqrt(np.pi)
        probability = 0.7 * target / target.sum() + 0.3 / steps
        self.cumulative = np.concatenate([[0], np.cumsum(probability)])
        # Zero on both sides.
        self.densities = np.concatenate([[0], probability / self.width, [0]])

    def draw(self, rng, shape):
        return np.interp(rng.random(shape), self.cumulative, self.edges)

    def density(self, k):
        place = np.clip((k + LIMIT) / self.width + 1, 0, len(self.densities) - 1)
        return self.densities[place.astype(np.int64)]


def draw_angle(rng, phi, amplitude):
    """Final angles: even, or near one of the six permutations; and their densities."""
    n = len(phi)
    width = np.clip(RANGE / amplitude, 1e-3, 3)
    s = 2 * rng.random(n) - 1
    t = np.pi * np.abs(s)
    offset = np.copysign(width * t / (np.pi + width - t), s)
    line = C[rng.integers(3, size=n)] + offset
    final = np.where(rng.random(n) < 0.5, line + phi, line - phi)
    even = rng.random(n) >= PEAK_SHARE
    final = np.where(even, 2 * np.pi * rng.random(n), final)
    peaks = 0
    for x in (final - phi, final + phi):
        for c in C:
            distance = np.abs((x - c + np.pi) % (2 * np.pi) - np.pi)
            peaks = peaks + 1 / (distance + width) ** 2
    norm = PEAK_SHARE / (12 * np.pi) * width * (np.pi + width)
    return final, (1 - PEAK_SHARE) / (2 * np.pi) + norm * peaks


def amplitude_of(differences):
    """The antisymmetrized amplitude (S21) from the differences k'_a - k_b."""
    v = {pair: potential(q) for pair, q in differences.items()}
    inverse = {pair: 1 / q for pair, q in differences.items()}
    total = 0
    for p in itertools.permutations(range(3)):
        sign = np.linalg.det(np.eye(3)[list(p)])
        for b in range(3):
            a, c = (b + 1) % 3, (b + 2) % 3
            total = total + (
                sign * v[p[a], a] * v[p[c], c] * inverse[p[a], b] * inverse[p[c], b]
            )
    return total


def integrand(k, final):
    """The contribution w (D g)^2 of collisions, given momenta (3, n) and final angles."""
    x = (2 * k[0] - k[1] - k[2]) / 3
    y = (k[1] - k[2]) / np.sqrt(3)
    amplitude, phi = np.hypot(x, y), np.arctan2(y, x)
    out = k.sum(axis=0) / 3 + amplitude * np.cos(final - C[:, None])
    u, v = final - phi, final + phi
    # k'_a - k_b = -2 A sin((v - c_a - c_b)/2) sin((u - c_a + c_b)/2): six different sines.
    sine_u = {m: np.sin((u - m * 2 * np.pi / 3) / 2) for m in (-1, 0, 1)}
    sine_v = {m: np.sin((v - m * 2 * np.pi / 3) / 2) for m in (-1, 0, 1)}
    thirds = (0, 1, -1)

    def sine(table, m):
        # A line further by a turn has the other sign.
        return table[m] if abs(m) < 2 else -table[m - 3 * np.sign(m)]

    differences = {
        (a, b): -2 * amplitude * sine(sine_v, thirds[a] + thirds[b])
        * sine(sine_u, thirds[a] - thirds[b])
        for a in range(3) for b in range(3)
    }
    thermal = zeta(k).prod(axis=0) * zeta(out).prod(axis=0)
    d = (out**3).sum(axis=0) - (k**3).sum(axis=0)
    return PREFACTOR * amplitude_of(differences) ** 2 * thermal * d * d


def contributions(rng, proposal, n):
    """The contributions w (D g)^2 of n samples over their density."""
    k = proposal.draw(rng, (3, n))
    x, y = (2 * k[0] - k[1] - k[2]) / 3, (k[1] - k[2]) / np.sqrt(3)
    final, angle_density = draw_angle(rng, np.arctan2(y, x), np.hypot(x, y))
    density = proposal.density(k).prod(axis=0)
    return integrand(k, final) / (density * angle_density)


def run(chunk, contributions):
    """Adds up contributions, a chunk at a time, and prints their mean."""
    samples, seed = int(sys.argv[1]), int(sys.argv[2])
    rng = np.random.Generator(np.random.PCG64(seed))
    blocks = max(1, samples // chunk)
    total = squares = 0.0
    begin = time.process_time()
    for _ in range(blocks):
        f = contributions(rng, chunk)
        total += f.sum()
        squares += (f * f).sum()
    seconds = time.process_time() - begin
    n = blocks * chunk
    mean = total / n
    error = np.sqrt((squares / n - mean * mean) / n)
    print(json.dumps({"samples": n, "seconds": seconds, "value": mean, "error": float(error)}))


if __name__ == "__main__":
    momenta = Momenta()
    run(CHUNK, lambda rng, n: contributions(rng, momenta, n))
