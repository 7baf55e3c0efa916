import LinearAlgebra
public import WirePhysics

/// The response to fields of any frequency, from the relaxation modes: factored once.
///
/// The regular conductivity is S(omega) [[1, -1], [-1, 1]] with
///
///     S = W_0/(-i omega) + Sum_j W_j tau_j/(1 - i omega tau_j),
///
/// W_0 the weight of motion without friction (equations (23), (27)) and W_j that of mode j; together
/// they are n_1 n_2/(n_1 + n_2). Then rho_12 = -K/[(n_1 + n_2) S], K = Sum_j W_j/(1 - i omega tau_j). All
/// terms of each sum have the same sign, so no frequency costs digits. Equations (28) and (29) are the
/// two limits.
public struct FrequencyResponse: Sendable {
  /// The modes.
  public let modes: RelaxationModes
  /// The weight W_0 of the motion without friction; zero where there is a steady state.
  public let frictionlessWeight: Double
  /// The weights W_j, in the order of the rates of the modes.
  public let weights: [Double]

  private let overlaps: [Double]
  private let densities: WirePair<Double>
  private let ballistic: [Double]

  /// Prepares the response.
  /// - Parameter modes: the modes of odd parity.
  public init(_ modes: RelaxationModes) {
    precondition(modes.parity == .odd, "fields drive odd distributions")
    self.modes = modes
    let kinetics = modes.kinetics
    let fields = kinetics.doubleWire.wires.canonicalFields
    densities = kinetics.doubleWire.densities
    let n = kinetics.basis.count
    // For E0 = 0 and E1 - E2 = 1 the drive is M times p = 0, u = k.
    let motion = Array(repeating: 0, count: n) + kinetics.basis.momentumMode
    let image = ConservedImage.apply(modes.inertiaColumns, to: motion)
    let components = modes.conserved.components(of: image)
    let weight = dot(components, components) / 4
    // Identical wires: the drive has no part along what is conserved, only its round-off squared.
    if modes.conserved.holdsMoreThanMomentum && weight > 1e-26 * dot(image, image) {
      frictionlessWeight = weight
      ballistic = modes.conserved.function(withComponents: components)
      // b without its part along what is conserved.
      let rest = modes.conserved.projectedOut(of: image)
      let drive = modes.inertiaColumns.map { dot($0, rest) }
      overlaps = modes.shapes.map { dot($0, drive) }
    } else {
      frictionlessWeight = 0
      ballistic = Array(repeating: 0, count: 2 * n)
      let drive = kinetics.drive(fields: fields)
      overlaps = modes.shapes.map { dot($0, drive) }
    }
    weights = zip(overlaps, modes.times).map { $0 * $0 / (4 * $1) }
  }

  /// The total weight n_1 n_2/(n_1 + n_2), which all frequencies share.
  public var totalWeight: Double {
    densities.one * densities.two / (densities.one + densities.two)
  }

  /// S(omega), infinite at omega = 0 where the motion is frictionless.
  public func conductivity(at omega: Double) -> ComplexNumber {
    if omega == 0 && frictionlessWeight > 0 { return ComplexNumber(.infinity) }
    var sum = ComplexNumber(0, omega == 0 ? 0 : frictionlessWeight / omega)
    for (weight, time) in zip(weights, modes.times) {
      sum = sum + (weight * time) * Self.lorentzian(omega * time)
    }
    return sum
  }

  /// rho_12(omega); the drag resistivity is -rho_12 at omega = 0.
  public func offDiagonalResistivity(at omega: Double) -> ComplexNumber {
    if omega == 0 && frictionlessWeight > 0 { return ComplexNumber(0) }
    var numerator = ComplexNumber(0)
    for (weight, time) in zip(weights, modes.times) {
      numerator = numerator + weight * Self.lorentzian(omega * time)
    }
    let sum = densities.one + densities.two
    return -1 / sum * (numerator / conductivity(at: omega))
  }

  /// The solution for E0 = 0 and E1 - E2 = 1 in common and relative variables, orthogonal to the total momentum.
  package func solution(at omega: Double) -> [ComplexNumber] {
    var real = Array(repeating: 0.0, count: ballistic.count)
    var imaginary = real
    for (overlap, (time, shape)) in zip(overlaps, zip(modes.times, modes.shapes)) {
      let amplitude = overlap * Self.lorentzian(omega * time)
      for i in shape.indices {
        real[i] += amplitude.real * shape[i]
        imaginary[i] += amplitude.imaginary * shape[i]
      }
    }
    (real, imaginary) = (modes.withoutConserved(real), modes.withoutConserved(imaginary))
    if frictionlessWeight > 0 && omega != 0 {
      for i in imaginary.indices { imaginary[i] += ballistic[i] / omega }
    }
    return zip(real, imaginary).map { ComplexNumber($0, $1) }
  }

  /// 1/(1 - i x).
  private static func lorentzian(_ x: Double) -> ComplexNumber {
    // For huge x the square would overflow.
    if abs(x) > 1e150 { return ComplexNumber(0, 1 / x) }
    let scale = 1 / (1 + x * x)
    return ComplexNumber(scale, x * scale)
  }
}
