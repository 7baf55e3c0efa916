internal import Yams

/// Puts the YAML library's complaints about syntax into the form of all others.
enum YAMLSyntax {
  /// Returns the complaint that says what `error` says.
  static func complaint(_ error: YamlError, file: String, text: String) -> InputComplaint {
    switch error {
    case .composer(_, "but found another document", let mark, _):
      return InputComplaint(
        file: file, position: InputPosition(line: mark.line, column: mark.column), key: nil,
        problem: "there is a second document", reason: "an input file holds one",
        suggestion: "remove all but one (they begin with ---)")
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let position = InputPosition(line: mark.line, column: mark.column)
      return InputComplaint(
        file: file, position: position, key: nil, problem: "this is not YAML: \(problem)",
        reason: context.map { "\($0.text) from line \($0.mark.line)" }
          ?? "the text must be readable as YAML",
        suggestion: suggestion(problem, at: position, in: text))
    default:
      return InputComplaint(
        file: file, position: .start, key: nil, problem: "this is not YAML: \(error)",
        reason: "the text must be readable as YAML", suggestion: "start from one of the samples")
    }
  }

  private static func suggestion(
    _ problem: String, at position: InputPosition, in text: String
  ) -> String {
    let line =
      text.split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst(position.line - 1).first ?? ""
    if line.prefix(position.column).contains("\t") { return "indent with spaces, not with tabs" }
    return switch problem {
    case "found undefined alias": "define the anchor before its alias"
    case "mapping values are not allowed in this context":
      "check the line before and the indentation, and put a text with a colon in quotes"
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      "close the bracket, or add the missing comma"
    case "found unexpected end of stream": "close the quote"
    case "could not find expected ':'": "write a colon and a space after the key"
    default: "check the indentation, the brackets and the quotes"
    }
  }
}
