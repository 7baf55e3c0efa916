import Foundation
import TestFiles
import Testing

/// Typical slips on the way from `drag init` over an editor to `drag check` and `drag run`: each message names the line
/// and says what to do.
@Suite struct SlipTests {
  /// An edit of a preset.
  struct Slip: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let preset: String
    /// What is replaced, and by what.
    let edit: (from: String, to: String)
    /// What stands on the line that must be named, if not the replacement.
    let place: String
    /// What the message has to say, the remedy last.
    let words: [String]

    init(
      _ description: String, in preset: String = "gaas", _ from: String, _ to: String,
      at place: String? = nil, says words: String...
    ) {
      testDescription = description
      self.preset = preset
      edit = (from, to)
      self.place = place ?? to
      self.words = words
    }
  }

  static let slips: [Slip] = [
    Slip(
      "a misspelled key", "wires: {density:", "wires: {denisty:",
      says: "did you mean wires.density?"),
    Slip(
      "a decimal comma", "temperature: 4.2,", "temperature: 4,2,", says: "a decimal comma",
      "decimal point"),
    Slip(
      "a unit behind a number", "separation: 33,", "separation: 33 nm,",
      says: "write the number alone: the unit is fixed by units.system"),
    Slip(
      "a quoted number", "separation: 33,", "separation: \"33\",", says: "remove the quotes"),
    Slip(
      "one number for two wires", "density: [40, 40]", "density: 40",
      says: "write wires: {density: [40, 42]}"),
    Slip(
      "densities in 1/cm", "density: [40, 40]", "density: [4e5, 4e5]", says: "1/um is allowed",
      "check the value and its unit"),
    Slip(
      "a temperature in mK", "temperature: 4.2,", "temperature: 42000,",
      says: "a number from 0.0001 to 10000 is allowed"),
    Slip(
      "densities beside chemical potentials", "wires: {density: [40, 40],",
      "wires: {density: [40, 40], fermi_energy: [2, 2],", says: "contradicts wires.density",
      "remove one of them"),
    Slip(
      "a form with an underscore", "gated-coulomb", "gated_coulomb",
      says: "did you mean gated-coulomb?"),
    Slip(
      "a potential without a screen", "gated-coulomb", "coulomb", says: "diverges at q = 0",
      "choose gated-coulomb"),
    Slip(
      "a gate at infinity", "gate: 200", "gate: .inf", says: "give a finite distance"),
    Slip(
      "a negative separation", "separation: 33,", "separation: -33,",
      says: "a number greater than 0 is allowed"),
    Slip(
      "no space behind a colon", "target_error: 0.01", "target_error:0.01",
      says: "write a space behind the colon"),
    Slip(
      "an error in percent", "target_error: 0.01", "target_error: 1%",
      says: "write the fraction as a decimal number"),
    Slip(
      "a tab", "solve: {target_error: 0.01}", "solve:\n\ttarget_error: 0.01", at: "\ttarget_error",
      says: "indent with spaces, not with tabs"),
    Slip(
      "a brace left open", "random: {seed: 1}", "random: {seed: 1", at: "sweep: {units",
      says: "while parsing a flow mapping from line 19", "close the bracket"),
    Slip(
      "a sweep of a bare name", "sweep: {units.temperature: {", "sweep: {temperature: {",
      says: "did you mean units.temperature?"),
    Slip(
      "a sweep without a number of points", ", points: 7, scale: log", ", scale: log",
      says: "write points: 11"),
    Slip(
      "a logarithmic sweep from zero", "from: 1, to: 10", "from: 0, to: 10",
      says: "a number from 0.0001 to 10000 is allowed", "correct this value"),
    Slip(
      "two sweeps", "# sweep: {wires", "sweep: {wires", says: "given more than once",
      "remove all but one"),
    Slip(
      "no mass", ", effective_mass: 0.067", "", at: "units: {system",
      says: "units.effective_mass: is missing", "write units: {"),
    Slip(
      "a kernel with an underscore", in: "resonance", "kernel: soft-model", "kernel: soft_model",
      says: "did you mean soft-model?"),
    Slip(
      "one strength for two wires", in: "resonance", "lambda: [1e-6, 1e-6]", "lambda: 1e-6",
      says: "write collisions: {triples: {kernel: soft-model, lambda: [0.02, 0.03]"),
    Slip(
      "triples without a potential inside the wires", in: "identical-wires",
      "triples: {kernel: none}", "triples: {kernel: microscopic}", at: "interaction:",
      says: "interaction.intrawire.form: is missing", "write interaction: {intrawire:"),
  ]

  @Test(arguments: slips)
  func `a slip is answered with its line and the remedy`(slip: Slip) throws {
    let folder = try TemporaryFolder()
    let text = try DragProcess(["init", slip.preset]).output
    #expect(text.contains(slip.edit.from), "the preset has changed")
    let edited = text.replacing(slip.edit.from, with: slip.edit.to, maxReplacements: 1)
    let path = try folder.input(edited)
    for command in ["check", "run"] {
      let process = try DragProcess([command, path])
      #expect(process.status == 65, "\(process.output)\(process.messages)")
      #expect(process.output.isEmpty)
      let place = try #require(edited.range(of: slip.place)).lowerBound
      let line = edited[..<place].count { $0 == "\n" } + 1
      #expect(process.messages.hasPrefix("\(path):\(line):"), "\(line): \(process.messages)")
      // One slip, one complaint.
      #expect(process.messages.count { $0 == "\n" } == 1, "\(process.messages)")
      for word in slip.words {
        #expect(process.messages.contains(word), "\(word): \(process.messages)")
      }
    }
  }

  @Test func `the table has twenty slips and more`() {
    #expect(Set(Self.slips.map(\.testDescription)).count == Self.slips.count)
    #expect(Self.slips.count >= 20)
  }

  @Test func `slips beside the input say what to do as well`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.input(try DragProcess(["init"]).output)
    let misspelled = try DragProcess(["check", path + "l"])
    #expect(misspelled.status == 65 && misspelled.messages.contains("check the name of the file"))
    let preset = try DragProcess(["init", "gass"])
    #expect(preset.status == 64 && preset.messages.contains("did you mean gaas?"))
    let nowhere = try DragProcess(["run", path, "--output", folder.path + "/no/such/out.nc"])
    #expect(nowhere.status == 64 && nowhere.messages.contains("no/such"))
  }
}
