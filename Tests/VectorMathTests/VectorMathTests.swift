import Foundation
import Testing
import VectorMath

@Suite struct VectorMathTests {
  /// The largest error in units of the last place of the reference over an even grid.
  private func worst(
    over range: ClosedRange<Double>, points: Int = 80_000,
    _ vector: (SIMD8<Double>) -> SIMD8<Double>, _ reference: (Double) -> Double
  ) -> Double {
    var worst = 0.0
    for i in 0..<points / 8 {
      var x = SIMD8<Double>()
      for lane in 0..<8 {
        let share = (Double(8 * i + lane) + 0.5) / Double(points)
        x[lane] = range.lowerBound + share * (range.upperBound - range.lowerBound)
      }
      let y = vector(x)
      for lane in 0..<8 {
        let exact = reference(x[lane])
        worst = max(worst, abs(y[lane] - exact) / exact.ulp)
      }
    }
    return worst
  }

  @Test func `the exponential function is accurate to one unit in the last place`() {
    #expect(worst(over: -708 ... -1, VectorMath.exp, exp) <= 1)
    #expect(worst(over: -1...1, VectorMath.exp, exp) <= 1)
    #expect(worst(over: 1...709, VectorMath.exp, exp) <= 1)
  }

  @Test func `a product minus a number is rounded as a product plus its negative`() {
    // Not known to the compiler, which rounds products of constants once where the processor, without FMA, rounds twice.
    let one = CommandLine.arguments.isEmpty ? 0.0 : 1
    let a = SIMD8<Double>(1, 2, -3, 0.1, 1 + 0x1p-52, 1e200, -0.7, 4) * one
    let b = SIMD8<Double>(3, -0.3, 7, 0.1, 1 - 0x1p-53, 1e-200, 0.9, 0)
    let c = SIMD8<Double>(3, 1, -21, 0.01, 1, 1, -0.63, 5)
    #expect(VectorMath.multiplySubtract(a, b, c) == VectorMath.multiplyAdd(a, b, -c))
    #expect(VectorMath.maximum(a, c) == SIMD8(3, 2, -3, 0.1, 1 + 0x1p-52, 1e200, -0.63, 5))
  }

  @Test func `in its range the exponential function needs no comparison`() {
    for x in [-708, -690.3, -1e-300, 0, 1, 22.5, 708.99, 709] {
      let lanes = SIMD8<Double>(repeating: x)
      #expect(VectorMath.expInRange(lanes) == VectorMath.exp(lanes))
      #expect(abs(VectorMath.expInRange(lanes)[3] / exp(x) - 1) < 4e-16)
    }
  }

  @Test(
    arguments: [
      SIMD8(0, 1, 2, 3, 4, 5, 6, 7), SIMD8(60, 0, 60, 59, 3, 3, 17, 31), SIMD8(repeating: 60),
    ] as [SIMD8<Int32>])
  func `rows of a table come out as columns`(places: SIMD8<Int32>) {
    // The last row ends with the table.
    let table = (0..<64).map { Double($0 * $0) - 7.5 }
    let columns = table.withUnsafeBufferPointer {
      VectorMath.gatherRows($0.baseAddress!, places)
    }
    for lane in 0..<8 {
      let row = Int(places[lane])
      #expect(
        [columns.0[lane], columns.1[lane], columns.2[lane], columns.3[lane]]
          == Array(table[row..<row + 4]))
    }
  }

  @Test func `the exponential function is exact at zero and vanishes where it would underflow`() {
    #expect(VectorMath.exp(SIMD8()) == SIMD8(repeating: 1))
    #expect(VectorMath.exp(SIMD8(repeating: -708.1)) == SIMD8())
    #expect(VectorMath.exp(SIMD8(repeating: -1e300)) == SIMD8())
  }

  @Test func `sine and cosine are accurate to one unit in the last place near zero`() {
    let quarter = -Double.pi / 4...Double.pi / 4
    #expect(worst(over: quarter, { VectorMath.sineCosineNearZero($0).sine }, sin) <= 1)
    #expect(worst(over: quarter, { VectorMath.sineCosineNearZero($0).cosine }, cos) <= 1)
  }

  @Test func `the angle of a point is accurate on the whole circle`() {
    let error = worst(over: -3.14159...3.14159, points: 80_000) { angle in
      var (x, y) = (SIMD8<Double>(), SIMD8<Double>())
      for lane in 0..<8 { (x[lane], y[lane]) = (3 * cos(angle[lane]), 3 * sin(angle[lane])) }
      let result = VectorMath.angle(y: y, x: x)
      // Compared with libm at the same point: the error of making the point does not count.
      for lane in 0..<8 where abs(result[lane] - atan2(y[lane], x[lane])) <= 2 * result[lane].ulp {
        x[lane] = .infinity
      }
      return angle.replacing(with: .nan, where: x .!= .infinity)
    } _: {
      $0
    }
    #expect(error == 0)
  }

  @Test func `the angle on the axes is exact and at the origin finite`() {
    let angles = VectorMath.angle(
      y: SIMD8(0, 1, 0, -1, 1, -1, 0, 2), x: SIMD8(1, 0, -1, 0, 1, 1, 0, -2))
    let pi = Double.pi
    #expect(angles == SIMD8(0, pi / 2, pi, -pi / 2, pi / 4, -pi / 4, 0, 3 * pi / 4))
  }

  @Test func `whole numbers are the nearest, magnitudes lose the sign`() {
    let x = SIMD8<Double>(0.5, 1.5, -2.5, 3.49, -0.2, 7, -7.51, 1e6 + 0.25)
    #expect(VectorMath.nearestWhole(x) == x.rounded(.toNearestOrEven))
    #expect(VectorMath.magnitude(x) == SIMD8(0.5, 1.5, 2.5, 3.49, 0.2, 7, 7.51, 1e6 + 0.25))
  }

  @Test func `lanes are selected by comparison, and equal is not below`() {
    let a = SIMD8<Double>(-2, -1, -0.0, 0, 0.5, 1, 2, .infinity)
    let (zero, x) = (SIMD8<Double>(), SIMD8<Double>(1, 2, 3, 4, 5, 6, 7, 8))
    #expect(VectorMath.select(a, below: zero, x, else: -x) == SIMD8(1, 2, -3, -4, -5, -6, -7, -8))
    #expect(VectorMath.isAny(a, below: SIMD8(repeating: -1.5)))
    #expect(!VectorMath.isAny(a, below: SIMD8(repeating: -2)))
  }

  @Test func `signs are taken from other numbers, also from a negative zero`() {
    let y = SIMD8<Double>(-1, 1, -0.0, 0, -.infinity, 5, -5, 1e-300)
    #expect(
      VectorMath.flip(SIMD8(1, 2, 3, 4, -5, -6, 7, 8), bySignOf: y)
        == SIMD8(-1, 2, -3, 4, 5, -6, -7, 8))
  }

  @Test func `gathering reads the places of a table`() {
    let table = (0..<100).map { Double($0) * 0.25 }
    let whole = (0..<100).map { Int32(3 * $0) }
    let places = SIMD8<Int32>(99, 0, 7, 7, 50, 1, 98, 64)
    let (found, numbers) = table.withUnsafeBufferPointer { table in
      whole.withUnsafeBufferPointer { whole in
        (
          VectorMath.gather(table.baseAddress!, places),
          VectorMath.gather(whole.baseAddress!, places)
        )
      }
    }
    #expect(found == VectorMath.double(places) * 0.25)
    #expect(numbers == places &* 3)
  }
}
