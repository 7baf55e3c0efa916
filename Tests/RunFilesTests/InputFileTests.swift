import RunFiles
import Testing

@Suite struct InputFileTests {
  @Test func `the defaults are those of the catalogue`() throws {
    let input = try InputFile.parse(
      text: """
        wires: {fermi_energy: [3, 3]}
        interaction:
          interwire: {form: gaussian, strength: 0.5, length: 1.4}
        """, name: "in.yaml")
    #expect(input.configurations.count == 1)
    for line in input.configurations[0].effectiveInput { print(line) }
  }
}
