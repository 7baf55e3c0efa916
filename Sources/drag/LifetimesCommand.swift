import ArgumentParser
import Studies

/// `drag lifetimes`: how often electrons take part in three-particle collisions.
struct LifetimesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lifetimes",
    abstract: "Find the rate of three-particle scattering at given momenta, by process.",
    discussion: """
      Gamma(k) is the golden-rule rate of scattering out of k over 1 - f(k): 1/Gamma is the lifetime of a deviation at k. Each \
      rate is sampled to solve.target_error. Rates of mixed sets are finite parts.
      """)

  @OptionGroup var options: InputOptions
  @OptionGroup var work: RunOptions

  // Values may begin with a minus sign, hence .unconditional.
  @Option(
    parsing: .unconditional,
    help: "Momenta in sqrt(mT), such as 0,1.5,2.45; the usual ones around the Fermi level without.")
  var momenta: String = ""

  @Option(help: "Write the result to this NetCDF file.", completion: .file(extensions: ["nc"]))
  var output: String?

  func validate() throws { _ = try numbers() }

  func run() throws {
    let momenta = try numbers()
    try StudySession(
      command: "lifetimes", words: self.momenta.isEmpty ? [] : ["--momenta", self.momenta],
      options: options, run: work, output: .file(output)
    ).ask { _ in .lifetimes(momenta: momenta) }
  }

  private func numbers() throws -> [Double] {
    guard !momenta.isEmpty else { return [] }
    do {
      return try momenta.split(separator: ",", omittingEmptySubsequences: false).map {
        try CommandNumber.number($0.filter { $0 != " " })
      }
    } catch let error as ValidationError {
      throw ValidationError(
        "--momenta \(momenta): finite numbers are needed, separated by commas; \(error.message)")
    }
  }
}
