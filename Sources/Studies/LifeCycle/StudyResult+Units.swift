import Input
package import Statistics
import WirePhysics

extension StudyResult {
  /// What the columns of swept keys are called: their names with the units of the input.
  var sweepHeading: [String] { input.sweepHeading }

  /// What a column of drag resistivities is called.
  func heading(_ name: String) -> String {
    "\(name) [\(points[0].configuration.resistivityUnit.name)]"
  }

  /// What is given in kOhm/um as well, with SI input.
  static var alsoInSI: [String] {
    ["drag_resistivity", "conventional_drag_resistivity", "fokker_planck_drag_resistivity"]
  }
}

extension RunConfiguration {
  /// The unit of a key in the input.
  func unit(of key: InputKey) -> String {
    unitSystem == nil ? key.dimension.reducedUnit : key.dimension.siUnit
  }

  /// In what drag resistivities are shown to a person, and how many of it a reduced unit is.
  package var resistivityUnit: (name: String, factor: Double) {
    unitSystem.map { ("kOhm/um", $0.kiloOhmPerMicrometre) } ?? ("sqrt(mT)/e^2", 1)
  }

  /// A drag resistivity in the unit that is shown.
  package func shown(_ resistivity: Estimate) -> Estimate {
    resistivity.scaled(by: resistivityUnit.factor)
  }
}

extension StudyResult {
  /// The points that a screen has room for: all, or some that stand out and evenly many of the rest.
  func places(atMost room: Int, with outstanding: [Int] = []) -> [Int] {
    SweepTable.places(of: points.count, atMost: room, with: outstanding)
  }

  /// That there are more points than are shown; nothing where there are none.
  func rest(_ shown: [Int], elsewhere: String) -> [String] {
    SweepTable.rest(shown, of: points.count, elsewhere: elsewhere)
  }
}
