/// Constants of nature in SI units, CODATA 2018.
public enum PhysicalConstants {
  /// The elementary charge in C, exact.
  public static let elementaryCharge = 1.602_176_634e-19
  /// The Boltzmann constant in J/K, exact.
  public static let boltzmann = 1.380_649e-23
  /// The reduced Planck constant in J s, exact.
  public static let hbar = 6.626_070_15e-34 / (2 * Double.pi)
  /// The electron mass in kg, relative uncertainty 3e-10.
  public static let electronMass = 9.109_383_701_5e-31
  /// The vacuum permittivity in F/m, relative uncertainty 1.5e-10.
  public static let vacuumPermittivity = 8.854_187_812_8e-12
}
