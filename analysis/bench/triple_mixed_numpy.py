"""Triple collisions of the set (1,1,2), summed to Q(g, g) for g = (k^3, -k^3): the NumPy a user would write.

usage: triple_mixed_numpy.py SAMPLES SEED

The 36 points of an orbit are both triples of momenta in other orders, forwards and backwards: nine collisions, and six
subtractions of the double poles at their residues; a seventh, with like electrons of equal momentum, is zero. They share momenta, thermal factors, sums of g and potentials. It prints
one JSON object.
"""

import numpy as np
from triple_numpy import PREFACTOR, Momenta, draw_angle, run, zeta

# Larger arrays gain nothing more.
CHUNK = 8192
ENERGIES = 3.25, 2.75
# The lines of u and of v, in units of 2pi/3; what is congruent modulo 3 is the same line.
LINES = 0, 1, -1
# Lines of u and of v around which collisions are different ones: all others are these in another order.
CELLS = (0, 1), (1, 1), (0, 0), (1, 0)
HALF_WIDTH = np.pi / 3
GUARD = 3e-5


class Axis:
    """One coordinate of an orbit, u or v: at a distance from a line on both sides, and on it (sign 0)."""

    def __init__(self, distance):
        s, c = np.sin(distance / 2), np.cos(distance / 2)
        self.half = {1: (s, c), -1: (-s, c), 0: (0.0, 1.0)}
        self.sines, self.squares = {}, {}
        for own in 0, 1:
            angles = [(LINES[own] - line) * np.pi / 3 for line in LINES]
            for sign, (s, c) in self.half.items():
                sines = [s * np.cos(a) + c * np.sin(a) for a in angles]
                self.sines[own, sign] = sines
                self.squares[own, sign] = [s * s for s in sines]
        # 1/(product of the sines)^2; on the line the slope 1/2 is in place of the sine that vanishes.
        a, b, c = self.squares[0, 1]
        counterterm = -2 * (1 / distance**2 + 1 / HALF_WIDTH**2)
        self.factors = {1: 1 / (a * b * c), 0: counterterm / 0.375**2}
        self.factors[-1] = self.factors[1]


def numerator(u, v, potentials):
    """The six terms of the amplitude over their common denominator (2 A)^2 (sines of u) (sines of v).

    The difference k'_a - k_b is +-2 A times the sines of lines c_a - c_b of u and c_a + c_b of v.
    """
    s0, s1, s2 = u
    t0, t1, t2 = v
    e00, e11, e22, e10, e01 = potentials
    like = 0.25 * t1 * (e10 * e01 - e00 * e11)
    return s0 * (0.5 * e22 * (e11 * t0 - e00 * t2) + like) - 0.5 * e22 * t1 * (e01 * s1 + e10 * s2)


def orbits(centre, amplitude, du, dv, angle_density, proposals):
    """The contributions w (D g)^2 of orbits."""
    u, v = Axis(du), Axis(dv)

    def state(x, y):
        """At the angle (y dv + x du)/2: momenta, and thermal factors and sums of g by the place of the odd one."""
        (su, cu), (sv, cv) = u.half[x], v.half[y]
        a = amplitude * (cu * cv - su * sv)
        b = amplitude * (np.sqrt(0.75) * (su * cv + cu * sv))
        side = centre - a / 2
        k = np.stack([centre + a + 0 * du, side + b, side - b])
        one, two, cubes = zeta(k, ENERGIES[0]), zeta(k, ENERGIES[1]), k * k * k
        total = cubes[0] + cubes[1] + cubes[2]
        return k, [(one[p - 1] * one[p - 2] * two[p], total - 2 * cubes[p]) for p in range(3)]

    # Where momenta are in another order, or at the negative of an angle, they are the same.
    states = {angle: state(*angle) for angle in ((-1, 1), (1, 1), (0, 1), (1, 0))}

    def end(x, y, m, j, place):
        """Thermal factors and sum of g where a row of the cell (m, j) begins or ends."""
        sign = y or x or 1
        place = (j - m - place if sign < 0 else place) - 2 * (j - m)
        return states[x * sign, y * sign][1][place % 3]

    one, two = proposals
    density = 0
    for angle in (-1, 1), (1, 1):
        like, other = one.density(states[angle][0]), two.density(states[angle][0])
        density = density + sum(like[p - 1] * like[p - 2] * other[p] for p in range(3))

    found = {}

    def potential(m, x, line_u, j, y, line_v):
        """exp(-2 (k'_a - k_b)^2) by the lines of a difference, which in other cells are the same in another order."""
        # On the own line sines are 0 and +-sin(pi/3); reflection exchanges the other two lines.
        key = ((line_u - m) * x % 3 if x else (3, line_u == m),
               (line_v - j) * y % 3 if y else (3, line_v == j))
        if key not in found:
            square = u.squares[m, x][line_u] * v.squares[j, y][line_v]
            found[key] = np.exp(-8 * amplitude * amplitude * square)
        return found[key]

    total = 0
    for m, j in CELLS:
        place = (2 - m) % 3  # where the electron that ends in wire 2 stands among the incoming momenta
        # Only u line 0, the identity, and v line 1, the exchange of like electrons, keep all in their wires.
        for x in (1, -1, 0) if m != 0 else (1,):
            for y in (1, -1, 0) if j != 1 else (1,):
                if x == y == 0:
                    continue
                lines = (0, 0), (0, 2), (0, 1), (1, 1), (2, 1)
                n = numerator(
                    u.sines[m, x], v.sines[j, y],
                    [potential(m, x, p, j, y, q) for p, q in lines])
                z_in, g_in = end(-x, y, m, j, 2)
                z_out, g_out = end(x, y, m, j, place)
                d = g_out - g_in
                total = total + n * n * (u.factors[x] * v.factors[y]) * (z_in * z_out) * (d * d)
    # Each row stands for four of 36 points, of which six have the same density; eta is 1/8, for three like electrons 1/72.
    return 4 * 9 * PREFACTOR / (16 * amplitude**4 * 6 * density * angle_density) * total


def nearest(angle):
    """The distance from the nearest line, not less than the guard, and the number of the line."""
    n = np.rint(angle / (2 * np.pi / 3))
    return np.maximum(np.abs(angle - n * (2 * np.pi / 3)), GUARD), n


def contributions(rng, proposals, n):
    """The contributions of n orbits over the densities of their points."""
    one, two = proposals
    k = np.stack([one.draw(rng, n), one.draw(rng, n), two.draw(rng, n)])
    x, y = (2 * k[0] - k[1] - k[2]) / 3, (k[1] - k[2]) / np.sqrt(3)
    phi, amplitude = np.arctan2(y, x), np.hypot(x, y)
    final, angle_density = draw_angle(rng, phi, amplitude)
    du, steps_u = nearest(final - phi)
    dv, steps_v = nearest(final + phi)
    # An odd number of lines away the cosines change sign.
    signed = np.where((steps_u + steps_v) % 2 == 0, amplitude, -amplitude)
    return orbits(k.sum(axis=0) / 3, signed, du, dv, angle_density, proposals)


if __name__ == "__main__":
    proposals = [Momenta(energy) for energy in ENERGIES]
    run(CHUNK, lambda rng, n: contributions(rng, proposals, n))
