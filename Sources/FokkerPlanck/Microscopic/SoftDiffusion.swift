import GSLSupport
public import WirePhysics

/// The diffusion coefficients of soft three-particle scattering, by quadrature.
///
/// The derivation takes q -> 0 before everything else and fails where momenta nearly coincide: the
/// integrand grows like the inverse fourth power of their distance, so triple coincidences do not
/// integrate. Momenta closer than a cut are left out; the cut is a parameter of the answer, of the order
/// of 1/a, and ``cutInfluence(channel:wire:k:)`` says how the answer moves with it.
public struct SoftDiffusion: Sendable {
  /// A channel, by the wires of the two partners of the diffusing electron.
  public enum Channel: String, Sendable, CaseIterable {
    /// Both in its own wire.
    case a
    /// Both in the other wire.
    case b
    /// One in each wire.
    case c
  }

  /// The wires and potentials.
  public let system: DoubleWire
  /// The smallest distance between two of the momenta that counts, in sqrt(mT).
  public let cut: Double

  /// Describes the coefficients of a system with a cut, positive.
  public init(system: DoubleWire, cut: Double) {
    precondition(cut > 0 && cut.isFinite, "the cut is a positive momentum")
    self.system = system
    self.cut = cut
  }

  /// D3_s(k) of one channel.
  ///
  /// Equations (S9)-(S11); in (S10) the partners have the thermal factors of their own wire.
  /// - Parameters:
  ///   - channel: the channel.
  ///   - wire: the wire of the diffusing electron.
  ///   - k: its momentum.
  ///   - relativeError: the accuracy of each integral.
  /// - Throws: `GSLError` when an integral does not converge.
  public func coefficient(
    _ channel: Channel, _ wire: WireIndex, _ k: Double, relativeError: Double = 1e-6
  ) throws -> Double {
    let partners = partners(channel, wire)
    let amplitude = SoftAmplitude(wires: [wire] + partners, system: system)
    let (second, third) = (system[partners[0]], system[partners[1]])
    let reach = reach
    var failure: (any Error)?
    /// An axis without the neighbourhoods of some momenta, cut at all points of interest.
    func integrate(
      avoiding centres: [Double], _ f: (Double) throws -> Double
    ) throws -> Double {
      let edges = centres.flatMap { [$0 - cut, $0 + cut] }
      let fermi = WireIndex.allCases.map { system[$0].fermiMomentum }
      let points = ([-reach, reach] + edges + fermi + fermi.map { -$0 }).sorted()
      var sum = 0.0
      for (lower, upper) in zip(points, points.dropFirst()) where upper > lower {
        let middle = 0.5 * (lower + upper)
        if centres.contains(where: { abs(middle - $0) < cut }) { continue }
        sum += try Quadrature.integrate(
          { x in
            do { return try f(x) } catch {
              failure = error
              return 0
            }
          }, from: lower, to: upper, absoluteError: 1e-300, relativeError: relativeError
        ).value
      }
      if let failure { throw failure }
      return sum
    }
    let integral = try integrate(avoiding: [k]) { k2 in
      try second.zetaSquared(k2)
        * integrate(avoiding: [k, k2]) { k3 in
          let square = (k2 - k3) * (k2 - k3)
          return try third.zetaSquared(k3) * square * amplitude.strength([k, k2, k3])
        }
    }
    return Self.prefactor(channel) * integral
  }

  /// D3_s(k) at the cut, at half of it and at twice it.
  ///
  /// - Throws: `GSLError` when an integral does not converge.
  public func cutInfluence(
    channel: Channel, wire: WireIndex, k: Double
  ) throws -> [(cut: Double, value: Double)] {
    try [0.5, 1, 2].map { factor in
      let other = SoftDiffusion(system: system, cut: factor * cut)
      return (other.cut, try other.coefficient(channel, wire, k))
    }
  }

  func partners(_ channel: Channel, _ wire: WireIndex) -> [WireIndex] {
    switch channel {
    case .a: [wire, wire]
    case .b: [wire.other, wire.other]
    case .c: [wire, wire.other]
    }
  }

  /// 1/128 or 1/64, and (m/2 pi)^3.
  static func prefactor(_ channel: Channel) -> Double {
    1 / ((channel == .c ? 64 : 128) * 8 * Double.pi * Double.pi * Double.pi)
  }

  /// Where the thermal factors have fallen by exp(-35).
  var reach: Double {
    let top = WireIndex.allCases.map { system[$0].fermiEnergy }.max() ?? 0
    return (2 * (max(top, 0) + 35)).squareRoot()
  }
}
