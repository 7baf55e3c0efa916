internal import CGSL

/// A GSL generator that counts its numbers.
///
/// GSL's generators do not know how many numbers were drawn, and its samplers call them behind our
/// back. So each is wrapped in a generator type of the same name and range whose state is a header
/// followed by the state of the original.
enum CountedGenerator {
  /// What stands before the original's state.
  struct Header {
    var drawn: UInt64
    var position: UInt64
    var original: UnsafePointer<gsl_rng_type>?
    var reserved: UInt64 = 0

    /// Where the original's state begins: aligned for any C type.
    static let size = 32
  }

  /// A wrapper type for the original; it lives as long as the process.
  static func makeType(
    wrapping original: UnsafePointer<gsl_rng_type>
  ) -> UnsafePointer<gsl_rng_type> {
    let type = UnsafeMutablePointer<gsl_rng_type>.allocate(capacity: 1)
    type.initialize(
      to: gsl_rng_type(
        name: original.pointee.name, max: original.pointee.max, min: original.pointee.min,
        size: Header.size + original.pointee.size,
        set: { state, seed in
          let (header, inner) = CountedGenerator.parts(state)
          // gsl_rng_alloc seeds before anyone can say what is wrapped.
          header.pointee.original?.pointee.set(inner, seed)
        },
        get: { state in
          let (header, inner) = CountedGenerator.parts(state)
          header.pointee.drawn &+= 1
          header.pointee.position &+= 1
          return header.pointee.original.unsafelyUnwrapped.pointee.get(inner)
        },
        get_double: { state in
          let (header, inner) = CountedGenerator.parts(state)
          header.pointee.drawn &+= 1
          header.pointee.position &+= 1
          return header.pointee.original.unsafelyUnwrapped.pointee.get_double(inner)
        }))
    return UnsafePointer(type)
  }

  @inline(__always)
  static func parts(
    _ state: UnsafeMutableRawPointer?
  ) -> (header: UnsafeMutablePointer<Header>, inner: UnsafeMutableRawPointer) {
    let base = state.unsafelyUnwrapped
    return (base.assumingMemoryBound(to: Header.self), base + Header.size)
  }
}
