import Foundation
import GSLSupport
import Testing

@Suite struct MonotoneSplineTests {
  @Test func `the spline passes through its data and keeps the steps flat`() throws {
    let x = [0.0, 1, 2, 3, 4, 5]
    let y = [1.0, 1, 1, 0, 0, 0]
    let spline = try MonotoneSpline(x: x, y: y)
    for (x, y) in zip(x, y) { #expect(spline(x) == y) }
    var last = 1.0
    for i in 0...500 {
      let value = spline(Double(i) / 100)
      #expect(value <= last && value >= 0)
      last = value
    }
    #expect(spline.domain == 0...5)
  }

  @Test(arguments: [(0, 1000, 2.0), (100, 900, 3.0)])
  func `the error falls with the third power of the spacing, at the ends with the second`(
    from: Int, to: Int, order: Double
  ) throws {
    // GSL takes the end slopes from one secant, the inner ones from a parabola.
    let counts = [20, 40, 80, 160]
    let errors = try counts.map { intervals in
      let x = (0...intervals).map { Double($0) / Double(intervals) }
      let spline = try MonotoneSpline(x: x, y: x.map { 1 / (1 + $0) })
      return (from..<to).map { i in
        let t = Double(i) / 1000
        return abs(spline(t) - 1 / (1 + t))
      }.max()!
    }
    for (coarse, fine) in zip(errors, errors.dropFirst()) {
      #expect(abs(log2(coarse / fine) - order) < 0.15)
    }
  }

  @Test func `threads may share a spline`() async throws {
    let x = (0...100).map { Double($0) }
    let spline = try MonotoneSpline(x: x, y: x.map { $0.squareRoot() })
    let serial = (0..<10_000).map { spline(Double($0) / 100) }
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask { serial == (0..<10_000).map { spline(Double($0) / 100) } }
      }
      for await agrees in group { #expect(agrees) }
    }
  }

  @Test(arguments: [
    (
      [0.0, 1], [0.0, 1],
      "cannot interpolate a table of 2 points (a smooth curve needs 3); add points"
    ),
    (
      [0, 1, 2], [0, .infinity, 1],
      "cannot interpolate point 2 of the table (not a finite number); correct or remove it"
    ),
    (
      [0, 1, 1], [0, 1, 2],
      "cannot interpolate point 3 of the table (its abscissa is not larger than the one before); "
        + "sort the table and remove duplicates"
    ),
  ])
  func `bad tables are refused with a reason`(x: [Double], y: [Double], message: String) {
    let error = #expect(throws: MonotoneSplineError.self) { try MonotoneSpline(x: x, y: y) }
    #expect(error?.description == message)
  }

  @Test func `evaluation outside the data stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = try MonotoneSpline(x: [0, 1, 2], y: [0, 1, 2])(2.1)
    }
  }
}
