import Foundation
public import WirePhysics

/// The diffusion coefficients D3_s(k) of soft three-particle scattering, by channel, at some momenta.
///
/// Equations (S9)-(S20) by Gauss panels in the distances of the partners. The strength of a collision
/// depends on distances only, so all momenta share its evaluations.
public struct DiffusionProfile: Sendable {
  /// The momenta.
  public let momenta: [Double]
  private var channels: [SoftDiffusion.Channel: WirePair<[Double]>]
  private var crossings: WirePair<[Double]>

  /// Evaluates the coefficients.
  ///
  /// - Parameters:
  ///   - system: the system.
  ///   - settings: the cut, and the factors on the channels.
  ///   - momenta: where.
  /// - Throws: `GSLError` if a potential needs a quadrature that fails.
  public init(_ system: DoubleWire, settings: MicroscopicSettings, momenta: [Double]) throws {
    let none = WirePair { _ in momenta.map { _ in 0.0 } }
    self.momenta = momenta
    channels = Dictionary(uniqueKeysWithValues: SoftDiffusion.Channel.allCases.map { ($0, none) })
    crossings = none
    let rule = OrderedTriples(
      cut: settings.cut, cutoff: SoftDiffusion.reach(of: system),
      thermalScale: system.thermalScale, points: 10)
    for (arrangement, factor) in TripleArrangement.all(settings) {
      try add(arrangement, factor: factor, system, rule)
    }
  }

  /// D3_s of one channel at the momenta.
  public func diffusion(_ channel: SoftDiffusion.Channel, _ wire: WireIndex) -> [Double] {
    channels[channel]?[wire] ?? []
  }

  /// D3_s of all channels at the momenta.
  public func diffusion(_ wire: WireIndex) -> [Double] {
    momenta.indices.map { index in
      SoftDiffusion.Channel.allCases.reduce(0) { $0 + diffusion($1, wire)[index] }
    }
  }

  /// C_s of a unit slope in the other wire at the momenta, the part of D3_s whose momentum crosses over.
  ///
  /// What is left of D3_s is C_s of a unit slope in the same wire.
  public func crossing(_ wire: WireIndex) -> [Double] { crossings[wire] }

  private mutating func add(
    _ arrangement: TripleArrangement, factor: Double, _ system: DoubleWire,
    _ rule: OrderedTriples
  ) throws {
    let amplitude = SoftAmplitude(wires: arrangement.wires, system: system)
    let wires = arrangement.wires.map { system[$0] }
    for x in rule.gaps {
      for y in rule.gaps where x.x + y.x < 2 * rule.cutoff {
        let places = [-x.x, 0, y.x]
        let levers = [-y.x, x.x + y.x, -x.x]
        let common =
          factor * SoftDiffusion.prefactor(.c) * system.partners * x.weight * y.weight
          * (try amplitude.strength([-x.x, 0, y.x]))
        for electron in 0..<3 {
          let (second, third) = ((electron + 1) % 3, (electron + 2) % 3)
          let own = arrangement.wires[electron]
          var other = 0.0
          for partner in [second, third] where arrangement.wires[partner] != own {
            other += levers[partner]
          }
          let (squared, crossed) = (
            common * levers[electron] * levers[electron], -common * levers[electron] * other
          )
          for (index, k) in momenta.enumerated() {
            let thermal =
              wires[second].zetaSquared(k + places[second] - places[electron])
              * wires[third].zetaSquared(k + places[third] - places[electron])
            channels[arrangement.channel(of: electron)]?[own][index] += squared * thermal
            crossings[own][index] += crossed * thermal
          }
        }
      }
    }
  }
}
