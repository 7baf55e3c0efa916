import Checkpoints
public import Input
public import Studies

/// The equations and figures of the theory, each held against an independent computation.
public struct Validation: Sendable {
  /// The sections, in the order of the theory.
  public let sections: [ValidationSection]
  /// Seconds in all.
  public let seconds: Double

  /// The limits and regimes alone: nothing is sampled, and it takes some seconds.
  /// - Throws: an error of a quadrature or of the exactly solvable model.
  public static func analytic() throws -> Validation {
    let clock = StageClock()
    return Validation(sections: try analyticSections(), seconds: clock.elapsed)
  }

  /// Everything: the limits, and the figures sampled from their inputs.
  /// - Parameters:
  ///   - inputs: the input of each case.
  ///   - runner: makes a runner for an input; it keeps, tells and stops.
  /// - Throws: `RunError`, `GSLError` or `LapackError`, or an error of the analytic side.
  public static func paper(
    _ inputs: [PaperCase: InputFile], runner: (InputFile, PaperCase) throws -> StudyRunner
  ) throws -> Validation {
    let clock = StageClock()
    var sections = try analyticSections()
    for (item, input) in PaperCase.allCases.compactMap({ item in inputs[item].map { (item, $0) } })
    { sections.append(try PaperStudy(item, runner(input, item)).section()) }
    return Validation(sections: sections, seconds: clock.elapsed)
  }

  private static func analyticSections() throws -> [ValidationSection] {
    [
      ValidationSection("Pair collisions, without sampling", try PairRows.all()),
      ValidationSection(
        "Pair collisions at different densities, without sampling", try FrictionlessRows.all()),
      ValidationSection(
        "Weak three-particle collisions at different densities, without sampling",
        try WeakTripleRows.all()),
      ValidationSection(
        "Currents in momentum space and their laws, without sampling", try MomentumRows.all()),
      ValidationSection("Limits of Section VII, without sampling", try LimitRows.all()),
      ValidationSection("The exactly solvable model, without sampling", try ModelRows.all()),
      ValidationSection("Microscopic coefficients, without sampling", try SoftRows.all()),
      ValidationSection("Appendix D, without sampling", try EquilibrationRows.all()),
      ValidationSection("From other work, without sampling", OutsideRows.all()),
    ]
  }

  /// All rows.
  public var rows: [ValidationRow] { sections.flatMap(\.rows) }

  /// Whether every row passed.
  public var isPassed: Bool { rows.allSatisfy(\.isPassed) }
}
