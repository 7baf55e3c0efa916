import WirePhysics

/// Soft three-particle scattering as a quadratic form of spline slopes.
///
/// Equations (61), (66), (S9)-(S20) in weak form. Unknowns are the slopes of wire 1, then of wire 2.
struct SoftCollisionForm: Sendable {
  /// The trial slopes.
  let splines: EvenSplines
  /// Q_3(phi, g), row by row.
  private(set) var matrix: [[Double]]

  /// Adds up all triples.
  ///
  /// - Parameters:
  ///   - triples: the triples.
  ///   - splines: the trial slopes, up to the cutoff of the triples.
  ///   - settings: the factors on the mechanisms.
  /// - Throws: `GSLError` if a potential needs a quadrature that fails.
  init(
    _ triples: SoftTriples, splines: EvenSplines, settings: MicroscopicSettings
  ) throws {
    self.splines = splines
    let size = 2 * splines.count
    matrix = Array(repeating: Array(repeating: 0, count: size), count: size)
    for (arrangement, factor) in TripleArrangement.all(settings) {
      let sums = RowSums(splines, arrangement)
      defer { sums.deallocate() }
      try triples.forEach(arrangement, strength: factor) { sums.add($0) }
      for i in 0..<size {
        for j in i..<size { matrix[i][j] += sums.matrix(i, j) }
      }
    }
    for i in 0..<size {
      for j in 0..<i { matrix[i][j] = matrix[j][i] }
    }
  }
}

/// Running sums over triples of one arrangement; the inner loop of ``SoftCollisionForm``.
///
/// With the vectors x, y, z of the three electrons a triple is w (x + y + z) (x + y + z)^T, the sum of
/// w [(x x^T + y y^T + z z^T)/2 + x y^T + x z^T + y z^T] and its transpose: the former is added up, a row of eight at a time.
private struct RowSums {
  private let splines: EvenSplines
  private let offsets: (Int, Int, Int)
  private let room: Int
  private let lanes: Int
  private let entries: UnsafeMutablePointer<Double>

  init(_ splines: EvenSplines, _ arrangement: TripleArrangement) {
    self.splines = splines
    lanes = splines.degree + 1
    let wires = arrangement.wires
    func offset(_ electron: Int) -> Int { wires[electron].rawValue * splines.count }
    offsets = (offset(0), offset(1), offset(2))
    // Room for lanes of the last function that stay zero.
    room = 2 * splines.count + SIMD8<Double>.scalarCount
    entries = .allocate(capacity: room * room)
    entries.initialize(repeating: 0, count: room * room)
  }

  func deallocate() { entries.deallocate() }

  /// An element of the form.
  func matrix(_ i: Int, _ j: Int) -> Double { entries[i * room + j] + entries[j * room + i] }

  func add(_ triple: SoftTriples.Triple) {
    let k = triple.momenta
    let (a, b, c) = (
      splines.values(at: k.0), splines.values(at: k.1), splines.values(at: k.2)
    )
    let (rowA, rowB, rowC) = (
      offsets.0 + a.first, offsets.1 + b.first, offsets.2 + c.first
    )
    let (x, y, z) = (a.lanes * (k.1 - k.2), b.lanes * (k.2 - k.0), c.lanes * (k.0 - k.1))
    let (half, scaled) = (0.5 * triple.weight, x * triple.weight)
    add(x * half, rowA, x, rowA)
    add(y * half, rowB, y, rowB)
    add(z * half, rowC, z, rowC)
    add(scaled, rowA, y, rowB)
    add(scaled, rowA, z, rowC)
    add(y * triple.weight, rowB, z, rowC)
  }

  /// Adds a b^T.
  @inline(__always)
  private func add(_ a: SIMD8<Double>, _ row: Int, _ b: SIMD8<Double>, _ column: Int) {
    var target = UnsafeMutableRawPointer(entries + row * room + column)
    for i in 0..<lanes {
      target.storeBytes(
        of: target.loadUnaligned(as: SIMD8<Double>.self) + a[i] * b, as: SIMD8<Double>.self)
      target += 8 * room
    }
  }
}
