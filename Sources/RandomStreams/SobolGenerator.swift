internal import CGSL

/// A scrambled Sobol sequence as a source of a stream, coordinate by coordinate.
enum SobolGenerator {
  struct State {
    var sequence: SobolSequence
    var drawn: UInt64

    mutating func next() -> Double {
      drawn += 1
      return UnitInterval.number(from: sequence.next())
    }
  }

  nonisolated(unsafe) static let type: UnsafePointer<gsl_rng_type> = {
    let type = UnsafeMutablePointer<gsl_rng_type>.allocate(capacity: 1)
    type.initialize(
      to: gsl_rng_type(
        name: GSLNames.permanent("sobol"), max: 0xFFFF_FFFF, min: 0,
        size: MemoryLayout<State>.size,
        set: { _, _ in },
        get: { UInt(SobolGenerator.state($0).pointee.next() * 0x1p32) },
        get_double: { SobolGenerator.state($0).pointee.next() }))
    return UnsafePointer(type)
  }()

  /// Fills a buffer with the numbers that drawing one by one would give.
  static func fill(
    _ rng: UnsafeMutablePointer<gsl_rng>, _ buffer: UnsafeMutableBufferPointer<Double>
  ) {
    let state = state(rng.pointee.state)
    for index in buffer.indices { buffer[index] = state.pointee.next() }
  }

  @inline(__always)
  static func state(_ raw: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<State> {
    raw.unsafelyUnwrapped.assumingMemoryBound(to: State.self)
  }
}
