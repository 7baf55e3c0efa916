public import Input
public import Statistics

/// One point computed with several seeds, and their average.
public struct EnsemblePoint: Sendable {
  /// The chance of an alarm in an ensemble whose errors are right.
  public static let alarmRate = 0.01

  /// The configuration.
  public let configuration: RunConfiguration
  /// The replicas, in the order of their seeds.
  public let replicas: [Replica]
  /// rho_D averaged with inverse variances, and the scatter about it.
  ///
  /// Nil unless every replica reached a steady state: an average over those that did would be biased.
  public let dragResistivity: WeightedAverage?
  /// S averaged in the same way.
  public let S: WeightedAverage?

  /// Combines runs of one configuration.
  public init(_ configuration: RunConfiguration, replicas: [PointResult]) {
    self.init(configuration, replicas: replicas.map { Replica($0) })
  }

  /// Combines replicas of one configuration.
  public init(_ configuration: RunConfiguration, replicas: [Replica]) {
    precondition(!replicas.isEmpty)
    self.configuration = configuration
    self.replicas = replicas
    let reached = replicas.allSatisfy { $0.S != nil }
    dragResistivity = reached ? try? WeightedAverage(replicas.compactMap(\.dragResistivity)) : nil
    S = reached ? try? WeightedAverage(replicas.compactMap(\.S)) : nil
  }

  /// The common outcome, or that of the first replica without a steady state.
  public var status: SteadyStatus {
    replicas.map(\.status).first { $0 != .reached } ?? .reached
  }

  /// The best estimate: the average, or what all replicas agree on without error (frictionless).
  public var estimate: Estimate? {
    if let dragResistivity { return dragResistivity.estimate }
    let isFrictionless = replicas.allSatisfy { $0.status == .frictionless }
    return isFrictionless ? replicas[0].dragResistivity : nil
  }

  /// How many standard errors each replica is from the average of the others that are no outliers.
  public var deviations: [Double] { judged.deviations }

  /// The replicas too far from the others: fewer than one sound ensemble in a hundred has any.
  ///
  /// By Student's t of the batches of one run, and Bonferroni's bound for the number of replicas. The
  /// farthest is set aside first: it would pull the average away from all others.
  public var outliers: [Int] { judged.outliers }

  private var judged: (deviations: [Double], outliers: [Int]) {
    let values = replicas.compactMap(\.dragResistivity)
    guard dragResistivity != nil, values.count >= 3 else { return ([], []) }
    var outliers: Set<Int> = []
    while true {
      let deviations = values.indices.map { index in
        let others = values.indices.filter { $0 != index && !outliers.contains($0) }
        guard let rest = try? WeightedAverage(others.map { values[$0] }).estimate else {
          return 0.0
        }
        return (values[index].value - rest.value) / (values[index] - rest).standardError
      }
      let kept = values.indices.filter { !outliers.contains($0) }
      let worst = kept.max { abs(deviations[$0]) < abs(deviations[$1]) } ?? 0
      let chance = StudentT.twoSidedProbability(
        deviations[worst], degreesOfFreedom: Double(Self.batchFreedom))
      guard kept.count > 2, chance * Double(kept.count) < Self.alarmRate else {
        return (deviations, outliers.sorted())
      }
      outliers.insert(worst)
    }
  }

  private static let batchFreedom = 63

  /// Samples of all replicas.
  public var samples: Int { replicas.reduce(0) { $0 + $1.samples } }

  /// Seconds of all replicas.
  public var seconds: Double { replicas.reduce(0) { $0 + $1.seconds } }
}
