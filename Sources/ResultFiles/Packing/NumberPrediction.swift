/// What the next number of a column will be, from those before it or from a column before.
///
/// A column is put as what each number differs from its prediction, counted in numbers in between. Nothing is rounded: the
/// prediction is worked out in the same way when the column is read, by additions alone or multiplications alone, which no
/// processor fuses.
enum NumberPrediction: Equatable {
  /// A polynomial through so many numbers before, up to eight.
  case polynomial(Int)
  /// Powers through so many numbers before, two to four: what decays like an exponential.
  case powers(Int)
  /// The number in the column so many before, or its negative.
  case column(back: Int, isNegative: Bool)

  /// Columns that are remembered.
  static let memory = 4

  /// Added to the number of a prediction where a column is of rounded numbers.
  static let rounded = 64

  /// All in an order that never changes.
  static let all: [NumberPrediction] =
    (1...5).map(polynomial) + (2...4).map(powers)
    + (1...memory).flatMap {
      [.column(back: $0, isNegative: false), .column(back: $0, isNegative: true)]
    } + (6...8).map(polynomial)

  /// The prediction.
  /// - Parameters:
  ///   - numbers: at least the numbers before.
  ///   - index: the place of the next one.
  ///   - earlier: the columns before, the last one first.
  func value(_ numbers: [Double], _ index: Int, _ earlier: [[Double]]) -> Double {
    func before(_ back: Int) -> Double { index >= back ? numbers[index - back] : 0 }
    let guess: Double
    switch self {
    case .polynomial(let count):
      let (a, b, c, d, e) = (before(1), before(2), before(3), before(4), before(5))
      // Differences of rising order.
      let (ab, bc, cd, de) = (a - b, b - c, c - d, d - e)
      let (abc, bcd, cde) = (ab - bc, bc - cd, cd - de)
      let (abcd, bcde) = (abc - bcd, bcd - cde)
      switch count {
      case 1: guess = a
      case 2: guess = a + ab
      case 3: guess = a + ab + abc
      case 4: guess = a + ab + abc + abcd
      case 5: guess = a + ab + abc + abcd + (abcd - bcde)
      default: guess = Self.extrapolated(numbers, index, count)
      }
    case .powers(let count):
      let (a, b) = (before(1), before(2))
      let ratio = a / b
      guard count > 2 else { return Self.finite(a * ratio) }
      let second = ratio / (b / before(3))
      guard count > 3 else { return Self.finite(a * ratio * second) }
      let third = second / ((b / before(3)) / (before(3) / before(4)))
      guess = a * ratio * second * third
    case .column(let back, let isNegative):
      guess = isNegative ? -earlier[back - 1][index] : earlier[back - 1][index]
    }
    return Self.finite(guess)
  }

  /// The sum of differences of rising order: smooth columns that are no splines need many, which multiply round-off.
  private static func extrapolated(_ numbers: [Double], _ index: Int, _ count: Int) -> Double {
    var differences = SIMD8<Double>()
    for back in 0..<min(count, index) { differences[back] = numbers[index - 1 - back] }
    var guess = differences[0]
    for order in 1..<count {
      for place in 0..<count - order { differences[place] -= differences[place + 1] }
      guess += differences[0]
    }
    return guess
  }

  private static func finite(_ guess: Double) -> Double { guess.isFinite ? guess : 0 }

  /// Whether it makes sense for a column of a length.
  func fits(_ length: Int, _ earlier: [[Double]]) -> Bool {
    guard case .column(let back, _) = self else { return true }
    return earlier.count >= back && earlier[back - 1].count == length
  }

  /// The place of a number among all numbers: neighbours differ by one.
  static func place(of number: Double) -> Int64 {
    let bits = Int64(bitPattern: number.bitPattern)
    return bits ^ ((bits >> 63) & .max)
  }

  /// The number at a place.
  static func number(at place: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: place ^ ((place >> 63) & .max)))
  }
}
