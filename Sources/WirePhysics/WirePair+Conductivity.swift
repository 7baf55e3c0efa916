/// The matrix structure of the response, which follows from momentum conservation alone.
extension WirePair where Value == Wire {
  /// The regular part of the conductivity matrix, S [[1, -1], [-1, 1]].
  ///
  /// Equation (111).
  public func regularConductivity(fromS s: Double) -> WireMatrix {
    WireMatrix((s, -s), (-s, s))
  }

  /// The residue of the singular conductivity: the matrix that multiplies 1/(-i omega).
  ///
  /// Equation (54).
  public var singularConductivity: WireMatrix {
    let sum = one.density + two.density
    let share = WirePair<Double>(one.density / sum, two.density / sum)
    return WireMatrix(
      (one.density * share.one, one.density * share.two),
      (two.density * share.one, two.density * share.two))
  }

  /// The dc resistivity matrix that belongs to a regular conductivity.
  ///
  /// Equations (56)-(58). Any regular part will do: only the combination of its elements that no
  /// uniform acceleration of both wires can change enters.
  ///
  /// - Parameter regular: the regular part of the conductivity matrix.
  public func resistivity(fromRegular regular: WireMatrix) -> WireMatrix {
    let n = densities
    let trace =
      n.two * n.two * regular[.one, .one] + n.one * n.one * regular[.two, .two]
      - n.one * n.two * (regular[.one, .two] + regular[.two, .one])
    return WireMatrix(
      (n.two * n.two / trace, -n.one * n.two / trace),
      (-n.one * n.two / trace, n.one * n.one / trace))
  }
}
