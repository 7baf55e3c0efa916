import Checkpoints
import Input
import ResultFiles

/// All on which what is said of a point depends.
///
/// A finished point is read back where just the same is asked. Where anything else is, be it only another unit, its answer is
/// found anew: from its samples if they were kept.
struct PointQuestion {
  private let facts: [String]

  /// Says what is asked of a point.
  /// - Parameters:
  ///   - configuration: the point.
  ///   - words: which study it is, with its options.
  ///   - identity: what its samples depend on.
  ///   - momenta: the axis of distributions.
  init(
    _ configuration: RunConfiguration, _ words: [String], identity: RunIdentity, momenta: [Double]
  ) {
    // The title is said once, of the whole result.
    let settings = configuration.effectiveInput.filter { $0.key != "title" }
    facts =
      words + identity.lines + settings.map { "\($0.key): \($0.value) \($0.unit)" } + [
        "\(configuration.solve)", "\(configuration.fields)", "\(configuration.particles)",
        "\(configuration.random)", "\(configuration.response)", "\(configuration.fokkerPlanck)",
        RunIdentity.hash(momenta), packageVersion, "\(Readings.packing)",
      ]
  }

  /// A number that another question does not have.
  var number: UInt64 { XXHash64.hash(facts.joined(separator: "\n").utf8) }
}
