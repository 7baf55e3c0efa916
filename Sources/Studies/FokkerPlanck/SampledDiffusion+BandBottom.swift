import Diagnostics
import FokkerPlanck
import Foundation
import Statistics
import WirePhysics

extension BinnedProfile {
  /// D3 of the full kernel over that of its soft limit near the band bottom, both wires and all channels together.
  ///
  /// Bins count with exp(-k^2/2) as at the band bottom, and wires alike; nil where nothing was sampled there.
  func bandBottomRatio(_ sampled: SampledDiffusion) -> Estimate? {
    let edges = sampled.edges
    var (found, variance, exact) = (0.0, 0.0, 0.0)
    for wire in WireIndex.allCases {
      for bin in 0..<(edges.count - 1) {
        let root = 2.0.squareRoot()
        let weight = erf(edges[bin + 1] / root) - erf(edges[bin] / root)
        for channel in SoftDiffusion.Channel.allCases {
          let estimate = sampled.diffusion(channel, wire)[bin]
          found += weight * estimate.value
          variance += pow(weight * estimate.standardError, 2)
          exact += weight * diffusion(channel, wire)[bin]
        }
      }
    }
    guard exact > 0, found > 0 else { return nil }
    return Estimate(value: found / exact, standardError: variance.squareRoot() / exact)
  }
}

extension FokkerPlanckAnswer {
  /// Puts what was sampled at the band bottom in the place of what was estimated of finite transfers.
  mutating func correctReduction() {
    guard case .constants(let constants) = reduction, case .microscopic(let answer) = model,
      let sampledDiffusion, let binned = try? BinnedProfile(answer, sampledDiffusion),
      let ratio = binned.bandBottomRatio(sampledDiffusion)
    else { return }
    reduction = .constants(constants.corrected(by: ratio.value, error: ratio.standardError))
  }
}
