import Input
import Testing

@Suite struct SeedsTests {
  private func parse(_ random: String) throws -> InputFile {
    try InputFile.parse(
      text: """
        wires: {fermi_energy: [3, 3]}
        interaction: {interwire: {form: gaussian, strength: 1, length: 1}}
        random: \(random)
        """, name: "input.yaml")
  }

  private func complaint(_ random: String) -> String? {
    do {
      _ = try parse(random)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func `seeds are a span and its first is the seed`() throws {
    let input = try parse("{seeds: 3...6}")
    #expect(input.configurations[0].random.allSeeds == [3, 4, 5, 6])
    #expect(input.configurations[0].random.seed == 3)
    #expect(try parse("{seeds: 1 ... 2}").configurations[0].random.seeds == 1...2)
    #expect(try parse("{seed: 5}").configurations[0].random.allSeeds == [5])
  }

  @Test(
    arguments: [
      ("{seeds: 4}", "4 is not first...last"), ("{seeds: 4...}", "4... is not first...last"),
      ("{seeds: 6...4}", "6...4 ends before it begins"),
      ("{seeds: 0...10000}", "0...10000 is too many"),
      ("{seed: 1, seeds: 1...4}", "contradicts random.seed on line 3"),
    ])
  func `a wrong span is refused`(random: String, problem: String) throws {
    let message = try #require(complaint(random))
    #expect(message.contains(problem), "\(message)")
    #expect(message.hasPrefix("input.yaml:3:"))
  }

  @Test func `the command line may ask for replicas and for another seed`() throws {
    let input = try parse("{seed: 5}")
    #expect(try input.replicated(3).configurations[0].random.allSeeds == [5, 6, 7])
    #expect(
      try input.replicated(3).resolvedInput.contains {
        $0.key == "random.seeds" && $0.value == "5...7" && $0.origin == .commandLine
      })
    let moved = try parse("{seeds: 1...4}").replacingSeed(with: 9)
    #expect(moved.configurations[0].random.allSeeds == [9, 10, 11, 12])
    #expect(moved.configurations[0].random.seed == 9)
    #expect(
      moved.resolvedInput.filter { $0.key.hasPrefix("random.seed") } == [
        EffectiveSetting(key: "random.seeds", value: "9...12", unit: "", origin: .commandLine)
      ])
    let error = #expect(throws: InputError.self) {
      try parse("{seeds: 1...4}").replacingSeed(with: .max - 2)
    }
    #expect(
      error?.description
        == "input.yaml: random.seed: 18446744073709551613 leaves no room for 4 seeds; "
        + "seeds end at 2^64 - 1; begin with a smaller one")
    #expect(throws: InputError.self) {
      try input.replacingSeed(with: .max).replicated(2)
    }
  }
}
