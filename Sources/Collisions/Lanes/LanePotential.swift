import Foundation
import VectorMath
import WirePhysics

/// A potential of unit strength, for eight momenta at a time.
///
/// Potentials that are the same but for their strength compare equal, and are evaluated once.
struct LanePotential: Sendable, Equatable {
  /// How the values are found.
  private enum Form: Sendable {
    case constant
    case gaussian(length: Double)
    case exponential(length: Double)
    case parabola(momentum: Double)
    case magnitude
    case table(OctaveTable)
    /// One by one.
    case scalar(Potential)
    /// abs(q) sin(delta_o - delta_e), the sine from a table.
    case reflection(OctaveTable)
    /// abs(q)/(q^2 + V0^2)^(1/2): V_eff over V0 of a contact potential.
    case contactReflection(square: Double)

    init(_ unit: Potential) {
      switch unit.shape {
      case .constant: self = .constant
      case .gaussian(let length): self = .gaussian(length: length)
      case .exponential(let length): self = .exponential(length: length)
      case .parabola(let momentum): self = .parabola(momentum: momentum)
      case .magnitude: self = .magnitude
      case .octaves:
        let (lowest, count) = unit.octaves
        self = .table(OctaveTable(from: lowest, octaves: count) { unit($0) })
      case .pointwise: self = .scalar(unit)
      }
    }
  }

  private let unit: Potential
  private let form: Form

  /// Takes a potential apart into a strength and a shape.
  static func parts(of potential: Potential) -> (strength: Double, shape: LanePotential) {
    let unit = potential.unit
    return (potential.strength, LanePotential(unit: unit, form: Form(unit)))
  }

  /// Takes V_eff of pair collisions apart into a factor and a shape.
  static func parts(of pairs: PairInteraction) -> (strength: Double, shape: LanePotential) {
    guard pairs.scattering == .exact else { return parts(of: pairs.potential) }
    let unit = pairs.potential
    guard let domain = pairs.tabulated else {
      let strength = pairs.potential.strength
      return (
        pairs.factor * strength,
        LanePotential(unit: unit, form: .contactReflection(square: strength * strength))
      )
    }
    // The octaves end one above the table, where the sine is zero.
    let octaves = Int(log2(domain.upperBound / domain.lowerBound)) + 3
    let table = OctaveTable(from: domain.lowerBound, octaves: octaves) { pairs.sine(at: $0) }
    return (pairs.factor, LanePotential(unit: unit, form: .reflection(table)))
  }

  /// The length of a Gaussian; nil for other forms.
  var gaussianLength: Double? { if case .gaussian(let length) = form { length } else { nil } }

  static func == (left: Self, right: Self) -> Bool { left.unit == right.unit }

  /// Writes the values at `count` vectors of momenta.
  @inline(__always)
  func evaluate(
    _ momenta: UnsafePointer<SIMD8<Double>>, count: Int,
    into values: UnsafeMutablePointer<SIMD8<Double>>
  ) {
    switch form {
    case .constant:
      for pair in 0..<count { values[pair] = SIMD8(repeating: 1) }
    case .gaussian(let length):
      let square = SIMD8(repeating: -length * length)
      for pair in 0..<count {
        values[pair] = VectorMath.exp(momenta[pair] * momenta[pair] * square)
      }
    case .exponential(let length):
      for pair in 0..<count {
        values[pair] = VectorMath.exp(VectorMath.magnitude(momenta[pair]) * -length)
      }
    case .parabola(let momentum):
      for pair in 0..<count {
        let ratio = momenta[pair] / momentum
        values[pair] = (1 - ratio) * (1 + ratio)
      }
    case .magnitude:
      for pair in 0..<count { values[pair] = VectorMath.magnitude(momenta[pair]) }
    case .table(let table):
      for pair in 0..<count { table.evaluate(momenta + pair, into: values + pair) }
    case .reflection(let table):
      for pair in 0..<count {
        table.evaluate(momenta + pair, into: values + pair)
        values[pair] *= VectorMath.magnitude(momenta[pair])
      }
    case .contactReflection(let square):
      for pair in 0..<count {
        let q2 = momenta[pair] * momenta[pair]
        values[pair] = (q2 / (q2 + square)).squareRoot()
      }
    case .scalar(let potential):
      for pair in 0..<count {
        for lane in 0..<8 { values[pair][lane] = potential(momenta[pair][lane]) }
      }
    }
  }

  /// The values at eight momenta.
  @inline(__always)
  func value(_ momenta: SIMD8<Double>) -> SIMD8<Double> {
    var (momenta, value) = (momenta, SIMD8<Double>())
    evaluate(&momenta, count: 1, into: &value)
    return value
  }
}
