/// A 2 x 2 matrix that couples the wires, such as a conductivity.
public struct WireMatrix: Sendable, Equatable {
  private var rows: WirePair<WirePair<Double>>

  /// The matrix with the given rows.
  public init(_ first: (Double, Double), _ second: (Double, Double)) {
    rows = .init(.init(first.0, first.1), .init(second.0, second.1))
  }

  /// The element in the row of one wire and the column of another.
  public subscript(_ row: WireIndex, _ column: WireIndex) -> Double {
    get { rows[row][column] }
    set { rows[row][column] = newValue }
  }

  /// The matrix with every element multiplied by `factor`.
  public func scaled(by factor: Double) -> WireMatrix {
    WireMatrix(
      (factor * self[.one, .one], factor * self[.one, .two]),
      (factor * self[.two, .one], factor * self[.two, .two]))
  }

  /// The elements by rows: [[11, 12], [21, 22]].
  public var elements: [[Double]] {
    WireIndex.allCases.map { row in WireIndex.allCases.map { self[row, $0] } }
  }
}

/// The matrix structure of the response, which follows from momentum conservation alone.
extension WirePair where Value == Wire {
  /// The regular part of the conductivity matrix, S [[1, -1], [-1, 1]].
  ///
  /// Equation (111).
  public func regularConductivity(fromS s: Double) -> WireMatrix {
    WireMatrix((s, -s), (-s, s))
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
