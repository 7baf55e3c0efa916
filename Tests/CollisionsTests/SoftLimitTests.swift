import Collisions
import Statistics
import Testing
import WirePhysics

/// Equations (S22)-(S25), with the potentials that follow from (S21).
@Suite(.tags(.analytic, .convergence)) struct SoftLimitTests {
  private static let k = SIMD4<Double>(0.3, 1.1, -0.9, 0)

  @Test(arguments: [
    [WireIndex.one, .one, .one], [.one, .two, .two], [.one, .one, .two], [.two, .two, .one],
  ])
  func `the direct amplitude tends to the soft limit in first order of the transfer`(
    wires: [WireIndex]
  ) throws {
    let transfers = [0.02, 0.01, 0.005, 0.0025, 0.00125]
    let deviations = transfers.map { transfer in Self.deviation(wires, transfer) }
    let order = try ConvergenceOrder(steps: transfers, errors: deviations)
    #expect(abs(order.order.value - 1) < 0.05)
    #expect(deviations[4] < 0.02)
  }

  /// The relative deviation at one transfer; the potentials keep their values at the transfers.
  private static func deviation(_ wires: [WireIndex], _ transfer: Double) -> Double {
    // Lengths of the order of 1/q: V(q) is neither V(0) nor zero however small q is.
    func potential(_ strength: Double, _ length: Double) -> Potential {
      .gaussian(strength: strength, length: length / transfer)
    }
    let doubleWire = DoubleWire(
      wires: WirePair(fermiEnergies: 3, 3),
      intrawire: WirePair(potential(1, 0.5), potential(0.8, 0.7)), interwire: potential(0.6, 0.4))
    // The first electron takes up the transfer: k'_1 - k_1 = -rho sqrt(2/3) sin(phi) dphi.
    let kinematics = AngleKinematics(momenta: k)
    let angle = kinematics.phi + transfer / kinematics.amplitude
    let amplitude = TripleAmplitude(wires: wires, of: doubleWire)
    let result = amplitude.evaluate(momenta: k, angle: angle)
    let soft = limit(wires, doubleWire, q: result.outgoing[0] - k[0])
    return abs(result.direct / soft - 1)
  }

  /// (S22), (S24), (S25) in one: q_3 = q chi, q_2 = -q (1 + chi), each with its own two wires.
  private static func limit(_ wires: [WireIndex], _ doubleWire: DoubleWire, q: Double) -> Double {
    let chi = (k[0] - k[1]) / (k[1] - k[2])
    func v(_ i: Int, _ j: Int, _ q: Double) -> Double {
      doubleWire.potential(wires[i - 1], wires[j - 1])(q)
    }
    let bracket =
      -v(1, 2, q) * v(3, 2, q * chi) / chi
      + v(1, 3, q) * v(2, 3, q + q * chi) / (1 + chi)
      + v(2, 1, q + q * chi) * v(3, 1, q * chi) / (chi * (1 + chi))
    return bracket / ((k[1] - k[2]) * (k[1] - k[2]))
  }
}
