import Collisions
import Foundation
import Testing

@Suite(.tags(.analytic)) struct AngleKinematicsTests {
  private static let triples: [SIMD4<Double>] = [
    SIMD4(-0.782, -0.21, 1.996, 0), SIMD4(2.5, 2.4999, -2.5, 0), SIMD4(0, 0, 1, 0),
    SIMD4(-3, 4, 5, 0), SIMD4(1e-3, 2e-3, -1e-3, 0),
  ]

  @Test(arguments: triples) func `momenta come back at their own angle`(k: SIMD4<Double>) {
    let kinematics = AngleKinematics(momenta: k)
    let back = kinematics.momenta(at: kinematics.phi)
    let scale = abs(k[0]) + abs(k[1]) + abs(k[2])
    for i in 0..<3 { #expect(abs(back[i] - k[i]) < 4e-16 * scale) }
    #expect(back[3] == kinematics.total / 3)
  }

  @Test(arguments: triples) func `every angle has the same momentum and energy`(
    k: SIMD4<Double>
  ) {
    let kinematics = AngleKinematics(momenta: k)
    let energy = k[0] * k[0] + k[1] * k[1] + k[2] * k[2]
    let scale = abs(k[0]) + abs(k[1]) + abs(k[2])
    for step in 0..<64 {
      let out = kinematics.momenta(at: 0.1 * Double(step))
      #expect(abs(out[0] + out[1] + out[2] - kinematics.total) < 1e-15 * scale)
      let energyOut = out[0] * out[0] + out[1] * out[1] + out[2] * out[2]
      #expect(abs(energyOut - energy) < 2e-15 * (energy + scale * scale))
    }
  }

  @Test func `the hyperradius is the spread of the momenta`() {
    let kinematics = AngleKinematics(momenta: SIMD4(1, 2, 6, 99))
    #expect(kinematics.total == 9)
    #expect(abs(kinematics.rho - 14.0.squareRoot()) < 1e-15)
    #expect(abs(kinematics.amplitude - (28.0 / 3).squareRoot()) < 1e-15)
  }

  @Test func `cyclic permutations shift the angle and transpositions reflect it`() {
    let k = SIMD4<Double>(-0.4, 0.9, 1.7, 0)
    let kinematics = AngleKinematics(momenta: k)
    let phi = kinematics.phi
    let third = 2 * Double.pi / 3
    // Outgoing k'_i = k_{p(i)}, by hand: cos(phi + 2 pi/3 - c_i) moves every momentum one leg on.
    let places: [(Double, [Int])] = [
      (phi, [0, 1, 2]), (phi + third, [2, 0, 1]), (phi - third, [1, 2, 0]),
      (-phi, [0, 2, 1]), (third - phi, [1, 0, 2]), (-third - phi, [2, 1, 0]),
    ]
    for (angle, permutation) in places {
      let out = kinematics.momenta(at: angle)
      for i in 0..<3 { #expect(abs(out[i] - k[permutation[i]]) < 2e-15) }
    }
  }

  @Test func `the measure is dP rho drho dphi over the square root of three`() {
    // The Jacobian by central differences at a point without symmetry.
    let kinematics = AngleKinematics(momenta: SIMD4(-0.4, 0.9, 1.7, 0))
    let (total, rho, phi) = (kinematics.total, kinematics.rho, kinematics.phi)
    func momenta(_ dTotal: Double, _ dRho: Double, _ dPhi: Double) -> SIMD3<Double> {
      let c = AngleKinematics.c
      return SIMD3(
        (0..<3).map { i in
          (total + dTotal) / 3 + (rho + dRho) * (2.0 / 3).squareRoot() * cos(phi + dPhi - c[i])
        })
    }
    let h = 1e-5
    let x = (momenta(h, 0, 0) - momenta(-h, 0, 0)) / (2 * h)
    let y = (momenta(0, h, 0) - momenta(0, -h, 0)) / (2 * h)
    let z = (momenta(0, 0, h) - momenta(0, 0, -h)) / (2 * h)
    let determinant =
      x[0] * (y[1] * z[2] - y[2] * z[1]) - x[1] * (y[0] * z[2] - y[2] * z[0])
      + x[2] * (y[0] * z[1] - y[1] * z[0])
    #expect(abs(abs(determinant) - rho / 3.0.squareRoot()) < 1e-9)
  }
}
