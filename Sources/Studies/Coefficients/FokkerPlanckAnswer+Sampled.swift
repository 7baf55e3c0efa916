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
    let system = configuration.doubleWire
    guard case .microscopic = model, samples > 0, let transfer = system.widestTransfer else {
      return self
    }
    // Beyond three half-widths there is next to nothing of q^2 V^4, whose integral D3 is.
    let window = SoftWindow(transfer: 3 * transfer, separation: 6 * transfer)
    let fermi = max(system[.one].fermiMomentum, system[.two].fermiMomentum, 1)
    var result = self
    result.sampledDiffusion = try SampledDiffusion(
      configuration, window: window, edges: (0...6).map { 1.5 * fermi * Double($0) / 6 },
      samples: samples, threads: threads)
    return result
  }
}
