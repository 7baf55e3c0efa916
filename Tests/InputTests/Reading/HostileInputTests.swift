import Input
import TestFiles
import Testing

/// Inputs that nobody writes on purpose: the reader refuses them and stays alive.
@Suite struct HostileInputTests {
  private func message(_ text: String) -> String {
    do {
      _ = try InputFile.parse(text: text, name: "in.yaml")
      return "accepted"
    } catch {
      return error.description
    }
  }

  @Test func `nesting is refused above 32 levels`() {
    #expect(
      message("title: " + String(repeating: "[", count: 40) + String(repeating: "]", count: 40))
        == "in.yaml:1:40: the nesting is too deep; at most 32 levels are read; "
        + "close the brackets, or indent less")
  }

  @Test func `nesting beyond the limit of the parser is refused as well`() {
    #expect(
      message("title: " + String(repeating: "[", count: 500_000)).hasPrefix(
        "in.yaml:1:"))
  }

  @Test func `aliases of aliases cannot grow without bound`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(
      message(text).hasSuffix(
        ": the file is too large once its aliases are followed; at most 200000 values are read; "
          + "write the values out"))
  }

  @Test func `an alias inside its own anchor is refused`() {
    #expect(
      message("title: &a [*a]")
        == "in.yaml:1:12: this is not YAML: found undefined alias; the text must be readable as "
        + "YAML; define the anchor before its alias")
  }

  @Test func `a file above the limit is refused`() {
    #expect(
      message(String(repeating: "# padding\n", count: 110_000))
        == "in.yaml: the file is too large; up to 1048576 bytes are read; "
        + "check the name of the file")
  }

  @Test func `bytes that are no text are refused with their place`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("in.yaml", Array("title: ab\nx: ".utf8) + [0xFF, 0xFE, 0])
    let error = #expect(throws: InputError.self) { try InputFile.read(path: path) }
    #expect(
      error?.description
        == "\(path):2:4: this is not text in UTF-8; input files are plain text; "
        + "save the file as UTF-8 text")
  }

  @Test func `a zero byte is refused with its place`() {
    #expect(
      message("title: a\0b")
        == "in.yaml:1:9: there is a control character (code 0); input files are plain text; "
        + "save the file as UTF-8 text")
  }

  @Test func `a missing file, and a folder, are refused`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let missing = #expect(throws: InputError.self) {
      try InputFile.read(path: "\(path)/none.yaml")
    }
    #expect(
      missing?.description
        == "\(path)/none.yaml: the file cannot be read; No such file or directory; "
        + "check the name of the file")
    let error = #expect(throws: InputError.self) { try InputFile.read(path: path) }
    #expect(
      error?.description
        == "\(path): the file cannot be read; Is a directory; check the name of the file")
  }

  // Every cut and 1500 damaged copies of a full input: each is accepted or refused with a message
  // in three parts, and nothing crashes. The seed is fixed, so this cannot fail by chance.
  @Test func `a damaged input never does more than complain`() throws {
    let text = Array(Self.complete.utf8)
    var state: UInt64 = 42
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let letters = Array("{}[]:,-#&*!|>'\"%@`\t\n 0.e?".utf8)
    var variants = (0..<text.count).map { Array(text[..<$0]) }
    for _ in 0..<1500 {
      var copy = text
      for _ in 0...random(3) {
        let place = random(copy.count)
        if random(2) == 0 {
          copy[place] = letters[random(letters.count)]
        } else {
          copy.remove(at: place)
        }
      }
      variants.append(copy)
    }
    var refused = 0
    for variant in variants {
      let text = String(decoding: variant, as: UTF8.self)
      do {
        _ = try InputFile.parse(text: text, name: "in.yaml")
      } catch {
        refused += 1
        for complaint in error.complaints {
          #expect(!complaint.problem.isEmpty && !complaint.reason.isEmpty)
          #expect(!complaint.suggestion.isEmpty)
          #expect(!complaint.description.contains("\n"))
        }
      }
    }
    #expect(refused > 1200)
  }

  static let complete = """
    title: "a study"
    units: {system: SI, temperature: 4.2, effective_mass: 0.067, relative_permittivity: 12.9}
    wires: {mean_fermi_energy: 3, mismatch: 0.1}
    interaction:
      intrawire: &inside {form: gated-coulomb, separation: 15, gate: 300}
      interwire: {<<: *inside, separation: 35}
    collisions:
      pairs: 1
      triples: {kernel: soft-model, lambda: [0.02, 0.03], mu_1: 0.01, relative_to: D2}
    solve: {target_error: 0.01, max_samples: 1e9, basis: {intervals: 24, cutoff: auto}}
    random: {seed: 3, generator: mt19937}
    sweep: {wires.mismatch: [0, 0.1], collisions.pairs: [1, 2]}
    """
}
