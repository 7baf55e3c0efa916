import LinearAlgebra
public import Statistics
public import WirePhysics

/// The response at one frequency.
public struct ResponsePoint: Sendable {
  /// The angular frequency, in T/hbar.
  public let omega: Double
  /// The regular conductivity S(omega), equation (111); its real part dissipates.
  public let conductivity: ComplexEstimate
  /// rho_12(omega).
  public let offDiagonalResistivity: ComplexEstimate
  private let densities: WirePair<Double>

  /// Puts the response at a frequency together.
  package init(
    omega: Double, conductivity: ComplexEstimate, offDiagonalResistivity: ComplexEstimate,
    densities: WirePair<Double>
  ) {
    self.omega = omega
    self.conductivity = conductivity
    self.offDiagonalResistivity = offDiagonalResistivity
    self.densities = densities
  }

  /// An element of sigma(omega), the singular part (54) included, which is exact.
  public func element(_ row: WireIndex, _ column: WireIndex) -> ComplexEstimate {
    let singular = densities[row] * densities[column] / (densities.one + densities.two) / omega
    let sign: Double = row == column ? 1 : -1
    return ComplexEstimate(
      real: conductivity.real.scaled(by: sign),
      imaginary: Estimate(
        value: sign * conductivity.imaginary.value + singular,
        standardError: conductivity.imaginary.standardError))
  }
}

extension FrequencyResponse {
  /// The response at many frequencies, with errors of first order from the batches.
  ///
  /// S = x^T b/4 with (Q - i omega M) x = b is stationary in x, so dS = -x^T dQ x/4 (no conjugate).
  /// - Parameter frequencies: positive, in T/hbar.
  public func points(at frequencies: [Double]) throws -> [ResponsePoint] {
    precondition(frequencies.allSatisfy { $0 > 0 }, "frequencies are positive; dc is a limit")
    let solutions = frequencies.map { solution(at: $0) }
    let parts = solutions.map { x in (real: x.map(\.real), imaginary: x.map(\.imaginary)) }
    let kinetics = modes.kinetics
    var changes = Array(repeating: [ComplexNumber](), count: frequencies.count)
    for batch in 0..<kinetics.batchCount {
      let form = kinetics.batchForm(batch)
      for (index, part) in parts.enumerated() {
        let (onReal, onImaginary) = (form.times(part.real), form.times(part.imaginary))
        changes[index].append(
          ComplexNumber(
            dot(part.imaginary, onImaginary) - dot(part.real, onReal),
            -2 * dot(part.real, onImaginary)))
      }
    }
    return try zip(frequencies, changes).map { try point(at: $0, changes: $1) }
  }

  private func point(at omega: Double, changes: [ComplexNumber]) throws -> ResponsePoint {
    let densities = modes.kinetics.doubleWire.densities
    let sum = densities.one + densities.two
    let S = conductivity(at: omega)
    // d rho_12 = n_1 n_2/(n_1 + n_2)^2 dS/S^2.
    let slope = ComplexNumber(densities.one / sum * (densities.two / sum)) / (S * S)
    return ResponsePoint(
      omega: omega, conductivity: try estimate(S, changes.map { 0.25 * $0 }),
      offDiagonalResistivity: try estimate(
        offDiagonalResistivity(at: omega), changes.map { slope * (0.25 * $0) }),
      densities: densities)
  }

  private func estimate(
    _ value: ComplexNumber, _ changes: [ComplexNumber]
  ) throws -> ComplexEstimate {
    let scatter = try ComplexEstimate(batches: changes.map { ($0.real, $0.imaginary) })
    return ComplexEstimate(
      real: Estimate(value: value.real, standardError: scatter.real.standardError),
      imaginary: Estimate(value: value.imaginary, standardError: scatter.imaginary.standardError))
  }
}

extension KineticOperator {
  /// rho_12 at frequencies above all relaxation rates.
  ///
  /// Equation (29), here -Q(k, k)/(4 n_1 n_2) on the relative motion u = k, all processes included; zero without
  /// error where no collision couples the wires.
  public func highFrequencyResistivity() throws -> Estimate {
    let conventional = try conventionalDragResistivity()
    return conventional.value == 0 ? conventional : conventional.scaled(by: -1)
  }

  /// The drag resistivity of drifting equilibria, Q[(k, 0), (k, 0)]/(4 n_1 n_2), all processes included.
  ///
  /// What conventional (Kubo, golden-rule) theory calls the dc drag resistivity. By the variational principle with the
  /// drift as trial function it is never less than rho_D; it is -rho_12 at high frequency, equation (29).
  public func conventionalDragResistivity() throws -> Estimate {
    let n = basis.count
    let motion = Array(repeating: 0, count: n) + basis.momentumMode
    let form = totalForm
    // What conserves the momentum of each wire leaves the round-off of sums that cancel.
    let magnitude = (n..<2 * n).reduce(0.0) { sum, i in
      (n..<2 * n).reduce(sum) { $0 + abs(motion[i] * form[i, $1] * motion[$1]) }
    }
    if abs(form.form(motion)) <= 1e-12 * magnitude { return Estimate(value: 0, standardError: 0) }
    let densities = doubleWire.densities
    let values = (0..<batchCount).map {
      batchForm($0).form(motion) / (4 * densities.one * densities.two)
    }
    return try BatchMeans(values).estimate
  }
}
