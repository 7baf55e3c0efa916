import Foundation
import GSLSupport

extension Wire {
  /// Finds the wire with a given density.
  ///
  /// The chemical potential follows from Equation (129) by bracketing; it is accurate to about
  /// 1e-13.
  ///
  /// - Parameter density: n, positive, in units of sqrt(mT)/hbar.
  /// - Throws: an error of the root finder when the density is so extreme (below about 1e-300)
  ///   that no bracket holds it.
  public init(density: Double) throws {
    precondition(density > 0 && density.isFinite, "a density must be positive and finite")
    // The classical gas is denser than the degenerate one at equal chemical potential; at T = 0
    // the chemical potential is (pi n)^2/2, and temperature changes it by less than a few T.
    let classical = log(density * (2 * Double.pi).squareRoot())
    let degenerate = 0.5 * (.pi * density) * (.pi * density)
    let target = log(density)
    let fermiEnergy = try RootFinder.brent(
      { log(Wire(fermiEnergy: $0).density) - target },
      in: (min(classical, degenerate) - 1)...(max(classical, degenerate) + 5), tolerance: 1e-14)
    self.init(fermiEnergy: fermiEnergy)
  }
}
