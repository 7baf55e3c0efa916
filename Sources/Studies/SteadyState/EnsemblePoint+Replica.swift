import Input
import ResultFiles
public import Statistics

extension EnsemblePoint {
  /// What an ensemble needs to know of a run with one seed.
  public struct Replica: Sendable, Equatable {
    /// The seed.
    public let seed: UInt64
    /// rho_D, zero without error where the motion is frictionless; nil where there is none.
    public let dragResistivity: Estimate?
    /// S, where it is finite.
    public let S: Estimate?
    /// E0 as the run gives it.
    public let effectiveField: Estimate
    /// How the search for a steady state ended.
    public let status: SteadyStatus
    /// Samples drawn.
    public let samples: Int
    /// The self-checks that failed.
    public let failedChecks: [String]
    /// Seconds of work.
    public let seconds: Double

    /// Of a run.
    public init(_ run: PointResult) {
      self.init(
        seed: run.configuration.random.seed, dragResistivity: run.dragResistivity, S: run.S,
        effectiveField: run.effectiveField.value, status: run.status, samples: run.samples,
        failedChecks: run.failedChecks, seconds: run.seconds)
    }

    /// Of what a result says.
    public init(
      seed: UInt64, dragResistivity: Estimate?, S: Estimate?, effectiveField: Estimate,
      status: SteadyStatus, samples: Int, failedChecks: [String], seconds: Double
    ) {
      self.seed = seed
      self.dragResistivity = dragResistivity
      self.S = S
      self.effectiveField = effectiveField
      self.status = status
      self.samples = samples
      self.failedChecks = failedChecks
      self.seconds = seconds
    }
  }
}

extension EnsemblePoint.Replica {
  /// What a log keeps.
  var packed: [UInt8] {
    var writer = PackedWriter()
    writer.add(seed)
    for estimate in [dragResistivity, S, effectiveField] {
      writer.add(estimate == nil ? 0 : 1)
      writer.add(estimate?.value ?? 0)
      writer.add(estimate?.standardError ?? 0)
    }
    writer.add(status.rawValue)
    writer.add(samples)
    writer.add(failedChecks)
    writer.add(seconds)
    return writer.bytes
  }

  /// Reads what a log has kept; nil if it is something else.
  init?(_ bytes: [UInt8]) {
    var reader = PackedReader(bytes[...])
    do throws(PackedReader.Mistake) {
      let seed = try reader.number()
      var estimates: [Estimate?] = []
      for _ in 0..<3 {
        let isThere = try reader.number() == 1
        let estimate = Estimate(value: try reader.real(), standardError: try reader.real())
        estimates.append(isThere ? estimate : nil)
      }
      guard let field = estimates[2], let status = SteadyStatus(rawValue: try reader.text()) else {
        return nil
      }
      let samples = Int(truncatingIfNeeded: try reader.number())
      let failedChecks = try reader.texts()
      self.init(
        seed: seed, dragResistivity: estimates[0], S: estimates[1], effectiveField: field,
        status: status, samples: samples, failedChecks: failedChecks,
        seconds: try reader.real())
    } catch {
      return nil
    }
  }
}
