import VectorMath

/// Sums of outer products of vectors with themselves, a panel of vectors at a time.
///
/// The upper triangle of the sum over a panel is built in registers, four rows by thirty-two columns
/// at a time, and added to the matrix once. Each element is one chain of fused products in the order of
/// the vectors, whichever tile it is in: element (i, j) is the number that (j, i) would be, and where
/// components of the vectors are opposite, elements are opposite, to the bit.
final class OuterProducts {
  typealias Lanes = SIMD8<Double>

  /// Vectors in a panel.
  static let panelLength = 32

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
    stride = (components + 31) / 32 * 32
    panel = Self.zeros(Self.panelLength * stride + 8)
    // Rows in whole tiles of four.
    matrix = Self.zeros((components + 3) / 4 * 4 * stride)
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
    for row in Swift.stride(from: 0, to: components, by: 4) {
      for column in Swift.stride(from: row / 32 * 32, to: stride, by: 32) {
        addTile(row, column)
      }
    }
    filled = 0
  }

  /// One tile; four rows by four vectors, in sixteen registers.
  @inline(__always)
  private func addTile(_ row: Int, _ column: Int) {
    var (a0, a1, a2, a3) = (Four(), Four(), Four(), Four())
    var y = panel
    for _ in 0..<filled {
      let raw = UnsafeRawPointer(y + column)
      let x0 = raw.load(as: Lanes.self)
      let x1 = raw.load(fromByteOffset: 64, as: Lanes.self)
      let x2 = raw.load(fromByteOffset: 128, as: Lanes.self)
      let x3 = raw.load(fromByteOffset: 192, as: Lanes.self)
      a0.add(y[row], x0, x1, x2, x3)
      a1.add(y[row + 1], x0, x1, x2, x3)
      a2.add(y[row + 2], x0, x1, x2, x3)
      a3.add(y[row + 3], x0, x1, x2, x3)
      y += stride
    }
    let target = matrix + row * stride + column
    a0.store(target)
    a1.store(target + stride)
    a2.store(target + 2 * stride)
    a3.store(target + 3 * stride)
  }

  /// Four vectors of sums.
  private struct Four {
    var (v0, v1, v2, v3) = (Lanes(), Lanes(), Lanes(), Lanes())

    @inline(__always)
    mutating func add(_ factor: Double, _ x0: Lanes, _ x1: Lanes, _ x2: Lanes, _ x3: Lanes) {
      let y = Lanes(repeating: factor)
      v0 = VectorMath.multiplyAdd(y, x0, v0)
      v1 = VectorMath.multiplyAdd(y, x1, v1)
      v2 = VectorMath.multiplyAdd(y, x2, v2)
      v3 = VectorMath.multiplyAdd(y, x3, v3)
    }

    @inline(__always)
    func store(_ target: UnsafeMutablePointer<Double>) {
      let p = UnsafeMutableRawPointer(target).assumingMemoryBound(to: Lanes.self)
      p[0] += v0
      p[1] += v1
      p[2] += v2
      p[3] += v3
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
    for row in 0..<(components + 3) / 4 * 4 {
      for place in (row * stride + row / 32 * 32) / 8..<(row + 1) * stride / 8 { body(place) }
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
