import WirePhysics

/// The pointwise part of the exactly solvable model: slopes as functions of their averages.
///
/// Equations (72), (85)-(87), with u_s = g_s', v_s = u_s - <u_s>, delta = <u_1> - <u_2>:
///
///     w = u_1 - u_2 = w0 + delta wd,     v_1 = v0_1 - delta beta_1,     v_2 = v0_2 + delta beta_2.
///
/// All coefficients are sums of positive terms, except those proportional to the sum of the drives,
/// which vanish with Delta. Strengths are scaled by the larger D3, so that D3^2 never underflows.
struct LocalResponse {
  let w0: Double
  let wd: Double
  let v0: WirePair<Double>
  let beta: WirePair<Double>
  /// The integrand whose integral is <v0_1> k_T1 (D3_1 + D3_2)/D3_2, equal for both wires.
  let imbalance: Double

  init(_ f: DriveFunctions, _ s: ScaledStrengths) {
    let half = 0.5 * s.pair
    let d = s.triple
    let z = f.z
    let determinant = half * (z.one * d.one + z.two * d.two) + s.scale * d.one * d.two
    w0 = 0.5 * (d.two * f.driveOverZ.one + d.one * f.driveOverZ.two) / determinant
    // (97): lambda_1 lambda_2 - mu_1 mu_2.
    wd = s.scale * (s.lambda.one * s.lambda.two - s.mu.one * s.mu.two) / determinant
    let common = 0.5 * half * f.driveSum / s.scale
    v0 = .init(
      (common + 0.5 * d.two * f.driveOverZ.one) / determinant,
      (common - 0.5 * d.one * f.driveOverZ.two) / determinant)
    beta = .init(
      (half * (s.mu.one * z.one + s.lambda.two * z.two) + s.scale * s.mu.one * d.two) / determinant,
      (half * (s.mu.two * z.two + s.lambda.one * z.one) + s.scale * s.mu.two * d.one) / determinant)
    // <v0_1> with a multiple of the vanishing integral of the sum of the drives added: what is
    // left is of order Delta^2, not a difference of terms of order Delta.
    imbalance =
      (0.5 * half * f.zDifference * f.driveSum / s.scale
        + 0.5 * (d.two * f.drive.one + d.one * f.drive.two)) / determinant
  }
}

/// The strengths of the model divided by the larger D3.
struct ScaledStrengths {
  let scale: Double
  let pair: Double
  let triple: WirePair<Double>
  let lambda: WirePair<Double>
  let mu: WirePair<Double>

  init(_ model: ExactlySolvableModel) {
    let d = model.tripleDiffusion
    let scale = max(d.one, d.two)
    self.scale = scale
    pair = model.pairDiffusion
    triple = WirePair { d[$0] / scale }
    lambda = WirePair { model.lambda[$0] / scale }
    mu = WirePair { model.mu[$0] / scale }
  }
}
