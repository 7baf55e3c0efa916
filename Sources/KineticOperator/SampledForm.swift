public import Collisions

/// The quadratic form of one process, sampled in independent batches.
public struct SampledForm: Sendable {
  /// The process.
  public let process: CollisionProcess
  /// The number of samples in all batches together.
  public let samples: Int
  /// One unbiased form per batch, order 2 n: the n functions of wire 1, then those of wire 2.
  public let batches: [SymmetricMatrix]

  /// Makes a form from its batches.
  public init(process: CollisionProcess, samples: Int, batches: [SymmetricMatrix]) {
    precondition(!batches.isEmpty)
    self.process = process
    self.samples = samples
    self.batches = batches
  }

  /// The mean over batches; the batches have equal numbers of samples.
  public var mean: SymmetricMatrix {
    var sum = SymmetricMatrix(order: batches[0].order)
    for batch in batches { sum.add(batch) }
    for i in sum.elements.indices { sum.elements[i] /= Double(batches.count) }
    return sum
  }
}
