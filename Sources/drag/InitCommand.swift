import ArgumentParser
import Foundation
import Input

/// `drag init`: a commented input to start from.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Print a commented input file to start from.",
    discussion: "Presets:\n"
      + InputPreset.all.map { preset in
        "  \(preset.name.padding(toLength: 16, withPad: " ", startingAt: 0))\(preset.about)"
      }.joined(separator: "\n") + "\n\nFor example: drag init gaas > input.yaml")

  @Argument(help: "The preset.")
  var preset = InputPreset.all[0].name

  func run() throws {
    switch InputPreset.named(preset) {
    case .success(let preset): Console.result(String(preset.text.dropLast()))
    case .failure(let unknown):
      Console.message("drag: \(unknown)")
      throw ExitStatus.usage
    }
  }
}
