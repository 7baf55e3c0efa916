import WirePhysics

extension DoubleWire {
  /// The distance of the thermal factors' poles from the momentum axis, at the sharper Fermi point.
  var thermalScale: Double {
    let top = max(self[.one].fermiEnergy, self[.two].fermiEnergy, 1)
    return .pi / (2 * top).squareRoot()
  }
}
