import Testing
import WirePhysics

@Suite struct DoubleWireTests {
  let wires = WirePair(fermiEnergies: 5, 5.3)

  @Test func `the canonical fields do not accelerate the wires together`() {
    let fields = wires.canonicalFields
    #expect(abs(wires.effectiveField(fields)) < 1e-16)
    #expect(abs(fields.one - fields.two - 1) < 1e-15)
    #expect(abs(wires.mismatch + 0.3) < 1e-15)
    #expect(relativeDifference(wires.densities.two, 1.01818997) < 1e-8)
  }

  /// The residue of the singular conductivity, which multiplies 1/(-i omega); equation (54).
  private static func singularConductivity(_ wires: WirePair<Wire>) -> WireMatrix {
    let n = wires.densities
    let sum = n.one + n.two
    return WireMatrix(
      (n.one * n.one / sum, n.one * n.two / sum), (n.two * n.one / sum, n.two * n.two / sum))
  }

  private static func determinant(_ matrix: WireMatrix) -> Double {
    matrix[.one, .one] * matrix[.two, .two] - matrix[.one, .two] * matrix[.two, .one]
  }

  @Test func `the resistivity matrix is the dc limit of the inverse conductivity`() {
    // sigma(omega) = sing/(-i omega) + reg, inverted at a small real rate in place of -i omega.
    let rate = 1e-7
    let singular = Self.singularConductivity(wires).scaled(by: 1 / rate)
    let regular = wires.regularConductivity(fromS: 0.37)
    var sum = singular
    for row in WireIndex.allCases {
      for column in WireIndex.allCases { sum[row, column] += regular[row, column] }
    }
    let determinant = Self.determinant(sum)
    let limit = wires.resistivity(fromRegular: regular)
    #expect(relativeDifference(-sum[.one, .two] / determinant, limit[.one, .two]) < 1e-5)
    #expect(relativeDifference(sum[.two, .two] / determinant, limit[.one, .one]) < 1e-5)
    #expect(relativeDifference(sum[.one, .one] / determinant, limit[.two, .two]) < 1e-5)
  }

  @Test func `drag resistivity and resistivity matrix agree`() {
    let matrix = wires.resistivity(fromRegular: wires.regularConductivity(fromS: 0.37))
    #expect(relativeDifference(-matrix[.one, .two], wires.dragResistivity(fromS: 0.37)) < 1e-15)
    #expect(matrix[.one, .two] == matrix[.two, .one])
    #expect(abs(Self.determinant(matrix)) < 1e-15)
  }

  @Test func `a uniform drift in the regular part leaves the resistivity alone`() {
    // Equation (103): the shift theta [[n1, -n1], [n2, -n2]] must drop out.
    let n = wires.densities
    var shifted = wires.regularConductivity(fromS: 0.37)
    for (row, density) in [(WireIndex.one, n.one), (.two, n.two)] {
      shifted[row, .one] += 0.9 * density
      shifted[row, .two] -= 0.9 * density
    }
    let resistivity = wires.resistivity(fromRegular: shifted)
    #expect(
      relativeDifference(-resistivity[.one, .two], wires.dragResistivity(fromS: 0.37)) < 1e-14)
  }

  @Test func `regime numbers say where a run stands`() {
    let system = DoubleWire(
      wires: wires,
      intrawire: .init(.gaussian(strength: 1, length: 2), .gaussian(strength: -4, length: 2)),
      interwire: .exponential(strength: 0.5, length: 0.6931471805599453))
    let numbers = RegimeNumbers(system)
    #expect(numbers.degeneracy.one == 0.2)
    #expect(relativeDifference(numbers.momentumTransfer.one, 10.0.squareRoot()) < 1e-14)
    #expect(relativeDifference(numbers.largestCoupling, 4 / 10.6.squareRoot()) < 1e-14)
    #expect(relativeDifference(numbers.interwireCoupling.two, 0.5 / 10.6.squareRoot()) < 1e-14)
    #expect(system.potential(.one, .two) == system.interwire)
    #expect(system.potential(.two, .two) == system.intrawire.two)
    #expect(relativeDifference(system.pairDiffusion, 0.25 / (64 * .pi) / 0.480453013918201) < 1e-12)
  }

  @Test func `an empty wire is not degenerate`() {
    let system = DoubleWire(
      wires: WirePair(fermiEnergies: -1, 0), intrawire: .init { _ in .contact(strength: 1) },
      interwire: .contact(strength: 2))
    let numbers = RegimeNumbers(system)
    #expect(numbers.degeneracy.one == .infinity)
    #expect(numbers.momentumTransfer.two == .infinity)
    #expect(numbers.largestCoupling == 2)
  }
}
