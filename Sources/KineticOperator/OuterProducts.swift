import VectorMath

/// Sums of outer products of vectors with themselves, a panel of vectors at a time.
///
/// The upper triangle of the sum over a panel is built in registers, four rows by three registers of columns at a time, and added to
/// the matrix once: twelve of the sixteen registers that there are without AVX-512. Vectors without a component in the rows or in the
/// columns of a tile are passed over: they would add zeros. Each element is one chain of fused
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
    precondition(panel.components == components)
    guard count > 0 else { return }
    isEmpty = false
    let occupied = UnsafePointer(panel.occupied)
    for row in Swift.stride(from: 0, to: stride, by: 4) {
      let own = occupied[row / 4]
      guard own != 0 else { continue }
      var column = row
      while column < stride {
        let left = (stride - column) / 4
        let (quads, holdsEight) = Self.width(left)
        var others: UInt32 = 0
        for quad in 0..<quads { others |= occupied[column / 4 + quad] }
        let vectors = own & others
        if vectors != 0 {
          switch (quads, holdsEight) {
          case (6, true): addTile3(SIMD8<Double>.self, panel, vectors, row, column)
          case (4, true): addTile2(SIMD8<Double>.self, panel, vectors, row, column)
          case (1, _): addTile1(SIMD4<Double>.self, panel, vectors, row, column)
          case (2, _): addTile2(SIMD4<Double>.self, panel, vectors, row, column)
          default: addTile3(SIMD4<Double>.self, panel, vectors, row, column)
          }
        }
        column += 4 * quads
      }
    }
  }

  /// How many of the fours of columns that are left the next tile takes, and whether in registers of eight numbers.
  @inline(__always)
  private static func width(_ left: Int) -> (quads: Int, holdsEight: Bool) {
    if VectorMath.registersHoldEight, left >= 4 { return (left >= 6 ? 6 : 4, true) }
    // Four columns are as many as twelve in time, if not in products: two times eight are better than twelve and four.
    return (left == 1 ? 1 : left == 2 || left == 4 ? 2 : 3, false)
  }

  /// One tile: four rows by three registers of columns.
  @inline(__always)
  private func addTile3<V: Register>(
    _: V.Type, _ panel: DifferencePanel, _ vectors: UInt32, _ row: Int, _ column: Int
  ) {
    var (a0, a1, a2) = (V(), V(), V())
    var (b0, b1, b2) = (V(), V(), V())
    var (c0, c1, c2) = (V(), V(), V())
    var (d0, d1, d2) = (V(), V(), V())
    let (first, stride) = (UnsafePointer(panel.rows), panel.stride)
    var left = vectors
    while left != 0 {
      let y = first + left.trailingZeroBitCount &* stride
      left &= left &- 1
      let (x0, x1, x2) = (
        V.load(y + column), V.load(y + column + V.lanes), V.load(y + column + 2 * V.lanes)
      )
      let a = V.spread(y[row])
      a0 = V.multiplyAdd(a, x0, a0)
      a1 = V.multiplyAdd(a, x1, a1)
      a2 = V.multiplyAdd(a, x2, a2)
      let b = V.spread(y[row + 1])
      b0 = V.multiplyAdd(b, x0, b0)
      b1 = V.multiplyAdd(b, x1, b1)
      b2 = V.multiplyAdd(b, x2, b2)
      let c = V.spread(y[row + 2])
      c0 = V.multiplyAdd(c, x0, c0)
      c1 = V.multiplyAdd(c, x1, c1)
      c2 = V.multiplyAdd(c, x2, c2)
      let d = V.spread(y[row + 3])
      d0 = V.multiplyAdd(d, x0, d0)
      d1 = V.multiplyAdd(d, x1, d1)
      d2 = V.multiplyAdd(d, x2, d2)
    }
    add(a0, b0, c0, d0, row, column)
    add(a1, b1, c1, d1, row, column + V.lanes)
    add(a2, b2, c2, d2, row, column + 2 * V.lanes)
  }

  /// One of two registers of columns.
  @inline(__always)
  private func addTile2<V: Register>(
    _: V.Type, _ panel: DifferencePanel, _ vectors: UInt32, _ row: Int, _ column: Int
  ) {
    var (a0, b0, c0, d0) = (V(), V(), V(), V())
    var (a1, b1, c1, d1) = (V(), V(), V(), V())
    let (first, stride) = (UnsafePointer(panel.rows), panel.stride)
    var left = vectors
    while left != 0 {
      let y = first + left.trailingZeroBitCount &* stride
      left &= left &- 1
      let (x0, x1) = (V.load(y + column), V.load(y + column + V.lanes))
      let (a, b) = (V.spread(y[row]), V.spread(y[row + 1]))
      a0 = V.multiplyAdd(a, x0, a0)
      a1 = V.multiplyAdd(a, x1, a1)
      b0 = V.multiplyAdd(b, x0, b0)
      b1 = V.multiplyAdd(b, x1, b1)
      let (c, d) = (V.spread(y[row + 2]), V.spread(y[row + 3]))
      c0 = V.multiplyAdd(c, x0, c0)
      c1 = V.multiplyAdd(c, x1, c1)
      d0 = V.multiplyAdd(d, x0, d0)
      d1 = V.multiplyAdd(d, x1, d1)
    }
    add(a0, b0, c0, d0, row, column)
    add(a1, b1, c1, d1, row, column + V.lanes)
  }

  /// One of one register of columns.
  @inline(__always)
  private func addTile1<V: Register>(
    _: V.Type, _ panel: DifferencePanel, _ vectors: UInt32, _ row: Int, _ column: Int
  ) {
    var (a, b, c, d) = (V(), V(), V(), V())
    let (first, stride) = (UnsafePointer(panel.rows), panel.stride)
    var left = vectors
    while left != 0 {
      let y = first + left.trailingZeroBitCount &* stride
      left &= left &- 1
      let x = V.load(y + column)
      a = V.multiplyAdd(V.spread(y[row]), x, a)
      b = V.multiplyAdd(V.spread(y[row + 1]), x, b)
      c = V.multiplyAdd(V.spread(y[row + 2]), x, c)
      d = V.multiplyAdd(V.spread(y[row + 3]), x, d)
    }
    add(a, b, c, d, row, column)
  }

  /// Adds four rows by one register of columns to the matrix.
  @inline(__always)
  private func add<V: Register>(_ a: V, _ b: V, _ c: V, _ d: V, _ row: Int, _ column: Int) {
    var target = matrix + row * stride + column
    for sum in [a, b, c, d] {
      sum.added(to: target)
      target += stride
    }
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

  /// A row of the sum of all panels, from its diagonal element on.
  func row(_ row: Int) -> UnsafePointer<Double> { UnsafePointer(matrix + row * stride) }
}

