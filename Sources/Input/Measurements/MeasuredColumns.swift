/// What the columns of measured data hold.
struct MeasuredColumns {
  static let resistivityNames = ["rho_D", "drag_resistivity"]
  static let errorNames = ["error", "rho_D_error", "drag_resistivity_error", "standard_error"]

  /// The keys, in the order of their first column.
  private(set) var keys: [InputKey] = []
  /// For each key its column, or those of wire 1 and of wire 2.
  private var places: [[Int]] = []
  private var resistivity = -1
  private var error = -1
  private let count: Int
  private let file: String
  private let rule =
    "columns are named by swept keys (KEY.1 and KEY.2 for each wire), rho_D and error"

  init(_ words: [TableLines.Word], file: String) throws(InputError) {
    self.file = file
    count = words.count
    var halves: [String: [Int: Int]] = [:]
    for (index, word) in words.enumerated() {
      if Self.resistivityNames.contains(word.text) {
        try claim(&resistivity, index, word)
      } else if Self.errorNames.contains(word.text) {
        try claim(&error, index, word)
      } else if let key = InputKey.at(word.text), key.kind.isNumeric {
        guard !keys.contains(key) else { throw twice(word) }
        keys.append(key)
        places.append([index])
      } else if let (key, wire) = Self.half(word.text) {
        guard halves[key.path]?[wire] == nil else { throw twice(word) }
        halves[key.path, default: [:]][wire] = index
        if !keys.contains(key) {
          keys.append(key)
          places.append([])
        }
      } else {
        throw unknown(word)
      }
    }
    for (path, columns) in halves {
      guard let one = columns[1], let two = columns[2],
        let place = keys.firstIndex(where: { $0.path == path })
      else {
        let wire = columns[1] == nil ? 1 : 2
        throw complaint(
          words[0].position, "there is no column \(path).\(wire)",
          "add it, or give one column \(path) for both wires")
      }
      places[place] = [one, two]
    }
    for (place, names) in [(resistivity, Self.resistivityNames), (error, Self.errorNames)]
    where place < 0 {
      throw complaint(
        words[0].position, "there is no column \(names[0])", "name the column \(names[0])")
    }
  }

  /// Returns the measurement on a line.
  func row(_ words: [TableLines.Word], line: Int) throws(InputError) -> MeasuredData.Row {
    guard words.count == count else {
      throw complaint(
        words[0].position, "there are \(words.count) values below \(count) names",
        "write one number for each column, with decimal points; # begins a comment")
    }
    var numbers: [Double] = []
    for word in words {
      guard let number = try? NumberGrammar.number(word.text) else {
        // What there is to say of an input's units does not hold here.
        let hint = NumberGrammar.hint(word.text).flatMap { $0.contains("units.") ? nil : $0 }
        throw complaint(
          word.position, "\(InputNode.shortened(word.text)) is not a number",
          hint ?? "correct the number, or put # before a comment")
      }
      numbers.append(number)
    }
    guard numbers[error] > 0 else {
      throw complaint(
        words[error].position, "\(words[error].text) is no standard error",
        "give an error above 0: it is the weight of the measurement")
    }
    var settings: [SweepSetting] = []
    for (key, place) in zip(keys, places) {
      let node = InputNode(
        content: place.count == 2 || key.kind.isPair
          ? .sequence([place[0], place[place.count - 1]].map { scalar(words[$0]) })
          : scalar(words[place[0]]).content, position: words[place[0]].position)
      do throws(ScalarReader.Mistake) {
        settings.append(
          SweepSetting(key: key.path, value: try ScalarReader.value(of: node, for: key)))
      } catch {
        throw complaint(
          node.position, "\(key.path): \(error.problem)",
          error.suggestion ?? "\(key.kind.allowed) is allowed")
      }
    }
    return MeasuredData.Row(
      settings: settings, resistivity: numbers[resistivity], error: numbers[error], line: line)
  }

  private func scalar(_ word: TableLines.Word) -> InputNode {
    InputNode(content: .scalar(word.text, .plain), position: word.position)
  }

  private static func half(_ name: String) -> (InputKey, Int)? {
    guard let key = InputKey.at(String(name.dropLast(2))), key.kind.isPair else { return nil }
    return name.hasSuffix(".1") ? (key, 1) : name.hasSuffix(".2") ? (key, 2) : nil
  }

  private func claim(_ place: inout Int, _ index: Int, _ word: TableLines.Word) throws(InputError) {
    guard place < 0 else { throw twice(word) }
    place = index
  }

  private func twice(_ word: TableLines.Word) -> InputError {
    complaint(word.position, "\(word.text) names a second column", "remove one of them")
  }

  private func unknown(_ word: TableLines.Word) -> InputError {
    let names = Self.resistivityNames + Self.errorNames
    let hint = SpellingHint.nearest(to: word.text, among: names) ?? InputKey.nearest(to: word.text)
    let isNumber = NumberGrammar.isNumber(word.text)
    return complaint(
      word.position, "\(InputNode.shortened(word.text)) is no numeric key",
      isNumber
        ? "begin the table with a line of names: wires.mismatch rho_D error"
        : hint.map { "did you mean \($0)?" } ?? "name what the column holds, or remove it")
  }

  private func complaint(
    _ position: InputPosition, _ problem: String, _ suggestion: String
  ) -> InputError {
    MeasuredData.complaint(file, position, problem, rule, suggestion)
  }
}

extension InputKind {
  /// Whether the key holds one number for each wire.
  var isPair: Bool { if case .pair = self { true } else { false } }
}
