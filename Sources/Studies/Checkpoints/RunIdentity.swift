import RandomStreams
public import RunFiles
import WirePhysics

/// Everything on which the samples of a point depend, in words.
///
/// Two runs whose identities are equal draw the same collisions and add them up on the same splines.
/// What only decides when to stop or how to report (target error, number of samples, title, fields,
/// units) is no part of it: it may change when a run goes on.
public struct RunIdentity: Sendable, Equatable {
  /// One fact a line, as `name: value`.
  public let lines: [String]

  init(lines: [String]) { self.lines = lines }

  /// Describes one point of a run.
  /// - Parameters:
  ///   - configuration: the point.
  ///   - point: which sweep point it is: points have their own random numbers.
  ///   - more: further facts, each as `name: value`.
  public init(_ configuration: RunConfiguration, point: Int, more: [String] = []) {
    let system = configuration.doubleWire
    let basis = configuration.solve.basis
    lines =
      [
        "engine: \(configuration.solve.engine.rawValue)", "point: \(point)",
        "seed: \(configuration.random.seed)", "generator: \(configuration.random.generator.name)",
        "points: \(configuration.random.points.rawValue)",
        "eps_F1: \(system[.one].fermiEnergy)", "eps_F2: \(system[.two].fermiEnergy)",
        "potential in wire 1: \(Self.text(system.intrawire.one))",
        "potential in wire 2: \(Self.text(system.intrawire.two))",
        "potential between the wires: \(Self.text(system.interwire))",
        "pairs: \(configuration.collisions.pairs)",
      ] + Self.triples(configuration.collisions.triples) + [
        "intervals: \(basis.intervals)", "degree: \(basis.degree)",
        "cutoff: \(Self.text(basis.cutoff))", "spacing: \(basis.spacing.rawValue)",
      ] + more
  }

  /// The facts in which another identity differs, as `name: mine, there theirs`.
  public func differences(from other: RunIdentity) -> [String] {
    let theirs = Self.facts(other.lines)
    let mine = Self.facts(lines)
    let names = mine.map(\.name) + theirs.map(\.name).filter { !mine.map(\.name).contains($0) }
    return names.compactMap { name in
      let (here, there) = (Self.value(name, in: mine), Self.value(name, in: theirs))
      return here == there ? nil : "\(name): \(here), there \(there)"
    }
  }

  private static func value(_ name: String, in facts: [(name: String, value: String)]) -> String {
    facts.first { $0.name == name }?.value ?? "none"
  }

  private static func facts(_ lines: [String]) -> [(name: String, value: String)] {
    lines.map { line in
      guard let colon = line.firstRange(of: ": ") else { return (line, "") }
      return (String(line[..<colon.lowerBound]), String(line[colon.upperBound...]))
    }
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
