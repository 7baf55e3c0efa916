internal import Foundation
internal import WirePhysics

/// The factors between the units of an input file and reduced units.
struct InputScales {
  /// The conversion to SI, or none for an input in reduced units.
  let system: UnitSystem?

  /// Returns the value of one reduced unit in the unit of the input.
  func unit(of dimension: InputDimension) -> Double {
    guard let system else { return 1 }
    return switch dimension {
    case .none, .relative, .temperature, .mass, .diffusion: 1
    case .energy: system.milliElectronVolt
    case .length: system.nanometre
    case .momentum: system.perNanometre
    case .density: system.perMicrometre
    case .potential: system.milliElectronVoltNanometre
    case .potentialSlope: system.milliElectronVoltNanometre * system.nanometre
    case .field: system.voltPerMetre
    case .frequency: system.radianPerSecond
    case .time: system.picosecond
    }
  }

  /// Returns the name of the unit of the input.
  func name(of dimension: InputDimension) -> String {
    system == nil ? dimension.reducedUnit : dimension.siUnit
  }
}

/// Rounding for messages.
enum Rounding {
  /// Returns `value` with a number of significant decimal digits.
  static func digits(_ value: Double, _ digits: Int) -> Double {
    Double(String(format: "%.\(digits)g", value)) ?? value
  }
}
