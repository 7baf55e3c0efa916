import RandomStreams

/// Uniform random numbers for samplers, eight samples at a time.
enum UniformLanes {
  /// Samples whose numbers are drawn together.
  static let chunk = 512

  /// Calls `body` with the numbers of eight samples, and how many of the eight count.
  ///
  /// Each sample takes its numbers in a row from the stream, however many samples are drawn at once.
  @inline(__always)
  static func forEach(
    _ count: Int, numbers: Int, from stream: inout RandomStream,
    _ body: (UnsafePointer<SIMD8<Double>>, Int) -> Void
  ) {
    withPoint(numbers) { point in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: numbers * (chunk + 8)) { drawn in
        drawn.initialize(repeating: 0.5)
        for start in stride(from: 0, to: count, by: chunk) {
          let size = min(chunk, count - start)
          stream.fill(UnsafeMutableBufferPointer(rebasing: drawn[0..<numbers * size]))
          for first in stride(from: 0, to: size, by: 8) {
            for lane in 0..<8 {
              for d in 0..<numbers { point[d][lane] = drawn[(first + lane) * numbers + d] }
            }
            body(point, min(8, size - first))
          }
        }
      }
    }
  }

  /// Room for one number of eight samples in each dimension.
  @inline(__always)
  private static func withPoint(
    _ numbers: Int, _ body: (UnsafeMutablePointer<SIMD8<Double>>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: SIMD8<Double>.self, capacity: numbers) {
      $0.initialize(repeating: SIMD8())
      body($0.baseAddress.unsafelyUnwrapped)
    }
  }
}
