import KineticOperator
import LinearAlgebra
import Statistics
import WirePhysics

/// The conductivity matrix at one frequency from the equations of both wires as they stand.
///
/// (Q - i omega M) x = c_s for a field in wire s, in real and imaginary parts. ``FrequencyResponse`` solves for E1 - E2 at
/// E0 = 0 and adds what E0 does by (54); here nothing is split off.
struct ConductivityMatrix {
  private let elements: WirePair<WirePair<ComplexNumber>>

  /// sigma in T/hbar units, `omega` in T/hbar; not numbers where the equations are singular.
  init(_ kinetics: KineticOperator, omega: Double) {
    let n = kinetics.basis.count
    let inertia = kinetics.thermal.inertia
    var form = SymmetricMatrix(order: 2 * n)
    for part in kinetics.forms { form.add(part.mean) }
    let rows = (0..<4 * n).map { i -> [Double] in
      let (part, a) = (i / (2 * n), i % (2 * n))
      return (0..<4 * n).map { j in
        let (other, b) = (j / (2 * n), j % (2 * n))
        if part == other { return form[a, b] }
        guard a / n == b / n else { return 0 }
        return (part == 0 ? 1 : -1) * omega * inertia[a / n][a % n, b % n]
      }
    }
    elements = WirePair { wire in
      var drive = Array(repeating: 0.0, count: 4 * n)
      for i in 0..<n { drive[wire.rawValue * n + i] = kinetics.thermal.drive[wire.rawValue][i] }
      let x = GeneralSystem(rows, drive)?.solution ?? drive.map { _ in .nan }
      // j_s = c_s(x)/4.
      return WirePair { to in
        let parts = (0..<2).map { part in
          let start = part * 2 * n + to.rawValue * n
          return zip(kinetics.thermal.drive[to.rawValue], x[start..<start + n])
            .reduce(0) { $0 + $1.0 * $1.1 } / 4
        }
        return ComplexNumber(parts[0], parts[1])
      }
    }
  }

  private init(elements: WirePair<WirePair<ComplexNumber>>) { self.elements = elements }

  /// The current in a wire for a field in a wire.
  subscript(_ current: WireIndex, _ field: WireIndex) -> ComplexNumber { elements[field][current] }

  /// The resistivity matrix, indexed by field and current.
  var inverse: ConductivityMatrix {
    let determinant =
      self[.one, .one] * self[.two, .two] - self[.one, .two] * self[.two, .one]
    return ConductivityMatrix(
      elements: WirePair { column in
        WirePair { row in
          row == column
            ? self[row.other, row.other] / determinant : -1 * (self[row, column] / determinant)
        }
      })
  }
}
