import ArgumentParser
import Studies
import WirePhysics

/// `drag kernel`: one three-particle collision, for checks from outside.
struct KernelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kernel", abstract: "Evaluate one three-particle collision.")

  @OptionGroup var options: InputOptions

  // Values may begin with a minus sign, hence .unconditional.
  @Option(parsing: .unconditional, help: "The wires of the three electrons, such as 1,1,2.")
  var wires: String

  @Option(
    parsing: .unconditional,
    help: "The incoming momenta k1,k2,k3, in sqrt(mT), such as -0.78,-0.21,1.99.")
  var momenta: String

  @Option(
    parsing: .unconditional,
    help: "The angle of the outgoing momenta on the shell, in radians.",
    transform: CommandNumber.number)
  var angle: Double

  func validate() throws {
    _ = try wireSet()
    _ = try numbers(momenta, name: "--momenta")
  }

  func run() throws {
    let collision = KernelCollision(
      wires: try wireSet(), momenta: try numbers(momenta, name: "--momenta"), angle: angle)
    try StudySession(command: "kernel", options: options).ask { _ in .kernel(collision) }
  }

  private func wireSet() throws -> [WireIndex] {
    try numbers(wires, name: "--wires").map { number in
      guard let wire = WireIndex.allCases.first(where: { Double($0.rawValue + 1) == number })
      else {
        throw ValidationError("--wires \(wires): a wire is 1 or 2; give three, as in 1,1,2")
      }
      return wire
    }
  }

  private func numbers(_ text: String, name: String) throws -> [Double] {
    let words = text.split(separator: ",", omittingEmptySubsequences: false)
    guard words.count == 3 else {
      throw ValidationError(
        "\(name) \(text): three finite numbers are needed, separated by commas, as in 1,1,2")
    }
    do {
      return try words.map { try CommandNumber.number($0.filter { $0 != " " }) }
    } catch let error as ValidationError {
      throw ValidationError(
        "\(name) \(text): three finite numbers are needed, separated by commas; \(error.message)")
    }
  }
}
