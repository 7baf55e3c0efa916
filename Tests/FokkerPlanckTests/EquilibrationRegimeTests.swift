import FokkerPlanck
import Foundation
import Testing
import WirePhysics

@Suite struct EquilibrationRegimeTests {
  private static func strengths(
    _ energy: Double, triple: Double, intrawire: Double? = nil
  ) -> EquilibrationStrengths {
    EquilibrationStrengths(
      fermiEnergy: energy, tripleOverPair: exp(triple), intrawireOverPair: exp(intrawire ?? triple))
  }

  private static func steps(
    _ energy: Double, triple: Double, intrawire: Double? = nil
  ) throws -> [Double] {
    try IdenticalWires(
      wire: Wire(fermiEnergy: energy), pairDiffusion: 1, tripleDiffusion: exp(triple),
      intrawireDiffusion: exp(intrawire ?? triple)
    ).steps
  }

  /// The slope and the mean offset of fitted positions against predicted ones.
  private static func fit(_ points: [(predicted: Double, found: Double)]) -> (Double, Double) {
    let n = Double(points.count)
    let x = points.reduce(0) { $0 + $1.predicted } / n
    let y = points.reduce(0) { $0 + $1.found } / n
    let slope =
      points.reduce(0) { $0 + ($1.predicted - x) * ($1.found - y) }
      / points.reduce(0) { $0 + ($1.predicted - x) * ($1.predicted - x) }
    return (slope, y - x)
  }

  @Test func `all six regimes occur, in order, as three-particle scattering grows`() {
    let energy = 40.0
    var seen: [EquilibrationRegime] = []
    for triple in stride(from: -60.0, through: 60, by: 0.25) {
      let regime = Self.strengths(energy, triple: triple).regime
      if seen.last != regime { seen.append(regime) }
    }
    #expect(seen == EquilibrationRegime.allCases)
    #expect(seen.map(\.name) == ["I", "II", "III", "IV", "V", "VI"])
  }

  @Test(arguments: [(1.0, 0.3, 0.1), (0.02, 1, 0.4), (3, 0.002, 0.001)])
  func `identical wires are the exactly solvable model`(
    pair: Double, lambda: Double, mu: Double
  ) throws {
    let wires = WirePair(fermiEnergies: 6, 6)
    let model = try ExactlySolvableModel(
      wires: wires, pairDiffusion: pair, lambda: WirePair(lambda, lambda), mu1: mu)
    let exact = model.solve()
    let identical = try IdenticalWires(
      wire: wires.one, pairDiffusion: pair, tripleDiffusion: lambda + mu,
      intrawireDiffusion: lambda - mu)
    for energy in [0.0, 1, 4, 6, 9] {
      let k = (2 * energy).squareRoot()
      let expected = wires.one.zetaSquared(k) * exact.slope(.one, k)
      #expect(abs(identical.weightedSlope(atEnergy: energy) / expected - 1) < 1e-9)
    }
  }

