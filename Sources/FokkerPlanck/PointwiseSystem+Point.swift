import WirePhysics

extension PointwiseSystem {
  /// The two equations (70) at one momentum, divided by zeta_s^2.
  ///
  ///     (D2/2) zeta_sbar^2 (v_s - v_sbar) + D3_s v_s = source_s
  ///
  /// Solved by Cramer's rule: the determinant (74) and all numerators are sums of positive terms for
  /// the sources that matter, at any ratio of the strengths.
  struct Point {
    /// The slopes and their complete difference.
    typealias Answer = (v: WirePair<Double>, w: Double)

    let functions: DriveFunctions
    let diffusion: WirePair<Double>
    let interwire: WirePair<Double>
    private let intrawire: WirePair<Double>
    /// D2.
    private let strength: Double
    /// (D2/2) zeta_s^2.
    private let pair: WirePair<Double>
    /// D3_s over the larger D3.
    private let d: WirePair<Double>
    /// The determinant (74) over the larger D3.
    private let determinant: Double
    /// The larger D3.
    private let scale: Double

    init(
      _ k: Double, _ coefficients: FokkerPlanckCoefficients, _ functions: DriveFunctions
    ) throws {
      self.functions = functions
      let intrawire = WirePair { coefficients.intrawire($0, k) }
      let interwire = WirePair { coefficients.interwire($0, k) }
      let diffusion = WirePair { intrawire[$0] + interwire[$0] }
      for wire in WireIndex.allCases where !(diffusion[wire] > 0) {
        throw FokkerPlanckError.notPositive(wire, momentum: k, value: diffusion[wire])
      }
      let larger = max(diffusion.one, diffusion.two)
      (self.intrawire, self.interwire, self.diffusion) = (intrawire, interwire, diffusion)
      scale = larger
      strength = coefficients.pairDiffusion
      d = WirePair { diffusion[$0] / larger }
      pair = WirePair { 0.5 * coefficients.pairDiffusion * functions.z[$0] }
      determinant = pair.one * d.one + pair.two * d.two + larger * d.one * d.two
    }

    /// The answer to sources without any relation between the wires.
    func solve(_ source: WirePair<Double>) -> Answer {
      let common = (pair.one * source.one + pair.two * source.two) / scale
      return (
        .init(
          (common + d.two * source.one) / determinant, (common + d.one * source.two) / determinant),
        (d.two * source.one - d.one * source.two) / determinant
      )
    }

    /// The answer to the fields: sources E_s (1 - tanh_s)/(2 zeta_s^2).
    var fields: Answer {
      let source = WirePair { 0.5 * functions.driveOverZ[$0] }
      let half = 0.25 * functions.driveSum / scale * strength
      return (
        .init(
          (half + d.two * source.one) / determinant, (half - d.one * source.two) / determinant),
        (d.two * source.one + d.one * source.two) / determinant
      )
    }

    /// The answer to a unit difference of the average slopes.
    var unitDifference: Answer {
      let (a, b) = (intrawire, interwire)
      let one = (pair.one * b.one + pair.two * a.two) / scale + d.two * b.one
      let two = (pair.two * b.two + pair.one * a.one) / scale + d.one * b.two
      let difference = (a.one * a.two - b.one * b.two) / scale
      return (.init(-one / determinant, two / determinant), difference / determinant)
    }

    /// The answer to a unit excess field, sources (1 - tanh_s)/(2 zeta_s^2) in both wires.
    var excessField: Answer {
      solve(WirePair { 0.5 * functions.oneMinusTanhOverZ[$0] })
    }
  }
}
