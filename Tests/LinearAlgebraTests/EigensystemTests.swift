import LinearAlgebra
import Testing

@Suite struct EigensystemTests {
  @Test func `vectors solve their problem and are orthonormal`() throws {
    let system = try Eigensystem(Graded.indefinite)
    #expect(system.values == system.values.sorted())
    #expect(system.values[0] < 0 && system.values[Graded.order - 1] > 0)
    for (index, value) in system.values.enumerated() {
      let x = system.vector(index)
      for (left, right) in zip(Graded.indefinite.times(x), x) {
        #expect(abs(left - value * right) < 1e-14)
      }
      for other in 0...index {
        #expect(abs(dot(x, system.vector(other)) - (other == index ? 1 : 0)) < 1e-14)
      }
    }
  }

  @Test func `rows a hundred decades apart keep the digits of a generalized problem`() throws {
    let even = try #require(try Eigensystem(Graded.indefinite, metric: Graded.even))
    let graded = try #require(
      try Eigensystem(Graded.scaled(Graded.indefinite), metric: Graded.matrix))
    for index in 0..<Graded.order {
      #expect(abs(graded.values[index] - even.values[index]) < 1e-13)
      let (x, y) = (graded.vector(index), even.vector(index))
      // D x is y up to its sign.
      let turned = zip(x, Graded.scale).map { $0 * $1 }
      let sign = dot(turned, y) < 0 ? -1.0 : 1.0
      for (a, b) in zip(turned, y) { #expect(abs(sign * a - b) < 1e-11) }
      #expect(abs(Graded.even.form(turned) - 1) < 1e-13)
    }
  }

  @Test func `a generalized problem is that of its matrices`() throws {
    let system = try #require(try Eigensystem(Graded.indefinite, metric: Graded.even))
    for (index, value) in system.values.enumerated() {
      let x = system.vector(index)
      for (left, right) in zip(Graded.indefinite.times(x), Graded.even.times(x)) {
        #expect(abs(left - value * right) < 1e-13)
      }
    }
  }

  @Test func `a metric that is not positive has no system`() throws {
    #expect(try Eigensystem(Graded.even, metric: Graded.notPositive) == nil)
    var indefinite = Graded.even
    indefinite[0, 1] = 2
    indefinite[1, 0] = 2
    #expect(try Eigensystem(Graded.even, metric: indefinite) == nil)
  }

  @Test func `a matrix that is not finite is refused by name`() {
    let error = #expect(throws: LapackError.self) { try Eigensystem(Graded.broken) }
    #expect(
      error?.description
        == "dsyevd failed with info = -5 (the matrix is singular or not finite); draw more samples "
        + "or use a coarser basis")
    #expect(throws: LapackError(routine: "dsygvd", info: -6)) {
      try Eigensystem(Graded.broken, metric: Graded.even)
    }
    var metric = Graded.even
    metric[4, 4] = .infinity
    metric[4, 5] = .nan
    metric[5, 4] = .nan
    #expect(throws: LapackError(routine: "dsygvd", info: -8)) {
      try Eigensystem(Graded.even, metric: metric)
    }
  }
}