/// Four or eight numbers: what a register of the processor holds.
private protocol Register {
  static var lanes: Int { get }
  /// Zeros.
  init()
  static func spread(_ x: Double) -> Self
  static func load(_ place: UnsafePointer<Double>) -> Self
  static func multiplyAdd(_ a: Self, _ b: Self, _ c: Self) -> Self
  func added(to place: UnsafeMutablePointer<Double>)
}

extension SIMD4<Double>: Register {
  @inline(__always) static var lanes: Int { 4 }
  @inline(__always) static func spread(_ x: Double) -> Self { Self(repeating: x) }
  @inline(__always) static func load(_ place: UnsafePointer<Double>) -> Self {
    UnsafeRawPointer(place).loadUnaligned(as: Self.self)
  }
  @inline(__always) static func multiplyAdd(_ a: Self, _ b: Self, _ c: Self) -> Self {
    VectorMath.multiplyAdd(a, b, c)
  }
  @inline(__always) func added(to place: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(place).storeBytes(of: Self.load(place) + self, as: Self.self)
  }
}

extension SIMD8<Double>: Register {
  @inline(__always) static var lanes: Int { 8 }
  @inline(__always) static func spread(_ x: Double) -> Self { Self(repeating: x) }
  @inline(__always) static func load(_ place: UnsafePointer<Double>) -> Self {
    UnsafeRawPointer(place).loadUnaligned(as: Self.self)
  }
  @inline(__always) static func multiplyAdd(_ a: Self, _ b: Self, _ c: Self) -> Self {
    VectorMath.multiplyAdd(a, b, c)
  }
  @inline(__always) func added(to place: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(place).storeBytes(of: Self.load(place) + self, as: Self.self)
  }
}
