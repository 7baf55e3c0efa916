import RunFiles
import WirePhysics

extension RunIdentity {
  /// Describes one point of a run of the particle engine, which depends on fields and times as well.
  /// - Parameters:
  ///   - configuration: the point.
  ///   - point: which sweep point it is.
  ///   - momenta: where snapshots give g.
  ///   - more: further facts, each as `name: value`.
  init(
    particles configuration: RunConfiguration, point: Int, momenta: [Double], more: [String] = []
  ) {
    let settings = configuration.particles
    let fields = configuration.driveFields
    self.init(
      configuration, point: point,
      more: [
        "E1: \(fields.one)", "E2: \(fields.two)",
        "shape of the fields: \(Self.text(configuration.fieldShape))",
        "duration: \(Self.text(settings.duration))", "time step: \(Self.text(settings.timeStep))",
        "samples per step: \(settings.samplesPerStep)", "replicas: \(settings.replicas)",
        "snapshots: \(settings.snapshots)", "snapshots up to k: \(momenta.last ?? 0)",
        "start: \(Self.text(settings.start))",
      ] + more)
  }

  private static func text(_ shape: FieldShape) -> String {
    switch shape {
    case .constant: "constant"
    case .pulse(let start, let duration): "pulse from \(start) for \(duration)"
    case .harmonic(let omega, let phase): "harmonic, omega \(omega), phase \(phase)"
    case .table(let series):
      "table of \(series.times.count) rows, hash "
        + hash(series.times + series.fields.one + series.fields.two)
    }
  }

  private static func text(_ time: ParticleSettings.Time) -> String {
    switch time {
    case .automatic: "auto"
    case .given(let value): "\(value)"
    }
  }

  private static func text(_ start: ParticleSettings.Start) -> String {
    switch start {
    case .equilibrium: "equilibrium"
    case .bump(let heights, let momentum, let width):
      "bump \(heights.one) \(heights.two) at \(momentum), width \(width)"
    }
  }
}
