package import WirePhysics

extension DoubleWire {
  /// Twice the momentum at which the wider potential has fallen to half, or 1 if none decays.
  package var defaultCut: Double { widestTransfer.map { 2 * $0 } ?? 1 }

  /// The momentum at which the wider potential has fallen to half; nil if none decays.
  package var widestTransfer: Double? {
    let widest = max(interwire.halfWidth, intrawire.one.halfWidth, intrawire.two.halfWidth)
    return widest.isFinite ? widest : nil
  }

  /// Whether all potentials decay.
  var hasTransferScale: Bool {
    interwire.range.isFinite && WireIndex.allCases.allSatisfy { intrawire[$0].range.isFinite }
  }
}
