import RandomStreams
import VectorMath

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
    let places = SIMD8<Int32>(0, 1, 2, 3, 4, 5, 6, 7) &* SIMD8(repeating: Int32(numbers))
    withPoint(numbers) { point in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: numbers * (chunk + 8)) { drawn in
        for start in stride(from: 0, to: count, by: chunk) {
          let size = min(chunk, count - start)
          stream.fill(UnsafeMutableBufferPointer(rebasing: drawn[0..<numbers * size]))
          // Lanes beyond the last sample have numbers as well.
          for index in numbers * size..<numbers * ((size + 7) & ~7) { drawn[index] = 0.5 }
          for first in stride(from: 0, to: size, by: 8) {
            let base = UnsafePointer(drawn.baseAddress.unsafelyUnwrapped + first * numbers)
            // Four dimensions at a time, then what is left of them.
            let fours = numbers & ~3
            for d in stride(from: 0, to: fours, by: 4) {
              (point[d], point[d + 1], point[d + 2], point[d + 3]) = VectorMath.gatherRows(
                base + d, places)
            }
            for d in fours..<numbers { point[d] = VectorMath.gather(base + d, places) }
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
