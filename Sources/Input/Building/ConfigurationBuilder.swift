internal import WirePhysics

/// Makes one configuration from a table of keys, collecting every complaint.
///
/// Every key that is consulted is recorded with the value that was used: the record becomes the
/// resolved listing of the run, and a given key that was never consulted is reported, since it has
/// no effect although its author thinks it has.
struct ConfigurationBuilder {
  let file: String
  let folder: String
  let table: InputTable
  let tables: TableCache
  var complaints: [InputComplaint] = []
  private(set) var scales = InputScales(system: nil)
  var consulted: Set<String> = []
  var record: [String: EffectiveSetting] = [:]

  init(file: String, folder: String, table: InputTable, tables: TableCache) {
    self.file = file
    self.folder = folder
    self.table = table
    self.tables = tables
  }

  /// Returns the configuration, or nothing when there are complaints.
  mutating func build(settings: [SweepSetting]) -> RunConfiguration? {
    scales = InputScales(system: unitSystem())
    // Without the units nothing else can be judged: one slip would bring complaints about all numbers.
    guard scales.system != nil || word("units.system") != "SI" else { return nil }
    let title = text("title") ?? ""
    let wires = wires()
    let triples = triples()
    let intrawire = intrawire(isNeeded: isMicroscopic(triples))
    let interwire = potential("interwire")
    let insideWires: WirePair<Potential>? =
      if let intrawire, let interwire { insideWires(intrawire, interwire) } else { nil }
    let pairs = factor("collisions.pairs")
    let scattering = word("collisions.pair_scattering").flatMap(PairScattering.init)
    let interaction = pairInteraction(interwire, scattering)
    let fields = fields()
    let solve = solve()
    let fieldShape = fieldShape(solve?.engine)
    let particles = particles(solve)
    let random = random()
    let response = response()
    let fokkerPlanck = fokkerPlanck(isNeeded: isMicroscopic(triples))
    complainAboutUnused()
    guard complaints.isEmpty, table.broken.isEmpty, let wires, let insideWires,
      let interwire, let pairs, let scattering, let interaction, let triples, let fields, let solve,
      let fieldShape, let particles, let random, let response,
      let fokkerPlanck
    else { return nil }
    return RunConfiguration(
      title: title,
      doubleWire: DoubleWire(
        wires: wires, intrawire: insideWires, interwire: interwire, pairs: interaction),
      unitSystem: scales.system,
      collisions: .init(pairs: pairs, pairScattering: scattering, triples: triples),
      fields: fields, fieldShape: fieldShape, solve: solve, particles: particles, random: random,
      response: response, fokkerPlanck: fokkerPlanck, settings: settings,
      effectiveInput: InputKey.catalogue.compactMap { record[$0.path] })
  }

  private func isMicroscopic(_ triples: TripleModel?) -> Bool {
    if case .microscopic = triples { true } else { false }
  }
}
