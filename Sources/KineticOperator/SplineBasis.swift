import CGSL
import GSLSupport

/// Splines g(k) of one parity, written through their slopes: H_i(k) = Int_0^k N_i.
///
/// The N_i are B-splines of degree d - 1 folded to the parity of g', so g has degree d. Written this
/// way a function H_i is exactly constant outside its own few intervals, and the collision difference
/// of a collision that stays within one Fermi point has exactly zero components at the band bottom.
/// The quadratic forms then keep relative precision even where the thermal factors make them
/// exp(-2 eps_F/T) of their neighbours. The zero mode g = k has all coefficients equal to one. Beyond
/// the cutoff the last polynomial piece goes on, so every basis is a legitimate set of trial functions
/// on the whole axis and the variational bound S = max [2 b - Q]/4 holds for each.
public struct SplineBasis: Sendable {
  /// The knots on the half axis.
  public let grid: MomentumGrid
  /// The degree of g, 1 to 5.
  public let degree: Int
  /// The parity of g.
  public let parity: Parity
  /// The number of functions.
  public let count: Int
  /// The constant value each function has beyond its own intervals, `count` numbers.
  package let plateau: [Double]
  /// One more than the largest number of functions that vary in one interval, padded: 8.
  @usableFromInline static let lanes = 8

  @usableFromInline let pieces: [SIMD8<Double>]
  @usableFromInline let slopePieces: [SIMD8<Double>]
  @usableFromInline let firstVarying: [Int]
  @usableFromInline let midpoints: [Double]
  @usableFromInline let finder: IntervalFinder

  /// Makes the basis.
  /// - Parameters:
  ///   - grid: the knots.
  ///   - degree: the degree of g, 1 to 5.
  ///   - parity: the parity of g.
  /// - Throws: `GSLError` if GSL cannot evaluate its B-splines.
  public init(grid: MomentumGrid, degree: Int, parity: Parity) throws {
    precondition((1...5).contains(degree), "the degree of the splines is 1 to 5")
    self.grid = grid
    self.degree = degree
    self.parity = parity
    let folded = try FoldedSplines(grid: grid, degree: degree - 1, slopeParity: parity)
    // An even g needs the constant, which has no slope: it is function 0, a plateau of height 1.
    let offset = parity == .even ? 1 : 0
    count = folded.count + offset
    midpoints = folded.midpoints
    firstVarying = folded.first.map { $0 + offset }
    finder = IntervalFinder(grid.breakpoints)
    let integrated = folded.integrated()
    slopePieces = folded.pieces
    pieces = integrated.pieces
    plateau = Array(repeating: 1, count: offset) + integrated.plateau
  }

  /// The functions that vary around |k|, and their values at |k|.
  ///
  /// Function `first + lane` has the value `values[lane]`; those before `first` have reached their
  /// plateau, those after the lanes are zero. At negative k multiply with the sign of the parity.
  @inlinable
  public func evaluate(_ k: Double) -> (first: Int, values: SIMD8<Double>) {
    value(of: pieces, powers: degree + 1, at: k)
  }

  /// The slopes of the functions that vary around |k|; all others have slope zero there.
  @inlinable
  package func evaluateSlopes(_ k: Double) -> (first: Int, values: SIMD8<Double>) {
    value(of: slopePieces, powers: degree, at: k)
  }

  @inlinable
  func value(
    of pieces: [SIMD8<Double>], powers: Int, at k: Double
  ) -> (first: Int, values: SIMD8<Double>) {
    let x = abs(k)
    let interval = finder.interval(of: x)
    let t = x - midpoints[interval]
    let base = interval * powers
    var sum = pieces[base + powers - 1]
    for power in stride(from: powers - 2, through: 0, by: -1) {
      sum = sum * t + pieces[base + power]
    }
    return (firstVarying[interval], sum)
  }

