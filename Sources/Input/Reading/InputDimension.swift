/// The physical dimension of an input key, hence its unit in either system.
public enum InputDimension: Sendable, Equatable {
  /// Words, counts and pure numbers.
  case none
  /// An energy.
  case energy
  /// A length.
  case length
  /// A momentum.
  case momentum
  /// Electrons per length.
  case density
  /// Energy times length: the Fourier transform of a potential.
  case potential
  /// Energy times length squared: the slope of such a transform.
  case potentialSlope
  /// An electric field.
  case field
  /// An angular frequency.
  case frequency
  /// A time.
  case time
  /// A temperature, only in SI input.
  case temperature
  /// A mass in units of the electron's, only in SI input.
  case mass
  /// A relative error.
  case relative
  /// A diffusion coefficient in momentum space; the soft model says in what it is measured.
  case diffusion

  /// The unit in an input in reduced units, empty for a pure number.
  public var reducedUnit: String {
    switch self {
    case .none, .relative: ""
    case .energy: "T"
    case .length: "hbar/sqrt(mT)"
    case .momentum: "sqrt(mT)"
    case .density: "sqrt(mT)/hbar"
    case .potential: "hbar sqrt(T/m)"
    case .potentialSlope: "hbar^2/m"
    case .field: "T sqrt(mT)/(e hbar)"
    case .frequency: "T/hbar"
    case .time: "hbar/T"
    case .temperature: "K"
    case .mass: "electron masses"
    case .diffusion: "D2, or reduced units"
    }
  }

  /// The unit in an input in SI units, empty for a pure number.
  public var siUnit: String {
    switch self {
    case .energy: "meV"
    case .length: "nm"
    case .momentum: "1/nm"
    case .density: "1/um"
    case .potential: "meV nm"
    case .potentialSlope: "meV nm^2"
    case .field: "V/m"
    case .frequency: "1/s"
    case .time: "ps"
    case .none, .relative, .temperature, .mass, .diffusion: reducedUnit
    }
  }
}
