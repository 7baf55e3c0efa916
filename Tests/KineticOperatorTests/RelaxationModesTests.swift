import Collisions
import Foundation
import KineticOperator
import LinearAlgebra
import Statistics
import Testing
import WirePhysics

@Suite struct RelaxationModesTests {
  /// The modes; the test ends if there are none.
  static func modes(
    of kinetics: KineticOperator, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> RelaxationModes {
    let outcome = try kinetics.relaxation()
    guard case .found(let modes) = outcome else {
      Issue.record("no modes: \(outcome)", sourceLocation: sourceLocation)
      throw NoSteadyState()
    }
    return modes
  }

  static func pairs(
    _ doubleWire: DoubleWire, intervals: Int = 16, parity: Parity = .odd
  ) throws -> KineticOperator {
    let basis = try SplineBasis(
      grid: SplineBasis.odd(doubleWire, intervals: intervals).grid, degree: 3, parity: parity)
    return PairOperator(doubleWire: doubleWire, basis: basis).kineticOperator()
  }

  /// Pairs by quadrature, and soft collisions sampled once and scaled.
  static func soft(
    _ doubleWire: DoubleWire, strength: Double, parity: Parity = .odd, intervals: Int = 12
  ) throws -> KineticOperator {
    let pairs = try pairs(doubleWire, intervals: intervals, parity: parity)
    let limit = pairs.basis.grid.reach
    let samplers = [
      SoftSampler(intrawire: .one, of: doubleWire, lambda: 1, length: 5, limit: limit),
      SoftSampler(intrawire: .two, of: doubleWire, lambda: 1, length: 5, limit: limit),
      SoftSampler(interwire: doubleWire, mu1: 0.2, length: 5, limit: limit),
    ]
    let forms = assemble(pairs.basis, samplers, rounds: 1, seed: 3).map { form in
      SampledForm(
        process: form.process, samples: form.samples,
        batches: form.batches.map { batch in
          SymmetricMatrix(order: batch.order, elements: batch.elements.map { strength * $0 })
        })
    }
    let same = Array(repeating: pairs.forms[0].batches[0], count: forms[0].batches.count)
    return KineticOperator(
      doubleWire: doubleWire, basis: pairs.basis,
      forms: forms + [SampledForm(process: pairs.forms[0].process, samples: 0, batches: same)])
  }

  /// Q or M as a matrix on the coefficients of g_1, then g_2.
  private func collisions(_ kinetics: KineticOperator) -> SymmetricMatrix {
    var total = kinetics.forms[0].mean
    for form in kinetics.forms.dropFirst() { total.add(form.mean) }
    return total
  }

  private func inertia(_ kinetics: KineticOperator, _ g: [[Double]]) -> [Double] {
    kinetics.thermal.inertia[0].times(g[0]) + kinetics.thermal.inertia[1].times(g[1])
  }

  /// The spline coefficients of g_1 and g_2 in one mode, with M(g, g) = 1.
  private func distributions(ofMode mode: Int, of modes: RelaxationModes) -> [[Double]] {
    let scale = 1 / modes.times[mode].squareRoot()
    return modes.kinetics.variables.distributions(
      modes.withoutConserved(modes.shapes[mode].map { scale * $0 }))
  }

  private func product(_ x: [Double], _ y: [Double]) -> Double {
    zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
  }

  @Test(.tags(.analytic), arguments: [Parity.odd, .even])
  func `modes solve Q g = gamma M g and are orthonormal`(parity: Parity) throws {
    let kinetics = try Self.soft(.gaussian(mismatch: 0.7), strength: 1e-4, parity: parity)
    let modes = try Self.modes(of: kinetics)
    let form = collisions(kinetics)
    let shapes = modes.rates.indices.map { distributions(ofMode: $0, of: modes) }
    for (i, shape) in shapes.enumerated() {
      let (left, right) = (form.times(shape[0] + shape[1]), inertia(kinetics, shape))
      let rate = modes.rates[i].value
      let scale = left.indices.map { row in
        (0..<form.order).reduce(0) { $0 + abs(form[row, $1] * (shape[0] + shape[1])[$1]) }
      }
      for row in left.indices {
        #expect(abs(left[row] - rate * right[row]) < 1e-8 * max(scale[row], rate * 1e-3))
      }
      for (j, other) in shapes.enumerated() {
        let overlap = product(other[0] + other[1], right)
        #expect(abs(overlap - (i == j ? 1 : 0)) < 1e-8)
      }
    }
  }

  @Test(.tags(.analytic)) func `what collisions conserve has rate zero exactly, and nothing else`()
    throws
  {
    let wires = DoubleWire.gaussian(mismatch: 0.7)
    let pairs = try Self.modes(of: try Self.pairs(wires))
    // All common motion: pair collisions exchange momenta.
    #expect(pairs.conservedCount == pairs.rates.count)
    let even = try Self.modes(of: try Self.pairs(wires, parity: .even))
    // All common motion, and the difference of the numbers.
    #expect(even.conservedCount == even.rates.count + 2)
    // Momentum; both numbers (model soft collisions give up energy).
    #expect(try Self.modes(of: try Self.soft(wires, strength: 1e-2)).conservedCount == 1)
    let soft = try Self.modes(of: try Self.soft(wires, strength: 1e-2, parity: .even))
    #expect(soft.conservedCount == 2)
    #expect(soft.rates.allSatisfy { $0.value > 0 })
  }

  @Test(.tags(.statistical)) func `triples conserve both numbers and the energy`() throws {
    let wires = DoubleWire.gaussian(mismatch: 0.4)
    let grid = try SplineBasis.odd(wires, intervals: 8, cutoff: 6).grid
    for (parity, expected) in [(Parity.odd, 1), (.even, 3)] {
      let basis = try SplineBasis(grid: grid, degree: 3, parity: parity)
      let samplers: [any CollisionSampler] =
        [PairSampler(wires, strength: 1, limit: grid.reach)]
        + WireIndex.allCases.map {
          TripleSampler(wires: [$0, $0, $0], of: wires, strength: 100, limit: grid.reach)
        }
      let forms = assemble(basis, samplers, rounds: 2, seed: 5)
      let modes = try Self.modes(
        of: KineticOperator(doubleWire: wires, basis: basis, forms: forms))
      #expect(modes.conservedCount == expected)
      #expect(modes.rates.count == 2 * basis.count - expected)
    }
  }

  /// Subtractions of double poles leave residuals of conserved quantities far above round-off.
  @Test(.tags(.statistical), arguments: [Parity.odd, .even])
  func `mixed triples conserve what they must, whatever their round-off`(_ parity: Parity) throws {
    let wires = DoubleWire.gaussian(mismatch: 0.5)
    let grid = try SplineBasis.odd(wires, intervals: 8, cutoff: 6).grid
    let basis = try SplineBasis(grid: grid, degree: 3, parity: parity)
    let triples: [[WireIndex]] = [[.one, .one, .one], [.two, .two, .two], [.one, .one, .two]]
    let samplers: [any CollisionSampler] =
      [PairSampler(wires, strength: 1, limit: grid.reach)]
      + triples.map { TripleSampler(wires: $0, of: wires, limit: grid.reach) }
    var forms = assemble(basis, samplers, rounds: 4, seed: 5)
    // As the worst of runs leaves it: rows of the mixed set off by a millionth.
    forms[3] = SampledForm(
      process: forms[3].process, samples: forms[3].samples,
      batches: forms[3].batches.map { batch in
        var off = batch
        for row in 0..<off.order { off.elements[row * off.order + row] *= 1 + 1e-6 }
        return off
      })
    let modes = try Self.modes(of: KineticOperator(doubleWire: wires, basis: basis, forms: forms))
    #expect(modes.conservedCount == (parity == .odd ? 1 : 3))
    #expect(modes.rates.count + modes.conservedCount == 2 * basis.count)
    // What is left is no conserved quantity with a rate of round-off.
    let rates = modes.rates.map(\.value)
    #expect(rates[0] > 1e-3 * rates[rates.count / 2], "\(rates[0]) of \(rates[rates.count / 2])")
  }

  @Test(.tags(.analytic)) func `rates keep their relative accuracy over forty decades`() throws {
    let wires = DoubleWire.gaussian(mismatch: 0.7)
    let weak = try Self.modes(of: try Self.soft(wires, strength: 1e-30)).rates.map(\.value)
    let weaker = try Self.modes(of: try Self.soft(wires, strength: 1e-50)).rates.map(\.value)
    let half = weak.count / 2
    for i in weak.indices {
      // The common motion relaxes by soft collisions alone, the relative motion by pairs alone.
      let expected = i < half ? 1e20 : 1
      #expect(abs(weak[i] / weaker[i] / expected - 1) < 1e-9, "\(i): \(weak[i]), \(weaker[i])")
    }
    #expect(weak[weak.count - 1] / weaker[0] > 1e40)
  }

  @Test(.tags(.analytic)) func `the mode that carries the current relaxes with the rate (26)`()
    throws
  {
    // Soft transfers, so that (26) holds; its corrections are of order T/eps_F. Slower modes are
    // electrons far above the Fermi level, which find no partner.
    let rates = try [8.0, 14].map { energy in
      let wires = DoubleWire(
        wires: WirePair(fermiEnergies: energy, energy),
        intrawire: WirePair { _ in .contact(strength: 1) },
        interwire: .gaussian(strength: 1, length: 6))
      let basis = try SplineBasis.odd(wires, intervals: 40)
      let kinetics = PairOperator(
        doubleWire: wires, basis: basis, reach: 1, panels: 240
      ).kineticOperator()
      let response = FrequencyResponse(try Self.modes(of: kinetics))
      let carrier = try #require(
        response.weights.indices.max { response.weights[$0] < response.weights[$1] })
      #expect(response.weights[carrier] > 0.8 * response.totalWeight)
      let rate = response.modes.rates[carrier].value
      let density = wires[.one].density
      let expected =
        32 * Double.pi.squareRoot() * density * wires.pairDiffusion * exp(-2 * energy)
      return rate / expected
    }
    for ratio in rates { #expect(abs(ratio - 1) < 0.08, "\(rates)") }
    #expect(abs(rates[0] / rates[1] - 1) < 0.08)
  }
}
