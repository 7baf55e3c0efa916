public import Collisions
public import FokkerPlanck
import GSLSupport
public import RandomStreams
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
  /// The processes, and how their samples lay.
  public let layouts: [(process: CollisionProcess, points: SamplePoints)]
  private var diffusions: [SoftDiffusion.Channel: WirePair<[Estimate]>] = [:]
  private var crossings: [SoftDiffusion.Channel: WirePair<[Estimate]>] = [:]

  /// Makes the coefficients of what was sampled.
  /// - Throws: `StatisticsError` if an error cannot be formed.
  init(_ sampling: Sampling) throws {
    (window, edges, samples) = (sampling.window, sampling.edges, sampling.samples)
    layouts = zip(sampling.tallies, sampling.layouts).map { ($0.process, $1) }
    let bins = edges.count - 1
    let none = Array(repeating: Estimate(value: 0, standardError: 0), count: bins)
    for channel in SoftDiffusion.Channel.allCases {
      diffusions[channel] = WirePair(none, none)
      crossings[channel] = WirePair(none, none)
    }
    for (tally, sums) in zip(sampling.tallies, sampling.sums) {
      for wire in tally.process.touchedWires {
        let channel = Self.channel(of: wire, in: tally.process)
        for bin in 0..<bins {
          let scale = 1 / Self.measure(sampling.system[wire], from: edges[bin], to: edges[bin + 1])
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

  /// What the sum of weight q^2 is for D3 = 1: 4 g_f Int zeta^2 dk/2pi over the bin, both signs of k.
  private static func measure(_ wire: Wire, from lower: Double, to upper: Double) -> Double {
    4 / .pi * GaussLegendre(points: 12).integrate(from: lower, to: upper, wire.zetaSquared)
      * wire.flavours.count
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
}
