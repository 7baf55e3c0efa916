import FokkerPlanck
import GSLSupport
import WirePhysics

/// The coefficients of `DiffusionProfile` one by one, by adaptive quadrature in the momenta of the partners.
struct AdaptiveDiffusion {
  /// The wires and potentials.
  let system: DoubleWire
  /// The smallest distance between two of the momenta that counts, in sqrt(mT).
  let cut: Double

  /// D3_s(k) of one channel.
  ///
  /// Equations (S9)-(S11); in (S10) the partners have the thermal factors of their own wire.
  /// - Parameters:
  ///   - channel: the channel.
  ///   - wire: the wire of the diffusing electron.
  ///   - k: its momentum.
  ///   - relativeError: the accuracy of each integral.
  /// - Throws: `GSLError` when an integral does not converge.
  func coefficient(
    _ channel: SoftDiffusion.Channel, _ wire: WireIndex, _ k: Double, relativeError: Double = 1e-6
  ) throws -> Double {
    let partners = partners(channel, wire)
    let amplitude = SoftAmplitude(wires: [wire] + partners, system: system)
    let (second, third) = (system[partners[0]], system[partners[1]])
    let reach = SoftDiffusion.reach(of: system)
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
    return SoftDiffusion.prefactor(channel) * integral
  }

  /// D3_s(k) at the cut, at half of it and at twice it.
  ///
  /// - Throws: `GSLError` when an integral does not converge.
  func cutInfluence(
    channel: SoftDiffusion.Channel, wire: WireIndex, k: Double
  ) throws -> [(cut: Double, value: Double)] {
    try [0.5, 1, 2].map { factor in
      let other = AdaptiveDiffusion(system: system, cut: factor * cut)
      return (other.cut, try other.coefficient(channel, wire, k))
    }
  }

  private func partners(_ channel: SoftDiffusion.Channel, _ wire: WireIndex) -> [WireIndex] {
    switch channel {
    case .a: [wire, wire]
    case .b: [wire.other, wire.other]
    case .c: [wire, wire.other]
    }
  }
}
