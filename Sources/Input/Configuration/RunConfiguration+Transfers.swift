internal import WirePhysics

extension RunConfiguration {
  /// The same diffusion coefficients from transfers smaller by a factor; nil if transfers have no scale.
  package func softened(by scale: Double) -> RunConfiguration? {
    // The reflection of a softened potential has another D2: there is nothing to extrapolate along.
    guard doubleWire.pairs.scattering == .born,
      let interwire = doubleWire.interwire.softened(by: scale)
    else { return nil }
    var result = self
    result.doubleWire = DoubleWire(
      wires: doubleWire.wires, intrawire: doubleWire.intrawire, interwire: interwire)
    switch collisions.triples {
    case .none: break
    case .microscopic: return nil
    case .softModel(var model):
      model.length *= scale
      result.collisions.triples = .softModel(model)
    }
    return result
  }
}
