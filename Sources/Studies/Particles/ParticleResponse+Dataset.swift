import ParticleEngine
public import RunFiles
import Statistics
import WirePhysics

extension ParticleResponse {
  /// The responses of all sweep points as a data set with the variables of the operator's response.
  ///
  /// A single point has a coordinate omega(omega). A sweep has a leading dimension `point`, and
  /// frequency(point, omega) in its place, since the frequencies may follow the rates.
  public static func dataset(
    of results: [ParticleResponse], input: InputFile, provenance: Provenance
  ) -> Dataset {
    var data = Dataset(describing: input, provenance: provenance)
    data.attributes += [
      .init("source", .text("drag \(packageVersion), impulse response of the particle engine")),
      .init("units", .text("hbar = k_B = e = m = T = 1; fields vary as exp(-i omega t)")),
    ]
    let lead = results.count > 1 ? ["point"] : []
    if results.count > 1 { data.add(.init("point", size: results.count)) }
    data.add(.init("omega", size: results[0].points.count))
    data.add(.init("wire_row", size: 2))
    data.add(.init("wire_column", size: 2))
    func add(
      _ name: String, _ tail: [String], _ long: String, _ unit: String, _ value: (Point) -> [Double]
    ) {
      data.add(
        DatasetVariable(
          name, dimensions: lead + ["omega"] + tail,
          values: .real(results.flatMap { $0.points.flatMap(value) }), longName: long, units: unit))
    }
    add(lead.isEmpty ? "omega" : "frequency", [], "angular frequency", "T/hbar") { [$0.omega] }
    let (rho, sigma) = (RunResult.resistivityUnit, RunResult.conductivityUnit)
    for (suffix, word, part) in [
      ("real", "real", \ImpulseResponse.Value.real), ("imag", "imaginary", \.imaginary),
    ] {
      add("rho_12_\(suffix)", [], "\(word) part of rho_12", rho) {
        [$0.resistivity[keyPath: part].value]
      }
      add("rho_12_\(suffix)_error", [], "its standard error", rho) {
        [$0.resistivity[keyPath: part].standardError]
      }
      let elements = ["wire_row", "wire_column"]
      add("sigma_\(suffix)", elements, "\(word) part of the conductivity", sigma) { point in
        Self.elements(suffix == "real" ? point.matrix.real : point.matrix.imaginary)
      }
      // The singular part is exact, and the regular one is S in every element.
      add("sigma_\(suffix)_error", elements, "its standard error", sigma) {
        Array(repeating: $0.conductivity[keyPath: part].standardError, count: 4)
      }
    }
    addLimits(of: results, to: &data, dimensions: lead)
    return data
  }

  private static func elements(_ matrix: WireMatrix) -> [Double] {
    WireIndex.allCases.flatMap { row in WireIndex.allCases.map { matrix[row, $0] } }
  }

  private static func addLimits(
    of results: [ParticleResponse], to data: inout Dataset, dimensions: [String]
  ) {
    let rho = RunResult.resistivityUnit
    for (name, long, unit, value) in [
      (
        "rho_12_high_frequency", "rho_12 above all rates, all collisions", rho,
        { $0.highFrequency.value }
      ),
      (
        "rho_12_high_frequency_error", "its standard error", rho, { $0.highFrequency.standardError }
      ),
      (
        "rho_12_high_frequency_pairs", "equation (29), pair collisions only", rho,
        { $0.highFrequencyOfPairs ?? .nan }
      ),
      (
        "remainder", "relative current at the end of the run over that at its beginning", "1",
        { $0.remainder.value }
      ), ("remainder_error", "its standard error", "1", { $0.remainder.standardError }),
      ("time_step", "time step", "hbar/T", { $0.result.timeStep }),
      (
        "time_step_error", "largest relative error of the currents by the time step", "1",
        { $0.result.stepError.relative }
      ),
    ] as [(String, String, String, (ParticleResponse) -> Double)] {
      data.add(
        DatasetVariable(
          name, dimensions: dimensions, values: .real(results.map(value)), longName: long,
          units: unit))
    }
  }
}
