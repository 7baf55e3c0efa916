package import WirePhysics

/// What transfers of finite size leave open of coefficients that are expanded in them, relative: estimates.
package struct TransferErrors: Sendable, Equatable {
  /// Near the band bottom, where g varies over T^(1/2).
  ///
  /// 1 - 1.2/l^2 of the soft limit was seen there for a Gaussian of length l, whose half-width is 0.83/l.
  package let bandBottom: Double
  /// At the Fermi points, where g varies over T/v_F.
  package let fermiPoints: WirePair<Double>

  /// Estimates the errors by the half-width of the widest potential; nil where one does not decay.
  package init?(_ system: DoubleWire) {
    guard let transfer = system.widestTransfer, system.hasTransferScale else { return nil }
    bandBottom = 2 * transfer * transfer
    fermiPoints = WirePair { wire in
      let size = transfer * max(system[wire].fermiVelocity, 1)
      return size * size
    }
  }

  /// Whether neither place can be known to a factor of two.
  package var leaveNothing: Bool {
    bandBottom >= 1 && min(fermiPoints.one, fermiPoints.two) >= 1
  }
}
