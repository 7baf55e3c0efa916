import VectorMath

/// Sums of outer products of vectors with themselves, a panel of vectors at a time.
///
/// The upper triangle of the sum over a panel is built in registers, four rows by twelve columns at a time, and added to
/// the matrix once: twelve of the sixteen registers that there are without AVX-512. Each element is one chain of fused
/// products in the order of the vectors, whichever tile it is in: element (i, j) is the number that (j, i) would be, and
/// where components of the vectors are opposite, elements are opposite, to the bit.
final class OuterProducts {
  private typealias Quad = SIMD4<Double>

  /// The number of components, padded to whole vectors: of a row in a panel, and of a row of the matrix.
  private let stride: Int
  private let components: Int
  private let matrix: UnsafeMutablePointer<Double>
  /// Whether nothing was added yet.
  private(set) var isEmpty = true

  init(components: Int) {
    self.components = components
    stride = (components + 3) / 4 * 4
    let size = stride * stride
    let raw = UnsafeMutableRawPointer.allocate(byteCount: 8 * size, alignment: 64)
    matrix = raw.initializeMemory(as: Double.self, repeating: 0, count: size)
  }

  deinit { matrix.deallocate() }

  /// Adds the outer products of the first vectors of a panel.
  func add(_ panel: DifferencePanel, count: Int) {
    precondition(panel.stride == stride)
    guard count > 0 else { return }
    isEmpty = false
    for row in Swift.stride(from: 0, to: stride, by: 4) {
      var column = row
      while column < stride {
        let left = (stride - column) / 4
        // Four columns are as many as twelve in time, if not in products: two times eight are better than twelve and four.
        let quads = left == 1 ? 1 : left == 2 || left == 4 ? 2 : 3
        switch quads {
        case 1: addTile4(panel.rows, count, row, column)
        case 2: addTile8(panel.rows, count, row, column)
        default: addTile12(panel.rows, count, row, column)
        }
        column += 4 * quads
      }
    }
  }

  /// One tile: four rows by twelve columns.
  @inline(__always)
  private func addTile12(_ panel: UnsafePointer<Double>, _ count: Int, _ row: Int, _ column: Int) {
    var (a0, a1, a2) = (Quad(), Quad(), Quad())
    var (b0, b1, b2) = (Quad(), Quad(), Quad())
    var (c0, c1, c2) = (Quad(), Quad(), Quad())
    var (d0, d1, d2) = (Quad(), Quad(), Quad())
    var y = panel
    for _ in 0..<count {
      let x = UnsafeRawPointer(y + column).assumingMemoryBound(to: Quad.self)
      let (x0, x1, x2) = (x[0], x[1], x[2])
      let a = Quad(repeating: y[row])
      a0 = VectorMath.multiplyAdd(a, x0, a0)
      a1 = VectorMath.multiplyAdd(a, x1, a1)
      a2 = VectorMath.multiplyAdd(a, x2, a2)
      let b = Quad(repeating: y[row + 1])
      b0 = VectorMath.multiplyAdd(b, x0, b0)
      b1 = VectorMath.multiplyAdd(b, x1, b1)
      b2 = VectorMath.multiplyAdd(b, x2, b2)
      let c = Quad(repeating: y[row + 2])
      c0 = VectorMath.multiplyAdd(c, x0, c0)
      c1 = VectorMath.multiplyAdd(c, x1, c1)
      c2 = VectorMath.multiplyAdd(c, x2, c2)
      let d = Quad(repeating: y[row + 3])
      d0 = VectorMath.multiplyAdd(d, x0, d0)
      d1 = VectorMath.multiplyAdd(d, x1, d1)
      d2 = VectorMath.multiplyAdd(d, x2, d2)
      y += stride
    }
    add(a0, b0, c0, d0, row, column)
    add(a1, b1, c1, d1, row, column + 4)
    add(a2, b2, c2, d2, row, column + 8)
  }

