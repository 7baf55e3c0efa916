import Input
import ResultFiles
import Studies
import TestFiles
import Testing

@Suite struct HeaderTests {
  static let text = """
    title: a study
    wires: {mean_fermi_energy: 3}
    interaction: {interwire: {form: contact, strength: 0.5}}
    random: {seed: 18446744073709551615, generator: taus2}
    sweep: {wires.mismatch: [0, 0.25]}
    """

  static let provenance = Provenance(
    version: "drag 1", commandLine: "drag run in.yaml", date: "2026-01-01T00:00:00Z", host: "h",
    operatingSystem: "os", processor: "cpu", compiler: "swift")

  @Test func `a result says what was run and survives its file`() throws {
    let input = try InputFile.parse(text: Self.text, name: "in.yaml")
    let dataset = Dataset(describing: input, provenance: Self.provenance)
    #expect(
      dataset.attributes.map(\.name) == [
        "title", "Conventions", "input_name", "input_text", "resolved_input", "seed", "generator",
        "version", "command_line", "history", "date", "host", "operating_system", "processor",
        "compiler",
      ])
    #expect(dataset.attribute("title") == .text("a study"))
    #expect(dataset.attribute("input_text") == .text(Self.text))
    #expect(dataset.attribute("seed") == .unsigned(.max))
    #expect(dataset.attribute("generator") == .text("taus2"))
    #expect(dataset.attribute("history") == .text("2026-01-01T00:00:00Z: drag run in.yaml"))
    let resolved = dataset.attribute("resolved_input")?.texts?.first ?? ""
    #expect(resolved.contains("\nwires.mismatch: [0, 0.25] T (swept)\n"))
    #expect(resolved.contains("\nsolve.target_error: 0.01 (default)\n"))
    #expect(resolved.contains("\ninteraction.interwire.strength: 0.5 hbar sqrt(T/m) (given)\n"))
    let folder = try TemporaryFolder()
    try ResultFile.write(dataset, to: folder.path + "/r.nc")
    #expect(try ResultFile.read(folder.path + "/r.nc") == dataset)
  }

  @Test func `a seed on the command line replaces that of the input, visibly`() throws {
    let input = try InputFile.parse(text: Self.text, name: "in.yaml").replacingSeed(with: 7)
    #expect(input.configurations.map(\.random.seed) == [7, 7])
    let line = input.resolvedInput.first { $0.key == "random.seed" }
    #expect(
      line == EffectiveSetting(key: "random.seed", value: "7", unit: "", origin: .commandLine))
    #expect(input.text == Self.text)
  }

  @Test func `a swept seed and one on the command line exclude each other`() throws {
    let input = try InputFile.parse(
      text: """
        wires: {mean_fermi_energy: 3}
        interaction: {interwire: {form: contact, strength: 0.5}}
        sweep: {random.seed: [1, 2, 3]}
        """, name: "in.yaml")
    #expect(
      Dataset(describing: input, provenance: Self.provenance).attribute("seed")
        == .unsigned([1, 2, 3]))
    let error = #expect(throws: InputError.self) { try input.replacingSeed(with: 7) }
    #expect(
      error?.description
        == "in.yaml: random.seed: is swept by the input; "
        + "a seed on the command line would repeat one point; leave out one of them")
  }
}
