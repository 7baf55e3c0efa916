import FokkerPlanck
import Foundation
import GSLSupport
import Testing
import WirePhysics

@Suite struct SoftCollisionTests {
  static func system(
    _ energies: (Double, Double), _ intrawire: Potential, _ interwire: Potential
  ) -> DoubleWire {
    DoubleWire(
      wires: WirePair(fermiEnergies: energies.0, energies.1),
      intrawire: WirePair { _ in intrawire }, interwire: interwire)
  }

  private static let exponential = system(
    (3, 3), .exponential(strength: 1, length: 2), .exponential(strength: 0.5, length: 3))
  private static let gaussian = system(
    (3, 3), .gaussian(strength: 1, length: 2), .gaussian(strength: 0.5, length: 3))

  @Test func `the amplitude is (S22) to (S25)`() {
    let k = SIMD3(0.4, 1.9, -1.3)
    let chi = (k.x - k.y) / (k.y - k.z)
    for (system, wires) in [
      (Self.exponential, [WireIndex.one, .one, .one]), (Self.gaussian, [.one, .two, .two]),
      (Self.gaussian, [.two, .two, .one]),
    ] {
      for q in [0.03, 0.2, -0.5] {
        func v(_ i: Int, _ j: Int, _ q: Double) -> Double {
          system.potential(wires[i], wires[j])(q)
        }
        let expected =
          (-v(0, 1, q) * v(1, 2, q * chi) / chi
            + v(0, 2, q) * v(1, 2, q + q * chi) / (1 + chi)
            + v(0, 2, q * chi) * v(0, 1, q + q * chi) / (chi * (1 + chi)))
          / ((k.y - k.z) * (k.y - k.z))
        let amplitude = SoftAmplitude(wires: wires, system: system)
        let value = amplitude(k, lambda: q / (k.y - k.z))
        #expect(abs(value / expected - 1) < 1e-12)
      }
    }
  }

  @Test func `the direct amplitude vanishes for contact potentials`() {
    // For the other integrable potentials only the sum with the exchange terms does.
    let system = Self.system((3, 3), .contact(strength: 0.7), .contact(strength: 0.4))
    for lambda in [0.01, 0.1] {
      let amplitude = SoftAmplitude(wires: [.one, .one, .one], system: system)
      #expect(abs(amplitude([0.3, 1.1, -2], lambda: lambda)) < 2e-15)
      let mixed = SoftAmplitude(wires: [.one, .two, .two], system: system)
      #expect(abs(mixed([0.3, 1.1, -2], lambda: lambda)) > 1e-3)
    }
  }

  @Test func `in channel c partners at one Fermi point count, in channel b they cancel`() {
    let (fermi, gap, lambda) = (5.0, 1e-5, 0.02)
    let system = Self.gaussian
    func residue(_ wires: [WireIndex]) -> Double {
      gap * SoftAmplitude(wires: wires, system: system)([0, fermi, fermi + gap], lambda: lambda)
    }
    let (own, cross) = (system.intrawire.one, system.interwire)
    let expected = (own(0) - cross(0)) * cross(lambda * fermi) / fermi
    #expect(abs(abs(residue([.one, .one, .two])) / expected - 1) < 1e-3)
    #expect(abs(residue([.one, .two, .two])) < 1e-3 * expected)
  }

  @Test func `closed forms of the strength agree with quadrature`() throws {
    let k = SIMD3(0.4, 1.9, -1.3)
    for system in [Self.exponential, Self.gaussian] {
      for wires in [[WireIndex.one, .one, .one], [.one, .two, .two], [.one, .one, .two]] {
        let amplitude = SoftAmplitude(wires: wires, system: system)
        let integral = try Quadrature.integrate(
          { lambda in
            let a = amplitude(k, lambda: lambda)
            return lambda * lambda * a * a
          }, from: 0, to: 12, breakpoints: [0.1, 1], relativeError: 1e-11)
        #expect(abs(try amplitude.strength(k) / integral.value - 1) < 1e-9)
        // Cyclic relabelling of all electrons.
        let turned = SoftAmplitude(wires: [wires[1], wires[2], wires[0]], system: system)
        let same = try turned.strength([k.y, k.z, k.x])
        #expect(abs(same / (try amplitude.strength(k)) - 1) < 1e-12)
      }
    }
  }

