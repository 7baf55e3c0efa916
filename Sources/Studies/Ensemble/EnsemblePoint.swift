public import RunFiles
public import Statistics

/// One point computed with several seeds, and their average.
public struct EnsemblePoint: Sendable {
  /// The chance of an alarm in an ensemble whose errors are right.
  public static let alarmRate = 0.01

  /// The configuration.
  public let configuration: RunConfiguration
  /// The replicas, in the order of their seeds.
  public let replicas: [PointResult]
  /// rho_D averaged with inverse variances, and the scatter about it.
  ///
  /// Nil unless every replica reached a steady state: an average over those that did would be biased.
  public let dragResistivity: WeightedAverage?
  /// S averaged in the same way.
  public let S: WeightedAverage?

  /// Combines replicas of one configuration.
  public init(_ configuration: RunConfiguration, replicas: [PointResult]) {
    precondition(!replicas.isEmpty)
    self.configuration = configuration
    self.replicas = replicas
    let reached = replicas.allSatisfy { $0.S != nil }
    dragResistivity = reached ? try? WeightedAverage(replicas.compactMap(\.dragResistivity)) : nil
    S = reached ? try? WeightedAverage(replicas.compactMap(\.S)) : nil
  }

  /// The common outcome, or that of the first replica without a steady state.
  public var steadyState: String {
    replicas.map(\.steadyState).first { $0 != "reached" } ?? "reached"
  }

  /// The best estimate: the average, or what all replicas agree on without error (frictionless).
  public var estimate: Estimate? {
    if let dragResistivity { return dragResistivity.estimate }
    let isFrictionless = replicas.allSatisfy { $0.steadyState == "frictionless" }
    return isFrictionless ? replicas[0].dragResistivity : nil
  }

  /// How many standard errors each replica is from the average of the others.
  public var deviations: [Double] {
    let values = replicas.compactMap(\.dragResistivity)
    guard dragResistivity != nil, values.count >= 2 else { return [] }
    return values.indices.map { index in
      var others = values
      let own = others.remove(at: index)
      guard let rest = try? WeightedAverage(others).estimate else { return 0 }
      return (own.value - rest.value) / (own - rest).standardError
    }
  }

  /// The replicas too far from the others: fewer than one sound ensemble in a hundred has any.
  ///
  /// By Student's t of the batches of one run, and Bonferroni's bound for the number of replicas.
  public var outliers: [Int] {
    deviations.indices.filter { index in
      let chance = StudentT.twoSidedProbability(
        deviations[index], degreesOfFreedom: Double(Self.batchFreedom))
      return chance * Double(replicas.count) < Self.alarmRate
    }
  }

  private static let batchFreedom = 63

  /// Samples of all replicas.
  public var samples: Int { replicas.reduce(0) { $0 + $1.samples } }

  /// Seconds of all replicas.
  public var seconds: Double { replicas.reduce(0) { $0 + $1.seconds } }
}
