import FokkerPlanck
import RunFiles
import WirePhysics

extension FokkerPlanckAnswer {
  /// The same answer with coefficients from sampled collisions next to the quadrature.
  ///
  /// Nothing changes without microscopic triples, or when the input asks for no samples.
  /// - Parameter threads: how many threads sample; the result does not depend on it.
  /// - Throws: `StatisticsError` if an error cannot be formed.
  public func sampled(threads: Int) throws -> FokkerPlanckAnswer {
    let samples = configuration.fokkerPlanck.samples
    guard case .microscopic(let answer) = model, samples > 0 else { return self }
    let cut = answer.solution.settings.cut
    let fermi = max(
      configuration.doubleWire[.one].fermiMomentum, configuration.doubleWire[.two].fermiMomentum, 1)
    var result = self
    result.sampledDiffusion = try SampledDiffusion(
      configuration, window: SoftWindow(transfer: cut / 2, separation: cut),
      edges: (0...6).map { 1.5 * fermi * Double($0) / 6 }, samples: samples, threads: threads)
    return result
  }
}
