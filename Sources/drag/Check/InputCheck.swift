import Foundation
import Input
import ResultFiles
import Studies
import WirePhysics

/// What an input asks for, where it stands, and what it will take.
struct InputCheck {
  let input: InputFile
  /// What collides.
  let processes: [String]
  /// The first, the middle and the last point, run for a moment.
  let pilots: [Pilot]
  /// Seconds that the pilots took.
  let pilotSeconds: Double
  let threads: Int
  /// The largest memory that a point takes, in bytes.
  let memory: Double

  /// Seconds of all pilots together, about.
  private static let budget = 1.0

  /// Plans every point and runs pilots.
  /// - Throws: `RunError` for what cannot be done.
  init(_ input: InputFile, threads: Int) throws {
    self.input = input
    self.threads = threads
    _ = try StudyKind.steadyState(of: input)
    let plans = try input.configurations.map { try RunPlan($0) }
    guard plans.allSatisfy({ !$0.processes.isEmpty }) else { throw RunError.nothingCollides }
    processes = plans.flatMap(\.processes).reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
    let count = plans.count
    let places = Array(Set([0, count / 2, count - 1])).sorted()
    let start = Date()
    pilots = try places.map { index in
      try Pilot(
        input.configurations[index],
        point: SweepPoint(index: index, count: count, momenta: [0, 1]),
        budget: Self.budget / Double(places.count), threads: threads)
    }
    pilotSeconds = Date().timeIntervalSince(start)
    memory = Self.resident + (plans.map(\.memory).max() ?? 0)
  }

  /// Seconds of all points, from the mean of the pilots; nil if one could not tell.
  var seconds: Double? {
    let known = pilots.compactMap(\.seconds)
    guard known.count == pilots.count else { return nil }
    return known.reduce(0, +) / Double(known.count) * Double(input.configurations.count)
  }

  /// What this process holds so far, in bytes.
  private static var resident: Double {
    #if canImport(Glibc)
      var usage = rusage()
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return Double(usage.ru_maxrss) * 1024
    #else
      var usage = rusage()
      getrusage(RUSAGE_SELF, &usage)
      return Double(usage.ru_maxrss)
    #endif
  }
}

extension InputCheck {
  /// The check as one JSON object.
  var json: JSONValue {
    .object([
      .init("points", .whole(input.configurations.count)),
      .init("engine", .string(input.configurations[0].solve.engine.rawValue)),
      .init("processes", .array(processes.map(JSONValue.string))),
      .init("seconds", .optional(seconds)), .init("memory_bytes", .number(memory.rounded())),
      .init(
        "pilots",
        .array(
          pilots.map { pilot in
            .object(
              [
                .init(
                  "settings",
                  .object(
                    pilot.configuration.settings.map {
                      .init($0.key, .string($0.value.description))
                    })),
                .init("regime", .string(pilot.regime.rawValue)),
                .init("regime_unknown", pilot.openRegime.map(JSONValue.string) ?? .null),
                .init("born_reflection", .optional(pilot.bornReflection)),
                .init("seconds", .optional(pilot.seconds)),
              ])
          })),
    ])
  }
}
