import Diagnostics
import Foundation
import Input
import Report
import Statistics
import WirePhysics

/// Where pair collisions stand: whether their kernel is that of weak scattering.
extension PointResult {
  /// <R_B> up to which a kernel of the first order is off by little.
  private static let weak = 0.05

  /// <R_B> with its verdict, and what the order of perturbation theory means beside mixed triples.
  var pairStandingLines: [String] {
    var lines: [String] = []
    let isExact = configuration.collisions.pairScattering == .exact
    if let reflection = replay.bornReflection {
      let verdict =
        switch reflection {
        case ...Self.weak: "small: Born kernels of pair collisions are good"
        case ...1: "not small: Born kernels of pair collisions are off by as much"
        default:
          "above one, which no probability is: Born kernels of pair collisions give no number"
        }
      let advice =
        isExact
        ? "; this run has the exact ones"
        : reflection > Self.weak ? "; see collisions: {pair_scattering: exact}" : ""
      lines.append(
        "  <R_B>                  \(TextTable.short(reflection))    \(verdict)\(advice)")
    }
    guard case .microscopic(_, let mixed) = configuration.collisions.triples, mixed > 0 else {
      return lines
    }
    if let order = perturbationOrder {
      let constant = SelfCheck.roomForMixed(configuration.doubleWire.flavours)
      let room = constant / (order * order)
      lines.append(
        "  m V12(0) l             \(TextTable.short(order))    mixed scattering keeps the form positive up to "
          + "about \(TextTable.short(constant))/(m V12(0) l)^2 = \(TextTable.short(room))"
          + (room < mixed ? ", less than" : ", against") + " collisions.triples.mixed = "
          + TextTable.short(mixed))
    }
    if isExact {
      lines.append(
        "  NOTE: exact pair scattering holds all orders of V12; the finite part of mixed scattering holds the "
          + "third and fourth of them as well: these count twice in part. Compare with born.")
    }
    return lines
  }

  /// m V12(0) l, the parameter of perturbation theory in V12, l = (ln 2)^(1/2)/half-width as of a Gaussian.
  ///
  /// Nil where it is zero or V12 has no width.
  private var perturbationOrder: Double? {
    let potential = configuration.doubleWire.interwire
    let order = abs(potential.valueAtZero) / potential.halfWidth * log(2).squareRoot()
    return order > 0 ? order : nil
  }

  /// What conventional theory would say, and by how much it is too large.
  func conventionalLines(over kinetic: Estimate) -> [String] {
    let ratio = TextTable.short(conventionalDragResistivity.value / kinetic.value)
    let pairs =
      replay.findings.count > 1 && conventionalPairResistivity.value > 0
      ? "; of pairs alone \(configuration.shown(conventionalPairResistivity))" : ""
    let unit = configuration.unitSystem == nil ? "" : " kOhm/um"
    return [
      "  conventional           \(configuration.shown(conventionalDragResistivity))\(unit) (golden rule, an upper bound: "
        + "\(ratio) times as large)\(pairs)"
    ]
  }
}