  @Test func `potentials without a closed form are integrated`() throws {
    let gated = Potential.gatedCoulomb(strength: 0.8, separation: 2, gate: 4)
    let table = Potential.tabulated(
      try TabulatedPotential(
        momenta: (0...400).map { 0.01 * Double($0) },
        values: (0...400).map { exp(-pow(0.02 * Double($0), 2)) }))
    let k = SIMD3(0.4, 1.9, -1.3)
    func strength(_ potential: Potential) throws -> Double {
      try SoftAmplitude(
        wires: [.one, .one, .one], system: Self.system((3, 3), potential, potential)
      ).strength(k)
    }
    #expect(try strength(gated) > 0)
    let exact = try strength(.gaussian(strength: 1, length: 2))
    #expect(abs(try strength(table) / exact - 1) < 1e-4)
  }

  @Test func `a table of the potential gives the strength that adaptive quadrature gives`() throws {
    let inside = Potential.gatedCoulomb(strength: 0.8, separation: 0.5, gate: 40)
    let between = Potential.stackedCoulomb(strength: 0.6, separation: 2, gate: 4)
    let system = Self.system((3, 3), inside, between)
    let places: [SIMD3<Double>] = [
      [0.4, 1.9, -1.3], [0.4, 0.41, -3], [5, -5, 4.9], [-0.02, 0, 0.05], [-9, 0, 14], [-1, 0, 1],
    ]
    for wires in [[WireIndex.one, .one, .one], [.one, .two, .two], [.one, .one, .two]] {
      let amplitude = SoftAmplitude(wires: wires, system: system)
      for k in places {
        // The quadrature stops at 1e-7.
        let ratio = try amplitude.strength(k) / amplitude.adaptiveStrength(k)
        #expect(abs(ratio - 1) < 2e-7, "\(wires) \(k): \(ratio - 1)")
      }
    }
  }

  @Test(arguments: [(20.0, 1.1653, 1.040), (40, 1.0451, 1.0095), (80, 1.012, 1.0023)])
  func `D3a at the band bottom tends to opposite Fermi points`(
    energy: Double, all: Double, opposite: Double
  ) throws {
    let potential = Potential.exponential(strength: 1, length: 20)
    let diffusion = AdaptiveDiffusion(
      system: Self.system((energy, energy), potential, potential), cut: 0.1)
    let value = try diffusion.coefficient(.a, .one, 0)
    let limit = try #require(
      OppositeFermiPoints.diffusion(potential, fermiMomentum: (2 * energy).squareRoot()))
    // References from a midpoint rule on even grids, and the last one to three decimals.
    #expect(abs(value / limit - all) < 6e-4, "\(value / limit)")
    // Most of the excess at low eps_F comes from momenta near each other, not from opposite points.
    #expect(value / limit > opposite)
  }

  @Test func `the moment of opposite Fermi points is its integral`() throws {
    for potential in [
      Potential.exponential(strength: 1.3, length: 0.7), .gaussian(strength: 1.3, length: 0.7),
    ] {
      let integral = try Quadrature.integrate(
        { q in
          let a = potential(q / 2) * (potential(q) - potential(q / 2))
          return q * q * a * a
        }, from: 0, to: 60)
      let moment = try #require(OppositeFermiPoints.moment(potential))
      #expect(abs(moment / integral.value - 1) < 1e-9)
    }
    let unit = try #require(OppositeFermiPoints.moment(.exponential(strength: 1, length: 1)))
    #expect(abs(unit - 0.068074) < 5e-7)
    #expect(OppositeFermiPoints.moment(.contact(strength: 1)) == nil)
  }

  @Test func `the cut decides where momenta can coincide, and says so`() throws {
    let potential = Potential.exponential(strength: 1, length: 20)
    let diffusion = AdaptiveDiffusion(
      system: Self.system((20, 20), potential, potential), cut: 0.2)
    let bottom = try diffusion.cutInfluence(channel: .a, wire: .one, k: 0)
    #expect(bottom.map(\.cut) == [0.1, 0.2, 0.4])
    // At the bottom the partners are thermally rare: the cut matters little.
    #expect(abs(bottom[2].value / bottom[0].value - 1) < 0.15)
    // At the Fermi level three electrons meet, and the answer grows like a power of 1/cut.
    let fermi = try diffusion.cutInfluence(
      channel: .a, wire: .one, k: diffusion.system[.one].fermiMomentum)
    #expect(fermi[0].value > 4 * fermi[1].value && fermi[1].value > 4 * fermi[2].value)
  }
}
