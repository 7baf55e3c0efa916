import Testing

/// An input with something wrong in it, and the complete message that its author must get.
struct MalformedInput: Sendable, CustomTestStringConvertible {
  /// What is wrong with it.
  let name: String
  /// The text of the file.
  let text: String
  /// The message, quoted in full: it is a part of what users may rely on.
  let message: String

  init(_ name: String, _ text: String, _ message: String) {
    self.name = name
    self.text = text
    self.message = message
  }

  var testDescription: String { name }

  /// The whole table.
  static let all: [MalformedInput] =
    syntax1 + syntax2 + keys1 + keys2 + values1 + values2 + values3 + contradictions + sweeps
    + ranges + particles
}
