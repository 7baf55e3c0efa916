import ArgumentParser
import Input
import ResultFiles

/// `drag check`: what an input asks for and what it will take, before anything is spent.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Validate an input; say what it will compute, where it stands, what it will take.",
    discussion: """
      A pilot of about a second estimates time and memory of drag run; microscopic kernels take a few seconds more,
      for the constants that tell the regime. Nothing is written.
      """)

  @OptionGroup var options: InputOptions

  @Option(
    parsing: .unconditional,
    help: "The number of threads (default: one for each core that this process may use).")
  var threads: Int?

  func validate() throws {
    if let threads, threads < 1 || threads > 4096 {
      throw ValidationError("--threads \(threads) is out of range; give a number from 1 to 4096")
    }
  }

  func run() throws {
    try Console.run {
      let check = try InputCheck(
        options.read(), threads: ThreadChoice(threads).count)
      Console.result(options.json ? check.json.text() : Paint.summary(check.summary))
    }
  }
}
