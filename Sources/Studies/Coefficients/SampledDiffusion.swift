import Collisions
public import FokkerPlanck
import GSLSupport
public import RunFiles
public import Statistics
public import WirePhysics

/// D3_s(k) and C_s(k) from sampled collisions of the full kernel, with error bars.
///
/// Equations (62)-(65) with (A.3)-(A.10): the soft collisions among all that the sampler makes, each adding
/// its weight times q_i^2 at the momentum of electron i. The collisions have the exact, antisymmetrized amplitude and
/// finite transfers; (S9)-(S20) are their limit for transfers much smaller than the separation.
public struct SampledDiffusion: Sendable {
  /// Which collisions count.
  public let window: SoftWindow
  /// The edges of the bins of |k|.
  public let edges: [Double]
  /// The number of samples of each process.
  public let samples: Int
  private var diffusions: [SoftDiffusion.Channel: WirePair<[Estimate]>] = [:]
  private var crossings: [SoftDiffusion.Channel: WirePair<[Estimate]>] = [:]

  /// Draws the collisions.
  ///
  /// - Parameters:
  ///   - configuration: the system and the strengths of microscopic triples.
  ///   - window: which collisions count.
  ///   - edges: the edges of the bins of |k|, ascending from zero or above.
  ///   - samples: samples of each process.
  ///   - threads: how many threads; the result does not depend on it.
  /// - Throws: `StatisticsError` if an error cannot be formed.
  public init(
    _ configuration: RunConfiguration, window: SoftWindow, edges: [Double], samples: Int,
    threads: Int
  ) throws {
    precondition(edges.count >= 2 && zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 })
    (self.window, self.edges, self.samples) = (window, edges, samples)
    let bins = edges.count - 1
    let none = Array(repeating: Estimate(value: 0, standardError: 0), count: bins)
    for channel in SoftDiffusion.Channel.allCases {
      diffusions[channel] = WirePair(none, none)
      crossings[channel] = WirePair(none, none)
    }
    let system = configuration.doubleWire
    for sampler in Self.samplers(configuration) {
      let tally = SoftTally(process: sampler.process, window: window, edges: edges)
      let sums = BatchedSums(
        of: sampler, samples: samples, random: configuration.random, threads: threads,
        size: tally.size
      ) { tally.add($0, to: &$1) }
      for wire in sampler.process.touchedWires {
        let channel = Self.channel(of: wire, in: sampler.process)
        for bin in 0..<bins {
          let scale = 1 / Self.measure(system[wire], from: edges[bin], to: edges[bin + 1])
          diffusions[channel]?[wire][bin] = try sums.estimate(
            tally.place(.diffusion, wire, bin), scale: scale)
          crossings[channel]?[wire][bin] = try sums.estimate(
            tally.place(.crossing, wire, bin), scale: scale)
        }
      }
    }
  }

  /// D3_s of one channel, averaged over each bin with the thermal factor.
  public func diffusion(_ channel: SoftDiffusion.Channel, _ wire: WireIndex) -> [Estimate] {
    diffusions[channel]?[wire] ?? []
  }

  /// C_s of a unit slope in the other wire, averaged likewise; what is left of D3_s is that of the own wire.
  public func crossing(_ channel: SoftDiffusion.Channel, _ wire: WireIndex) -> [Estimate] {
    crossings[channel]?[wire] ?? []
  }

  /// The momenta at which a coefficient is needed for its ``average(_:from:to:_:)`` over a bin.
  public static func nodes(from lower: Double, to upper: Double) -> [Double] {
    averaging.rule(from: lower, to: upper).map(\.x)
  }

  /// The thermal average over a bin, as the sampled coefficients are averaged, of values at ``nodes(from:to:)``.
  public static func average(
    _ wire: Wire, from lower: Double, to upper: Double, _ values: [Double]
  ) -> Double {
    let points = averaging.rule(from: lower, to: upper).map {
      $0.weight * wire.zetaSquared($0.x)
    }
    return zip(points, values).reduce(0) { $0 + $1.0 * $1.1 } / points.reduce(0, +)
  }

  private static let averaging = GaussLegendre(points: 8)

  /// What the sum of weight q^2 is for D3 = 1: 4 Int zeta^2 dk/2pi over the bin, both signs of k.
  private static func measure(_ wire: Wire, from lower: Double, to upper: Double) -> Double {
    4 / .pi * GaussLegendre(points: 12).integrate(from: lower, to: upper, wire.zetaSquared)
  }

  /// The channel in which electrons of a wire diffuse.
  private static func channel(
    of wire: WireIndex, in process: CollisionProcess
  ) -> SoftDiffusion.Channel {
    switch process.wires.filter({ $0 == wire }).count {
    case 3: .a
    case 2: .c
    default: .b
    }
  }

  private static func samplers(_ configuration: RunConfiguration) -> [TripleSampler] {
    guard case .microscopic(let intrawire, let mixed) = configuration.collisions.triples else {
      return []
    }
    let system = configuration.doubleWire
    let top = max(system[.one].fermiEnergy, system[.two].fermiEnergy, 0)
    // Beyond this the thermal factors are below exp(-25).
    let limit = (2 * (top + 25)).squareRoot()
    return WireIndex.allCases.flatMap { wire in
      [([wire, wire, wire], intrawire), ([wire, wire, wire.other], mixed)].filter { $0.1 > 0 }
        .map { TripleSampler(wires: $0.0, of: system, strength: $0.1, limit: limit) }
    }
  }
}
