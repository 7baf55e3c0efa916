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
      let form = kinetics.batchForms[batch]
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
