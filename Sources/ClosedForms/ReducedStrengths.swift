/// Strengths of three-particle scattering that were reduced from microscopic kernels, with what is open about them.
///
/// They take the place of the means of ``ClosedFormContext/lambda`` and ``ClosedFormContext/mu``, because D3 belongs to the
/// band bottom and mu to the Fermi points.
public struct ReducedStrengths: Sendable, Equatable {
  /// One of them.
  public enum Strength: Sendable, Equatable {
    /// Its value and its relative error e: it lies between value/(1 + e) and value (1 + e).
    case known(Double, relativeError: Double)
    /// Why it is not known.
    case unknown(String)

    var value: Double {
      switch self {
      case .known(let value, _): value
      case .unknown: .nan
      }
    }

    var why: String? {
      switch self {
      case .known: nil
      case .unknown(let why): why
      }
    }

    /// The strength at the ends of its error.
    var ends: [Strength] {
      guard case .known(let value, let error) = self, error > 0, value != 0 else { return [self] }
      return [1 + error, 1 / (1 + error)].map { .known(value * $0, relativeError: 0) }
    }
  }

  /// D3.
  public var tripleDiffusion: Strength
  /// mu.
  public var mu: Strength

  /// Collects the strengths.
  public init(tripleDiffusion: Strength, mu: Strength) {
    self.tripleDiffusion = tripleDiffusion
    self.mu = mu
  }
}

extension ClosedFormContext {
  /// Why a number is not known that is called by such a label.
  func whyUnknown(_ label: String) -> String {
    let strength = label.hasPrefix("mu") ? reduced?.mu : reduced?.tripleDiffusion
    return strength?.why ?? "it is no constant of microscopic three-particle scattering"
  }

  /// The contexts at the ends of the errors; none where the strengths are given.
  public var ends: [ClosedFormContext] {
    guard let reduced else { return [] }
    return reduced.tripleDiffusion.ends.flatMap { triple in
      reduced.mu.ends.map { crossing in
        var end = self
        end.reduced = ReducedStrengths(tripleDiffusion: triple, mu: crossing)
        return end
      }
    }
  }
}
