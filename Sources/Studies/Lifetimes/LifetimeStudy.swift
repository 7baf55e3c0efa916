public import Checkpoints
import Collisions
public import Diagnostics
public import Input
import RandomStreams
import Report
public import ResultFiles
import Statistics
import WirePhysics

/// Rates of three-particle scattering at given momenta, process by process, each to a target error.
public struct LifetimeStudy: Study {
  private let configuration: RunConfiguration
  private let momenta: [Double]
  private let samplers: [TripleSampler]

  /// Plans to find the rates in a configuration.
  /// - Parameter momenta: in sqrt(mT); without any, the band bottom, and 2 T below, at and 2 T above the Fermi
  ///   level of wire 1.
  /// - Throws: `RunError` without microscopic three-particle collisions, or with several flavours; `GSLError`.
  public init(_ configuration: RunConfiguration, momenta: [Double]) throws {
    guard configuration.doubleWire.flavours == .one else { throw RunError.lifetimesOfFlavours }
    self.configuration = configuration
    let energy = configuration.doubleWire[.one].fermiEnergy
    let own = [0, energy - 2, energy, energy + 2].filter { $0 >= 0 }.map { (2 * $0).squareRoot() }
    self.momenta = momenta.isEmpty ? own : momenta
    samplers = try RunPlan(configuration).samplers.compactMap { $0 as? TripleSampler }
    guard !samplers.isEmpty else { throw RunError.noMicroscopicTriples }
  }

  /// What the samples of a point depend on.
  public func identity(at point: SweepPoint) -> RunIdentity {
    RunIdentity(configuration, point: point.index)
  }

  /// Samples until every rate is as exact as asked for, or the samples run out.
  /// - Throws: `StatisticsError`; `RunInterruption`.
  public func answer(in context: StudyContext) throws -> Answer {
    let places = samplers.flatMap { sampler in
      sampler.process.touchedWires.flatMap { wire in
        momenta.map { LifetimeSampling.Place(sampler, wire: wire, momentum: $0) }
      }
    }
    var rates: [ScatteringRate] = []
    var (samples, isReached) = (0, true)
    for (number, place) in places.enumerated() {
      let found = try context.log.answer(
        to: "rate \(number + 1) of \(places.count)",
        RateEvaluation(
          sampling: LifetimeSampling(
            place, number: context.point.index * places.count + number,
            random: (configuration.random.generator, configuration.random.seed),
            points: configuration.random.points),
          // Without a target, as many samples as the input asks for.
          target: configuration.solve.targetError,
          limit: configuration.solve.sampleLimit / places.count, context: context))
      rates.append(found.rate)
      samples += found.samples
      isReached = isReached && found.isReached
    }
    return Answer(
      configuration: configuration, momenta: momenta, rates: rates, samples: samples,
      isTargetReached: isReached, seconds: context.clock.elapsed)
  }
}

/// One rate as an evaluation.
private struct RateEvaluation: Evaluation {
  var sampling: LifetimeSampling
  let target: Double?
  let limit: Int
  let context: StudyContext

  var course: [[Double]] { sampling.rounds }

  mutating func restore(_ course: [[Double]]) throws {
    guard sampling.restore(course) else { throw CourseError() }
  }

  mutating func advance() throws -> (rate: ScatteringRate, samples: Int, isReached: Bool)? {
    if try sampling.rounds.isEmpty || !isDone() { sampling.advance(threads: context.threads) }
    let result = try sampling.result()
    context.report(
      samples: sampling.samples, remark: "\(result.process.name), k = \(result.momentum)")
    return try isDone()
      ? (result, sampling.samples, target == nil || isReached(result.rate)) : nil
  }

  private func isReached(_ rate: Estimate) -> Bool {
    target.map { rate.relativeError <= $0 } ?? false
  }

  /// The next round doubles the samples.
  private func isDone() throws -> Bool {
    let rate = try sampling.result().rate
    return isReached(rate) || rate.value == 0 && rate.standardError == 0
      || 2 * sampling.samples > limit
  }

  private struct CourseError: Error, CustomStringConvertible {
    let description = "its batches are those of another sampling; start the run anew"
  }
}

extension LifetimeStudy {
  /// The rates of all processes and wires at all momenta.
  public struct Answer: StudyAnswer {
    /// The configuration of the point.
    public let configuration: RunConfiguration
    /// The momenta, in sqrt(mT).
    public let momenta: [Double]
    /// The rates: by process, then by wire, then by momentum.
    public let rates: [ScatteringRate]
    /// Samples in all.
    public let samples: Int
    /// Whether every rate is as exact as asked for.
    public let isTargetReached: Bool
    /// Seconds of work.
    public let seconds: Double

    /// What was found, as quantities of the catalogue.
    public func readings(along _: [Double]) -> Readings {
      var readings = Readings()
      readings.add("rates[].process", .texts(rates.map(\.process.name)))
      readings.add("rates[].wire", .list(rates.map { .count($0.wire.rawValue + 1) }))
      readings.add("rates[].momentum", .reals(rates.map(\.momentum)))
      readings.add("scattering_rate", .list(rates.map { .estimate($0.rate) }))
      readings.add("samples", .count(samples))
      readings.add("target_reached", .truth(isTargetReached))
      return readings
    }

    /// The answer for a person.
    public var summary: String {
      var table = TextTable(["process", "wire", "k", "rate", "lifetime"])
      for found in rates {
        table.add([
          found.process.name, "\(found.wire.rawValue + 1)",
          TextTable.short(found.momentum, digits: 6), "\(found.rate)",
          found.rate.value > 0 ? TextTable.short(1 / found.rate.value, digits: 4) : "none",
        ])
      }
      let mixed =
        rates.contains { $0.process.channel == .tripleMixed }
        ? "\nrates of mixed sets are finite parts and may be negative" : ""
      return table.text + mixed + (lattices.map { "\n" + $0 } ?? "")
        + (isTargetReached
          ? "" : "\nthe samples ran out before every error was as small as asked for")
    }

    /// Where lattices were asked for, the rates for which they were given up.
    private var lattices: String? {
      guard configuration.random.points == .lattice else { return nil }
      let others = rates.filter { $0.points != .lattice }
      let names = others.map {
        "\($0.process.name) wire \($0.wire.rawValue + 1) k \(TextTable.short($0.momentum, digits: 6))"
      }
      return "points on lattices: \(rates.count - others.count) of \(rates.count) rates"
        + (others.isEmpty
          ? ""
          : "; on Sobol points, since lattices did not converge faster in a trial or there are none: "
            + names.joined(separator: ", "))
    }
  }
}
