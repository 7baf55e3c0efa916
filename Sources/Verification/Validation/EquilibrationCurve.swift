import FokkerPlanck
import Foundation
import Studies
import WirePhysics

/// zeta^2 dg/dk of one sampled point with identical wires, next to the exactly solvable one.
struct EquilibrationCurve {
  /// What the regime follows from.
  let strengths: EquilibrationStrengths
  /// The settings of the point.
  let name: String
  /// Energies k^2/2 in T and the sampled zeta^2 dg/dk, from the band bottom to above the Fermi level.
  ///
  /// Half the difference of the wires: the common motion of both is resisted by three-particle collisions
  /// alone, so that its noise is large where D3 is small, and in theory g_1 = -g_2.
  let points: [(energy: Double, value: Double)]
  private let exact: ExactSolution
  private let thermal: Wire

  /// The curve of a point; nil where Appendix D says nothing or there is no steady state.
  init?(_ point: Comparison.Point, name: String) {
    guard let answer = point.fokkerPlanck, let strengths = answer.equilibration,
      case .exactlySolvable(let exact) = answer.model,
      let one = point.sampled.distribution(.one), let two = point.sampled.distribution(.two)
    else { return nil }
    let thermal = exact.model.wires.one
    self.strengths = strengths
    self.name = name
    self.exact = exact
    self.thermal = thermal
    points = stride(from: 0.0, through: strengths.fermiEnergy + 4, by: 0.1).map { energy in
      let k = (2 * energy).squareRoot()
      return (energy, 0.5 * thermal.zetaSquared(k) * (one.slope(at: k) - two.slope(at: k)))
    }
  }

  /// The exactly solvable zeta^2 dg/dk.
  func exactValue(at energy: Double) -> Double {
    let k = (2 * energy).squareRoot()
    return thermal.zetaSquared(k) * exact.slope(.one, k)
  }

  /// The largest distance of ln(zeta^2 dg/dk) from that of an exact solution below the Fermi level, both zero at the
  /// band bottom; not a number if a value is not positive.
  package func worstDistance(from exact: EquilibrationCurve) -> Double {
    Self.worst(
      points.filter { $0.energy <= strengths.fermiEnergy - 1 }.map { point in
        log(point.value / points[0].value)
          - log(exact.exactValue(at: point.energy) / exact.exactValue(at: 0))
      })
  }

  private static func worst(_ distances: [Double]) -> Double {
    distances.contains(where: \.isNaN) ? .nan : distances.max { abs($0) < abs($1) } ?? .nan
  }

  /// The largest distance of ln(zeta^2 dg/dk) from the piecewise form below the Fermi level, both zero at
  /// the band bottom; not a number if a value is not positive.
  var worstDistance: Double {
    let shape = EquilibrationShape(strengths)
    // Within T of the Fermi level 1 - tanh has an edge of its own.
    let distances = points.filter { $0.energy <= strengths.fermiEnergy - 1 }.map { point in
      log(point.value / points[0].value) - shape.logarithm(at: point.energy)
    }
    return Self.worst(distances)
  }
}
