import Collisions
import KineticOperator
import RandomStreams
import Statistics
import Testing
import WirePhysics

/// The result does not depend on the generator.
@Suite(.tags(.statistical)) struct GeneratorAgreementTests {
  @Test func `six generators give one answer within their errors`() throws {
    let doubleWire = DoubleWire.gaussian()
    let basis = try SplineBasis.odd(doubleWire, intervals: 6)
    let exact = try PairOperator(doubleWire: doubleWire, basis: basis).kineticOperator()
      .reached().dragResistivity.value
    let names = ["philox4x32", "mt19937", "ranlxd2", "taus2", "cmrg", "mrg"]
    let estimates = try names.map { name in
      let assembler = OperatorAssembler(
        basis: basis, samplers: [PairSampler(doubleWire, limit: basis.grid.reach)],
        streams: BlockStreams(generator: try Generator(named: name), seed: 11), threads: 2)
      for _ in 0..<4 { assembler.runRound() }
      return try KineticOperator(
        doubleWire: doubleWire, basis: basis, forms: assembler.forms()
      ).reached().dragResistivity
    }
    let square = estimates.reduce(0.0) {
      $0 + (($1.value - exact) / $1.standardError) * (($1.value - exact) / $1.standardError)
    }
    let test = ChiSquare(value: square, degreesOfFreedom: names.count)
    // Fails once in 500 sets of seeds.
    #expect(test.q > 1e-3 && test.q < 1 - 1e-3, "\(test)")
    // They are different generators: no two agree to the bit.
    #expect(Set(estimates.map(\.value)).count == names.count)
  }
}
