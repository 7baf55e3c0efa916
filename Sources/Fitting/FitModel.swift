import FokkerPlanck
import Input
import KineticOperator
import Statistics
import Studies
import WirePhysics

/// The drag resistivity at each measurement for any values of the parameters, in the unit of the data.
struct FitModel: Sendable {
  let problem: FitProblem

  /// Returns the drag resistivity at a measurement; nil where there is none.
  ///
  /// Random numbers depend on the measurement alone, so the answer is a smooth function of the values.
  /// - Parameters:
  ///   - values: the values of the parameters.
  ///   - index: the measurement.
  ///   - rounds: how often the operator draws a block for each batch.
  /// - Throws: what the engine throws.
  func resistivity(_ values: [Double], at index: Int, rounds: Int) throws -> Estimate? {
    guard let configuration = configuration(values, at: index) else { return nil }
    switch problem.request.engine {
    case .fokkerPlanck:
      guard let solution = try configuration.exactModel()?.solve() else { return nil }
      let rho = configuration.doubleWire.wires.dragResistivity(fromS: solution.conductivity)
      return rho.isFinite ? configuration.shown(Estimate(value: rho, standardError: 0)) : nil
    case .operator:
      var run = try OperatorTrial(configuration, replica: index)
      for _ in 0..<rounds { run.draw() }
      return try run.resistivity().map(configuration.shown)
    }
  }

  /// Returns how many rounds bring a measurement's sampling error down to what is asked for.
  ///
  /// That is `solve.target_error`, or three tenths of the error of the measurement where that is larger: then it adds
  /// less than 5 % to it.
  /// - Throws: `FitError` if there is no drag resistivity.
  func rounds(_ values: [Double], at index: Int) throws -> Int {
    let row = problem.rows[index]
    guard let configuration = configuration(values, at: index) else {
      throw FitError.noStart(line: row.line, because: "the values are out of range")
    }
    guard problem.request.engine == .operator else { return 0 }
    var run = try OperatorTrial(configuration, replica: index)
    let wanted: Double
    switch configuration.solve.stop {
    case .samples(let count): return max(1, Int((Double(count) / Double(run.samples)).rounded(.up)))
    case .targetError(let target): wanted = max(target, 0.3 * row.error / abs(row.resistivity))
    }
    var next = 1
    while true {
      while run.rounds < next { run.draw() }
      let found = try run.resistivity()
      if let found, found.relativeError <= wanted { return run.rounds }
      let drawn = run.rounds * run.samples
      guard drawn < Int(clamping: configuration.solve.maximumSamples) else {
        guard found != nil else {
          throw FitError.noStart(line: row.line, because: "sampling finds no steady state")
        }
        return run.rounds
      }
      // As many as the error says, with a tenth in hand, but at most twice as many.
      let excess = found.map { $0.relativeError / wanted } ?? 2
      next =
        run.rounds + max(1, min(run.rounds, Int(Double(run.rounds) * (1.1 * excess * excess - 1))))
    }
  }

  private func configuration(_ values: [Double], at index: Int) -> RunConfiguration? {
    try? problem.template.configuration(problem.settings(values, problem.rows[index]))
  }
}

/// The collision forms of one trial at one measurement.
private struct OperatorTrial {
  private let plan: RunPlan
  private let assembler: OperatorAssembler

  init(_ configuration: RunConfiguration, replica: Int) throws {
    plan = try RunPlan(configuration)
    guard !plan.processes.isEmpty else { throw RunError.nothingCollides }
    assembler = plan.assembler(samples: nil, replica: UInt32(replica), threads: 1)
  }

  var rounds: Int { assembler.rounds }

  /// Samples of all processes in one round.
  var samples: Int { assembler.samplesPerRound }

  mutating func draw() { assembler.runRound() }

  func resistivity() throws -> Estimate? {
    let system = plan.configuration.doubleWire
    let kinetics = KineticOperator(
      doubleWire: system, basis: plan.basis,
      thermal: ThermalForms(basis: plan.basis, wires: [system[.one], system[.two]]),
      forms: assembler.forms(), threads: 1)
    return switch try kinetics.steadyState() {
    case .reached(let state): state.withoutBias(of: system.wires).dragResistivity
    case .frictionless: Estimate(value: 0, standardError: 0)
    case .indefinite, .undersampled: nil
    }
  }
}