  @Test func `the first crossover follows (D.3)`() throws {
    // D_i >> D3, as the paper assumes; with D_i = D3 the window is (1/2) ln(eps_F/T) wide only.
    let points = try stride(from: -35.0, through: -10, by: 2.5).map { intrawire in
      let strengths = Self.strengths(40, triple: -60, intrawire: intrawire)
      #expect(strengths.regime == .two)
      let steps = try Self.steps(40, triple: -60, intrawire: intrawire)
      return (strengths.firstCrossover, try #require(steps.first))
    }
    let (slope, offset) = Self.fit(points)
    #expect(abs(slope - 1) < 0.05 && abs(offset) < 3, "slope \(slope), offset \(offset)")
  }

  @Test func `the second crossover follows (D.5)`() throws {
    let points = try stride(from: -70.0, through: -20, by: 5).map { triple in
      let strengths = Self.strengths(80, triple: triple)
      #expect(strengths.regime == .three)
      let steps = try Self.steps(80, triple: triple)
      return (strengths.secondCrossover, try #require(steps.first))
    }
    let (slope, offset) = Self.fit(points)
    #expect(abs(slope - 1) < 0.05 && abs(offset) < 3, "slope \(slope), offset \(offset)")
  }

  @Test func `the third crossover follows (D.6) in regime III`() throws {
    // The end of the fall; its position moves with D_i/D3.
    let falls = try stride(from: 2.0, through: 14, by: 1).map { share in
      let strengths = Self.strengths(80, triple: -60, intrawire: -60 + share)
      #expect(strengths.regime == .three)
      let steps = try Self.steps(80, triple: -60, intrawire: -60 + share)
      return (try #require(strengths.thirdCrossover), try #require(steps.dropFirst().first))
    }
    let (slope, offset) = Self.fit(falls)
    #expect(abs(slope - 1) < 0.05 && abs(offset) < 3, "slope \(slope), offset \(offset)")
  }

  @Test func `the third crossover follows (D.6) in regime IV`() throws {
    // The start of the rise lies (1/2) ln(eps_F eps_c2) below the Fermi level at most, and must stay a few T
    // below eps_c2: a lever arm of several T needs an enormous eps_F/T.
    let energy = 1e5
    let points = try stride(from: -1.0, through: -5, by: -0.5).map { share in
      let strengths = Self.strengths(energy, triple: -1.5, intrawire: -1.5 + share)
      #expect(strengths.regime == .four)
      let wires = try IdenticalWires(
        wire: Wire(fermiEnergy: energy), pairDiffusion: 1, tripleDiffusion: exp(-1.5),
        intrawireDiffusion: exp(-1.5 + share))
      let step = try #require(wires.steps(above: energy - 40).first)
      return (try #require(strengths.thirdCrossover) - energy, step - energy)
    }
    let (slope, offset) = Self.fit(points)
    #expect(abs(slope - 1) < 0.05, "slope \(slope)")
    // The parametric formula leaves out a factor 2 of the level part, and 1 - D_i <T_2> of the rise.
    #expect(abs(offset + log(2)) < 0.1, "offset \(offset)")
  }

  @Test func `D_i close to D3 shifts the third crossover by ln(1 - D_i <T_2>)`() throws {
    // Why the position does not simply follow (D.6) at D_i = D3: the shift is a property of the solution.
    let energy = 1e5
    let steps = try [0, -1.0].map { share in
      let wires = try IdenticalWires(
        wire: Wire(fermiEnergy: energy), pairDiffusion: 1, tripleDiffusion: exp(-1.5),
        intrawireDiffusion: exp(-1.5 + share))
      return (try #require(wires.steps(above: energy - 40).first), log(wires.feedback))
    }
    let shift = steps[0].0 - steps[1].0
    #expect(abs(shift - (-1 + steps[0].1 - steps[1].1)) < 0.03, "\(shift)")
    #expect(steps[0].1 - steps[1].1 < -0.2)
  }

  @Test func `the fourth crossover follows (D.9)`() throws {
    let points = try stride(from: 5.0, through: 65, by: 5).map { triple in
      let strengths = Self.strengths(80, triple: triple)
      #expect(strengths.regime == .five)
      return (strengths.fourthCrossover, try #require(try Self.steps(80, triple: triple).first))
    }
    let (slope, offset) = Self.fit(points)
    #expect(abs(slope - 1) < 0.05 && abs(offset) < 3, "slope \(slope), offset \(offset)")
  }

  @Test(arguments: [-75.0, -40, 30, 85])
  func `the piecewise form follows the solution within the offsets of its steps`(
    triple: Double
  ) throws {
    let wires = try IdenticalWires(
      wire: Wire(fermiEnergy: 70), pairDiffusion: 1, tripleDiffusion: exp(triple),
      intrawireDiffusion: exp(triple))
    let shape = EquilibrationShape(Self.strengths(70, triple: triple))
    let bottom = wires.weightedSlope(atEnergy: 0)
    for energy in stride(from: 0.0, through: 68, by: 1) {
      let found = log(wires.weightedSlope(atEnergy: energy) / bottom)
      #expect(abs(found - shape.logarithm(at: energy)) < 3, "eps = \(energy)")
    }
  }
}
