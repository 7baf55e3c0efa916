package import Collisions
package import KineticOperator
import Ranks
public import Statistics
package import WirePhysics

/// A second look at the first samples of every batch of a run, one by one, once g is known.
///
/// Random numbers are addressed, so the events can be drawn again. What each contributes to g^T Q g shows
/// whether a few events carry the result; their legs show whether conservation holds.
public struct EventReplay: Sendable {
  /// Samples of a process looked at, per batch.
  private static let samplesPerBatch = 64

  /// The findings on one process.
  public struct Finding: Sendable {
    /// The process by name.
    public let process: String
    /// Its share of the samples of a round.
    public let share: Double
    /// The largest relative defect of the conservation laws the process obeys.
    public let conservationDefect: Double
    /// The largest deviation of a weight from what plain arithmetic makes of it; nil for other processes.
    public let kernelDefect: Double?
    /// The tail of |contribution to g^T Q g|; nil where there is no g.
    public let tail: WeightTail?
    /// The mean Born reflection probability of pair collisions, weighted with their contribution to g^T Q g.
    ///
    /// <R_B> = sum w (D g)^2 R_B/sum w (D g)^2 with R_B(q) = (V12(q)/q)^2; nil for other processes and
    /// where there is no g.
    public let bornReflection: Double?
  }

  /// One finding per process.
  public let findings: [Finding]
  /// Samples of each process looked at.
  public let samplesPerProcess: Int

  /// Looks at the samples of the stage that made the result.
  package init(
    samplers: [any CollisionSampler], streams: BlockStreams, basis: SplineBasis,
    pairs: PairInteraction, outcome: SteadyStateOutcome, threads: Int
  ) {
    var distributions: [[Double]]?
    if case .reached(let state) = outcome { distributions = state.distributions }
    let blocks = samplers.map { streams.blockSize(of: $0) }
    let perBatch = min(Self.samplesPerBatch, blocks.min() ?? 1)
    samplesPerProcess = OperatorAssembler.batchCount * perBatch
    let perRound = Double(blocks.reduce(0, +))
    findings = zip(samplers, blocks).map { sampler, block in
      Self.look(
        at: sampler, perBatch, share: Double(block) / perRound, streams, basis: basis,
        pairs: pairs, distributions: distributions, threads: threads)
    }
  }

  /// The largest conservation defect of all processes.
  public var conservationDefect: Double { findings.map(\.conservationDefect).max() ?? 0 }

  /// The largest deviation of a weight of microscopic triples; nil without any.
  public var kernelDefect: Double? { findings.compactMap(\.kernelDefect).max() }

  /// <R_B> of pair collisions; nil without any, or where there is no g.
  public var bornReflection: Double? { findings.compactMap(\.bornReflection).first }

  /// The largest share of one sample in the contribution of its process.
  public var largestShare: Double { findings.compactMap(\.tail?.largestShare).max() ?? 0 }

  private static func look(
    at sampler: any CollisionSampler, _ perBatch: Int, share: Double, _ streams: BlockStreams,
    basis: SplineBasis, pairs: PairInteraction, distributions: [[Double]]?, threads: Int
  ) -> Finding {
    let isPair = sampler.process.channel == .pair
    let looks = SharedWork.map(OperatorAssembler.batchCount, threads: threads) { batch in
      var stream = streams.open(sampler, round: 0, batch: batch)
      var rows = CollisionBatch(process: sampler.process, capacity: 16 * perBatch)
      var ends: [Int] = []
      for _ in 0..<perBatch {
        sampler.sample(1, from: &stream, into: &rows)
        ends.append(rows.count)
      }
      var (contributions, reflected) = ([Double](), 0.0)
      if let distributions {
        let parts = rows.contributions { basis.values(distributions[$0.rawValue], at: $1) }
        var first = 0
        for end in ends {
          let part = abs(parts[first..<end].reduce(0, +))
          contributions.append(part)
          if isPair, part > 0 {
            reflected +=
              part * pairs.bornReflection(rows.momenta[2][first] - rows.momenta[0][first])
          }
          first = end
        }
      }
      return (worst: rows.conservationDefect, contributions: contributions, reflected: reflected)
    }
    let worst = looks.map(\.worst).max() ?? 0
    let contributions = looks.flatMap(\.contributions)
    let isSpread = distributions != nil && contributions.contains { $0 > 0 }
    let reflected = looks.reduce(0) { $0 + $1.reflected }
    return Finding(
      process: sampler.process.name, share: share, conservationDefect: worst,
      kernelDefect: kernelDefect(of: sampler, streams),
      tail: isSpread ? try? WeightTail(contributions) : nil,
      bornReflection: isPair && isSpread ? reflected / contributions.reduce(0, +) : nil)
  }

  /// Compares the first weights of the first batch with plain arithmetic.
  private static func kernelDefect(
    of sampler: any CollisionSampler, _ streams: BlockStreams
  ) -> Double? {
    guard let audited = sampler as? any AuditedSampler else { return nil }
    var stream = streams.open(sampler, round: 0, batch: 0)
    return AuditedWeight.defect(
      audited.audit(min(samplesAudited, streams.blockSize(of: sampler)), from: &stream))
  }

  /// Samples of a process whose weights are worked out again.
  private static let samplesAudited = 128
}

extension CollisionBatch {
  /// The largest conservation defect of all rows with a weight, as `Collision.conservationDefect` has it.
  ///
  /// A batch has no other rows than those in which every electron stays in its wire: their numbers need no look.
  fileprivate var conservationDefect: Double {
    var worst = 0.0
    let laws = process.laws
    withColumns { momenta, weights in
      for row in weights.indices where weights[row] != 0 {
        var (momentum, energy, speeds, energies) = (0.0, 0.0, 0.0, 0.0)
        for (leg, column) in momenta.enumerated() {
          let sign = direction(of: leg).sign
          let k = column[row]
          momentum += sign * k
          speeds += abs(k)
          energy += sign * (k * k / 2)
          energies += k * k / 2
        }
        if laws.contains(.momentum), speeds > 0 { worst = max(worst, abs(momentum) / speeds) }
        if laws.contains(.energy), energies > 0 { worst = max(worst, abs(energy) / energies) }
      }
    }
    return worst
  }

  /// What each row adds to g^T Q g, for functions of many momenta; rows without a weight nothing.
  fileprivate func contributions(_ g: (WireIndex, [Double]) -> [Double]) -> [Double] {
    var differences = Array(repeating: 0.0, count: count)
    for leg in momenta.indices {
      let sign = direction(of: leg).sign
      let values = g(process.wires[leg % arity], momenta[leg])
      for row in differences.indices { differences[row] += sign * values[row] }
    }
    return zip(differences, weights).map { $1 == 0 ? 0 : $1 * $0 * $0 }
  }

  private func direction(of leg: Int) -> LegDirection { leg < arity ? .incoming : .outgoing }
}
