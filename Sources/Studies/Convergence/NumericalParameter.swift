import Collisions
import Foundation
import RunFiles

/// A numerical parameter whose influence on the result a convergence study measures.
public enum NumericalParameter: String, Sendable, CaseIterable {
  /// The number of samples; judged by the standard error it leaves.
  case samples
  /// The knot intervals.
  case intervals
  /// The degree of the splines.
  case degree
  /// The last knot, the density of knots kept.
  case cutoff
  /// The length l of model soft collisions, whose limit l -> infinity is the exactly solvable model.
  case softLength = "soft length"
  /// The guard around exact coincidences of three-particle collisions.
  case guardAngle = "guard angle"
  /// The half-width of the window in which double poles are subtracted; a result must not depend on it.
  case poleWindow = "pole window"

  /// The key of the input that sets it, if one does.
  public var key: String? {
    switch self {
    case .samples: "solve.samples"
    case .intervals: "solve.basis.intervals"
    case .degree: "solve.basis.degree"
    case .cutoff: "solve.basis.cutoff"
    case .softLength: "collisions.triples.length"
    case .guardAngle, .poleWindow: nil
    }
  }

  /// The unit of its values, 1 for pure numbers.
  public var unit: String {
    switch self {
    case .samples, .intervals, .degree: "1"
    case .cutoff: "sqrt(mT)"
    case .softLength: "hbar/sqrt(mT)"
    case .guardAngle, .poleWindow: "rad"
    }
  }

  /// The order in 1/value that theory expects: 1/2 in samples (more where they are drawn evenly), 2 in the
  /// soft length.
  public var expectedOrder: Double? {
    switch self {
    case .samples: 0.5
    case .softLength: 2
    case .intervals, .degree, .cutoff, .guardAngle, .poleWindow: nil
    }
  }

  /// Its value in a set of settings.
  func value(in settings: NumericalSettings) -> Double {
    switch self {
    case .samples: Double(settings.samples)
    case .intervals: Double(settings.intervals)
    case .degree: Double(settings.degree)
    case .cutoff: settings.cutoff
    case .softLength: settings.softLength ?? .nan
    case .guardAngle: settings.regularization.guardAngle
    case .poleWindow: settings.regularization.halfWidth
    }
  }

  /// Whether it has any influence on a configuration.
  func matters(to configuration: RunConfiguration) -> Bool {
    switch (self, configuration.collisions.triples) {
    case (.softLength, .softModel): true
    case (.guardAngle, .microscopic(_, let mixed)), (.poleWindow, .microscopic(_, let mixed)):
      mixed > 0
    case (.softLength, _), (.guardAngle, _), (.poleWindow, _): false
    case (.samples, _), (.intervals, _), (.degree, _), (.cutoff, _): true
    }
  }
}
