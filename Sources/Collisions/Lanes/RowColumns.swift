import VectorMath

/// Rows of collisions as columns in one piece of memory: momenta of the legs, then weights.
final class RowColumns {
  private let memory: UnsafeMutablePointer<Double>
  private let stride: Int
  private let legs: Int
  /// The number of rows.
  private(set) var count = 0

  init(legs: Int, capacity: Int) {
    self.legs = legs
    // Whole vectors are written even where a few lanes count.
    stride = capacity + 8
    memory = .allocate(capacity: (legs + 1) * stride)
  }

  deinit { memory.deallocate() }

  /// Writes a leg of the rows that come next.
  @inline(__always)
  func set(leg: Int, _ momenta: SIMD8<Double>) {
    UnsafeMutableRawPointer(memory + leg * stride + count)
      .storeBytes(of: momenta, as: SIMD8<Double>.self)
  }

  /// Adds the rows whose legs were set: the first `lanes` of them.
  @inline(__always)
  func add(weights: SIMD8<Double>, lanes: Int) {
    UnsafeMutableRawPointer(memory + legs * stride + count)
      .storeBytes(of: weights, as: SIMD8<Double>.self)
    count += lanes
  }

  /// Adds those of the rows whose legs were set that have a weight.
  @inline(__always)
  func addWeighted(_ weights: SIMD8<Double>, lanes: Int) {
    UnsafeMutableRawPointer(memory + legs * stride + count)
      .storeBytes(of: weights, as: SIMD8<Double>.self)
    let tiny = SIMD8(repeating: Double.leastNormalMagnitude)
    if lanes == 8 && !VectorMath.isAny(VectorMath.magnitude(weights), below: tiny) {
      count += 8
      return
    }
    let base = count
    for lane in 0..<lanes where weights[lane] != 0 {
      for column in 0...legs {
        memory[column * stride + count] = memory[column * stride + base + lane]
      }
      count += 1
    }
  }

  /// Moves all rows to a batch.
  func flush(into batch: inout CollisionBatch) {
    batch.append(columns: memory, stride: stride, count: count)
    count = 0
  }
}
