import Collisions
import KineticOperator
import RandomStreams
public import Statistics
import WirePhysics

/// A second look at the first samples of a run, one by one, once g is known.
///
/// Random numbers are addressed, so the events can be drawn again. What each contributes to g^T Q g shows
/// whether a few events carry the result; their legs show whether conservation holds.
public struct EventReplay: Sendable {
  /// Samples of a process looked at.
  static let samplesPerProcess = 4096

  /// The findings on one process.
  public struct Finding: Sendable {
    /// The process by name.
    public let process: String
    /// The largest relative defect of the conservation laws the process obeys.
    public let conservationDefect: Double
    /// The tail of |contribution to g^T Q g|; nil where there is no g.
    public let tail: WeightTail?
  }

  /// One finding per process.
  public let findings: [Finding]

  init(assembler: OperatorAssembler, outcome: SteadyStateOutcome) {
    var distributions: [[Double]]?
    if case .reached(let state) = outcome { distributions = state.distributions }
    findings = assembler.samplers.map { sampler in
      Self.look(at: sampler, assembler: assembler, distributions: distributions)
    }
  }

  /// The largest conservation defect of all processes.
  public var conservationDefect: Double { findings.map(\.conservationDefect).max() ?? 0 }

  /// The largest share of one sample in the contribution of its process.
  public var largestShare: Double { findings.compactMap(\.tail?.largestShare).max() ?? 0 }

  private static func look(
    at sampler: any CollisionSampler, assembler: OperatorAssembler, distributions: [[Double]]?
  ) -> Finding {
    let basis = assembler.basis
    var stream = RandomStream(
      assembler.generator, at: assembler.address(of: sampler, round: 0, batch: 0))
    var rows = CollisionBatch(process: sampler.process, capacity: 16)
    var worst = 0.0
    var contributions: [Double] = []
    for _ in 0..<samplesPerProcess {
      rows.removeAll()
      sampler.sample(1, from: &stream, into: &rows)
      var contribution = 0.0
      for row in 0..<rows.count where rows.weights[row] != 0 {
        let collision = rows[row]
        worst = max(worst, collision.conservationDefect(sampler.process.laws))
        if let distributions {
          let difference = collision.difference {
            basis.value(distributions[$0.rawValue], at: $1)
          }
          contribution += collision.weight * difference * difference
        }
      }
      contributions.append(abs(contribution))
    }
    let isSpread = distributions != nil && contributions.contains { $0 > 0 }
    return Finding(
      process: sampler.process.name, conservationDefect: worst,
      tail: isSpread ? try? WeightTail(contributions) : nil)
  }
}
