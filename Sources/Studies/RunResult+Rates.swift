import KineticOperator
import RunFiles
import WirePhysics

extension RunResult {
  /// Adds the rates of three-particle scattering, if there are any.
  func addRates(to data: inout Dataset, processes: [String]) {
    guard points.contains(where: { !$0.rates.isEmpty }) else { return }
    let bins = ScatteringRate.binCount
    data.add(.init("rate_bin", size: bins))
    data.add(
      DatasetVariable(
        "rate_momentum", dimensions: ["point", "rate_bin"],
        values: .real(points.flatMap { ScatteringRate.momenta(cutoff: $0.grid.cutoff) }),
        longName: "middle of the momentum bin of the rates", units: "sqrt(mT)"))
    for (name, long, numbers) in [
      ("rate", "rate at which an electron takes part in the process", \ScatteringRate.rates),
      ("rate_error", "standard error of that rate", \ScatteringRate.errors),
    ] {
      let missing = Array(repeating: Double.nan, count: bins)
      let values = points.flatMap { point in
        processes.flatMap { process in
          WireIndex.allCases.flatMap { wire in
            point.rates.first { $0.process == process && $0.wire == wire }?[keyPath: numbers]
              ?? missing
          }
        }
      }
      data.add(
        DatasetVariable(
          name, dimensions: ["point", "process", "wire", "rate_bin"], values: .real(values),
          longName: long, units: "T/hbar"))
    }
  }
}
