package import Checkpoints
package import Input
import RandomStreams
import ResultFiles
import WirePhysics

extension RunIdentity {
  /// Describes one point of a run.
  /// - Parameters:
  ///   - configuration: the point.
  ///   - point: which sweep point it is: points have their own random numbers.
  ///   - more: further facts, each as `name: value`.
  package init(_ configuration: RunConfiguration, point: Int, more: [String] = []) {
    let system = configuration.doubleWire
    let basis = configuration.solve.basis
    self.init(
      lines: [
        "engine: \(configuration.solve.engine.rawValue)", "point: \(point)",
        "seed: \(configuration.random.seed)", "generator: \(configuration.random.generator.name)",
        "points: \(configuration.random.points.rawValue)",
        "eps_F1: \(system[.one].fermiEnergy)", "eps_F2: \(system[.two].fermiEnergy)",
        "potential in wire 1: \(Self.text(system.intrawire.one))",
        "potential in wire 2: \(Self.text(system.intrawire.two))",
        "potential between the wires: \(Self.text(system.interwire))",
        "pairs: \(configuration.collisions.pairs)",
      ] + Self.scattering(system.pairs) + Self.flavours(system.flavours)
        + Self.triples(configuration.collisions.triples) + [
          "intervals: \(basis.intervals)", "degree: \(basis.degree)",
          "cutoff: \(Self.text(basis.cutoff))", "spacing: \(basis.spacing.rawValue)",
        ] + more)
  }

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

  /// Nothing for Born scattering, which every run had when identities began.
  private static func scattering(_ pairs: PairInteraction) -> [String] {
    pairs.scattering == .born ? [] : ["pair scattering: \(pairs.scattering.rawValue)"]
  }

  /// Nothing for one flavour, for the same reason.
  private static func flavours(_ flavours: Flavours) -> [String] {
    flavours == .one ? [] : ["flavours: \(flavours.rawValue)"]
  }

  private static func triples(_ model: TripleModel) -> [String] {
    switch model {
    case .none: ["triples: none"]
    case .microscopic(let intrawire, let mixed):
      ["triples: microscopic", "intrawire: \(intrawire)", "mixed: \(mixed)"]
    case .softModel(let soft):
      [
        "triples: soft-model", "lambda_1: \(soft.lambda.one)", "lambda_2: \(soft.lambda.two)",
        "mu_1: \(soft.mu1)", "relative_to: \(soft.reference.rawValue)", "length: \(soft.length)",
      ]
    }
  }

  private static func text(_ cutoff: BasisSettings.Cutoff) -> String {
    switch cutoff {
    case .automatic: "auto"
    case .momentum(let value): "\(value)"
    }
  }

  private static func text(_ potential: Potential) -> String {
    potential.form.words(hash: hash)
  }

  /// A few letters for many numbers.
  static func hash(_ numbers: [Double]) -> String {
    String(numbers.withUnsafeBytes { XXHash64.hash($0) }, radix: 16)
  }
}
