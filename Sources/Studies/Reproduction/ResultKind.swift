import RunFiles

/// Which computation a result file came from; its attribute `source` ends with the words of one.
enum ResultKind: String, CaseIterable {
  case operatorEngine = "operator engine"
  case comparison = "comparison"
  case particleEngine = "particle engine"
  case ensemble = "ensemble of seeds"
  case response = "frequency response"
  case impulseResponse = "impulse response of the particle engine"
  case spectrum = "relaxation spectrum"
  case convergence = "convergence study"
  case particleConvergence = "convergence study of the particle engine"

  /// The attribute of a new result.
  var source: Dataset.Attribute {
    .init("source", .text("drag \(packageVersion), \(rawValue)"))
  }

  /// The kind of a stored result.
  init?(source: String) {
    guard let found = Self.allCases.first(where: { source.hasSuffix(", \($0.rawValue)") }) else {
      return nil
    }
    self = found
  }
}
