import FokkerPlanck
import WirePhysics

/// The limit of D3a at the band bottom for T << eps_F: both partners at opposite Fermi points.
///
/// Equation (S26) in (S9): A = V(q/2) [V(q) - V(q/2)]/kF^2, and each Fermi point weighs
/// Int zeta^2 dk = 4/kF. Corrections are of order T/eps_F: 4 % at eps_F = 40 T.
enum OppositeFermiPoints {
  /// D3a(k = 0), or nil for a potential without a closed form.
  ///
  /// - Parameters:
  ///   - potential: V inside the wire, exponential or Gaussian.
  ///   - fermiMomentum: kF.
  static func diffusion(_ potential: Potential, fermiMomentum: Double) -> Double? {
    guard let moment = moment(potential) else { return nil }
    var power = fermiMomentum
    for _ in 0..<6 { power *= fermiMomentum }
    return 16 / power * moment * SoftDiffusion.prefactor(.a)
  }

  /// (1/2) Int q^2 V(q/2)^2 [V(q) - V(q/2)]^2 dq, or nil for a potential without a closed form.
  static func moment(_ potential: Potential) -> Double? {
    let strength = potential.strength
    switch potential.shape {
    case .exponential(let length):
      let scale = strength * strength * strength * strength / (length * length * length)
      return 2 * scale * (1 / 27.0 - 2 / 15.625 + 1 / 8.0)
    case .gaussian(let length):
      let scale = strength * strength * strength * strength / (length * length * length)
      func power(_ x: Double) -> Double { 1 / (x * x.squareRoot()) }
      return scale * Double.pi.squareRoot() / 4 * (power(2.5) - 2 * power(1.75) + 1)
    default: return nil
    }
  }
}
