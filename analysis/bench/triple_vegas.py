"""Q(g, g) of the set (1,1,1) for g = k^3 by python vegas with a vectorized integrand.

usage: triple_vegas.py RELATIVE_ERROR SEED

The integrand is what a vegas user would hand over: three momenta and a final angle, no mixture proposal
(vegas learns its own maps), batches of points as NumPy arrays. Iterations go on, after ten for the
maps, until the weighted average has the error asked for. It prints one JSON object; the time includes the
adaptation, as that of drag does.
"""

import json
import sys
import time

import numpy as np
import triple_numpy as reference
import vegas

EVALUATIONS = 100_000


@vegas.lbatchintegrand
def integrand(x):
    """The integrand at points (k_1, k_2, k_3, phi'), one a row."""
    k = np.ascontiguousarray(x[:, :3].T)
    return reference.integrand(k, x[:, 3])


def main():
    target, seed = float(sys.argv[1]), int(sys.argv[2])
    # vegas draws from gvar's generator.
    import gvar

    gvar.ranseed(seed)
    limit = reference.LIMIT
    begin = time.process_time()
    # Small batches stay in the cache: measured faster than the default of 100,000 points.
    integrator = vegas.Integrator(
        [[-limit, limit]] * 3 + [[0, 2 * np.pi]], min_neval_batch=10_000)
    integrator(integrand, nitn=10, neval=EVALUATIONS)
    evaluations, neval = 10 * EVALUATIONS, EVALUATIONS
    while True:
        result = integrator(integrand, nitn=10, neval=neval, adapt=False)
        evaluations += result.sum_neval
        if result.sdev <= target * result.mean:
            break
        # The error falls at least like the root of the number of points.
        grow = (result.sdev / (target * result.mean)) ** 2
        neval = int(neval * min(max(1.05 * grow, 1.2), 20))
    seconds = time.process_time() - begin
    print(json.dumps({
        "samples": int(evaluations), "seconds": seconds, "value": result.mean,
        "error": result.sdev, "Q": result.Q,
    }))


if __name__ == "__main__":
    main()
