import Input
import Testing

@Suite struct MalformedInputTests {
  @Test(arguments: MalformedInput.all)
  func `a malformed input is refused with its exact message`(input: MalformedInput) {
    let error = #expect(throws: InputError.self) {
      try InputFile.parse(text: input.text, name: "in.yaml")
    }
    #expect(error?.description == input.message)
  }

  @Test func `the table of malformed inputs has no name twice and covers much`() {
    #expect(Set(MalformedInput.all.map(\.name)).count == MalformedInput.all.count)
    #expect(MalformedInput.all.count >= 100)
  }
}
