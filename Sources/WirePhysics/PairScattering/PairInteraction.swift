import Foundation
import GSLSupport
import Synchronization

/// How the reflection of two electrons off each other is computed.
public enum PairScattering: String, Sendable, CaseIterable {
  /// In the first order of the potential, as in the paper.
  case born
  /// From the wave function of the two electrons.
  case exact
}

/// What pair collisions between the wires need to know of the potential: V_eff(q)^2 = q^2 R(q).
///
/// R(q) is the probability that two electrons with relative momentum q reflect off each other. In Born
/// approximation V_eff(q) is V_12(q) itself. V_eff takes the place of V_12 wherever pair collisions enter: in
/// equations (7), (14), (16), (29). Three-particle collisions know nothing of it.
public struct PairInteraction: Sendable {
  /// The potential between the wires.
  public let potential: Potential
  /// How R follows from it.
  public let scattering: PairScattering
  /// Multiplies V_eff.
  package let factor: Double
  private let table: ReflectionTable?

  private init(
    _ potential: Potential, _ scattering: PairScattering, factor: Double, table: ReflectionTable?
  ) {
    (self.potential, self.scattering) = (potential, scattering)
    (self.factor, self.table) = (factor, table)
  }

  /// Pair collisions in Born approximation: V_eff is V_12.
  public static func born(_ potential: Potential) -> PairInteraction {
    PairInteraction(potential, .born, factor: 1, table: nil)
  }

  /// Pair collisions with the exact R(q), tabulated here, if it was not for an earlier one.
  ///
  /// - Throws: `PairScatteringError` for a potential that is no function of the distance of two electrons,
  ///   `GSLError` if a wave cannot be followed.
  public static func exact(_ potential: Potential) throws -> PairInteraction {
    guard let form = potential.realSpace else { throw PairScatteringError.noRealSpaceForm }
    if case .delta = form { return PairInteraction(potential, .exact, factor: 1, table: nil) }
    guard potential.strength != 0, potential.valueAtZero != 0,
      let solver = ReflectionSolver(potential)
    else { return PairInteraction(.contact(strength: 0), .exact, factor: 1, table: nil) }
    if let known = known.withLock({ $0.first { $0.0 == potential }?.1 }) {
      return PairInteraction(potential, .exact, factor: 1, table: known)
    }
    let table = try ReflectionTable(solver, of: potential)
    known.withLock { known in
      if known.count >= capacity { known.removeFirst() }
      known.append((potential, table))
    }
    return PairInteraction(potential, .exact, factor: 1, table: table)
  }

  /// Either of them.
  ///
  /// - Throws: what ``exact(_:)`` throws.
  public init(_ potential: Potential, _ scattering: PairScattering) throws {
    self = scattering == .born ? .born(potential) : try .exact(potential)
  }

  /// Tables of the last potentials: the points of a sweep mostly share one.
  private static let known = Mutex<[(Potential, ReflectionTable)]>([])
  private static let capacity = 16

  /// The same with V_eff multiplied, so that the rate of pair collisions is multiplied by the square.
  public func scaled(by factor: Double) -> PairInteraction {
    switch scattering {
    case .born: .born(potential.scaled(by: factor))
    case .exact:
      PairInteraction(potential, .exact, factor: self.factor * factor, table: table)
    }
  }
}

extension PairInteraction {
  /// V_eff(q), even; with the sign of the potential where it is weak.
  public func callAsFunction(_ q: Double) -> Double {
    scattering == .born ? potential(q) : factor * abs(q) * sine(at: abs(q))
  }

  /// The reflection probability R(q) of exact scattering, or (V_12(q)/q)^2.
  public func reflection(_ q: Double) -> Double {
    let ratio = scattering == .born ? potential(q) / q : sine(at: abs(q))
    return ratio * ratio
  }

  /// The reflection probability (V_12(q)/q)^2 of the Born approximation, which may exceed one.
  public func bornReflection(_ q: Double) -> Double {
    let ratio = potential(q) / q
    return ratio * ratio
  }

  /// sin(delta_o - delta_e); of a contact potential V0/(q^2 + V0^2)^(1/2).
  package func sine(at q: Double) -> Double {
    if let table { return table.sine(at: q) }
    let strength = potential.strength
    return strength == 0 ? 0 : strength / hypot(q, strength)
  }

  /// The momentum beyond which V_eff(q)^2 is negligible; infinite if V_eff does not decay.
  public var range: Double {
    scattering == .born ? potential.range : table?.domain.upperBound ?? .infinity
  }

  /// The momenta between which R has to be looked up; nil where it is a closed form.
  package var tabulated: ClosedRange<Double>? { table?.domain }

  /// The strength D2 = (1/16) Int dq/2pi abs(q)^3 R(q) of pair collisions in the Fokker-Planck limit.
  ///
  /// Equation (16). Infinite if V_eff does not decay.
  public var pairDiffusion: Double {
    switch scattering {
    case .born: potential.pairDiffusion
    case .exact:
      if let table {
        factor * factor * table.thirdMoment / (16 * .pi)
      } else {
        potential.strength == 0 ? 0 : .infinity
      }
    }
  }
}

extension PairInteraction: Equatable {
  /// Interactions are equal when they come from the same potential in the same way.
  public static func == (left: Self, right: Self) -> Bool {
    left.potential == right.potential && left.scattering == right.scattering
      && left.factor == right.factor
  }
}

/// Why there is no exact scattering.
public enum PairScatteringError: Error, Equatable, CustomStringConvertible {
  /// V(q) grows with q: it is no Fourier transform of a function.
  case noRealSpaceForm

  /// The message: problem (why) suggestion.
  public var description: String {
    "The potential has no exact pair scattering (V(q) grows with q, so there is no potential in real space "
      + "for two electrons to meet in). Use Born scattering or a potential that does not grow."
  }
}
