import Collisions
import Input
import KineticOperator
import WirePhysics

/// Everything about a run that is numerics and not physics, in numbers.
struct NumericalSettings: Sendable, Hashable {
  /// The samples, all processes together.
  var samples: Int
  /// The replica of the random numbers; settings with the same one fluctuate together.
  var replica: UInt32 = 0
  /// The knot intervals on the half axis.
  var intervals: Int
  /// The degree of the splines.
  var degree: Int
  /// The last knot, in sqrt(mT).
  var cutoff: Double
  /// The length l of model soft collisions; nil without them.
  var softLength: Double?
  /// The poles of mixed three-particle collisions.
  var regularization = PoleRegularization()

  /// The settings of a configuration, run with a number of samples.
  init(_ configuration: RunConfiguration, samples: Int) {
    self.samples = samples
    let basis = configuration.solve.basis
    intervals = basis.intervals
    degree = basis.degree
    let system = configuration.doubleWire
    cutoff =
      switch basis.cutoff {
      case .automatic: MomentumGrid.automaticCutoff(for: [system[.one], system[.two]])
      case .momentum(let value): value
      }
    if case .softModel(let model) = configuration.collisions.triples { softLength = model.length }
  }

  /// The configuration with these settings in it.
  func applied(to configuration: RunConfiguration) -> RunConfiguration {
    var result = configuration
    result.solve.stop = .samples(UInt64(samples))
    result.solve.basis.intervals = intervals
    result.solve.basis.degree = degree
    result.solve.basis.cutoff = .momentum(cutoff)
    if let softLength, case .softModel(var model) = configuration.collisions.triples {
      model.length = softLength
      result.collisions.triples = .softModel(model)
    }
    return result
  }
}
