import Collisions
import Foundation
import Input
import KineticOperator

extension RunPlan {
  /// About what the forms of all processes and batches take, in bytes.
  ///
  /// Two sums for each batch, the form made of them for a solution, and the copies in a checkpoint.
  package var memory: Double {
    let functions = Double(basis.count)
    let perBatch = samplers.reduce(0.0) { sum, sampler in
      let components = Double(sampler.process.touchedWires.count) * functions
      let sums = 2 * components * (components + 32)
      let form = 4 * functions * functions
      let copies = 3 * components * components
      return sum + sums + form + copies
    }
    return 8 * perBatch * Double(OperatorAssembler.batchCount)
  }

  /// Refuses a run that would be killed for want of memory, before any is taken.
  /// - Throws: `RunError`.
  package func checkMemory(
    available: Double = Double(ProcessInfo.processInfo.physicalMemory)
  ) throws(RunError) {
    guard memory <= 0.9 * available else {
      throw .tooLarge(functions: basis.count, needed: memory, available: available)
    }
  }
}

extension RunPlan {
  /// About what a point takes at most, in bytes, without making its plan.
  static func memory(_ configuration: RunConfiguration) -> Double {
    let functions = Double(configuration.solve.basis.intervals + configuration.solve.basis.degree)
    let processes = 1 + max(3, configuration.collisions.tripleSets.count)
    let components = 2 * functions
    let sums = 2 * components * (components + 32)
    let perProcess = sums + 4 * functions * functions + 3 * components * components
    return 8 * perProcess * Double(processes * OperatorAssembler.batchCount)
  }

  /// What collides, in words.
  package var processes: [String] { samplers.map(\.process.name) }
}
