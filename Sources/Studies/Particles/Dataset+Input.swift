import RunFiles
import WirePhysics

/// What every result of a sweep says about its points; dimensions `point` and `wire` exist already.
extension Dataset {
  /// Adds the values of the swept keys.
  mutating func addSweep(of input: InputFile) {
    let points = input.configurations
    for (index, axis) in input.sweep.enumerated() {
      let values = points.map { $0.settings[index].value.numbers }
      // A key with one number for each wire has a coordinate along the wires as well.
      let isPair = values.allSatisfy { $0.count == 2 }
      let isSI = points[0].unitSystem != nil
      add(
        DatasetVariable(
          axis.key.path.replacing(".", with: "_"),
          dimensions: isPair ? ["point", "wire"] : ["point"],
          values: .real(isPair ? values.flatMap { $0 } : values.map { $0.first ?? .nan }),
          longName: axis.key.path,
          units: isSI ? axis.key.dimension.siUnit : axis.key.dimension.reducedUnit))
    }
  }

  /// Adds chemical potentials, densities and D2.
  mutating func addSystem(of input: InputFile) {
    let systems = input.configurations.map(\.doubleWire)
    func variable(
      _ name: String, _ dimensions: [String], _ long: String, _ unit: String,
      _ value: (DoubleWire) -> [Double]
    ) -> DatasetVariable {
      DatasetVariable(
        name, dimensions: dimensions, values: .real(systems.flatMap(value)), longName: long,
        units: unit)
    }
    let wires = ["point", "wire"]
    add(
      variable("fermi_energy", wires, "chemical potential of each wire", "T") { system in
        WireIndex.allCases.map { system[$0].fermiEnergy }
      })
    add(
      variable("mismatch", ["point"], "chemical potential mismatch", "T") { [$0.mismatch] })
    add(
      variable("density", wires, "electron density of each wire", "sqrt(mT)/hbar") { system in
        WireIndex.allCases.map { system[$0].density }
      })
    add(
      variable("D2", ["point"], "pair diffusion coefficient, equation (16)", "reduced") {
        [$0.pairDiffusion]
      })
  }
}
