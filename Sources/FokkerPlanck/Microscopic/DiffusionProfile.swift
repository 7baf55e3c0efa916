import Foundation
public import WirePhysics

/// The diffusion coefficients D3_s(k) of soft three-particle scattering, by channel, at some momenta.
///
/// Equations (S9)-(S20) by Gauss panels in the distances of the partners. The strength of a collision
/// depends on distances only, so all momenta share its evaluations.
public struct DiffusionProfile: Sendable {
  /// The momenta.
  public let momenta: [Double]
  /// Those of each channel, wire 1 first, and the part that crosses over, one row after the other.
  private var sums: [Double]

  /// Evaluates the coefficients.
  ///
  /// - Parameters:
  ///   - system: the system.
  ///   - settings: the cut, and the factors on the channels.
  ///   - momenta: where.
  /// - Throws: `GSLError` if a potential needs a quadrature that fails.
  public init(_ system: DoubleWire, settings: MicroscopicSettings, momenta: [Double]) throws {
    self.init(momenta: momenta)
    let rule = OrderedTriples(
      cut: settings.cut, cutoff: SoftDiffusion.reach(of: system),
      thermalScale: system.thermalScale, points: 10)
    for (arrangement, factor) in TripleArrangement.all(settings) {
      let levers = GapLevers(arrangement, factor: factor, system, momenta: momenta)
      try levers.forEach(rule) { _, share in add(share) }
    }
  }

  /// Evaluates the coefficients for several cuts at once.
  ///
  /// - Parameters:
  ///   - system: the system.
  ///   - settings: the factors on the channels.
  ///   - cuts: the cuts, ascending.
  ///   - momenta: where.
  /// - Throws: `GSLError` if a potential needs a quadrature that fails.
  package static func nested(
    _ system: DoubleWire, settings: MicroscopicSettings, cuts: [Double], momenta: [Double]
  ) throws -> [DiffusionProfile] {
    precondition(!cuts.isEmpty && zip(cuts, cuts.dropFirst()).allSatisfy { $0 < $1 })
    var profiles = cuts.map { _ in DiffusionProfile(momenta: momenta) }
    let top = max(system[.one].fermiEnergy, system[.two].fermiEnergy, 0)
    let rule = OrderedTriples(
      cut: cuts[0], cutoff: (2 * (top + 20)).squareRoot(), thermalScale: system.thermalScale,
      points: 6)
    for (arrangement, factor) in TripleArrangement.all(settings) {
      let levers = GapLevers(
        arrangement, factor: factor, system, momenta: momenta, negligible: 1e-9)
      try levers.forEach(rule) { gap, share in
        for index in cuts.indices where cuts[index] <= gap { profiles[index].add(share) }
      }
    }
    return profiles
  }

  private init(momenta: [Double]) {
    self.momenta = momenta
    let rows = 2 * (SoftDiffusion.Channel.allCases.count + 1)
    sums = Array(repeating: 0, count: rows * momenta.count)
  }

  /// Where a row of the sums begins; that of no channel is of what crosses over.
  private func start(_ channel: SoftDiffusion.Channel?, _ wire: WireIndex) -> Int {
    let place =
      switch channel {
      case .a: 0
      case .b: 1
      case .c: 2
      case nil: 3
      }
    return (2 * place + wire.rawValue) * momenta.count
  }

  /// D3_s of one channel at the momenta.
  public func diffusion(_ channel: SoftDiffusion.Channel, _ wire: WireIndex) -> [Double] {
    Array(sums[start(channel, wire)...].prefix(momenta.count))
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
  public func crossing(_ wire: WireIndex) -> [Double] {
    Array(sums[start(nil, wire)...].prefix(momenta.count))
  }

  private mutating func add(_ share: GapLevers.Share) {
    let (own, crossed) = (start(share.channel, share.wire), start(nil, share.wire))
    for (index, thermal) in share.thermal.enumerated() {
      sums[own + index] += share.squared * thermal
      sums[crossed + index] += share.crossed * thermal
    }
  }
}
