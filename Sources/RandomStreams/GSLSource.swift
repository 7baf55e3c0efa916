internal import CGSL
internal import GSLSupport

/// The numbers of one of GSL's generators, each in its own resolution (32 bits for most), zero left out.
final class GSLSource: NumberSource {
  private let rng: UnsafeMutablePointer<gsl_rng>
  private let seed: UInt
  private(set) var position: UInt64 = 0

  init(_ name: String, seed: UInt32) {
    guard let type = GSLGenerators.shared.type(named: name), let rng = gsl_rng_alloc(type) else {
      preconditionFailure("out of memory for the generator \(name)")
    }
    self.rng = rng
    self.seed = UInt(seed)
    gsl_rng_set(rng, self.seed)
  }

  deinit { gsl_rng_free(rng) }

  func next() -> Double {
    position &+= 1
    return gsl_rng_uniform_pos(rng)
  }

  /// There is no way but to draw: the cost grows with the distance, backwards from the beginning.
  func seek(to target: UInt64) {
    if target < position {
      gsl_rng_set(rng, seed)
      position = 0
    }
    while position < target { _ = next() }
  }
}

/// The table of GSL's generators, read once.
struct GSLGenerators: @unchecked Sendable {
  // Sendable because GSL's generator types are constants.
  private let types: [String: UnsafePointer<gsl_rng_type>]

  static let shared = GSLGenerators()

  private init() {
    GSL.initialize()
    var types: [String: UnsafePointer<gsl_rng_type>] = [:]
    var entry = gsl_rng_types_setup()
    while let current = entry, let type = current.pointee {
      types[String(cString: type.pointee.name)] = type
      entry = current + 1
    }
    self.types = types
  }

  /// Every name.
  var names: [String] { Array(types.keys) }

  /// The generator of a name.
  func type(named name: String) -> UnsafePointer<gsl_rng_type>? { types[name] }
}
