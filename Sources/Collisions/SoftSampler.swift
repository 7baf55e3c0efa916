import Foundation
public import RandomStreams
import VectorMath
public import WirePhysics

/// Model soft collisions: two electrons exchange a small momentum q drawn from a Gaussian.
///
/// The small-q limit of these is the exactly solvable Fokker-Planck model, equation (82):
///
///     (s,k),(s,k') -> (s,k+q),(s,k'-q)   weight (4 lambda_s/2pi)/(2 k_Ts)    z^4/<q^2>
///     (1,k),(2,k') -> (1,k+q),(2,k'-q)   weight (4 mu_1 k_T1/2pi)/(k_T1 k_T2) z^4/<q^2>
///
/// with z^4 the thermal factors of the four legs, integrated over k, k' and the Gaussian density of
/// q of variance 1/l^2. D g vanishes like q, so q is drawn from q^2 times that density. The strengths are what one
/// electron feels from all flavours, so that the form of g_f flavours is g_f times as large.
public struct SoftSampler: CollisionSampler {
  /// Soft collisions of one wire or of both.
  public let process: CollisionProcess
  /// How many uniform numbers a sample takes from the stream.
  public let numbersPerSample = 3
  private let wires: (ThermalLanes, ThermalLanes)
  private let length: Double
  private let prefactor: Double
  private let first: SamplingMap
  private let second: SamplingMap
  private let transfer: SamplingMap

  /// Soft collisions within one wire.
  /// - Parameters:
  ///   - index: the wire.
  ///   - doubleWire: the two wires.
  ///   - lambda: the strength lambda_s, a diffusion coefficient like D2.
  ///   - length: the inverse of the root mean square transfer.
  ///   - limit: the largest momentum proposed, in sqrt(mT).
  public init(
    intrawire index: WireIndex, of doubleWire: DoubleWire, lambda: Double, length: Double,
    limit: Double
  ) {
    self.init(
      CollisionProcess(.softIntrawire, wires: [index, index]), doubleWire, length: length,
      strength: 4 * lambda / (2 * Double.pi) / (2 * doubleWire[index].thermalMomentum),
      limit: limit)
  }

  /// Soft collisions between the wires.
  /// - Parameters:
  ///   - doubleWire: the two wires.
  ///   - mu1: the strength mu_1; mu_2 follows from mu_1 k_T1 = mu_2 k_T2, equation (90).
  ///   - length: the inverse of the root mean square transfer.
  ///   - limit: the largest momentum proposed, in sqrt(mT).
  public init(interwire doubleWire: DoubleWire, mu1: Double, length: Double, limit: Double) {
    self.init(
      CollisionProcess(.softInterwire, wires: [.one, .two]), doubleWire, length: length,
      strength: 4 * mu1 / (2 * Double.pi) / doubleWire[.two].thermalMomentum, limit: limit)
  }

  private init(
    _ process: CollisionProcess, _ doubleWire: DoubleWire, length: Double, strength: Double,
    limit: Double
  ) {
    precondition(length > 0, "the soft-collision length is positive")
    self.process = process
    self.length = length
    prefactor = strength * doubleWire.flavours.count
    let (one, two) = (doubleWire[process.wires[0]], doubleWire[process.wires[1]])
    wires = (ThermalLanes(one), ThermalLanes(two))
    first = MomentumProposal.map(for: [one], limit: limit)
    second = MomentumProposal.map(for: [two], limit: limit)
    // Up to nine standard deviations; beyond lie 1e-16 of the second moment.
    transfer = SamplingMap(over: -9...9, uniformShare: 0.05) { $0 * $0 * exp(-$0 * $0 / 2) }
  }

  /// Draws samples and appends their collisions to a batch.
  public func sample(
    _ count: Int, from stream: inout RandomStream, into batch: inout CollisionBatch
  ) {
    let rows = RowColumns(legs: 4, capacity: count)
    // 1/<q^2> = l^2, and the norm of the Gaussian.
    let factor = prefactor * length * length / (2 * Double.pi).squareRoot()
    // What the loop needs: it would copy all of the sampler for every eight samples.
    let (first, second, transfer, wires, length) = (first, second, transfer, wires, length)
    UniformLanes.forEach(count, numbers: numbersPerSample, from: &stream) { uniforms, lanes in
      let (middle1, density1) = first.points(uniforms[0])
      let (middle2, density2) = second.points(uniforms[1])
      let (t, densityT) = transfer.points(uniforms[2])
      let half = t * (0.5 / length)
      let k = (middle1 - half, middle2 + half)
      let kOut = (middle1 + half, middle2 - half)
      let thermal =
        wires.0.zeta(k.0) * wires.1.zeta(k.1) * wires.0.zeta(kOut.0) * wires.1.zeta(kOut.1)
      rows.set(leg: 0, k.0)
      rows.set(leg: 1, k.1)
      rows.set(leg: 2, kOut.0)
      rows.set(leg: 3, kOut.1)
      rows.add(
        weights: factor * thermal * VectorMath.exp(t * t * -0.5)
          / (densityT * (density1 * density2)), lanes: lanes)
    }
    rows.flush(into: &batch)
  }
}
