/// A key that had another name in an earlier version.
///
/// The old spelling is understood, with a notice, in all releases of the minor version that renamed the key; after that
/// it is refused with the new name. Inputs that results keep are read whatever their age.
package struct RenamedKey: Sendable, Equatable {
  /// What becomes of the old spelling in an input that is read today.
  package enum State: Sendable {
    /// It means the new key, and a notice says so.
    case understood
    /// A complaint names the new key.
    case refused
  }

  /// The path by which the key went.
  package let old: String
  /// Its path today.
  package let new: String
  /// The minor version that renamed it, such as 1.1.
  package let since: String
  /// What becomes of the old spelling.
  package let state: State

  /// Every key that had another name, oldest first; none is ever removed.
  ///
  /// A test holds the state of each against the version of the program.
  package static let all: [RenamedKey] = []

  /// Says that a key was renamed.
  package init(_ old: String, to new: String, since: String, _ state: State) {
    self.old = old
    self.new = new
    self.since = since
    self.state = state
  }

  /// Returns the state that a spelling given up in the minor version `since` has in a program of `version`.
  package static func state(since: String, in version: String) -> State {
    minor(since) == minor(version) ? .understood : .refused
  }

  /// The minor version in which the old spelling ends.
  var end: String {
    let numbers = Self.minor(since)
    return "\(numbers[0]).\(numbers[1] + 1)"
  }

  private static func minor(_ version: String) -> [Int] {
    let numbers = version.split(separator: ".").prefix(2).compactMap { Int($0) }
    precondition(numbers.count == 2, "a version begins with two numbers: \(version)")
    return numbers
  }
}

/// What a reader makes of names that keys no longer have.
package struct KeySpellings: Sendable, Equatable {
  /// The keys that had other names.
  let renamed: [RenamedKey]
  /// Whether old spellings are understood however old they are.
  let isForever: Bool

  /// An input that a person wrote and runs today.
  package static let current = KeySpellings(RenamedKey.all)
  /// An input that a result keeps: it was right when it was run.
  package static let ofAnyVersion = KeySpellings(RenamedKey.all, isForever: true)

  /// Makes rules from a table of renamed keys.
  package init(_ renamed: [RenamedKey], isForever: Bool = false) {
    self.renamed = renamed
    self.isForever = isForever
  }

  /// The key that had the name `path`, if one had.
  func formerly(_ path: String) -> RenamedKey? { renamed.first { $0.old == path } }

  /// Whether keys once lay below `path`.
  func wasGroup(_ path: String) -> Bool { renamed.contains { $0.old.hasPrefix(path + ".") } }

  /// The path that a spelling means, as far as it is understood.
  func current(_ path: String) -> String {
    guard let key = formerly(path), isForever || key.state == .understood else { return path }
    return key.new
  }
}
