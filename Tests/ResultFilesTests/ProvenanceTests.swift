import ResultFiles
import Testing

@Suite struct ProvenanceTests {
  @Test func `the record of this process has no gap`() {
    let record = Provenance.current(
      version: "drag 1.2", arguments: ["drag", "run", "my input.yaml", "it's", "", "--seed=3"])
    #expect(record.version == "drag 1.2")
    #expect(record.commandLine == #"drag run 'my input.yaml' 'it'\''s' '' --seed=3"#)
    #expect(record.date.wholeMatch(of: #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/#) != nil)
    #expect(record.compiler.hasPrefix("Swift 6."))
    #expect(!record.host.isEmpty && !record.operatingSystem.isEmpty)
    #expect(record.attributes.allSatisfy { $0.values.texts?[0].isEmpty == false })
    #expect(
      record.attributes.first { $0.name == "history" }?.values
        == .text("\(record.date): \(record.commandLine)"))
  }

  @Test func `a processor is described by its name, cores and instruction sets`() {
    let text = """
      processor\t: 0
      model name\t: Example CPU @ 2.00GHz
      flags\t\t: fpu sse4_2 avx fma aes avx2

      processor\t: 1
      model name\t: Example CPU @ 2.00GHz
      flags\t\t: fpu sse4_2 avx fma aes avx2
      """
    #expect(
      ProcessorDescription.describe(text, cores: 2)
        == "Example CPU @ 2.00GHz, 2 cores, sse4_2 avx fma avx2")
    #expect(ProcessorDescription.describe("", cores: 1) == "unknown processor, 1 core")
  }
}
