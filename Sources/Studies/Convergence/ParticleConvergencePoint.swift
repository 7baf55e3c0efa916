import Foundation
public import Input
import Report
public import ResultFiles
public import Statistics

/// What a convergence study of the particle engine found at one point.
public struct ParticleConvergencePoint: Sendable {
  /// The configuration.
  public let configuration: RunConfiguration
  /// The relative current (j_1 - j_2)/2 at the end of the time that was studied.
  public let current: Estimate
  /// That time, in hbar/T.
  public let time: Double
  /// The time step of the input, in hbar/T.
  public let timeStep: Double
  /// The largest step that is stable in the mean square.
  public let largestStep: Double
  /// Samples per step, time step and population control.
  public let studies: [ParameterStudy]
  /// Seconds in all.
  public let seconds: Double

  /// What to write into the input for the accuracy wanted: key and value.
  ///
  /// The two interact: more samples in a step allow longer steps. The step is recommended for the samples
  /// of the input, and more samples only make it more stable.
  public var recommended: [(key: String, value: Double)] {
    studies.compactMap { study in
      guard let key = study.parameter.key else { return nil }
      guard study.parameter == .timeStep else {
        let samples = study.inputValue * study.growth(toReach: wantedError)
        return (key, max(2, samples.roundedUpToTwoDigits.rounded(.up)))
      }
      guard study.errorOfInput > allowance else { return (key, timeStep) }
      return (key, timeStep * (allowance / study.errorOfInput).squareRoot())
    }
  }

  /// What a reader must not overlook.
  public var warnings: [String] {
    var warnings: [String] = []
    if let step = study(.timeStep), step.errorOfInput > allowance {
      warnings.append(
        "the time step \(TextTable.short(timeStep)) leaves an error of \(percent(step.errorOfInput)) in "
          + "the currents on their way, more than the \(percent(allowance)) that one source may leave; "
          + "a steady state has no such error")
    }
    if let population = study(.particlesPerCell), population.errorOfInput > 1e-9 {
      warnings.append(
        "merging particles moves the currents by \(TextTable.short(population.errorOfInput)) and must not: "
          + "this is a fault of the program, please report it")
    }
    return warnings
  }
}

extension ParticleConvergencePoint: ConvergenceAnswer {
  /// What was found, as quantities of the catalogue.
  public func readings(along _: [Double]) -> Readings {
    var readings = Readings()
    readings.add("engine", .text("particles"))
    readings.add("relative_current", .estimate(current))
    readings.add("study_time", .real(time))
    readings.add("step of the study", .real(timeStep))
    readings.add("largest_stable_step", .real(largestStep))
    readings.add(commonReadings(of: "relative_current"))
    return readings
  }

  /// The study for a person.
  public var summary: String {
    var levels = TextTable(["parameter", "value", "effect on the currents %", ""])
    for study in studies {
      for level in study.levels {
        let isInput = abs(level.value - study.inputValue) <= 1e-9 * study.inputValue
        levels.add([
          study.parameter.rawValue, TextTable.short(level.value),
          level.shift.map {
            $0.standardError > 0
              ? "\($0.scaled(by: 100))" : TextTable.short(100 * $0.value, digits: 2)
          } ?? "", isInput ? "<- input" : "",
        ])
      }
    }
    let current =
      "(j_1 - j_2)/2 at t = \(TextTable.short(time)) hbar/T  \(current)\n"
      + "largest stable time step  \(TextTable.short(largestStep)) hbar/T"
    return ([levels.text, "", verdictTable, "", current] + warningLines).joined(separator: "\n")
  }
}
