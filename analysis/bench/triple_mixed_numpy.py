"""Triple collisions of the set (1,1,2), summed to Q(g, g) for g = (k^3, -k^3): the NumPy a user would write.

usage: triple_mixed_numpy.py SAMPLES SEED

Four points (+-du, +-dv) around a permutation point make an orbit; the double poles are subtracted at their
residues in the same orbit. Orbits are sorted by cell, so that all of an array have the same rows, and rows
share momenta, thermal factors and sums of g. It prints one JSON object.
"""

import numpy as np
from triple_numpy import PREFACTOR, Momenta, draw_angle, run, zeta

# A ninth of it is in a cell; larger arrays gain nothing more.
CHUNK = 9 * 8192
ENERGIES = 3.25, 2.75
# The lines of u and of v, in units of 2pi/3; what is congruent modulo 3 is the same line.
LINES = 0, 1, -1
HALF_WIDTH = np.pi / 3
GUARD = 3e-5


class Axis:
    """One coordinate of an orbit, u or v: at a distance from a line on both sides, and on it (sign 0)."""

    def __init__(self, own, distance, carries):
        s, c = np.sin(distance / 2), np.cos(distance / 2)
        self.half = {1: (s, c), -1: (-s, c), 0: (0.0, 1.0)}
        # A line that carries nobody across has no pole, and both sides are the same collision.
        self.signs = (1, -1, 0) if carries else (1,)
        angles = [(LINES[own] - line) * np.pi / 3 for line in LINES]
        self.sines = {
            sign: [s * np.cos(a) + c * np.sin(a) for a in angles]
            for sign, (s, c) in self.half.items() if sign in self.signs
        }
        self.squares = {sign: [s * s for s in sines] for sign, sines in self.sines.items()}
        # 1/(product of the sines)^2; on the line the slope 1/2 is in place of the sine that vanishes.
        a, b, c = self.squares[1]
        off = (1 if carries else 2) / (a * b * c)
        self.factors = {1: off, -1: off}
        if carries:
            counterterm = -2 * (1 / distance**2 + 1 / HALF_WIDTH**2)
            self.factors[0] = counterterm / 0.375**2


def numerator(u, v, scale):
    """The six terms of the amplitude over their common denominator (2 A)^2 (sines of u) (sines of v).

    The difference k'_a - k_b is +-2 A times the sines of lines c_a - c_b of u and c_a + c_b of v.
    """
    (s0, s1, s2), (u0, u1, u2) = u
    (t0, t1, t2), (v0, v1, v2) = v
    # exp(-2 (k'_a - k_b)^2) for ab = 00, 11, 22, 10, 01.
    along, across = scale * u0, scale * v1
    e00, e11, e22 = np.exp(along * v0), np.exp(along * v2), np.exp(along * v1)
    e10, e01 = np.exp(across * u1), np.exp(across * u2)
    like = 0.25 * t1 * (e10 * e01 - e00 * e11)
    return s0 * (0.5 * e22 * (e11 * t0 - e00 * t2) + like) - 0.5 * e22 * t1 * (e01 * s1 + e10 * s2)


def orbits(m, j, centre, amplitude, du, dv, angle_density, proposals):
    """The contributions w (D g)^2 of orbits of the cell around u line m and v line j."""
    # Only u line 0, the identity, and v line 1, the exchange of like electrons, keep all in their wires.
    u, v = Axis(m, du, m != 0), Axis(j, dv, j != 1)
    phi = (LINES[j] - LINES[m]) * np.pi / 3
    place = (2 - m) % 3  # where the electron that ends in wire 2 stands among the incoming momenta

    def state(x, y):
        """At the angle phi + (y dv + x du)/2: momenta, and thermal factors and sums of g by place."""
        (su, cu), (sv, cv) = u.half[x], v.half[y]
        c, s = cu * cv - su * sv, su * cv + cu * sv
        a = amplitude * (np.cos(phi) * c - np.sin(phi) * s)
        b = amplitude * (np.sqrt(0.75) * (np.sin(phi) * c + np.cos(phi) * s))
        side = centre - a / 2
        k = np.stack([centre + a, side + b, side - b])
        z, cubes = zeta(k, ENERGIES[0]), k * k * k
        total = cubes[0] + cubes[1] + cubes[2]
        ends = {
            p: (z[p - 1] * z[p - 2] * zeta(k[p], ENERGIES[1]), total - 2 * cubes[p])
            for p in {2, place}
        }
        return k, ends

    # A row begins at (-x, y) and ends at (x, y).
    states = {(x, y): state(x, y) for x in {1, -1, *u.signs} for y in v.signs}
    one, two = proposals
    density = 0
    for k, _ in (state for (x, y), state in states.items() if x and y):
        density = density + one.density(k[:2]).prod(axis=0) * two.density(k[2])
    if j == 1:
        # The points at -dv have like electrons in another order, and the same densities.
        density = 2 * density

    scale = -8 * amplitude * amplitude
    total = 0
    for x in u.signs:
        for y in v.signs:
            n = numerator((u.sines[x], u.squares[x]), (v.sines[y], v.squares[y]), scale)
            z_in, g_in = states[-x, y][1][2]
            z_out, g_out = states[x, y][1][place]
            d = g_out - g_in
            total = total + n * n * (u.factors[x] * v.factors[y]) * (z_in * z_out) * (d * d)
    kept = ((m == 0) | (du >= GUARD)) & ((j == 1) | (dv >= GUARD))
    # eta is 1/8, for three like electrons 1/72.
    weight = 9 * PREFACTOR / (16 * amplitude**4 * density * angle_density)
    return np.where(kept, weight * total, 0)


def nearest(angle):
    """The nearest line (0, 1, 2), the distance from it, and the number of whole turns."""
    n = np.rint(angle / (2 * np.pi / 3))
    turns = np.rint(n / 3)
    # Exactly on a line without a pole the quotient would be 0/0.
    distance = np.maximum(np.abs(angle - n * (2 * np.pi / 3)), 1e-12)
    return (n % 3).astype(np.int8), distance, turns


def contributions(rng, proposals, n):
    """The contributions of n orbits over the densities of their points."""
    one, two = proposals
    k = np.stack([one.draw(rng, n), one.draw(rng, n), two.draw(rng, n)])
    x, y = (2 * k[0] - k[1] - k[2]) / 3, (k[1] - k[2]) / np.sqrt(3)
    phi, amplitude = np.arctan2(y, x), np.hypot(x, y)
    final, angle_density = draw_angle(rng, phi, amplitude)
    m, du, turns_u = nearest(final - phi)
    j, dv, turns_v = nearest(final + phi)
    # After an odd number of turns the cosines change sign.
    signed = np.where((turns_u + turns_v) % 2 == 0, amplitude, -amplitude)
    cell = 3 * m + j
    order = np.argsort(cell, kind="stable")
    columns = np.stack([k.sum(axis=0) / 3, signed, du, dv, angle_density])[:, order]
    ends = np.cumsum(np.bincount(cell, minlength=9))
    return np.concatenate([
        orbits(c // 3, c % 3, *columns[:, begin:end], proposals)
        for c, (begin, end) in enumerate(zip([0, *ends[:-1]], ends))
    ])


if __name__ == "__main__":
    proposals = [Momenta(energy) for energy in ENERGIES]
    run(CHUNK, lambda rng, n: contributions(rng, proposals, n))
