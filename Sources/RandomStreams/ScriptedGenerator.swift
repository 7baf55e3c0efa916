internal import CGSL

/// A generator that returns numbers written down in advance, for tests of algorithms.
enum ScriptedGenerator {
  struct State {
    var position: UInt64
    var drawn: UInt64
    var script: UnsafeMutableBufferPointer<Double>

    mutating func next() -> Double {
      precondition(
        position < UInt64(script.count),
        "the scripted stream has \(script.count) numbers and one more was asked for")
      defer {
        position += 1
        drawn += 1
      }
      return script[Int(position)]
    }
  }

  nonisolated(unsafe) static let type: UnsafePointer<gsl_rng_type> = {
    let type = UnsafeMutablePointer<gsl_rng_type>.allocate(capacity: 1)
    type.initialize(
      to: gsl_rng_type(
        name: GSLNames.permanent("scripted"), max: 0xFFFF_FFFF, min: 0,
        size: MemoryLayout<State>.size,
        set: { _, _ in },
        get: { UInt(ScriptedGenerator.state($0).pointee.next() * 0x1p32) },
        get_double: { ScriptedGenerator.state($0).pointee.next() }))
    return UnsafePointer(type)
  }()

  @inline(__always)
  static func state(_ raw: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<State> {
    raw.unsafelyUnwrapped.assumingMemoryBound(to: State.self)
  }
}
