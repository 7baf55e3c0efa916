import LinearAlgebra
import WirePhysics

/// A first idea of how long the relative current takes to its steady state, from a pilot.
public struct RelaxationEstimate: Sendable, Equatable {
  /// The time, in hbar/T.
  public let time: Double
  /// The largest relaxation rate, in T/hbar.
  public let fastest: Double

  /// Takes a pilot look at the collisions of a model.
  ///
  /// The deficit of the relative current has the area b^T Q^-2 b over the height b^T Q^-1 b, with b the
  /// drive that accelerates no momentum. Slower modes than a share of the fastest count as if they had
  /// that rate: pair collisions alone leave modes that never relax.
  /// - Parameter slowest: that share.
  /// - Throws: `ParticleError.noRates` without collisions.
  public init(_ model: ParticleModel, slowest: Double) throws {
    let pilot = PilotOperator(model)
    let fastest = largestEigenvalue(order: pilot.order) { pilot.mean.times($0) }
    guard fastest > 0, fastest.isFinite else { throw ParticleError.noRates }
    self.fastest = fastest
    let fields = model.doubleWire.wires.canonicalFields
    let drive = zip(pilot.drives[0], pilot.drives[1]).map { fields.one * $0 + fields.two * $1 }
    // A pilot with signed weights may miss positivity by its noise.
    var shift = slowest * fastest
    while shift < fastest {
      let factor = BandedCholeskyFactor(order: pilot.order, bandwidth: pilot.order - 1) { i, j in
        pilot.mean[i, j] + (i == j ? shift : 0)
      }
      guard let factor else {
        shift *= 10
        continue
      }
      var response = drive
      factor.solve(&response)
      let area = response.reduce(0) { $0 + $1 * $1 }
      time = area / zip(drive, response).reduce(0) { $0 + $1.0 * $1.1 }
      return
    }
    time = 1 / fastest
  }
}
