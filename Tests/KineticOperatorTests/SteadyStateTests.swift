import Collisions
import KineticOperator
import Statistics
import Testing
import WirePhysics

@Suite struct SteadyStateTests {
  private static let doubleWire = DoubleWire.gaussian(mismatch: 0.5)

  private static func samplers(
    _ doubleWire: DoubleWire, limit: Double, intrawire: Double = 1, mixed: Double = 1
  ) -> [any CollisionSampler] {
    var samplers: [any CollisionSampler] = [PairSampler(doubleWire, limit: limit)]
    for wire in WireIndex.allCases {
      samplers.append(
        TripleSampler(
          wires: [wire, wire, wire], of: doubleWire, strength: intrawire, limit: limit))
      if mixed > 0 {
        samplers.append(
          TripleSampler(
            wires: [wire, wire, wire.other], of: doubleWire, strength: mixed, limit: limit))
      }
    }
    return samplers
  }

  @Test(.tags(.analytic)) func `a finer nested basis never gives less on the same collisions`()
    throws
  {
    var last = 0.0
    for intervals in [4, 8, 16, 32] {
      let basis = try SplineBasis.odd(Self.doubleWire, intervals: intervals, spacing: .uniform)
      // One limit for all, so that the collisions are the same.
      let samplers = Self.samplers(Self.doubleWire, limit: 10, mixed: 0)
      let forms = assemble(basis, samplers, rounds: 4, seed: 221)
      let state = try KineticOperator(
        doubleWire: Self.doubleWire, basis: basis, forms: forms
      ).reached()
      #expect(state.S.value > last, "\(intervals) intervals")
      last = state.S.value
    }
  }

  @Test(.tags(.analytic)) func `the solution balances power, current and momentum`() throws {
    let basis = try SplineBasis.odd(Self.doubleWire, intervals: 12)
    let samplers = Self.samplers(Self.doubleWire, limit: basis.grid.reach, mixed: 0)
    let forms = assemble(basis, samplers, rounds: 4, seed: 222)
    let kinetic = KineticOperator(doubleWire: Self.doubleWire, basis: basis, forms: forms)
    let state = try kinetic.reached()
    #expect(state.monitors.energyBalance < 1e-8)
    #expect(state.monitors.zeroModeResidual < 1e-10)
    // j_s = c_s(g)/4: opposite currents, of the size S.
    let currents = WireIndex.allCases.map { wire in
      zip(kinetic.thermal.drive[wire.rawValue], state.distributions[wire.rawValue])
        .reduce(0) { $0 + $1.0 * $1.1 } / 4
    }
    #expect(abs(currents[0] / state.S.value - 1) < 1e-8)
    #expect(abs(currents[1] / state.S.value + 1) < 1e-8)
    // The parts of all processes add up to S.
    let sum = state.contributions.reduce(0) { $0 + $1.value.value }
    #expect(abs(sum / state.S.value - 1) < 1e-8)
    // (114).
    let densities = Self.doubleWire.densities
    let total = densities.one + densities.two
    let resistivity = densities.one * densities.two / (total * total) / state.S.value
    #expect(abs(state.dragResistivity.value / resistivity - 1) < 1e-12)
    #expect(abs(state.dragResistivity.relativeError / state.S.relativeError - 1) < 1e-12)
  }

  @Test(.tags(.statistical)) func `the first-order error agrees with the jackknife`() throws {
    for (mixed, seed) in [(0.0, UInt64(223)), (1, 224)] {
      let basis = try SplineBasis.odd(Self.doubleWire, intervals: 8)
      let samplers = Self.samplers(Self.doubleWire, limit: basis.grid.reach, mixed: mixed)
      let forms = assemble(basis, samplers, rounds: mixed == 0 ? 6 : 8, seed: seed)
      let state = try KineticOperator(
        doubleWire: Self.doubleWire, basis: basis, forms: forms
      ).reached()
      let jackknife = state.jackknife
      // The same batches: both errors have the same fluctuations, and differ in second order.
      #expect(abs(jackknife.estimate.standardError / state.S.standardError - 1) < 0.15)
      #expect(abs(jackknife.bias) < state.S.standardError)
    }
  }

  @Test(.tags(.statistical)) func `mixed scattering a hundredfold is recognized as indefinite`()
    throws
  {
    let basis = try SplineBasis.odd(Self.doubleWire, intervals: 8)
    let samplers = Self.samplers(Self.doubleWire, limit: basis.grid.reach, mixed: 100)
    let forms = assemble(basis, samplers, rounds: 3, seed: 225)
    let outcome = try KineticOperator(
      doubleWire: Self.doubleWire, basis: basis, forms: forms
    ).steadyState()
    guard case .indefinite(let evidence) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(evidence.isCertain)
    #expect(evidence.eigenvalue.value < -0.1 && evidence.eigenvalue.standardError > 0)
    // The mixed sets are to blame, and the parts add up to the eigenvalue.
    let mixed = evidence.contributions.filter { $0.process.channel == .tripleMixed }
    #expect(mixed.reduce(0) { $0 + $1.value.value } < evidence.eigenvalue.value / 2)
    let sum = evidence.contributions.reduce(0) { $0 + $1.value.value }
    #expect(abs(sum / evidence.eigenvalue.value - 1) < 1e-6)
  }

  @Test(.tags(.analytic)) func `too few samples for a basis are recognized`() throws {
    let basis = try SplineBasis.odd(Self.doubleWire, intervals: 200)
    let samplers = Self.samplers(Self.doubleWire, limit: basis.grid.reach, mixed: 0)
    let forms = assemble(basis, samplers, rounds: 1, seed: 226, blockSize: 1)
    let outcome = try KineticOperator(
      doubleWire: Self.doubleWire, basis: basis, forms: forms
    ).steadyState()
    guard case .undersampled(let momentum) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect((0...basis.grid.cutoff).contains(momentum))
  }

  @Test(.tags(.analytic)) func `wires that nothing couples slide without friction`() throws {
    let basis = try SplineBasis.odd(Self.doubleWire, intervals: 8)
    let samplers = WireIndex.allCases.map {
      TripleSampler(wires: [$0, $0, $0], of: Self.doubleWire, limit: basis.grid.reach)
    }
    let forms = assemble(basis, samplers, rounds: 2, seed: 227)
    let outcome = try KineticOperator(
      doubleWire: Self.doubleWire, basis: basis, forms: forms
    ).steadyState()
    guard case .frictionless = outcome else {
      Issue.record("\(outcome)")
      return
    }
  }

  @Test(.tags(.analytic)) func `the fields of the regular response do not accelerate`() throws {
    let basis = try SplineBasis.odd(Self.doubleWire, intervals: 10)
    let kinetic = KineticOperator(doubleWire: Self.doubleWire, basis: basis, forms: [])
    let (n1, n2) = (Self.doubleWire.densities.one, Self.doubleWire.densities.two)
    for fields in [WirePair(n2, -n1), WirePair(0.8, -0.2)] {
      // The drive of the mode p = k is 4 (E1 n1 + E2 n2), which is (53) times the inertia 4 (n1 + n2).
      let drive = kinetic.drive(fields: fields)
      let force = drive[0..<basis.count].reduce(0, +)
      let expected = 4 * (n1 + n2) * Self.doubleWire.wires.effectiveField(fields)
      #expect(abs(force - expected) < 1e-12 * 4 * (n1 + n2))
    }
    // And the relative mode u = k carries no momentum: M(k, u) = 0.
    #expect(abs(kinetic.variables.shareOfOne - n2 / (n1 + n2)) < 1e-15)
  }
}
