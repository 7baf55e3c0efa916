import WirePhysics

/// The drive b(g) and the quadratic form Q(g, g) of (66) on a mesh.
///
/// The slopes are given as <g_s'> + v_s with <v_s> = 0, and their difference w separately, so that
/// neither the drift nor fast pair collisions cost digits.
struct DissipationForm {
  let solver: FokkerPlanckSolver
  let system: PointwiseSystem

  /// b(g) = (1/pi) Int Sum_s E_s (1 - tanh_s) g_s'.
  ///
  /// The part common to both wires is multiplied by the sum of the drives, which vanishes with
  /// Delta, and the difference by their mean.
  func drive(_ v: [WirePair<Double>], _ w: [Double]) -> Double {
    // With u_1 = <u_1> + v_1 and Int E_1 (1 - tanh_1) = -Int E_2 (1 - tanh_2), the averages turn
    // w - delta into w.
    solver.mesh.integrate { i in
      let f = system.drive[i]
      return 0.5 * f.driveSum * (v[i].one + v[i].two) + 0.5 * (f.drive.one + f.drive.two) * w[i]
    } / .pi
  }

  /// Q(g, g), with the scattering between the wires acting on the difference of the averages.
  func dissipation(_ v: [WirePair<Double>], _ w: [Double], _ delta: Double) -> Double {
    let term = solver.coefficients.integralTerm
    let moments = system.factors.map { factor in
      solver.mesh.integrate { i in
        WireIndex.allCases.reduce(0) { $0 + system.z[i][$1] * factor[i][$1] * v[i][$1] }
      }
    }
    let coupled = term.couple(moments)
    let local = solver.mesh.integrate { i in
      let (z, d, gamma) = (system.z[i], system.diffusion[i], system.interwire[i])
      var sum = 0.5 * solver.coefficients.pairDiffusion * z.one * z.two * w[i] * w[i]
      sum += z.one * (d.one * v[i].one * v[i].one + 2 * gamma.one * delta * v[i].one)
      sum += z.two * (d.two * v[i].two * v[i].two - 2 * gamma.two * delta * v[i].two)
      return sum + 0.5 * (z.one * gamma.one + z.two * gamma.two) * delta * delta
    }
    let integral = zip(coupled, moments).reduce(0) { $0 + $1.0 * $1.1 }
    return 2 / .pi * (local - integral)
  }

  /// The mean of the average slopes for which j_1 = -j_2.
  ///
  /// Equation (105).
  func meanSlope(_ v: [WirePair<Double>], _ delta: Double) -> Double {
    let n = solver.wires.densities
    let evaluator = DriveEvaluator(solver.wires)
    let current = solver.mesh.integrate { i in
      let k = solver.mesh.momenta[i]
      return WireIndex.allCases.reduce(0) {
        $0 + solver.wires[$1].oneMinusTanh(k) * v[i][$1]
      }
    }
    return -(current + 2 * .pi * evaluator.densityDifference * delta)
      / (4 * .pi * (n.one + n.two))
  }
}
