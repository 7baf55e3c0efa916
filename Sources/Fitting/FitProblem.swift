import FokkerPlanck
public import Input
import Studies

/// Data, a model of them with free parameters, and where these start: all that a fit depends on.
public struct FitProblem: Sendable {
  let request: FitRequest
  let template: InputTemplate
  let parameters: [FitParameter]
  /// The input with a single point, at which the fit starts.
  let single: InputFile

  /// The measurements.
  var rows: [MeasuredData.Row] { request.data.rows }

  /// Holds a request against an input.
  /// - Throws: `FitError` for what is wrong with the request, `InputError` for data that the input cannot take,
  ///   `RunError` for what cannot be computed.
  public init(_ request: FitRequest, _ input: InputFile) throws {
    self.request = request
    template = try InputTemplate(input)
    let data = request.data
    let beside = template.sweptKeys(beside: data.keys).map(\.path)
    guard beside.isEmpty else { throw FitError.sweptBeside(keys: beside) }
    var parameters: [FitParameter] = []
    for text in request.free {
      let parameter = try FitParameter(text, in: template)
      if data.keys.contains(parameter.key) {
        throw FitError.free(
          text, problem: "the data hold this key", because: "its values are given",
          suggestion: "free another key, or remove the column")
      }
      if parameters.contains(where: { $0.overlaps(parameter) }) {
        throw FitError.free(
          text, problem: "the key is free twice", because: "one value would replace the other",
          suggestion: "give it once")
      }
      parameters.append(parameter)
    }
    self.parameters = parameters
    guard data.rows.count > parameters.count || parameters.isEmpty else {
      throw FitError.tooFewData(rows: data.rows.count, parameters: parameters.count)
    }
    single = try template.single(data.rows[0].settings)
    for row in data.rows {
      try check(template.configuration(settings(parameters.map(\.startNumber), row)))
    }
  }

  private func check(_ configuration: RunConfiguration) throws {
    guard configuration.random.seeds == nil else { throw RunError.needsOneSeed(command: "a fit") }
    switch request.engine {
    case .operator:
      guard configuration.solve.engine == .operator else {
        throw RunError.otherEngine(command: "a fit", engine: configuration.solve.engine)
      }
    case .fokkerPlanck:
      guard try configuration.exactModel() != nil else {
        throw FitError.engine(
          request.engine.rawValue,
          because: "it answers for collisions.triples.kernel soft-model; other kernels are sampled")
      }
    }
  }

  /// The values of all keys at a measurement.
  func settings(_ values: [Double], _ row: MeasuredData.Row?) -> [SweepSetting] {
    var settings: [SweepSetting] = []
    for (parameter, value) in zip(parameters, values) {
      let path = parameter.key.path
      if let index = settings.firstIndex(where: { $0.key == path }) {
        settings[index].value = parameter.value(value, in: settings[index].value)
      } else {
        settings.append(
          SweepSetting(key: path, value: parameter.value(value, in: parameter.start)))
      }
    }
    return settings + (row?.settings ?? [])
  }
}

extension FitParameter {
  /// Whether another parameter moves the same number.
  func overlaps(_ other: FitParameter) -> Bool {
    key == other.key && (wire == nil || other.wire == nil || wire == other.wire)
  }
}
