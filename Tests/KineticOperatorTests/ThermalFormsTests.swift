import GSLSupport
import KineticOperator
import LinearAlgebra
import Testing
import WirePhysics

@Suite(.tags(.analytic)) struct ThermalFormsTests {
  private static let doubleWire = DoubleWire.gaussian(mismatch: 1.3)
  private static let wires = [doubleWire[.one], doubleWire[.two]]

  @Test func `inertia and drive of k are four times the density`() throws {
    let basis = try SplineBasis.odd(Self.doubleWire, intervals: 16)
    let forms = ThermalForms(basis: basis, wires: Self.wires)
    for (index, wire) in Self.wires.enumerated() {
      let k = basis.momentumMode
      // M(k, k) = Int dk/2pi zeta^2 k^2 = 4 n, and c(k) is the same integral, done by parts.
      #expect(abs(forms.inertia[index].form(k) / (4 * wire.density) - 1) < 1e-12)
      let drive = forms.drive[index].reduce(0, +)
      #expect(abs(drive / (4 * wire.density) - 1) < 1e-12)
    }
  }

  @Test func `inertia of the constant is the compressibility and nothing drives it`() throws {
    let grid = MomentumGrid(intervals: 12, cutoff: 9, spacing: .auto, wires: Self.wires)
    let basis = try SplineBasis(grid: grid, degree: 3, parity: .even)
    let forms = ThermalForms(basis: basis, wires: Self.wires)
    for (index, wire) in Self.wires.enumerated() {
      let expected = wire.thermalMomentum / (2 * .pi)
      #expect(abs(forms.inertia[index][0, 0] / expected - 1) < 1e-12)
      #expect(forms.drive[index].allSatisfy { $0 == 0 })
    }
  }

  @Test(arguments: [1, 3, 5]) func `every element agrees with adaptive quadrature`(
    degree: Int
  ) throws {
    let basis = try SplineBasis.odd(Self.doubleWire, intervals: 7, degree: degree, cutoff: 6)
    let forms = ThermalForms(basis: basis, wires: Self.wires)
    let wire = Self.wires[0]
    let breakpoints = basis.grid.breakpoints + [wire.fermiMomentum]
    func integral(_ f: (Double) -> Double) throws -> Double {
      // The thermal factor is below 1e-24 at 11, and both integrands are even.
      try Quadrature.integrate(
        f, from: 0, to: 11, breakpoints: breakpoints, absoluteError: 1e-13, relativeError: 1e-11
      ).value / .pi
    }
    for i in 0..<basis.count {
      let drive = try integral { wire.zetaSquared($0) * $0 * basis.all(at: $0)[i] }
      #expect(abs(forms.drive[0][i] - drive) < 1e-9 * max(abs(drive), 1e-2), "drive \(i)")
      for j in stride(from: i, to: basis.count, by: 3) {
        let inertia = try integral {
          let functions = basis.all(at: $0)
          return wire.zetaSquared($0) * functions[i] * functions[j]
        }
        #expect(
          abs(forms.inertia[0][i, j] - inertia) < 1e-9 * max(abs(inertia), 1e-2),
          "inertia \(i), \(j)")
        #expect(forms.inertia[0][i, j] == forms.inertia[0][j, i])
      }
    }
  }

  @Test func `the drive keeps its relative precision at the band bottom`() throws {
    // eps_F = 30: the slopes at the band bottom meet 1 - tanh = 2; the functions of the far tail
    // meet exp(-35) of it, and still agree to twelve digits with quadrature by parts.
    let wire = Wire(fermiEnergy: 30)
    let grid = MomentumGrid(
      intervals: 20, cutoff: MomentumGrid.automaticCutoff(for: [wire]), spacing: .auto,
      wires: [wire])
    let basis = try SplineBasis(grid: grid, degree: 3, parity: .odd)
    let drive = ThermalForms(basis: basis, wires: [wire]).drive[0]
    for i in 0..<basis.count {
      let unit = (0..<basis.count).map { $0 == i ? 1.0 : 0 }
      let expected =
        try Quadrature.integrate(
          { wire.oneMinusTanh($0) * basis.slope(unit, at: $0) }, from: 0, to: grid.reach,
          breakpoints: grid.breakpoints, absoluteError: 0, relativeError: 1e-11
        ).value * 2 / .pi
      #expect(abs(drive[i] / expected - 1) < 1e-10, "function \(i)")
    }
  }
}
