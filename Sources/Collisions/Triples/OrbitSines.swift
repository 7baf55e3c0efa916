import VectorMath

/// The sines sin((x + line)/2) of one coordinate of an orbit, u or v, for all of its points.
///
/// At a distance x from its own line, u_m say, a coordinate has the sines S = sin(x/2) of that line and
/// P = sin(x/2 + pi/3), M = sin(x/2 - pi/3) of the other two, up to signs. At -x they are the same with P and M
/// exchanged and one common sign, which is of no consequence: amplitudes are squared. On the line they are 0
/// and +-sin(pi/3). So eight columns are all: S, P, M, r = sin(pi/3), 0, -P, -M, -r.
enum OrbitSines {
  /// How many columns there are.
  static let count = 8

  private enum Column {
    static var own: Int { 0 }
    static var plus: Int { 1 }
    static var minus: Int { 2 }
    static var third: Int { 3 }
    static var zero: Int { 4 }
    static var negativePlus: Int { 5 }
    static var negativeMinus: Int { 6 }
    static var negativeThird: Int { 7 }
  }

  /// Those of the lines 0, 1, 2 next to the identity.
  static var identity: (Int, Int, Int) { (Column.own, Column.minus, Column.plus) }

  /// The columns of the sines of lines 0, 1, 2 at a place next to a line or on it.
  static func lines(around line: Int, at place: OrbitRow.Place) -> InlineArray<3, Int> {
    // P and M at x; at -x up to a sign.
    let (p, m): (Int, Int) =
      switch place {
      case .positive: (Column.plus, Column.minus)
      case .negative: (Column.minus, Column.plus)
      case .zero: (Column.third, Column.negativeThird)
      }
    let own = place == .zero ? Column.zero : Column.own
    switch line {
    case 0: return [own, m, p]
    case 1: return [p, own, negative(m)]
    default: return [m, negative(p), own]
    }
  }

  private static func negative(_ column: Int) -> Int {
    switch column {
    case Column.plus: Column.negativePlus
    case Column.minus: Column.negativeMinus
    case Column.third: Column.negativeThird
    default: Column.third
    }
  }

  /// Columns of u and of v, signs left out, whose product is up to a factor the magnitude of a difference.
  struct Pair: Hashable, Sendable {
    let u: Int
    let v: Int

    init(_ u: Int, _ v: Int) {
      func magnitude(_ column: Int) -> Int { column > Column.zero ? column - Column.zero : column }
      self.u = magnitude(u)
      self.v = magnitude(v)
    }

    /// Whether there is no difference.
    var isZero: Bool { u == Column.zero || v == Column.zero }
  }

  /// Writes the columns that depend on x; lines other than 0 need the negative ones as well.
  @inline(__always)
  static func write(
    sine s: SIMD8<Double>, cosine c: SIMD8<Double>, hasOtherLines: Bool,
    to columns: UnsafeMutablePointer<SIMD8<Double>>
  ) {
    let (half, rest) = (s * 0.5, c * root)
    let (plus, minus) = (half + rest, half - rest)
    columns[Column.own] = s
    columns[Column.plus] = plus
    columns[Column.minus] = minus
    if hasOtherLines {
      columns[Column.negativePlus] = -plus
      columns[Column.negativeMinus] = -minus
    }
  }

  /// Writes the columns that are the same for every x.
  static func writeConstants(to columns: UnsafeMutablePointer<SIMD8<Double>>) {
    columns[Column.third] = SIMD8(repeating: root)
    columns[Column.zero] = SIMD8()
    columns[Column.negativeThird] = SIMD8(repeating: -root)
  }

  /// The product S P M.
  @inline(__always)
  static func product(_ columns: UnsafeMutablePointer<SIMD8<Double>>) -> SIMD8<Double> {
    columns[Column.own] * columns[Column.plus] * columns[Column.minus]
  }

  /// sin(pi/3).
  private static var root: Double { 0.866_025_403_784_438_6 }
}
