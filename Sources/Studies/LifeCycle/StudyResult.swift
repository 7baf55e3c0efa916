public import Input
import RandomStreams
public import ResultFiles
import WirePhysics

/// What came of a study, whichever it was.
public protocol StudyOutcome: Sendable {
  /// The result as one JSON object.
  var json: JSONValue { get }
  /// The result for a person.
  var summary: String { get }
  /// Which self-checks failed where; nil if none did.
  var failureNotice: String? { get }
  /// The result as a self-describing data set.
  func dataset(provenance: Provenance) -> Dataset
  /// Files beside the result.
  func documents(provenance: Provenance) -> [Document]
}

/// The answers of all points of a sweep, and what every result says: title, settings, system, seed, version.
public struct StudyResult<Answer: StudyAnswer>: StudyOutcome {
  /// Which study it was.
  public let kind: StudyKind
  /// The input it came from.
  public let input: InputFile
  /// One answer per sweep point, at least one, in the order of the sweep.
  public let points: [Answer]
  /// Which part of a run it is, if it is not the whole.
  let share: SliceShare?
  /// The axis that distributions of all points share, in sqrt(mT).
  let momenta: [Double]

  /// Puts a result together.
  public init(kind: StudyKind, input: InputFile, points: [Answer], momenta: [Double] = []) {
    self.init(kind: kind, input: input, points: points, momenta: momenta, share: nil)
  }

  /// Puts a part of a result together.
  init(
    kind: StudyKind, input: InputFile, points: [Answer], momenta: [Double], share: SliceShare?
  ) {
    precondition(!points.isEmpty)
    self.share = share
    self.kind = kind
    self.input = input
    self.points = points
    self.momenta = momenta
  }

  /// Whether the input asked for a sweep.
  public var isSweep: Bool { !input.sweep.isEmpty }

  /// What each point is called: its settings.
  package var pointNames: [String] {
    points.map { point in
      let settings = point.configuration.settings.map { "\($0.key) = \($0.value.description)" }
      return settings.isEmpty ? "this point" : settings.joined(separator: ", ")
    }
  }

  /// The result as one JSON object.
  public var json: JSONValue { contents.json }

  /// The answer for a person.
  public var summary: String {
    let title = input.configurations[0].title
    return (title.isEmpty ? "" : title + "\n") + Answer.summary(of: self)
      + tableWarnings.map { "\n\($0)" }.joined()
  }

  /// Where tables leave open more than the answer says, for answers that do not know it themselves.
  private var tableWarnings: [String] {
    zip(points, pointNames).flatMap { point, name -> [String] in
      let own = point.readings(along: momenta)
      guard own["table_uncertainty"] == nil, let tables = TableInfluence(point.configuration) else {
        return []
      }
      let warnings = tables.warnings(error: TableInfluence.error(statedBy: own))
      return isSweep ? warnings.map { "\(name)\n\($0)" } : warnings
    }
  }

  /// Which self-checks failed where; nil if none did.
  public var failureNotice: String? {
    ResultContents.notice(
      points.map(\.failedChecks), points: isSweep ? share?.points ?? Array(points.indices) : nil)
  }

  /// Files beside the result.
  public func documents(provenance: Provenance) -> [Document] {
    // A report is one of the whole sweep.
    share == nil ? Answer.documents(of: self, provenance) : []
  }

  /// The result as a self-describing data set; numbers that do not exist are NaN.
  public func dataset(provenance: Provenance) -> Dataset {
    contents.dataset(provenance: provenance)
  }

  /// What is said of all points.
  private var contents: ResultContents {
    ResultContents(
      kind: kind, input: input, configurations: points.map(\.configuration),
      points: points.map(readings), failedChecks: points.map(\.failedChecks), share: share)
  }

  func readings(of point: Answer) -> Readings {
    let configuration = point.configuration
    let system = configuration.doubleWire
    let own = point.readings(along: momenta)
    var readings = Readings()
    readings.add("fermi_energy", .reals(WireIndex.allCases.map { system[$0].fermiEnergy }))
    readings.add("mismatch", .real(system.mismatch))
    readings.add("density", .pair(system.densities))
    readings.add("D2", .real(configuration.pairDiffusion))
    readings.add(own)
    if own["table_uncertainty"] == nil, let tables = TableInfluence(configuration) {
      readings.add("table_uncertainty", .real(tables.total))
    }
    if let units = configuration.unitSystem {
      for name in Self.alsoInSI {
        guard let rho = own[name] else { continue }
        readings.add("\(name)_SI", rho.scaled(by: units.kiloOhmPerMicrometre))
      }
      readings.add(
        "SI.densities_per_um",
        .reals(WireIndex.allCases.map { system[$0].density * units.perMicrometre }))
      readings.add(
        "SI.fermi_energies_meV",
        .reals(WireIndex.allCases.map { system[$0].fermiEnergy * units.milliElectronVolt }))
    }
    if Answer.isSampled {
      readings.add("seed", .unsigned(configuration.random.seed))
      readings.add("generator", .text(configuration.random.generator.name))
      readings.add("wall_seconds", .real(point.seconds))
    }
    readings.add("version", .text(packageVersion))
    return readings
  }
}
