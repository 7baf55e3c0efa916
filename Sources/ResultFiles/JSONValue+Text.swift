extension JSONValue {
  /// Returns the document as text, without a final line break.
  ///
  /// The same value always gives the same text.
  public func text(_ layout: Layout = .indented) -> String {
    var output = ""
    append(to: &output, layout: layout, depth: 0)
    return output
  }

  private func append(to output: inout String, layout: Layout, depth: Int) {
    switch self {
    case .null: output += "null"
    case .boolean(let value): output += value ? "true" : "false"
    case .integer(let value): output += String(value)
    case .number(let value): output += value.isFinite ? "\(value)" : "null"
    case .string(let value): Self.appendQuoted(value, to: &output)
    case .array(let elements):
      let inner: Layout = elements.allSatisfy(\.isScalar) ? .compact : layout
      Self.appendList(elements, "[", "]", to: &output, layout: inner, depth: depth) {
        $0.append(to: &$1, layout: layout, depth: depth + 1)
      }
    case .object(let members):
      Self.appendList(members, "{", "}", to: &output, layout: layout, depth: depth) {
        Self.appendQuoted($0.name, to: &$1)
        $1 += ": "
        $0.value.append(to: &$1, layout: layout, depth: depth + 1)
      }
    }
  }

  private var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private static func appendList<Element>(
    _ elements: [Element], _ opening: String, _ closing: String, to output: inout String,
    layout: Layout, depth: Int, append: (Element, inout String) -> Void
  ) {
    let lineBreak = "\n" + String(repeating: "  ", count: depth)
    let breaks = layout == .indented && !elements.isEmpty
    output += opening
    for (index, element) in elements.enumerated() {
      if index > 0 { output += breaks ? "," : ", " }
      if breaks { output += lineBreak + "  " }
      append(element, &output)
    }
    if breaks { output += lineBreak }
    output += closing
  }

  private static func appendQuoted(_ text: String, to output: inout String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7f:
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }
}
