import TestFiles
import Testing

/// Numbers on the command line.
@Suite struct CommandNumberTests {
  static func kernel(_ momenta: String..., angle: [String] = ["--angle", "0.5"]) throws
    -> DragProcess
  {
    let folder = try TemporaryFolder()
    let input = "wires: {fermi_energy: [3, 3]}\n" + Inputs.interaction
    return try DragProcess(
      ["kernel", try folder.input(input), "--wires", "1,1,2", "--json"] + momenta + angle)
  }

  @Test func `momenta and angles may be negative, with or without the equals sign`() throws {
    let apart = try Self.kernel("--momenta", "-0.78,-0.21,1.99", angle: ["--angle", "-0.5"])
    #expect(apart.status == 0, "\(apart.messages)")
    let joined = try Self.kernel("--momenta=-0.78,-0.21,1.99", angle: ["--angle=-0.5"])
    #expect(apart.output == joined.output)
    #expect(try abs(apart.json().number("amplitude")) > 1e-4)
  }

  @Test(arguments: [
    ("1.0D-01,0.2,0.3", "1.0D-01 is not a number: write 1.0e-01"),
    ("\u{2212}0.1,0.2,0.3", "\u{2212}0.1 is not a number: write -0.1"),
    (
      "0.1,0.2,1e-400",
      "1e-400 is too small for a number: write 0 if that is meant, or check the exponent"
    ),
    ("0.1,0.2,0x1p3", "0x1p3 is not a number"),
  ])
  func `momenta are read as numbers of an input are`(momenta: String, message: String) throws {
    let process = try Self.kernel("--momenta", momenta)
    #expect(process.status == 64)
    #expect(
      process.messages.hasPrefix(
        "Error: --momenta \(momenta): three finite numbers are needed, separated by commas; \(message)"
      ))
  }

  @Test(arguments: [
    ("--angle", "nan", "nan is not a finite number"), ("--angle", "1.0D0", "write 1.0e0"),
    ("--angle", "1e-400", "1e-400 is too small for a number"),
  ])
  func `an angle is read as numbers of an input are`(option: String, word: String, message: String)
    throws
  {
    let process = try Self.kernel("--momenta", "0.1,0.2,0.3", angle: [option, word])
    #expect(process.status == 64)
    #expect(process.messages.contains(message))
  }

  @Test(arguments: [
    ("--threads", "-1", "--threads -1 is out of range; give a number from 1 to 4096"),
    ("--seeds", "-3", "--seeds -3 is out of range; give a number from 1 to 10000"),
    (
      "--checkpoint-every", "-5",
      "--checkpoint-every -5.0 is out of range; give seconds from 0 to 1e9"
    ),
    ("--seed", "-1", "The value '-1' is invalid for '--seed <seed>'"),
  ])
  func `a negative number is out of range, not missing`(
    option: String, word: String, message: String
  ) throws {
    let process = try drag("run", Inputs.pairs, option, word)
    #expect(process.status == 64)
    #expect(process.messages.hasPrefix("Error: \(message)"))
  }
}
