import Collisions
import KineticOperator
package import LinearAlgebra
import RandomStreams
import WirePhysics

/// A quick look at the collisions before a run: their mean operator and the noise of one sample.
///
/// In coordinates in which the inertia is the identity, a sample acts with X = sum over its rows of
/// w y y^T, y the collision difference of the splines. Q is the mean of X, V the mean of X^2. With N
/// samples a step the mean square of g changes by -2 dt Q + dt^2 (Q^2 + V/N): both what is too stiff
/// and what is too noisy for a step can be read from Q and V.
package struct PilotOperator: Sendable {
  /// The number of unknowns.
  package let order: Int
  /// The mean operator Q of all processes.
  package let mean: SymmetricMatrix
  /// The mean square V of one sample, for each process.
  package let noise: [SymmetricMatrix]
  /// The drive of a unit field in wire 1 and in wire 2, c_s.
  package let drives: [[Double]]

  /// Samples of each process in a pilot.
  package static let defaultSamples = 3000

  /// Samples the collisions of a model, from streams that no run uses.
  package init(_ model: ParticleModel, samples: Int = defaultSamples) {
    order = model.reader.order
    var mean = SymmetricMatrix(order: order)
    noise = model.samplers.map { sampler in
      let (first, second) = Self.sample(sampler, model: model, samples: samples)
      mean.add(first)
      return second
    }
    self.mean = mean
    drives = WireIndex.allCases.map { wire in
      var drive = model.drive
      for other in 0..<drive.values.count where other / model.cells.perWire != wire.rawValue {
        drive.values[other] = SIMD8()
      }
      // The splines' moments are 4 times the particles'.
      return model.reader.orthonormal(model.reader.splineMoments(drive))
    }
  }

  /// The mean of X and of X^2 of one process.
  private static func sample(
    _ sampler: any CollisionSampler, model: ParticleModel, samples: Int
  ) -> (SymmetricMatrix, SymmetricMatrix) {
    var stream = RandomStream(
      model.generator,
      at: model.address(of: sampler, replica: ParticleModel.pilotReplica, block: 0))
    var batch = CollisionBatch(process: sampler.process, capacity: 64)
    var first = SymmetricMatrix(order: model.reader.order)
    var second = first
    for _ in 0..<samples {
      batch.removeAll()
      sampler.sample(1, from: &stream, into: &batch)
      let rows = (0..<batch.count).map { difference(batch, row: $0, model: model) }
      for (i, x) in rows.enumerated() {
        first.add(x, x, times: batch.weights[i] / Double(samples))
        for (j, y) in rows.enumerated() {
          let overlap = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
          let factor = batch.weights[i] * batch.weights[j] * overlap / Double(samples)
          second.add(x, y, times: factor)
        }
      }
    }
    return (first, second)
  }

  /// The collision difference y of the splines.
  private static func difference(
    _ batch: CollisionBatch, row: Int, model: ParticleModel
  ) -> [Double] {
    var result = Array(repeating: 0.0, count: model.reader.order)
    for leg in 0..<2 * batch.arity {
      model.reader.add(
        wire: batch.process.wires[leg % batch.arity].rawValue, momentum: batch.momenta[leg][row],
        times: leg < batch.arity ? -1 : 1, to: &result)
    }
    return model.reader.orthonormal(result)
  }
}
