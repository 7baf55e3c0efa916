public import RunFiles

/// All points of a particle run, in the order of the sweep.
public struct ParticleRunResult: Sendable {
  /// The input they came from.
  public let input: InputFile
  /// One result per sweep point, at least one.
  public let points: [ParticlePoint]
  /// The momenta of the snapshots, in sqrt(mT).
  public let momenta: [Double]

  init(input: InputFile, points: [ParticlePoint], momenta: [Double]) {
    precondition(!points.isEmpty)
    self.input = input
    self.points = points
    self.momenta = momenta
  }

  /// Whether the input asked for a sweep.
  public var isSweep: Bool { !input.sweep.isEmpty }

  /// The result as one JSON object: that of the single point, or {"points": [...]} for a sweep.
  public var json: JSONValue {
    isSweep ? ["points": .array(points.map(\.json))] : points[0].json
  }

  /// The result for a person, point by point.
  public var summary: String {
    let title = input.configurations[0].title
    let blocks = points.map { point in
      let settings = point.configuration.settings.map { "\($0.key) = \($0.value.description)" }
      return (settings.isEmpty ? [] : [settings.joined(separator: ", ")]) + [point.summary]
    }
    return ([title] + blocks.map { $0.joined(separator: "\n") }).joined(separator: "\n\n")
  }
}
