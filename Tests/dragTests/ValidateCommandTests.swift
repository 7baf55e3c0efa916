import Foundation
import TestFiles
import Testing

@Suite struct ValidateCommandTests {
  @Test func `without a folder validate compares every limit`() throws {
    let process = try DragProcess(["validate", "--json"])
    #expect(process.status == 0)
    let json = try process.json()
    #expect(try json.objects("rows").count >= 35)
    for row in try json.objects("rows") {
      #expect(try abs(row.number("difference")) <= row.number("tolerance"))
      #expect(try !row.text("because").isEmpty)
    }
  }

  @Test func `a figure is sampled from its input and drawn`() throws {
    let folder = try TemporaryFolder()
    let text = """
      wires: {mean_fermi_energy: 10, mismatch: 0}
      interaction: {interwire: {form: gaussian, strength: 1, length: 20}}
      collisions: {triples: {kernel: soft-model, lambda: [1e-9, 1e-9], length: 20}}
      solve: {samples: 65536, basis: {intervals: 32}}
      sweep: {wires.mismatch: [0, 0.1, 0.2]}
      """
    try text.write(to: folder.url("figure-1.yaml"), atomically: true, encoding: .utf8)
    let output = folder.url("report").path
    let process = try DragProcess(
      ["validate", folder.url("").path, "--output", output, "--no-progress"])
    #expect(process.status == 0, "\(process.output)")
    #expect(process.output.hasSuffix("comparisons passed.\n"))
    let html = try String(contentsOfFile: output + "/validation.html", encoding: .utf8)
    #expect(html.components(separatedBy: "<svg").count == 2)
    // The page opens with the figure, and the verdict follows it.
    let figure = try #require(html.range(of: "<figure")?.lowerBound)
    let verdict = try #require(html.range(of: "comparisons passed.")?.lowerBound)
    let table = try #require(html.range(of: "<table")?.lowerBound)
    #expect(figure < verdict && verdict < table)
    let markdown = try String(contentsOfFile: output + "/validation.md", encoding: .utf8)
    #expect(markdown.contains("](figure-1.svg)"))
    #expect(FileManager.default.fileExists(atPath: output + "/figure-1.svg"))
  }

  @Test func `a comparison that fails gives exit code 2`() throws {
    // A basis that is much too coarse: S falls short by a factor.
    let folder = try TemporaryFolder()
    let text = """
      wires: {mean_fermi_energy: 10, mismatch: 0}
      interaction: {interwire: {form: gaussian, strength: 1, length: 20}}
      collisions: {triples: {kernel: soft-model, lambda: [1e-3, 1e-3], length: 20}}
      solve: {samples: 65536, basis: {intervals: 4, degree: 1}}
      sweep: {wires.mismatch: [0, 0.5]}
      """
    try text.write(to: folder.url("figure-2.yaml"), atomically: true, encoding: .utf8)
    let process = try DragProcess(["validate", folder.url("").path, "--no-progress"])
    #expect(process.status == 2)
    #expect(process.output.contains("FAIL"))
  }

  @Test func `a folder without inputs of the paper is refused`() throws {
    let folder = try TemporaryFolder()
    let process = try DragProcess(["validate", folder.url("").path])
    #expect(process.status == 64)
    #expect(
      process.messages.hasSuffix(
        "holds no input of the validation (it needs one of bodyless-peak.yaml, figure-1.yaml, "
          + "figure-2.yaml, figure-2-inset.yaml, regimes.yaml, activation.yaml, far-tail.yaml, high-frequency.yaml, equilibration.yaml): give the folder "
          + "Samples/paper\n"))
  }
}
