public import RunFiles

/// All points of a run, in the order of the sweep.
public struct RunResult: Sendable {
  /// The input they came from.
  public let input: InputFile
  /// One result per sweep point, at least one.
  public let points: [PointResult]

  /// Makes a result.
  public init(input: InputFile, points: [PointResult]) {
    precondition(!points.isEmpty)
    self.input = input
    self.points = points
  }

  /// The reduced unit of a one-dimensional resistivity.
  static let resistivityUnit = "sqrt(mT)/e^2"
  /// The reduced unit of a one-dimensional conductivity.
  static let conductivityUnit = "e^2/sqrt(mT)"

  /// Whether the input asked for a sweep.
  public var isSweep: Bool { !input.sweep.isEmpty }

  /// Seconds in all.
  public var seconds: Double { points.reduce(0) { $0 + $1.seconds } }
}
