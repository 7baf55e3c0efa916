import Input
import Testing

/// The inputs that `drag init` writes.
@Suite struct PresetTests {
  @Test(arguments: InputPreset.all.map(\.name))
  func `a preset is a right input that says what it is`(name: String) throws {
    let preset = try InputPreset.named(name).get()
    #expect(preset.text.hasPrefix("# \(preset.about)\n"))
    let input = try InputFile.parse(text: preset.text, name: name)
    #expect(!input.configurations[0].title.isEmpty)
    // The sweeps and keys that stand behind a # are right as well.
    let sweep = preset.text.split(separator: "\n").first { $0.hasPrefix("# sweep: ") }
    guard let sweep else { return }
    let text =
      preset.text.split(separator: "\n").filter { !$0.hasPrefix("sweep:") }
      .joined(separator: "\n") + "\n" + sweep.dropFirst(2) + "\n"
    #expect(try InputFile.parse(text: text, name: name).configurations.count > 1)
  }

  @Test func `a misspelled preset gets the nearest one`() {
    guard case .failure(let unknown) = InputPreset.named("resonence") else {
      Issue.record("there is no such preset")
      return
    }
    #expect(
      unknown.description
        == "resonence: there is no such preset; there are identical-wires, resonance, gaas, nanotube, "
        + "in-time, fit; did you mean resonance?")
  }
}
