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
  /// The axis that distributions of all points share, in sqrt(mT).
  let momenta: [Double]

  /// Puts a result together.
  public init(kind: StudyKind, input: InputFile, points: [Answer], momenta: [Double] = []) {
    precondition(!points.isEmpty)
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

  /// The object of the single point, or {"points": [...]} for a sweep, with what the points have in common.
  public var json: JSONValue {
    let objects = points.map { point -> JSONValue in
      var members = point.configuration.settings.map { JSONValue.Member($0.key, $0.value.json) }
      if !members.isEmpty { members = [.init("settings", .object(members))] }
      return .object(members + readings(of: point).members)
    }
    let common = Answer.readings(of: self).members + units.members
    guard !isSweep, !kind.isAlwaysList, case .object(let members) = objects[0] else {
      return .object([.init("points", .array(objects))] + common)
    }
    return .object(members + common)
  }

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
    let places = points.enumerated().filter { !$1.failedChecks.isEmpty }.map { index, point in
      let names = point.failedChecks.joined(separator: ", ")
      return isSweep ? "point \(index + 1): \(names)" : names
    }
    guard !places.isEmpty else { return nil }
    return "self-checks failed (\(places.joined(separator: "; "))); do not trust these numbers "
      + "before you know why"
  }

  /// Files beside the result.
  public func documents(provenance: Provenance) -> [Document] {
    Answer.documents(of: self, provenance)
  }

  /// The result as a self-describing data set; numbers that do not exist are NaN.
  public func dataset(provenance: Provenance) -> Dataset {
    var data = Dataset(describing: input, provenance: provenance)
    data.attributes += [
      .init("source", .text("drag \(packageVersion), \(kind.words)")),
      .init(
        "units",
        .text(
          "hbar = k_B = e = m = T = 1 unless a variable says otherwise; fields vary as "
            + "exp(-i omega t)")),
    ]
    data.attributes += kind.options.map { .init($0, .text($1)) }
    if let units = input.configurations[0].unitSystem {
      data.attributes += [
        .init("temperature_K", .real(units.temperature)),
        .init("effective_mass", .real(units.effectiveMass)),
      ]
    }
    data.addSweep(of: input, isCompact: kind.isCompact)
    data.add(points.map(readings), isSweep: isSweep, isCompact: kind.isCompact)
    return data
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
