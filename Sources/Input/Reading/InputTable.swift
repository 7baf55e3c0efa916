/// What an input file gives, key by key, before anything is made of it.
struct InputTable: Sendable {
  /// One given value.
  struct Entry: Sendable {
    var value: InputValue
    var position: InputPosition
    var origin: EffectiveSetting.Origin = .given
  }

  /// One axis of a sweep.
  struct Axis: Sendable {
    let key: InputKey
    let values: [Entry]
    /// The swept key that this one moves with, if it has no axis of its own.
    var along: String?
  }

  /// The values by the path of their key.
  var entries: [String: Entry] = [:]
  /// Where each given key or group stands, also when its value is wrong.
  var positions: [String: InputPosition] = [:]
  /// The axes of the sweep, the first one varying slowest.
  var axes: [Axis] = []

  /// How many points the sweep has: keys that move along others add none.
  var pointCount: Double {
    axes.filter { $0.along == nil }.reduce(1.0) { $0 * Double($1.values.count) }
  }

  /// Returns whether a key stands in the file although its value could not be used.
  func isBroken(_ path: String) -> Bool {
    // A group that should have been a mapping breaks everything below it.
    var path = path
    while true {
      if broken.contains(path) { return true }
      guard let point = path.lastIndex(of: ".") else { return false }
      path = String(path[..<point])
    }
  }

  /// The keys and groups whose values could not be used.
  var broken: Set<String> = []

  /// Returns where `path` stands, or else the nearest group around it.
  func position(of path: String) -> InputPosition {
    var path = path
    while true {
      if let position = entries[path]?.position ?? positions[path] { return position }
      guard let point = path.lastIndex(of: ".") else { return .start }
      path = String(path[..<point])
    }
  }
}
