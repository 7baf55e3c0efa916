import VectorMath

/// Sums of outer products of vectors with themselves, a panel of vectors at a time.
///
/// The upper triangle of the sum over a panel is built in registers, six rows by eight columns at a time, and added to
/// the matrix once: twelve of the sixteen registers that there are without AVX-512. Each element is one chain of fused
/// products in the order of the vectors, whichever tile it is in: element (i, j) is the number that (j, i) would be, and
/// where components of the vectors are opposite, elements are opposite, to the bit.
final class OuterProducts {
  typealias Lanes = SIMD8<Double>

  /// Vectors in a panel.
  static let panelLength = 32
  /// Rows of a tile.
  private static let rows = 6

  /// The number of components, padded to whole tiles of columns.
  let stride: Int
  private let components: Int
  private let panel: UnsafeMutablePointer<Double>
  private let matrix: UnsafeMutablePointer<Double>
  private var filled = 0
  /// Whether nothing was added yet.
  private(set) var isEmpty = true

  init(components: Int) {
    self.components = components
    stride = (components + 7) / 8 * 8
    panel = Self.zeros(Self.panelLength * stride + 8)
    // Rows in whole tiles; those behind the last are never read.
    matrix = Self.zeros((components + Self.rows - 1) / Self.rows * Self.rows * stride)
  }

  deinit {
    panel.deallocate()
    matrix.deallocate()
  }

  private static func zeros(_ count: Int) -> UnsafeMutablePointer<Double> {
    let raw = UnsafeMutableRawPointer.allocate(byteCount: 8 * count, alignment: 64)
    return raw.initializeMemory(as: Double.self, repeating: 0, count: count)
  }

  /// The place for the next vector; call `push` when it is written.
  @inline(__always)
  var next: UnsafeMutablePointer<Double> { panel + filled * stride }

  /// Takes the vector at `next` in.
  @inline(__always)
  func push() {
    filled += 1
    if filled == Self.panelLength { flush() }
  }

  /// Adds the panel to the matrix and empties it.
  func flush() {
    guard filled > 0 else { return }
    isEmpty = false
    for row in Swift.stride(from: 0, to: components, by: Self.rows) {
      for column in Swift.stride(from: row / 8 * 8, to: stride, by: 8) { addTile(row, column) }
    }
    filled = 0
  }

  /// One tile: six rows by eight columns.
  @inline(__always)
  private func addTile(_ row: Int, _ column: Int) {
    var (a0, a1, a2) = (Lanes(), Lanes(), Lanes())
    var (a3, a4, a5) = (Lanes(), Lanes(), Lanes())
    var y = panel
    for _ in 0..<filled {
      let x = UnsafeRawPointer(y + column).load(as: Lanes.self)
      a0 = VectorMath.multiplyAdd(Lanes(repeating: y[row]), x, a0)
      a1 = VectorMath.multiplyAdd(Lanes(repeating: y[row + 1]), x, a1)
      a2 = VectorMath.multiplyAdd(Lanes(repeating: y[row + 2]), x, a2)
      a3 = VectorMath.multiplyAdd(Lanes(repeating: y[row + 3]), x, a3)
      a4 = VectorMath.multiplyAdd(Lanes(repeating: y[row + 4]), x, a4)
      a5 = VectorMath.multiplyAdd(Lanes(repeating: y[row + 5]), x, a5)
      y += stride
    }
    var target = UnsafeMutableRawPointer(matrix + row * stride + column)
    let sums: InlineArray<6, Lanes> = [a0, a1, a2, a3, a4, a5]
    for index in 0..<Self.rows {
      target.assumingMemoryBound(to: Lanes.self).pointee += sums[index]
      target += MemoryLayout<Double>.stride * stride
    }
  }

  /// Adds the sum that another one of the same kind has flushed.
  func add(_ other: OuterProducts) {
    guard !other.isEmpty else { return }
    isEmpty = false
    let (target, source) = (lanes, other.lanes)
    forEachVector { target[$0] += source[$0] }
  }

  /// Begins anew.
  func clear() {
    filled = 0
    guard !isEmpty else { return }
    isEmpty = true
    let target = lanes
    forEachVector { target[$0] = Lanes() }
  }

  private var lanes: UnsafeMutablePointer<Lanes> {
    UnsafeMutableRawPointer(matrix).assumingMemoryBound(to: Lanes.self)
  }

  /// The places of all vectors that tiles are added to.
  @inline(__always)
  private func forEachVector(_ body: (Int) -> Void) {
    for row in 0..<(components + Self.rows - 1) / Self.rows * Self.rows {
      let column = row / Self.rows * Self.rows / 8 * 8
      for place in (row * stride + column) / 8..<(row + 1) * stride / 8 { body(place) }
    }
  }

  /// The upper triangle of the sum of all panels that were flushed, row after row.
  ///
  /// It is all there is to remember: no other element is ever read.
  var upperTriangle: [Double] {
    get {
      (0..<components).flatMap { row in (row..<components).map { matrix[row * stride + $0] } }
    }
    set {
      precondition(newValue.count == components * (components + 1) / 2 && filled == 0)
      isEmpty = newValue.allSatisfy { $0 == 0 }
      var place = 0
      for row in 0..<components {
        for column in row..<components {
          matrix[row * stride + column] = newValue[place]
          place += 1
        }
      }
    }
  }

  /// An element of the sum of all panels that were flushed.
  func element(_ i: Int, _ j: Int) -> Double {
    i <= j ? matrix[i * stride + j] : matrix[j * stride + i]
  }
}
