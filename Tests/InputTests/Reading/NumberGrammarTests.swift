import Input
import Testing

/// How numbers are read, and what is said about what people write instead.
@Suite struct NumberGrammarTests {
  @Test(arguments: [
    ("0", 0.0), ("-1", -1), ("+.5", 0.5), ("5.", 5), ("2e6", 2e6), ("1E-3", 1e-3), ("0e-999", 0),
    ("-0.000", 0), ("00.0e5", 0), ("1e-320", 2024 * Double.leastNonzeroMagnitude),
    ("1.7976931348623157e308", 1.7976931348623157e308),
  ])
  func `a decimal number is read as it stands`(text: String, value: Double) throws {
    #expect(try NumberGrammar.number(text) == value)
  }

  @Test(arguments: ["1e-400", "-0.001e-330", "4e-325", ".00001E-9999"])
  func `what would become zero is refused`(text: String) {
    #expect(throws: NumberGrammar.Mistake.tooSmall) { try NumberGrammar.number(text) }
  }

  @Test(arguments: ["1e400", "-1e309", "9e999"])
  func `what would become infinite is refused`(text: String) {
    #expect(throws: NumberGrammar.Mistake.tooLarge) { try NumberGrammar.number(text) }
  }

  @Test(arguments: ["nan", ".NaN", "inf", "-.inf", "Infinity"])
  func `what stands for no number is refused`(text: String) {
    #expect(throws: NumberGrammar.Mistake.notFinite) { try NumberGrammar.number(text) }
  }

  @Test(arguments: [
    ("1.0D-01", "write 1.0e-01"), ("-2d3", "write -2e3"), ("1.5Q+02", "write 1.5e+02"),
    ("1.0-101", "write 1.0e-101"), ("1.25+100", "write 1.25e+100"),
    ("\u{2212}0.5", "write -0.5"), ("1e\u{2212}3", "write 1e-3"), ("\u{2013}3", "write -3"),
    ("1.0D\u{2212}01", "write 1.0e-01"), ("1\u{D7}10^-3", "write 1e-3"),
    ("2.5*10**6", "write 2.5e6"), ("3 x 10^{-2}", "write 3e-2"),
    ("1_000_000", "write 1000000"), ("2'000", "write 2000"), ("1\u{202F}000.5", "write 1000.5"),
    ("\u{FF11}\u{FF0E}\u{FF15}", "write 1.5"), ("0,5", "write a decimal point, not a comma"),
    ("\u{2212}0,5", "write a decimal point, not a comma"),
    ("1/3", "write the quotient as a decimal number"),
    ("5 %", "write the fraction as a decimal number"), ("0x10", "write it as a decimal number"),
    ("3.0 meV", "write the number alone: the unit is fixed by units.system"),
  ])
  func `other ways to write numbers are named`(text: String, hint: String) {
    #expect(throws: NumberGrammar.Mistake.notANumber(hint: hint)) {
      try NumberGrammar.number(text)
    }
  }

  @Test(arguments: ["", "-", ".", "e5", "1e", "1e+", "-2.5E", "1.2.3", "--1", "x", "0b", "1 2"])
  func `what is none is refused without a guess`(text: String) {
    #expect(throws: NumberGrammar.Mistake.notANumber(hint: nil)) {
      try NumberGrammar.number(text)
    }
  }

  @Test(arguments: [
    (
      "interaction: {interwire: {form: contact, strength: 1.0D-01}}",
      "in.yaml:2:52: interaction.interwire.strength: 1.0D-01 is not a number; a number is allowed; "
        + "write 1.0e-01"
    ),
    (
      "interaction: {interwire: {form: contact, strength: \u{2212}0.5}}",
      "in.yaml:2:52: interaction.interwire.strength: \u{2212}0.5 is not a number; a number is "
        + "allowed; write -0.5"
    ),
    (
      "interaction: {interwire: {form: contact, strength: 1e-400}}",
      "in.yaml:2:52: interaction.interwire.strength: 1e-400 is too small for a number; a number is "
        + "allowed; write 0 if that is meant, or check the exponent"
    ),
    (
      "interaction: {interwire: {form: contact, strength: 1}}\nsolve: {samples: 1D6}",
      "in.yaml:3:18: solve.samples: 1D6 is not a number; a whole number from 1 to "
        + "1000000000000000 is allowed; write 1e6"
    ),
    (
      "interaction: {interwire: {form: contact, strength: 1}}\nrandom: {seeds: 1..4}",
      "in.yaml:3:17: random.seeds: 1..4 is not first...last; first...last, up to 10000 whole "
        + "numbers is allowed; write 1...4"
    ),
    (
      "interaction: {interwire: {form: contact, strength: 1}}\n"
        + "sweep: {interaction.interwire.strength: [1, 1.0D-01]}",
      "in.yaml:3:45: sweep.interaction.interwire.strength: 1.0D-01 is not a number; a number is "
        + "allowed; write 1.0e-01"
    ),
    // 01 looks like E1: fields are not what was meant.
    (
      "interaction: {interwire: {form: contact, strength: 1}}\ncollisions: {pairs: 0,01}",
      "in.yaml:3:23: collisions.01: there is no such key; collisions may hold pairs, pair_scattering, "
        + "triples; write a decimal point, not a decimal comma"
    ),
  ])
  func `an input says which number to write`(lines: String, message: String) {
    let error = #expect(throws: InputError.self) {
      try InputFile.parse(text: "wires: {fermi_energy: [3, 3]}\n\(lines)\n", name: "in.yaml")
    }
    #expect(error?.description == message)
  }

  static let rule = "each line holds two numbers, q and V(q), with q >= 0 increasing"

  @Test(arguments: [
    ("0 1\n1.0D-01 0.5\n", "V.dat:2:1", "1.0D-01 is not a finite number", "write 1.0e-01"),
    ("0 1\n1 \u{2212}0.5\n", "V.dat:2:3", "\u{2212}0.5 is not a finite number", "write -0.5"),
    (
      "0 1\n1 1e-400\n", "V.dat:2:3", "1e-400 is too small for a number",
      "write 0 if that is meant, or check the exponent"
    ),
    ("0 1\n1 1e400\n", "V.dat:2:3", "1e400 is too large for a number", "check the exponent"),
    (
      "0;1\n1;0.5\n", "V.dat:1:1", "0;1 is not a finite number",
      "separate columns by blanks or commas"
    ),
    (
      "0,0 1,0\n0,5 0,8\n", "V.dat:1:1", "there are 4 columns",
      "write decimal points, not commas, which separate columns"
    ),
  ])
  func `a table says which number to write`(
    table: String, place: String, problem: String, hint: String
  ) {
    let error = #expect(throws: InputError.self) {
      try InputFile.parse(
        text: """
          wires: {fermi_energy: [3, 3]}
          interaction: {interwire: {form: tabulated, file: V.dat}}
          """, name: "in.yaml", tables: [.init(name: "V.dat", text: table)])
    }
    #expect(
      error?.description
        == "\(place): interaction.interwire.file: \(problem); \(Self.rule); \(hint)")
  }
}