  /// The value of the spline with given coefficients.
  public func value(_ coefficients: [Double], at k: Double) -> Double {
    let (first, values) = evaluate(k)
    var sum = 0.0
    for i in 0..<min(first, count) { sum += coefficients[i] * plateau[i] }
    for lane in 0..<min(Self.lanes, count - first) {
      sum += coefficients[first + lane] * values[lane]
    }
    return parity.sign(at: k) * sum
  }

  /// The values of the spline with given coefficients at many momenta: as `value(_:at:)` has them, but for round-off.
  package func values(_ coefficients: [Double], at momenta: [Double]) -> [Double] {
    let powers = degree + 1
    let padded = coefficients + Array(repeating: 0, count: Self.lanes)
    // One polynomial for each interval, highest power last.
    var polynomials: [Double] = []
    var height = 0.0
    var risen = 0
    for (interval, first) in firstVarying.enumerated() {
      while risen < first {
        height += coefficients[risen] * plateau[risen]
        risen += 1
      }
      for power in 0..<powers {
        let lanes = pieces[interval * powers + power]
        polynomials.append(
          (0..<Self.lanes).reduce(power == 0 ? height : 0) { $0 + padded[first + $1] * lanes[$1] })
      }
    }
    return polynomials.withUnsafeBufferPointer { polynomials in
      momenta.map { k in
        let x = abs(k)
        let interval = finder.interval(of: x)
        let t = x - midpoints[interval]
        let base = interval * powers
        var sum = polynomials[base + powers - 1]
        for power in stride(from: powers - 2, through: 0, by: -1) {
          sum = sum * t + polynomials[base + power]
        }
        return parity.sign(at: k) * sum
      }
    }
  }

  /// The slope of the spline with given coefficients.
  public func slope(_ coefficients: [Double], at k: Double) -> Double {
    let (first, values) = evaluateSlopes(k)
    var sum = 0.0
    for lane in 0..<min(Self.lanes, count - first) {
      sum += coefficients[first + lane] * values[lane]
    }
    return parity == .even && k < 0 ? -sum : sum
  }

  /// Roughly where on the half axis a function changes, in sqrt(mT), for messages.
  package func position(of function: Int) -> Double {
    let interval = firstVarying.lastIndex { $0 <= function } ?? 0
    return midpoints[interval]
  }
}

/// The functions that collisions conserve.
extension SplineBasis {
  /// The coefficients of g = k, the zero mode of total momentum (odd parity only).
  package var momentumMode: [Double] {
    precondition(parity == .odd, "g = k is odd")
    return Array(repeating: 1, count: count)
  }

  /// The coefficients of g = k^2, the zero mode of total energy, if splines of this degree have it.
  ///
  /// The coefficient of a B-spline in a linear function is the mean of its inner knots (Marsden); the
  /// slope here is 2 k. Even parity only.
  var energyMode: [Double]? {
    precondition(parity == .even, "g = k^2 is even")
    let slopeDegree = degree - 1
    guard slopeDegree >= 1 else { return nil }
    let half = grid.breakpoints
    let full = half.dropFirst().reversed().map { -$0 } + half
    let ends = Array(repeating: grid.cutoff, count: slopeDegree)
    let knots = ends.map { -$0 } + full + ends
    let total = knots.count - slopeDegree - 1
    let lowest = (total + 1) / 2
    return [0]
      + (lowest..<total).map { index in
        2 * knots[(index + 1)...(index + slopeDegree)].reduce(0, +) / Double(slopeDegree)
      }
  }
}

/// Behaviour of a distribution under k -> -k; collisions and thermal factors never mix the two.
public enum Parity: Sendable, Hashable {
  /// g(-k) = -g(k): currents and everything a field drives.
  case odd
  /// g(-k) = g(k): densities and temperatures.
  case even

  /// The factor that carries a function from |k| to k.
  @inlinable
  func sign(at k: Double) -> Double { self == .odd && k < 0 ? -1 : 1 }
}
