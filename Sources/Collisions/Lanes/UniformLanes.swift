import RandomStreams

/// Uniform random numbers, eight samples at a time.
enum UniformLanes {
  /// Samples whose numbers are drawn together.
  private static let chunk = 256

  /// Calls `body` with the numbers of eight samples, and how many of the eight count.
  ///
  /// The last group is filled up: the stream moves on by whole groups.
  @inline(__always)
  static func forEach(
    _ count: Int, numbers: Int, from stream: inout RandomStream,
    _ body: (UnsafePointer<SIMD8<Double>>, Int) -> Void
  ) {
    let memory = UnsafeMutablePointer<SIMD8<Double>>.allocate(capacity: numbers * chunk / 8)
    defer { memory.deallocate() }
    let scalars = UnsafeMutableRawPointer(memory).assumingMemoryBound(to: Double.self)
    for start in stride(from: 0, to: count, by: chunk) {
      let groups = (min(chunk, count - start) + 7) / 8
      stream.fill(UnsafeMutableBufferPointer(start: scalars, count: groups * numbers * 8))
      for group in 0..<groups {
        body(memory + group * numbers, min(8, count - start - 8 * group))
      }
    }
  }
}
