/// Prints named words and numbers as one JSON object on a line of its own.
enum JSONLine {
  static func print(
    _ fields: [(name: String, value: Double)], labels: [(name: String, text: String)] = []
  ) {
    let parts =
      labels.map { "\"\($0.name)\": \"\($0.text)\"" }
      + fields.map { "\"\($0.name)\": \($0.value)" }
    Swift.print("{\(parts.joined(separator: ", "))}")
  }
}
