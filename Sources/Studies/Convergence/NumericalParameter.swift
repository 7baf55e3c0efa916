import Collisions
import Foundation
import Input

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
  /// The samples of a replica in a step of the particle engine; judged by the standard error they leave.
  case samplesPerStep = "samples per step"
  /// The time step of the particle engine; its error is that of the mean evolution, without noise.
  case timeStep = "time step"
  /// Population control: how many particles a cell may hold before it is merged.
  case particlesPerCell = "particles per cell"

  /// The key of the input that sets it, if one does.
  public var key: String? {
    switch self {
    case .samples: "solve.samples"
    case .intervals: "solve.basis.intervals"
    case .degree: "solve.basis.degree"
    case .cutoff: "solve.basis.cutoff"
    case .softLength: "collisions.triples.length"
    case .samplesPerStep: "particles.samples_per_step"
    case .timeStep: "particles.time_step"
    case .guardAngle, .poleWindow, .particlesPerCell: nil
    }
  }

  /// The unit of its values, 1 for pure numbers.
  public var unit: String {
    switch self {
    case .samples, .intervals, .degree, .samplesPerStep, .particlesPerCell: "1"
    case .cutoff: "sqrt(mT)"
    case .softLength: "hbar/sqrt(mT)"
    case .guardAngle, .poleWindow: "rad"
    case .timeStep: "hbar/T"
    }
  }

  /// The order in 1/value that theory expects, and why; for the time step the order in the step itself.
  ///
  /// - Parameter degree: the degree of the splines.
  public func expectation(degree: Int) -> (order: Double, reason: String)? {
    switch self {
    case .samples: (0.5, "independent samples; more where they are drawn evenly, on lattices")
    case .samplesPerStep: (0.5, "independent samples")
    case .softLength: (2, "the model is even in the momentum transferred")
    case .intervals:
      (
        2 * Double(degree),
        "twice the degree: S is stationary in g, so its error is the square of that of dg/dk"
      )
    case .timeStep: (2, "two stages of the second order (Heun)")
    case .degree, .cutoff, .guardAngle, .poleWindow, .particlesPerCell: nil
    }
  }

  /// Its value in a set of settings of the operator engine.
  func value(in settings: NumericalSettings) -> Double {
    switch self {
    case .samples: Double(settings.samples)
    case .intervals: Double(settings.intervals)
    case .degree: Double(settings.degree)
    case .cutoff: settings.cutoff
    case .softLength: settings.softLength ?? .nan
    case .guardAngle: settings.regularization.guardAngle
    case .poleWindow: settings.regularization.halfWidth
    case .samplesPerStep, .timeStep, .particlesPerCell: .nan
    }
  }

  /// Whether it has any influence on a configuration.
  func matters(to configuration: RunConfiguration) -> Bool {
    switch (self, configuration.collisions.triples) {
    case (.softLength, .softModel): true
    case (.guardAngle, .microscopic(_, let mixed)), (.poleWindow, .microscopic(_, let mixed)):
      mixed > 0
    case (.softLength, _), (.guardAngle, _), (.poleWindow, _): false
    // Of the particle engine, which has a study of its own.
    case (.samplesPerStep, _), (.timeStep, _), (.particlesPerCell, _): false
    case (.samples, _), (.intervals, _), (.degree, _), (.cutoff, _): true
    }
  }
}
