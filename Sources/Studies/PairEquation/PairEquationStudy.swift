public import Checkpoints
public import Input
public import KineticOperator
import Report
public import ResultFiles
import WirePhysics

/// Pair collisions alone, without samples: the integral equation (14) at omega = 0.
///
/// Three-particle collisions of the input are left out, and the answer says so.
public struct PairEquationStudy: Study {
  /// The change of S by the last refinement at which it ends, relative.
  static let tolerance = 1e-6

  private let configuration: RunConfiguration

  /// Plans to solve the equation for a configuration.
  /// - Throws: `RunError` without pair collisions.
  public init(_ configuration: RunConfiguration) throws {
    guard configuration.pairDiffusion > 0 else { throw RunError.noPairCollisions }
    self.configuration = configuration
  }

  /// What the answer of a point depends on.
  public func identity(at point: SweepPoint) -> RunIdentity {
    RunIdentity(configuration, point: point.index)
  }

  /// Refines until the answer stands.
  /// - Throws: `GSLError` or `LapackError`; `RunInterruption`.
  public func answer(in context: StudyContext) throws -> Answer {
    let equation = PairEquation(
      configuration.doubleWire, strength: configuration.collisions.pairs)
    guard equation.isSolvable else { return Answer(configuration: configuration, solution: nil) }
    let solution = try context.log.answer(
      to: "integral equation of pairs", Refinement(equation: equation, context: context))
    return Answer(configuration: configuration, solution: solution)
  }

  /// Level by level, so that a signal need not wait for the last.
  private struct Refinement: Evaluation {
    let equation: PairEquation
    let context: StudyContext
    var course: [PairEquation.Level] = []

    mutating func restore(_ course: [PairEquation.Level]) { self.course = course }

    mutating func advance() throws -> PairEquation.Solution? {
      // The last level of a course that had its answer is done again: splines are not kept.
      let isDone = course.count > 1 && equation.isFine(course, tolerance: tolerance)
      let solution = try equation.refined(
        after: isDone ? course.dropLast() : course, threads: context.threads)
      guard let solution else { throw RunError.noPairCollisions }
      course = solution.levels
      context.report(remark: "\(course.count) grids, S \(solution.conductivity)")
      return equation.isFine(course, tolerance: tolerance) ? solution : nil
    }
  }
}

extension PairEquationStudy {
  /// The drag resistivity of pair collisions alone, and how it settled from grid to grid.
  public struct Answer: StudyAnswer {
    /// The configuration of the point.
    public let configuration: RunConfiguration
    /// The solution; nil where the wires slide without friction (28).
    public let solution: PairEquation.Solution?

    /// Seconds of work.
    public var seconds: Double { 0 }

    /// Whether answers come from random numbers.
    public static var isSampled: Bool { false }

    /// rho_D, zero without friction, in sqrt(mT)/e^2.
    public var dragResistivity: Double {
      solution.map { configuration.doubleWire.wires.dragResistivity(fromS: $0.conductivity) } ?? 0
    }

    /// What was found, as quantities of the catalogue.
    public func readings(along momenta: [Double]) -> Readings {
      var readings = Readings()
      readings.add("drag_resistivity", .real(dragResistivity))
      readings.add("S", .optional(solution?.conductivity))
      readings.add("discretization_change", .optional(solution?.change))
      addLevels(to: &readings)
      readings.add("momentum", .reals(momenta))
      readings.add(
        "g",
        .wires { wire in
          .list(
            momenta.map { k in
              .optional(
                solution.map { $0.basis.value($0.distributions[wire.rawValue], at: k) })
            })
        })
      return readings
    }

    private func addLevels(to readings: inout Readings) {
      guard let levels = solution?.levels else { return }
      readings.add("levels[].intervals", .list(levels.map { .count($0.intervals) }))
      readings.add("levels[].cutoff", .reals(levels.map(\.cutoff)))
      readings.add("levels[].points", .list(levels.map { .count($0.points) }))
      readings.add("levels[].S", .reals(levels.map(\.conductivity)))
    }

    private static let unsettled =
      "\n  that is more than \(tolerance): the potential is so soft that momenta far beyond the last knot take part, "
      + "where\n  the collisions are those of the Fokker-Planck equation, whose S grows with the cutoff"

    /// The answer for a person.
    public var summary: String {
      let left =
        configuration.collisions.triples == .none
        ? "" : "\n  three-particle collisions of the input are left out"
      guard let solution else {
        return
          "  pair collisions alone, densities not equal: the wires slide without friction, rho_D = 0, "
          + "equation (28)" + left
      }
      let change = TextTable.short(solution.change, digits: 2)
      return """
          drag resistivity  \(dragResistivity)
          S                 \(solution.conductivity)
          pair collisions alone, integral equation (14) on \(solution.levels.count) grids; the last \
        refinement changed S by \(change)
        """ + (solution.change < tolerance ? "" : Self.unsettled) + left
    }
  }
}
