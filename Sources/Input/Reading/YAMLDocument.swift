internal import Yams

/// Reads YAML into nodes and puts every complaint into this program's form.
struct YAMLDocument {
  /// The deepest nesting; a real input has four levels.
  static let deepestLevel = 32
  /// The largest number of nodes after aliases are followed: aliases of aliases grow exponentially.
  static let mostNodes = 200_000

  private let file: String
  private var nodes = 0
  private var complaints: [InputComplaint] = []

  private init(file: String) { self.file = file }

  /// Returns the only document of `text` and what is wrong with it beyond its syntax.
  ///
  /// - Throws: ``InputError`` when the text is no YAML, holds no document, or more than one.
  static func parse(
    _ text: String, file: String
  ) throws(InputError) -> (InputNode, [InputComplaint]) {
    var document = YAMLDocument(file: file)
    var mask = DuplicateKeyMask(text)
    while true {
      switch compose(mask.text) {
      case .success(let root?):
        let node = try document.convert(root, unmasking: mask, level: 0)
        if case .scalar("", .plain) = node.content { throw document.failureOfEmptyFile }
        return (node, document.complaints)
      case .success(nil):
        throw document.failureOfEmptyFile
      case .failure(.duplicatedKeysInMapping(let keys, let context)):
        let position = InputPosition(line: context.mark.line, column: context.mark.column)
        guard mask.hide(keys, at: position) else {
          throw document.failure(
            position, "\(keys.joined(separator: ", ")) is given more than once",
            "each key may stand once in its mapping", "remove all but one")
        }
      case .failure(let error):
        throw InputError([YAMLSyntax.complaint(error, file: file, text: mask.text)])
      }
    }
  }

  private static func compose(_ text: String) -> Result<Yams.Node?, YamlError> {
    do {
      return .success(try Yams.compose(yaml: text, .basic))
    } catch let error as YamlError {
      return .failure(error)
    } catch {
      preconditionFailure("the parser throws errors of its own only: \(error)")
    }
  }

  private mutating func convert(
    _ node: Yams.Node, unmasking mask: DuplicateKeyMask, level: Int
  ) throws(InputError) -> InputNode {
    let position = Self.position(of: node)
    nodes += 1
    guard nodes <= Self.mostNodes else {
      throw failure(
        position, "the file is too large once its aliases are followed",
        "at most \(Self.mostNodes) values are read", "write the values out")
    }
    guard level <= Self.deepestLevel else {
      throw failure(
        position, "the nesting is too deep", "at most \(Self.deepestLevel) levels are read",
        "close the brackets, or indent less")
    }
    switch node {
    case .scalar(let scalar):
      let plain = scalar.style == .plain || scalar.style == .any
      return InputNode(
        content: .scalar(scalar.string, plain ? .plain : .quoted), position: position)
    case .sequence(let sequence):
      var elements: [InputNode] = []
      for element in sequence {
        elements.append(try convert(element, unmasking: mask, level: level + 1))
      }
      return InputNode(content: .sequence(elements), position: position)
    case .mapping(let mapping):
      var entries: [InputNode.Entry] = []
      for (key, value) in mapping {
        let value = try convert(value, unmasking: mask, level: level + 1)
        append(key, value, to: &entries, unmasking: mask)
      }
      return InputNode(content: .mapping(InputNode.Entry.merged(entries)), position: position)
    case .alias:
      // The parser resolves aliases; a node of this kind exists only for writing YAML.
      throw failure(position, "an alias has no target", "aliases need an anchor", "write it out")
    }
  }

  private mutating func append(
    _ key: Yams.Node, _ value: InputNode, to entries: inout [InputNode.Entry],
    unmasking mask: DuplicateKeyMask
  ) {
    let position = Self.position(of: key)
    guard case .scalar(let scalar) = key else {
      complaints.append(
        complaint(position, "a key is a list or a mapping", "keys are words", "write a word"))
      return
    }
    let name = mask.original(scalar.string)
    if let first = entries.first(where: { $0.key == name }), name != "<<" {
      complaints.append(
        complaint(
          position, "\(InputNode.shortened(name)) is given more than once",
          "each key may stand once in its mapping, and it stands on line "
            + "\(first.keyPosition.line) already", "remove all but one"))
      return
    }
    entries.append(.init(key: name, keyPosition: position, value: value))
  }

  private static func position(of node: Yams.Node) -> InputPosition {
    node.mark.map { InputPosition(line: $0.line, column: $0.column) } ?? .start
  }

  private var failureOfEmptyFile: InputError {
    failure(
      .start, "the file holds no input", "a run needs at least wires and interaction",
      "start from one of the samples")
  }

  private func failure(
    _ position: InputPosition, _ problem: String, _ reason: String, _ suggestion: String
  ) -> InputError {
    InputError(complaints + [complaint(position, problem, reason, suggestion)])
  }

  private func complaint(
    _ position: InputPosition, _ problem: String, _ reason: String, _ suggestion: String
  ) -> InputComplaint {
    InputComplaint(
      file: file, position: position, key: nil, problem: problem, reason: reason,
      suggestion: suggestion)
  }
}
