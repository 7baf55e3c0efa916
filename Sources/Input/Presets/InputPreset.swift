/// A commented input to start from, as `drag init` writes it.
public struct InputPreset: Sendable {
  /// Its name on the command line.
  public let name: String
  /// What it is of, in a few words.
  public let about: String
  /// The text of the file.
  public let text: String

  /// All of them, the simplest first.
  public static let all = [identicalWires, resonance, gaas, nanotube, inTime, fit]

  /// Returns the preset of that name, or the message that says which there are.
  public static func named(_ name: String) -> Result<InputPreset, Unknown> {
    if let preset = all.first(where: { $0.name == name }) { return .success(preset) }
    let names = all.map(\.name)
    let hint = SpellingHint.nearest(to: name, among: names).map { "did you mean \($0)?" }
    return .failure(
      Unknown(
        description: "\(InputNode.shortened(name)): there is no such preset; there are "
          + names.joined(separator: ", ") + "; " + (hint ?? "take one of them")))
  }

  /// There is no such preset.
  public struct Unknown: Error, CustomStringConvertible {
    /// Which there are, and which was probably meant.
    public let description: String
  }

  init(_ name: String, _ about: String, _ text: String) {
    self.name = name
    self.about = about
    self.text = """
      # \(about)
      # Made by: drag init \(name)        `drag explain KEY` says what a key means.
      # Edit, then: drag check INPUT, drag run INPUT --output result.nc, dragplots drag result.nc

      """ + text
  }
}
