import Input

extension FitParameter {
  /// Reads `KEY[=low:high]`, KEY being a numeric key, or one with `.1` or `.2` behind it for one wire of two.
  /// - Throws: `FitError` with what is wrong.
  init(_ text: String, in template: InputTemplate) throws(FitError) {
    func wrong(_ problem: String, _ because: String, _ suggestion: String) -> FitError {
      .free(text, problem: problem, because: because, suggestion: suggestion)
    }
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    name = parts.first.map(String.init) ?? ""
    let half = name.hasSuffix(".1") ? 1 : name.hasSuffix(".2") ? 2 : nil
    let path = half == nil ? name : String(name.dropLast(2))
    guard let key = InputKey.at(path) else {
      let hint =
        if case .unknown(let message) = InputKey.explain(path),
          let meant = message.split(separator: "; ").last
        { String(meant) } else { "drag explain lists the keys" }
      throw wrong("there is no such key", "a free key is the whole path of a numeric one", hint)
    }
    self.key = key
    wire = half
    let range: InputRange
    switch key.kind {
    case .pair(let inside): range = inside
    case .number(let inside), .numberOrWord(let inside, _):
      guard half == nil else {
        throw wrong(
          "\(path) is one number", "only keys with one for each wire have parts", "write \(path)")
      }
      range = inside
    default:
      throw wrong(
        "\(path) cannot be varied", "a fit moves numbers by small steps", "free another key")
    }
    guard let start = template.value(of: key), !start.numbers.isEmpty else {
      throw wrong(
        "\(path) has no number to start from", "the input leaves it to the program",
        "give a first guess in the input: \(key.example)")
    }
    self.start = start
    if case .pair(let one, let two) = start, half == nil, one != two, one == 0 {
      throw wrong(
        "the wires have no ratio to keep", "wire 1 starts at 0 and wire 2 does not",
        "free \(path).1 and \(path).2 instead")
    }
    reach = try Self.reach(range, parts.count > 1 ? parts[1] : nil) { wrong($0, $1, $2) }
    guard admits(startNumber) else {
      throw wrong(
        "the input starts at \(InputValue.number(startNumber))", "that is outside its bounds",
        "change the value in the input, or the bounds")
    }
    if case .positive = reach, startNumber == 0 {
      throw wrong("the input starts at 0", "\(key.kind.allowed) is allowed", "start above 0")
    }
  }

  /// Where a parameter may be: within its bounds, and where its key may be.
  private static func reach(
    _ range: InputRange, _ bounds: Substring?, _ wrong: (String, String, String) -> FitError
  ) throws(FitError) -> Reach {
    guard let bounds else {
      switch range {
      case .any: return .anywhere
      case .positive: return .positive
      case .nonNegative: return .above(0)
      case .fraction: return .between(0, 1)
      case .within(let range): return .between(range.lowerBound, range.upperBound)
      }
    }
    let ends = bounds.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard ends.count == 2, let low = try? NumberGrammar.number(ends[0]) else {
      throw wrong("\(bounds) is no range", "bounds are two numbers", "write KEY=low:high")
    }
    guard !ends[1].isEmpty else {
      guard range.contains(low) else {
        throw wrong(
          "\(ends[0]) is out of range", "the key does not allow it", "raise the lower bound")
      }
      return .above(low)
    }
    guard let high = try? NumberGrammar.number(ends[1]), low < high else {
      throw wrong("\(bounds) is no range", "the lower bound comes first", "write KEY=low:high")
    }
    let isOpen = range == .positive && low == 0
    guard range.contains(low) || isOpen, range.contains(high) else {
      throw wrong("\(bounds) is out of range", "the key does not allow it", "narrow the bounds")
    }
    return .between(low, high)
  }
}
