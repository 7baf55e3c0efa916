import Collisions
import RandomStreams
public import Statistics
import WirePhysics

/// How fast collisions take momentum from wire 1 right after an impulse, before anything has relaxed.
///
/// It is dj_1/dt at t = 0, and with the impulse of ``ImpulseResponse`` it is the limit of the response
/// above all rates: rho_12 -> (dj_1/dt)/(n_1 n_2), equation (29) with all collisions. A transform would
/// take it from the noise of a whole series.
public struct ImpulseRate: Sendable {
  /// dj_1/dt at t = 0.
  public let value: Estimate

  /// Independent batches of samples.
  static let batches = 64

  /// Lets fresh collisions act on the start of a run.
  /// - Parameters:
  ///   - configuration: a run that begins with an impulse.
  ///   - samples: samples of each process in each of 64 batches.
  /// - Throws: what ``BatchMeans`` throws.
  public init(_ configuration: ParticleConfiguration, samples: Int) throws {
    let model = configuration.model
    let ensemble = configuration.initial.ensemble(in: model)
    let polynomials = model.reader.read(CellMoments(of: ensemble, cells: model.cells))
    let rates = (0..<Self.batches).map { batch in
      model.samplers.reduce(0) { sum, sampler in
        // Block 0 of this replica belongs to the pilot.
        var stream = RandomStream(
          model.generator,
          at: model.address(
            of: sampler, replica: ParticleModel.pilotReplica, block: UInt32(batch + 1)))
        var collisions = CollisionBatch(process: sampler.process, capacity: 4 * samples)
        sampler.sample(samples, from: &stream, into: &collisions)
        var stage = CollisionStage(cells: model.cells)
        stage.collide(collisions, samples: samples, reading: polynomials)
        return sum + stage.transferRate
      }
    }
    value = try BatchMeans(rates).estimate
  }
}
