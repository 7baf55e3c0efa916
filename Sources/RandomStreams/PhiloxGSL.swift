internal import CGSL

/// Philox4x32-10 as a GSL generator, so that GSL's samplers and integrators run on it.
///
/// `get` returns the upper 32 bits of the number that `get_double` would give, and both advance the
/// stream by one number: a position means the same thing however the numbers were drawn.
enum PhiloxGSL {
  static let name = "philox4x32"

  /// The generator type; it lives as long as the process.
  nonisolated(unsafe) static let type: UnsafePointer<gsl_rng_type> = {
    let type = UnsafeMutablePointer<gsl_rng_type>.allocate(capacity: 1)
    type.initialize(
      to: gsl_rng_type(
        name: GSLNames.permanent(name), max: 0xFFFF_FFFF, min: 0,
        size: MemoryLayout<PhiloxState>.size,
        set: { state, seed in
          PhiloxGSL.state(state).initialize(
            to: PhiloxState(seed: UInt64(seed), block: 0, tag: 0))
        },
        get: { state in UInt(PhiloxGSL.state(state).pointee.next() &>> 32) },
        get_double: { state in UnitInterval.number(from: PhiloxGSL.state(state).pointee.next()) }))
    return UnsafePointer(type)
  }()

  @inline(__always)
  static func state(_ raw: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<PhiloxState> {
    raw.unsafelyUnwrapped.assumingMemoryBound(to: PhiloxState.self)
  }
}
