import Collisions
import KineticOperator

/// What lies on lattices where `random: {points: lattice}` asks for them, and why the rest does not.
enum LatticeUse: Sendable {
  /// Nothing: no trial was held, for there was no g to hold it with.
  case untried
  /// What lies on lattices, what does not because a trial was lost, and what there are no lattices for; by name.
  case tried(lattices: [String], lost: [String], impossible: [String] = [])

  /// What came of the samplers of a plan.
  /// - Parameter samplers: what the plan's became.
  init(_ plan: RunPlan, _ samplers: [any CollisionSampler], areLearned: Bool) {
    guard areLearned else {
      self = .untried
      return
    }
    var (lattices, lost, impossible) = ([String](), [String](), [String]())
    for (plain, chosen) in zip(plan.samplers, samplers) {
      let name = plain.process.name
      if chosen is any SmoothSampler {
        lattices.append(name)
      } else if LatticeTrial.isPossible(for: plain) {
        lost.append(name)
      } else {
        impossible.append(name)
      }
    }
    self = .tried(lattices: lattices, lost: lost, impossible: impossible)
  }

  /// The same for a person.
  var words: String {
    switch self {
    case .untried: return "none: a pilot found no distribution to learn from"
    case .tried(let lattices, let lost, let impossible):
      func list(_ names: [String]) -> String { names.joined(separator: ", ") }
      return (lattices.isEmpty ? "none" : list(lattices))
        + (lost.isEmpty
          ? ""
          : "; on Sobol points, since lattices did not converge faster in a trial: \(list(lost))")
        + (impossible.isEmpty
          ? "" : "; on Sobol points, since there are no others: \(list(impossible))")
    }
  }
}
