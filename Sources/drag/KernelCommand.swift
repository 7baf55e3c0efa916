import ArgumentParser
import Studies
import WirePhysics

/// `drag kernel`: one three-particle collision, for checks from outside.
struct KernelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kernel", abstract: "Evaluate one three-particle collision.",
    discussion: "Negative momenta: --momenta=-0.78,-0.21,1.99 (with the equals sign).")

  @OptionGroup var options: InputOptions

  @Option(help: "The wires of the three electrons, such as 1,1,2.")
  var wires: String

  @Option(help: "The incoming momenta k1,k2,k3, in sqrt(mT).")
  var momenta: String

  @Option(help: "The angle of the outgoing momenta on the shell, in radians.")
  var angle: Double

  func validate() throws {
    _ = try wireSet()
    _ = try numbers(momenta, name: "--momenta")
    guard angle.isFinite else {
      throw ValidationError("--angle \(angle) is not finite; give an angle in radians")
    }
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
    let values = text.split(separator: ",", omittingEmptySubsequences: false).map {
      Double($0.filter { $0 != " " }) ?? .nan
    }
    guard values.count == 3, values.allSatisfy(\.isFinite) else {
      throw ValidationError(
        "\(name) \(text): three finite numbers are needed, separated by commas, as in 1,1,2")
    }
    return values
  }
}
