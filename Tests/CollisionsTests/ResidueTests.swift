import Collisions
import Testing
import WirePhysics

@Suite(.tags(.analytic)) struct ResidueTests {
  private static let mixedSets: [[WireIndex]] = [
    [.one, .one, .two], [.two, .two, .one], [.one, .two, .two],
  ]

  @Test func `poles and residues are those of an independent program`() {
    for reference in Reference.shared.residues {
      let amplitude = TripleAmplitude(
        wires: Reference.wires(reference.wires), of: .referenceAmplitudes)
      let pole = amplitude.pole(
        at: reference.permutation.map { $0 - 1 }, of: Reference.vector(reference.momenta))
      #expect(abs(pole.angle - reference.angle_of_pole) < 1e-14)
      #expect(abs(pole.residue / reference.residue_in_angle - 1) < 1e-10)
    }
  }

  @Test(arguments: mixedSets) func `residues are limits of the amplitude`(wires: [WireIndex]) {
    let amplitude = TripleAmplitude(wires: wires, of: .asymmetric)
    for point in ShellPoint.random(40, seed: 21) where Self.isWellSeparated(point) {
      for (permutation, _) in PlainAmplitude.permutations {
        let pole = amplitude.pole(at: permutation, of: point.momenta)
        let limit = Self.limit(of: amplitude, momenta: point.momenta, angle: pole.angle)
        let scale = max(abs(pole.residue), 1e-3)
        #expect(abs(limit - pole.residue) < 1e-8 * scale)
      }
    }
  }

  @Test func `nothing is singular where every electron stays in its wire`() {
    for wires in TripleAmplitudeTests.wireSets {
      let amplitude = TripleAmplitude(wires: wires, of: .asymmetric)
      for point in ShellPoint.random(40, seed: 22) where Self.isWellSeparated(point) {
        let residues = PlainAmplitude.permutations.map { permutation, _ in
          (
            staying: (0..<3).allSatisfy { wires[permutation[$0]] == wires[$0] },
            residue: amplitude.pole(at: permutation, of: point.momenta).residue
          )
        }
        let largest = residues.map { abs($0.residue) }.max() ?? 0
        for entry in residues where entry.staying {
          #expect(abs(entry.residue) <= 1e-13 * max(largest, 1))
        }
        // And the four permutations that carry an electron across are singular.
        if Set(wires).count == 2 {
          #expect(residues.count { !$0.staying && $0.residue != 0 } == 4)
        }
      }
    }
  }

  /// The limit of (phi' - angle) A(phi'): even in the distance, extrapolated from four distances.
  private static func limit(
    of amplitude: TripleAmplitude, momenta: SIMD4<Double>, angle: Double
  ) -> Double {
    func sample(_ x: Double) -> Double {
      let right = amplitude.evaluate(momenta: momenta, angle: angle + x).antisymmetrized
      let left = amplitude.evaluate(momenta: momenta, angle: angle - x).antisymmetrized
      return x * (right - left) / 2
    }
    var table = (0..<5).map { sample(0.02 / Double(1 << $0)) }
    for order in 1..<5 {
      let factor = Double(1 << (2 * order))
      table = zip(table.dropFirst(), table).map { ($0 * factor - $1) / (factor - 1) }
    }
    return table[0]
  }

  /// Away from crossings of pole lines, where residues are themselves singular.
  private static func isWellSeparated(_ point: ShellPoint) -> Bool {
    let k = point.momenta
    return min(abs(k[0] - k[1]), abs(k[1] - k[2]), abs(k[2] - k[0])) > 0.4
  }
}
