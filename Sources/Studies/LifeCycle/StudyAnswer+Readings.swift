import Input
import RandomStreams
import ResultFiles
import WirePhysics

extension StudyAnswer {
  /// All that is said of a point: its system, what was found, seed and version.
  /// - Parameter own: what was found.
  func allReadings(with own: Readings) -> Readings {
    let system = configuration.doubleWire
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
      for name in StudyResult<Self>.alsoInSI {
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
    if Self.isSampled {
      readings.add("seed", .unsigned(configuration.random.seed))
      readings.add("generator", .text(configuration.random.generator.name))
      readings.add("wall_seconds", .real(seconds))
    }
    readings.add("version", .text(packageVersion))
    return readings
  }

  /// Where tables leave open more than the answer says, for answers that do not know it themselves.
  func tableWarnings(saying own: Readings) -> [String] {
    guard own["table_uncertainty"] == nil, let tables = TableInfluence(configuration) else {
      return []
    }
    return tables.warnings(error: TableInfluence.error(statedBy: own))
  }
}

extension RunConfiguration {
  /// What a point is called: its settings.
  var name: String {
    let settings = settings.map { "\($0.key) = \($0.value.description)" }
    return settings.isEmpty ? "this point" : settings.joined(separator: ", ")
  }
}
