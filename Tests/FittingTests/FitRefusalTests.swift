import Fitting
import Input
import Studies
import Testing

/// Fits that cannot be done, and tables that cannot be read: each with its message in full.
@Suite struct FitRefusalTests {
  static let requests: [(free: [String], message: String)] = [
    (
      ["interaction.interwire.strenght"],
      "--free interaction.interwire.strenght: there is no such key (a free key is the whole path of a numeric "
        + "one); did you mean interaction.interwire.strength?"
    ),
    (
      ["wires.mismatch"],
      "--free wires.mismatch: the data hold this key (its values are given); free another key, or remove the column"
    ),
    (
      ["collisions.pairs", "collisions.pairs"],
      "--free collisions.pairs: the key is free twice (one value would replace the other); give it once"
    ),
    (
      ["collisions.pairs=2:1"],
      "--free collisions.pairs=2:1: 2:1 is no range (the lower bound comes first); write KEY=low:high"
    ),
    (
      ["collisions.pairs=2:3"],
      "--free collisions.pairs=2:3: the input starts at 1 (that is outside its bounds); change the value in the "
        + "input, or the bounds"
    ),
    (
      ["collisions.pairs=-1:3"],
      "--free collisions.pairs=-1:3: -1:3 is out of range (the key does not allow it); narrow the bounds"
    ),
    (
      ["solve.basis.intervals"],
      "--free solve.basis.intervals: solve.basis.intervals cannot be varied (a fit moves numbers by small steps); "
        + "free another key"
    ),
    (
      ["solve.basis.cutoff"],
      "--free solve.basis.cutoff: solve.basis.cutoff has no number to start from (the input leaves it to the "
        + "program); give a first guess in the input: solve: {basis: {cutoff: 6.5}}"
    ),
    (
      ["collisions.pairs.1"],
      "--free collisions.pairs.1: collisions.pairs is one number (only keys with one for each wire have parts); "
        + "write collisions.pairs"
    ),
  ]

  @Test(arguments: requests)
  func `a free key that cannot be is refused with its exact message`(
    free: [String], message: String
  ) throws {
    let error = #expect(throws: FitError.self) { try FitTests.fit(free, FitTests.data()) }
    #expect(error?.description == message)
  }

  @Test func `engines and sweeps that do not fit are refused`() throws {
    let data = try FitTests.data()
    let pairs = """
      wires: {mean_fermi_energy: 2}
      interaction: {interwire: {form: gaussian, strength: 1, length: 20}}

      """
    var error = #expect(throws: FitError.self) { try FitTests.fit([], data, text: pairs) }
    #expect(
      error?.description
        == "--engine fokker-planck does not do this (it answers for collisions.triples.kernel soft-model; "
        + "other kernels are sampled)")
    error = #expect(throws: FitError.self) {
      try FitTests.fit([], data, text: FitTests.model.text + "sweep: {collisions.pairs: [1, 2]}\n")
    }
    #expect(
      error?.description
        == "the input sweeps collisions.pairs, which the data do not hold (a fit takes its points from the "
        + "columns of the data); give a column of that name, or take it out of the sweep")
    // A sweep of what the data hold is left aside.
    #expect(throws: Never.self) {
      try FitTests.fit([], data, text: FitTests.model.text + "sweep: {wires.mismatch: [0, 1]}\n")
    }
    let few = try MeasuredData(text: "wires.mismatch rho_D error\n0 1e-6 1e-7\n", name: "few.txt")
    error = #expect(throws: FitError.self) { try FitTests.fit(["collisions.pairs"], few) }
    #expect(
      error?.description
        == "1 measurements do not determine 1 parameters (there have to be more); free fewer keys")
  }

  private static let rule =
    "columns are named by swept keys (KEY.1 and KEY.2 for each wire), rho_D and error"

  static let tables: [(text: String, message: String)] = [
    (
      "wires.mismach rho_D error\n0 1 1\n",
      "d.txt:1:1: wires.mismach is no numeric key; \(rule); did you mean wires.mismatch?"
    ),
    (
      "wires.mismatch rhoD error\n0 1 1\n",
      "d.txt:1:16: rhoD is no numeric key; \(rule); did you mean rho_D?"
    ),
    (
      "wires.mismatch rho_D\n0 1\n",
      "d.txt:1:1: there is no column error; \(rule); name the column error"
    ),
    (
      "0 1 0.1\n",
      "d.txt:1:1: 0 is no numeric key; \(rule); begin the table with a line of names: wires.mismatch rho_D error"
    ),
    (
      "wires.mismatch rho_D error\n0 1\n",
      "d.txt:2:1: there are 2 values below 3 names; \(rule); write one number for each column, with decimal "
        + "points; # begins a comment"
    ),
    (
      "wires.mismatch rho_D error\n0 1 0\n",
      "d.txt:2:5: 0 is no standard error; \(rule); give an error above 0: it is the weight of the measurement"
    ),
    (
      "wires.mismatch rho_D error\n0 1e-3x 1\n",
      "d.txt:2:3: 1e-3x is not a number; \(rule); correct the number, or put # before a comment"
    ),
    (
      "wires.density.1 rho_D error\n0 1 1\n",
      "d.txt:1:1: there is no column wires.density.2; \(rule); add it, or give one column wires.density for both "
        + "wires"
    ),
    (
      "wires.mismatch rho_D error\n",
      "d.txt:1:1: the table has no rows; a fit needs measurements; add lines of numbers below the heading"
    ),
    (
      "wires.mismatch wires.mismatch rho_D error\n",
      "d.txt:1:16: wires.mismatch names a second column; \(rule); remove one of them"
    ),
  ]

  @Test(arguments: tables)
  func `a wrong table is refused at its place with its exact message`(
    text: String, message: String
  ) throws {
    let error = #expect(throws: InputError.self) { try MeasuredData(text: text, name: "d.txt") }
    #expect(error?.description == message)
  }

  @Test func `columns of each wire and of both are read, with comments and commas`() throws {
    let data = try MeasuredData(
      text: """
        # measured in November
        # wires.density.1, wires.density.2, collisions.triples.lambda, rho_D, error
        20, 30, 0.1, 5e-3, 1e-4   # the first
        21, 29, 0.2, 6e-3, 2e-4

        """, name: "d.txt")
    #expect(data.keys.map(\.path) == ["wires.density", "collisions.triples.lambda"])
    #expect(
      data.rows.map { $0.settings.map(\.value) } == [
        [.pair(20, 30), .pair(0.1, 0.1)], [.pair(21, 29), .pair(0.2, 0.2)],
      ])
    #expect(
      data.rows[1].resistivity == 6e-3 && data.rows[1].error == 2e-4 && data.rows[1].line == 4)
  }
}
