import Foundation
import KineticOperator
import ParticleEngine
import Testing
import WirePhysics

@Suite struct DistributionReaderTests {
  let system = TestSystem()
  let momenta = stride(from: -5.9, through: 5.9, by: 0.31).map { $0 }

  @Test func `odd cubic distributions are read exactly from the particles made of them`() throws {
    let model = try system.model([])
    func g(_ wire: WireIndex, _ k: Double) -> Double {
      wire == .one ? 2 * k - 0.1 * k * k * k : -k + 0.3 * k * k * k
    }
    let read = model.distributions(of: model.ensemble(of: g), at: momenta)
    for wire in WireIndex.allCases {
      for (k, value) in zip(momenta, read[wire]) {
        #expect(abs(value - g(wire, k)) < 1e-10 * (1 + abs(k * k * k)))
      }
    }
  }

  @Test func `reading the odd part ignores the even part`() throws {
    let model = try system.model([])
    let both = model.ensemble { _, k in k + 3 * k * k - 1 }
    let odd = model.ensemble { _, k in k }
    let (a, b) = (
      model.distributions(of: both, at: momenta), model.distributions(of: odd, at: momenta)
    )
    for (x, y) in zip(a.one, b.one) { #expect(abs(x - y) < 1e-10) }
  }

  @Test func `the particles of a distribution have its number, current and energy`() throws {
    let model = try system.model([])
    // g = k has the current n; g = 1 has the number k_T/8 pi; equations (24), (81).
    let drift = model.ensemble { _, k in k }
    let shift = model.ensemble { _, _ in 1 }
    for wire in WireIndex.allCases {
      let expected = system.doubleWire[wire]
      let column = drift.columns[wire.rawValue]
      #expect(abs(column.moment(1) / expected.density - 1) < 1e-12)
      #expect(abs(column.moment(0)) < 1e-14)
      let number = shift.columns[wire.rawValue].moment(0)
      #expect(abs(number / (expected.thermalMomentum / (8 * .pi)) - 1) < 1e-12)
      // (1/8 pi) Int k^2/2 zeta^2 = n/2.
      let energy = shift.columns[wire.rawValue].moment(2) / 2
      #expect(abs(energy / (expected.density / 2) - 1) < 1e-12)
    }
  }
}
