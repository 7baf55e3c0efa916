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

  /// The determinant.
  public var determinant: Double {
    self[.one, .one] * self[.two, .two] - self[.one, .two] * self[.two, .one]
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