  /// One of eight columns.
  @inline(__always)
  private func addTile8(_ panel: UnsafePointer<Double>, _ count: Int, _ row: Int, _ column: Int) {
    var (a0, b0, c0, d0) = (Quad(), Quad(), Quad(), Quad())
    var (a1, b1, c1, d1) = (Quad(), Quad(), Quad(), Quad())
    var y = panel
    for _ in 0..<count {
      let x = UnsafeRawPointer(y + column).assumingMemoryBound(to: Quad.self)
      let (x0, x1) = (x[0], x[1])
      let (a, b) = (Quad(repeating: y[row]), Quad(repeating: y[row + 1]))
      a0 = VectorMath.multiplyAdd(a, x0, a0)
      a1 = VectorMath.multiplyAdd(a, x1, a1)
      b0 = VectorMath.multiplyAdd(b, x0, b0)
      b1 = VectorMath.multiplyAdd(b, x1, b1)
      let (c, d) = (Quad(repeating: y[row + 2]), Quad(repeating: y[row + 3]))
      c0 = VectorMath.multiplyAdd(c, x0, c0)
      c1 = VectorMath.multiplyAdd(c, x1, c1)
      d0 = VectorMath.multiplyAdd(d, x0, d0)
      d1 = VectorMath.multiplyAdd(d, x1, d1)
      y += stride
    }
    add(a0, b0, c0, d0, row, column)
    add(a1, b1, c1, d1, row, column + 4)
  }

  /// One of four columns.
  @inline(__always)
  private func addTile4(_ panel: UnsafePointer<Double>, _ count: Int, _ row: Int, _ column: Int) {
    var (a, b, c, d) = (Quad(), Quad(), Quad(), Quad())
    var y = panel
    for _ in 0..<count {
      let x = UnsafeRawPointer(y + column).load(as: Quad.self)
      a = VectorMath.multiplyAdd(Quad(repeating: y[row]), x, a)
      b = VectorMath.multiplyAdd(Quad(repeating: y[row + 1]), x, b)
      c = VectorMath.multiplyAdd(Quad(repeating: y[row + 2]), x, c)
      d = VectorMath.multiplyAdd(Quad(repeating: y[row + 3]), x, d)
      y += stride
    }
    add(a, b, c, d, row, column)
  }

  /// Adds four rows by four columns to the matrix.
  @inline(__always)
  private func add(_ a: Quad, _ b: Quad, _ c: Quad, _ d: Quad, _ row: Int, _ column: Int) {
    let target = quads + (row * stride + column) / 4
    target[0] += a
    target[stride / 4] += b
    target[2 * stride / 4] += c
    target[3 * stride / 4] += d
  }

  /// Adds the sum of another one of the same kind.
  func add(_ other: OuterProducts) {
    guard !other.isEmpty else { return }
    isEmpty = false
    let (target, source) = (quads, other.quads)
    forEachVector { target[$0] += source[$0] }
  }

  /// Begins anew.
  func clear() {
    guard !isEmpty else { return }
    isEmpty = true
    let target = quads
    forEachVector { target[$0] = Quad() }
  }

  private var quads: UnsafeMutablePointer<Quad> {
    UnsafeMutableRawPointer(matrix).assumingMemoryBound(to: Quad.self)
  }

  /// The places of all vectors that tiles are added to.
  @inline(__always)
  private func forEachVector(_ body: (Int) -> Void) {
    for row in 0..<stride {
      for place in (row * stride + row / 4 * 4) / 4..<(row + 1) * stride / 4 { body(place) }
    }
  }

  /// The upper triangle of the sum of all panels, row after row.
  ///
  /// It is all there is to remember: no other element is ever read.
  var upperTriangle: [Double] {
    get {
      (0..<components).flatMap { row in (row..<components).map { matrix[row * stride + $0] } }
    }
    set {
      precondition(newValue.count == components * (components + 1) / 2)
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

  /// An element of the sum of all panels.
  func element(_ i: Int, _ j: Int) -> Double {
    i <= j ? matrix[i * stride + j] : matrix[j * stride + i]
  }
}
