import Testing
import WirePhysics

@Suite struct TabulatedPotentialTests {
  @Test func `a table is reproduced, even, and never overshoots`() throws {
    let q = [0.0, 0.5, 1, 1.5, 4]
    let v = [2.0, 1.9, 0.4, 0.3, 0]
    let potential = Potential.tabulated(try TabulatedPotential(momenta: q, values: v))
    for (momentum, value) in zip(q, v) {
      #expect(potential(momentum) == value)
      #expect(potential(-momentum) == value)
    }
    for step in 0..<400 {
      let here = potential(0.01 * Double(step))
      #expect(here <= potential(0.01 * Double(step) - 0.01) + 1e-15 || step == 0)
      #expect((0...2).contains(here))
    }
    #expect(potential.range == 4)
    #expect(potential(4.001) == 0)
    let half = potential.halfWidth
    #expect(abs(potential(half) - 1) < 1e-11)
  }

  @Test func `a table that starts at zero has no cusp`() throws {
    let table = try TabulatedPotential(momenta: [0, 1, 2], values: [1, 0.5, 0])
    let potential = Potential.tabulated(table)
    #expect(abs(potential(1e-4) - 1) < 3e-8)
    #expect(potential.isSmooth)
  }

  @Test func `a table that starts later is constant below`() throws {
    let table = try TabulatedPotential(momenta: [0.5, 1, 2], values: [1, 0.5, 0])
    let potential = Potential.tabulated(table)
    #expect(potential(0) == 1)
    #expect(potential(0.3) == 1)
    #expect(potential.scaled(by: 2)(1) == 1)
  }

  @Test(arguments: [
    (
      [0.0, 1], [1.0], TableError.tableLengths(momenta: 2, values: 1),
      "The table has 2 momenta and 1 values (each momentum needs one value). "
        + "Give two columns of equal length."
    ),
    (
      [0.0], [1.0], .tableTooShort(1),
      "The table has 1 row(s) (interpolation needs two). Add more points."
    ),
    (
      [-1.0, 1], [1.0, 0], .negativeMomentum,
      "The table starts at a negative momentum (V(q) is even, so only q >= 0 is read). "
        + "Leave out the negative half."
    ),
    (
      [0.0, 1], [1.0, .nan], .notFinite(row: 2),
      "Row 2 of the table is not finite (the potential must be finite everywhere). "
        + "Replace or remove it."
    ),
    (
      [0.0, 1, 1], [1.0, 0, 0], .notIncreasing(row: 3),
      "The momentum in row 3 of the table does not exceed the one before it (the rows must be in "
        + "increasing order). Sort the table and remove repeated rows."
    ),
  ])
  func `a malformed table is refused with a reason`(
    momenta: [Double], values: [Double], error: TableError, message: String
  ) {
    #expect(throws: error) { try TabulatedPotential(momenta: momenta, values: values) }
    #expect(error.description == message)
  }
}
