import Foundation
public import KineticOperator
public import Statistics
public import WirePhysics

/// The response to alternating fields, from how the wires go on after one field impulse.
///
/// An impulse that gives no total momentum, g_s = K_s k with (K_1, K_2) = (n_2, -n_1)/(n_1 + n_2), makes
/// relative currents that only collisions can change. Their transform is the regular part of the
/// conductivity at every frequency,
///
///     S(omega) = Int_0^inf j_1(t) exp(i omega t) dt,
///     sigma = sigma_sing/(-i omega) + S(omega) [[1, -1], [-1, 1]],
///     rho_12(omega) = -n_1 n_2/(n_1 + n_2)^2/S(omega) - i omega/(n_1 + n_2).
///
/// Equations (53), (54), (111) at finite frequency; exact because momentum is conserved.
public struct ImpulseResponse: Sendable {
  /// The time between records, in hbar/T.
  public let interval: Double
  /// What is left of the relative current at the end, as a share of its beginning.
  public let remainder: Estimate
  /// The rate at which the current decays at the end, in T/hbar, from its last quarter; not negative.
  ///
  /// The series is continued with an exponential of this rate: what it contributes is the remainder
  /// times exp(i omega t)/(rate - i omega). A rate of zero, as for pair collisions and Delta != 0, leaves
  /// the pole of a freely accelerated current, equation (25).
  public let finalRate: Double
  private let densities: WirePair<Double>
  private let replicas: [[Double]]

  /// The impulse from which the response is read.
  public static func impulse(for doubleWire: DoubleWire) -> WirePair<Double> {
    doubleWire.wires.canonicalFields
  }

  /// Reads the response from a run that began with ``impulse(for:)`` and had no fields.
  /// - Throws: `StatisticsError` for fewer than two replicas or three records.
  public init(_ run: ParticleRun, state: ParticleRunState) throws {
    try self.init(
      relativeCurrents: run.relativeCurrents(of: state),
      interval: run.configuration.schedule.recordInterval,
      densities: run.configuration.model.doubleWire.densities)
  }

  /// Reads the response from relative currents, `relativeCurrents[replica][record]`.
  package init(
    relativeCurrents: [[Double]], interval: Double, densities: WirePair<Double>
  ) throws {
    let count = relativeCurrents.first?.count ?? 0
    guard count >= 3 else {
      throw StatisticsError.tooFewValues(given: count, needed: 3, for: "a Fourier transform")
    }
    let used = count % 2 == 1 ? count : count - 1
    replicas = relativeCurrents.map { Array($0[0..<used]) }
    self.interval = interval
    self.densities = densities
    let start = replicas[0][0]
    remainder = try BatchMeans(replicas.map { $0[used - 1] / start }).estimate
    finalRate = Self.finalRate(replicas, interval: interval)
  }

  /// The logarithm of the ratio of two means over twentieths of the series, over their distance.
  private static func finalRate(_ replicas: [[Double]], interval: Double) -> Double {
    let count = replicas[0].count
    let width = max(1, count / 20)
    func mean(from start: Int) -> Double {
      replicas.reduce(0) { $0 + $1[start..<start + width].reduce(0, +) }
    }
    let distance = max(1, (count - width) / 4)
    let ratio = mean(from: count - width - distance) / mean(from: count - width)
    // Where the end is lost in noise the tail is too, and any finite rate will do.
    let rate = ratio > 0 ? log(ratio) / (Double(distance) * interval) : .infinity
    return max(0, min(rate, 1 / (Double(width) * interval)))
  }

  /// The response at a frequency; errors of rho_12 by the jackknife over replicas.
  /// - Throws: `StatisticsError` for fewer than two replicas.
  public func point(at omega: Double) throws -> ResponsePoint {
    let transforms = transforms(omega)
    let batches = transforms.map { [$0.real, $0.imaginary] }
    let sum = densities.one + densities.two
    let factor = densities.one / sum * densities.two / sum
    func square(_ s: [Double]) -> Double { s[0] * s[0] + s[1] * s[1] }
    return ResponsePoint(
      omega: omega, conductivity: try ComplexEstimate(batches: transforms),
      offDiagonalResistivity: ComplexEstimate(
        real: try Jackknife(batches: batches) { -factor * $0[0] / square($0) }.estimate,
        imaginary: try Jackknife(batches: batches) { factor * $0[1] / square($0) - omega / sum }
          .estimate),
      densities: densities)
  }

  private func transforms(_ omega: Double) -> [(real: Double, imaginary: Double)] {
    let filon = FilonTransform(omega: omega, interval: interval, count: replicas[0].count)
    let end = interval * Double(replicas[0].count - 1)
    let norm = finalRate * finalRate + omega * omega
    // exp(i omega end)/(rate - i omega)
    let tail = (
      real: (finalRate * cos(omega * end) - omega * sin(omega * end)) / norm,
      imaginary: (finalRate * sin(omega * end) + omega * cos(omega * end)) / norm
    )
    return replicas.map { series in
      let body = filon.transform(series)
      let last = series[series.count - 1]
      return (body.real + last * tail.real, body.imaginary + last * tail.imaginary)
    }
  }
}
