import FokkerPlanck
import Input
import Report
public import ResultFiles
import WirePhysics

extension FokkerPlanckAnswer: StudyAnswer {
  /// Seconds of work.
  public var seconds: Double { 0 }

  /// Whether answers come from random numbers.
  public static var isSampled: Bool { false }

  /// What was found, as quantities of the catalogue.
  public func readings(along _: [Double]) -> Readings {
    let system = configuration.doubleWire
    var readings = Readings()
    readings.add("drag_resistivity", .real(dragResistivity))
    readings.add("S", .optional(conductivity))
    switch model {
    case .exactlySolvable(let solution):
      readings.add("model", .text("exactly solvable"))
      readings.add("a", .pair(solution.a))
      readings.add("b", .pair(solution.b))
      readings.add("c", .pair(solution.c))
      readings.add("B", .real(solution.meanSlope))
      readings.add("k_T", .wires { .real(system[$0].thermalMomentum) })
      readings.add("D3", .pair(solution.model.tripleDiffusion))
      if let equilibration { readings.add(equilibration.readings) }
    case .microscopic(let answer):
      readings.add(answer.readings)
      if let reduction { readings.add(reduction.readings) }
      if let equilibration { readings.add(equilibration.readings) }
      if let sampledDiffusion, let binned = try? BinnedProfile(answer, sampledDiffusion) {
        readings.add(sampledDiffusion.readings(binned))
      }
    case .pairs(_, let growth, let cutoff):
      readings.add("model", .text("pairs"))
      readings.add("cutoff", .real(cutoff))
      readings.add("growth_of_S", .real(growth))
    case .frictionless: readings.add("model", .text("frictionless"))
    }
    return readings
  }

  /// The answer for a person.
  public var summary: String {
    let system = configuration.doubleWire
    var lines = [
      "  drag resistivity  \(dragResistivity)",
      "  S                 " + (conductivity.map { "\($0)" } ?? "infinite"),
      "  densities         \(system[.one].density), \(system[.two].density)",
      "  D2                \(configuration.pairDiffusion)",
    ]
    if configuration.unitSystem != nil {
      let (name, factor) = configuration.resistivityUnit
      lines.insert("  drag resistivity  \(factor * dragResistivity) \(name)", at: 1)
    }
    switch model {
    case .exactlySolvable(let solution):
      lines += [
        "  exactly solvable model, section VII:",
        "  D3_1, D3_2        \(solution.model.tripleDiffusion.one), "
          + "\(solution.model.tripleDiffusion.two)",
        "  a_s = -b_s        \(solution.a.one), \(solution.a.two)",
        "  c_s               \(solution.c.one), \(solution.c.two)",
        "  k_Ts              \(system[.one].thermalMomentum), \(system[.two].thermalMomentum)",
      ]
      if let equilibration { lines.append("  " + equilibration.summary) }
    case .microscopic(let answer):
      lines += answer.lines
      if let reduction { lines += [""] + reduction.lines.map { "  " + $0 } }
      if let equilibration { lines.append("  " + equilibration.summary) }
      if let sampledDiffusion, let binned = try? BinnedProfile(answer, sampledDiffusion) {
        lines += sampledDiffusion.lines(binned)
      }
    case .pairs(_, let growth, let cutoff):
      lines.append(
        "  pair collisions alone: in the Fokker-Planck limit S grows with the cutoff "
          + "(here \(cutoff)) as \(growth) per unit of momentum")
    case .frictionless:
      lines.append("  pair collisions alone at different densities: frictionless, equation (28)")
    }
    return lines.joined(separator: "\n")
  }
}
