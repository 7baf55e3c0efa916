internal import CGSL
internal import GSLSupport

/// The table of GSL's generators, read once.
struct GSLNames: @unchecked Sendable {
  // Sendable because GSL's generator types are constants.
  private let types: [String: Entry]

  /// A generator of GSL and the wrapper that counts its numbers.
  struct Entry {
    let original: UnsafePointer<gsl_rng_type>
    let counted: UnsafePointer<gsl_rng_type>
  }

  /// Every name, in alphabetical order.
  let all: [String]

  static let shared = GSLNames()

  private init() {
    GSL.initialize()
    var types: [String: Entry] = [:]
    var entry = gsl_rng_types_setup()
    while let current = entry, let type = current.pointee {
      types[String(cString: type.pointee.name)] = Entry(
        original: type, counted: CountedGenerator.makeType(wrapping: type))
      entry = current + 1
    }
    self.types = types
    all = types.keys.sorted()
  }

  /// The generator of that name.
  func entry(named name: String) -> Entry? { types[name] }

  /// A copy of a name that C may keep for the life of the process.
  static func permanent(_ name: String) -> UnsafePointer<CChar> {
    let bytes = name.utf8CString
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
    copy.initialize(from: Array(bytes), count: bytes.count)
    return UnsafePointer(copy)
  }
}
