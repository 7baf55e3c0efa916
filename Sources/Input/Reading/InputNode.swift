/// A node of an input file: plain values with positions, independent of the YAML library.
struct InputNode: Sendable {
  /// How a scalar was written.
  enum Style: Sendable {
    /// Without quotes: may be a number or a word.
    case plain
    /// With quotes or as a block: always a text.
    case quoted
  }

  /// One entry of a mapping.
  struct Entry: Sendable {
    let key: String
    let keyPosition: InputPosition
    let value: InputNode
  }

  /// What the node holds.
  enum Content: Sendable {
    case scalar(String, Style)
    case sequence([InputNode])
    case mapping([Entry])
  }

  let content: Content
  let position: InputPosition

  /// The node in a few words, for messages: the text itself, or what kind of node it is.
  var summary: String {
    switch content {
    case .scalar(let text, .plain): text.isEmpty ? "an empty value" : Self.shortened(text)
    case .scalar(let text, .quoted): "\"\(Self.shortened(text))\""
    case .sequence(let nodes):
      switch nodes.count {
      case 0: "an empty list"
      case 1: "a list of one value"
      case let count: "a list of \(count) values"
      }
    case .mapping(let entries): entries.isEmpty ? "an empty mapping" : "a mapping"
    }
  }

  /// A text that fits into a message, without line breaks.
  static func shortened(_ text: String) -> String {
    let line = text.replacing("\n", with: " ")
    return line.count <= 60 ? line : line.prefix(57) + "..."
  }
}

/// The merge key `<<` of YAML 1.1.
extension InputNode.Entry {
  /// Returns the entries with those of merged mappings, which stand in for those not given here.
  static func merged(_ entries: [InputNode.Entry]) -> [InputNode.Entry] {
    var result = entries.filter { !$0.isMerge }
    for merge in entries where merge.isMerge {
      for entry in merge.value.mappings.joined()
      where !result.contains(where: { $0.key == entry.key }) {
        result.append(entry)
      }
    }
    return result
  }

  /// Whether the entry merges another mapping into its own.
  private var isMerge: Bool { key == "<<" && !value.mappings.isEmpty }
}

extension InputNode {
  /// The entries of this mapping, or of each mapping of this list of mappings.
  fileprivate var mappings: [[Entry]] {
    switch content {
    case .scalar: []
    case .mapping(let entries): [entries]
    case .sequence(let nodes): nodes.flatMap(\.mappings)
    }
  }
}
