import VectorMath

/// The signed, weighted particles that stand for zeta_s^2 g_s/4 dk/2pi of all flavours together, as columns.
///
/// The number of a wire is the sum of its weights, its current (and momentum) the sum of weight times
/// momentum, its kinetic energy the sum of weight times k^2/2; all are deviations from equilibrium.
public struct ParticleEnsemble: Sendable, Hashable, Codable {
  /// The particles of one wire.
  public struct Column: Sendable, Hashable, Codable {
    /// Momenta in sqrt(mT).
    public var momenta: [Double] = []
    /// Signed weights, in sqrt(mT)/hbar: particles per length.
    public var weights: [Double] = []

    /// No particles.
    public init() {}

    /// The number of particles.
    public var count: Int { weights.count }

    /// Adds a particle.
    @inlinable @inline(__always)
    public mutating func append(momentum: Double, weight: Double) {
      momenta.append(momentum)
      weights.append(weight)
    }

    /// Forgets all particles and keeps the room.
    public mutating func removeAll() {
      momenta.removeAll(keepingCapacity: true)
      weights.removeAll(keepingCapacity: true)
    }

    /// The sum of weight times k^power over the particles.
    public func moment(_ power: Int) -> Double {
      var sum = 0.0
      for i in weights.indices {
        var term = weights[i]
        for _ in 0..<power { term *= momenta[i] }
        sum += term
      }
      return sum
    }

    /// The sum of the magnitudes of the weights.
    public var absoluteWeight: Double {
      // Eight sums at a time: none waits for the one before.
      weights.withUnsafeBufferPointer { weights in
        guard let first = weights.baseAddress else { return 0 }
        var sums = VectorMath.Lanes()
        for i in stride(from: 0, to: weights.count, by: 8) {
          sums += VectorMath.magnitude(VectorMath.load(first + i, min(8, weights.count - i)))
        }
        return sums.sum()
      }
    }
  }

  /// The particles of wire 1 and of wire 2.
  public var columns: [Column] = [Column(), Column()]

  /// No particles: equilibrium.
  public init() {}

  /// The number of particles in both wires.
  public var count: Int { columns[0].count + columns[1].count }

  /// The sum of the magnitudes of the weights in both wires.
  public var absoluteWeight: Double { columns[0].absoluteWeight + columns[1].absoluteWeight }
}
