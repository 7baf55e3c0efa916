import KineticOperator
public import RunFiles
import Statistics
import WirePhysics

extension ResponseResult {
  /// The responses of all sweep points as a self-describing data set.
  ///
  /// A single point has a coordinate omega(omega). A sweep has a leading dimension `point`, and
  /// frequency(point, omega) in its place, since the frequencies may follow the rates.
  public static func dataset(
    of results: [ResponseResult], input: InputFile, provenance: Provenance
  ) -> Dataset {
    var data = Dataset(describing: input, provenance: provenance)
    data.attributes += [
      .init("source", .text("drag \(packageVersion), frequency response")),
      .init("units", .text("hbar = k_B = e = m = T = 1; fields vary as exp(-i omega t)")),
    ]
    let lead = results.count > 1 ? ["point"] : []
    if results.count > 1 { data.add(.init("point", size: results.count)) }
    let count = results[0].configuration.response.points
    data.add(.init("omega", size: count))
    data.add(.init("wire_row", size: 2))
    data.add(.init("wire_column", size: 2))
    func add(
      _ name: String, _ tail: [String], _ long: String, _ unit: String,
      _ value: (FrequencyResponse.Point) -> [Double]
    ) {
      let size = tail.reduce(1) { $0 * (data.size(of: $1) ?? 1) }
      let missing = Array(repeating: Double.nan, count: size)
      let values = results.flatMap { $0.points.isEmpty ? missing : $0.points.flatMap(value) }
      data.add(
        DatasetVariable(
          name, dimensions: lead + tail, values: .real(values), longName: long, units: unit))
    }
    add(
      lead.isEmpty ? "omega" : "frequency", ["omega"], "angular frequency", "T/hbar"
    ) { [$0.omega] }
    for (suffix, word, part) in [
      ("real", "real", \FrequencyResponse.ComplexEstimate.real), ("imag", "imaginary", \.imaginary),
    ] {
      add("rho_12_\(suffix)", ["omega"], "\(word) part of rho_12", RunResult.resistivityUnit) {
        [$0.offDiagonalResistivity[keyPath: part].value]
      }
      add(
        "rho_12_\(suffix)_error", ["omega"], "its standard error", RunResult.resistivityUnit
      ) { [$0.offDiagonalResistivity[keyPath: part].standardError] }
      let matrix = ["omega", "wire_row", "wire_column"]
      add("sigma_\(suffix)", matrix, "\(word) part of the conductivity", RunResult.conductivityUnit)
      { point in Self.elements(of: point) { $0[keyPath: part].value } }
      add("sigma_\(suffix)_error", matrix, "its standard error", RunResult.conductivityUnit) {
        point in Self.elements(of: point) { $0[keyPath: part].standardError }
      }
    }
    addLimits(of: results, to: &data, dimensions: lead)
    data.add(
      DatasetVariable(
        "mismatch", dimensions: lead,
        values: .real(results.map(\.configuration.doubleWire.mismatch)),
        longName: "mismatch of the chemical potentials", units: "T"))
    return data
  }

  private static func addLimits(
    of results: [ResponseResult], to data: inout Dataset, dimensions: [String]
  ) {
    for (name, long, value) in [
      (
        "drag_resistivity", "dc drag resistivity, equation (114)",
        { (result: ResponseResult) in result.dragResistivity?.value }
      ), ("drag_resistivity_error", "its standard error", { $0.dragResistivity?.standardError }),
      (
        "rho_12_high_frequency", "rho_12 above all rates, all collisions",
        { $0.highFrequency.value }
      ),
      ("rho_12_high_frequency_error", "its standard error", { $0.highFrequency.standardError }),
      (
        "rho_12_high_frequency_pairs", "equation (29), pair collisions only",
        { $0.highFrequencyOfPairs }
      ),
    ] {
      data.add(
        DatasetVariable(
          name, dimensions: dimensions, values: .real(results.map { value($0) ?? .nan }),
          longName: long, units: RunResult.resistivityUnit))
    }
  }

  private static func elements(
    of point: FrequencyResponse.Point, _ number: (FrequencyResponse.ComplexEstimate) -> Double
  ) -> [Double] {
    WireIndex.allCases.flatMap { row in
      WireIndex.allCases.map { number(point.element(row, $0)) }
    }
  }
}
