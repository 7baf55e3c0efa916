import WirePhysics

/// The exact laws, measured on a solution: relative defects that are zero but for round-off.
public struct MicroscopicLaws: Sendable, Equatable {
  /// The momentum that three-particle scattering gives away.
  ///
  /// Equations (75)-(77).
  public let momentum: Double
  /// The friction on a common drift of both wires, g_s' = 1.
  ///
  /// Equation (88).
  public let zeroMode: Double
  /// The part of the drive that acts on the common drift, which the fields with E0 = 0 must not have.
  public let driveBalance: Double
  /// The difference between the power b(g) and the heat Q(g, g).
  public let energyBalance: Double

  init(
    form: SoftCollisionForm, equations: GalerkinSystem, solution: [Double],
    slopes: WirePair<[Double]>
  ) {
    // Splines add up to one.
    let given = slopes.one + slopes.two
    momentum = Self.defect(form.matrix.map { Self.balance($0, given) })
    let forces = form.matrix.map { row in Self.balance(row, row.map { _ in 1 }) }
    zeroMode = Self.defect(forces.map { (abs($0.sum), $0.size) })
    let half = equations.drive.count / 2
    driveBalance = Self.defect([
      Self.balance(Array(equations.drive[..<half]), Array(repeating: 1, count: half))
    ])
    let (power, heat) = (equations.power(solution), equations.dissipation(solution))
    energyBalance = abs(power - heat) / abs(power)
  }

  /// The largest of the defects.
  public var worst: Double { max(momentum, zeroMode, driveBalance, energyBalance) }

  private typealias Balance = (sum: Double, size: Double)

  private static func balance(_ row: [Double], _ x: [Double]) -> Balance {
    zip(row, x).reduce((0, 0)) { ($0.0 + $1.0 * $1.1, $0.1 + abs($1.0 * $1.1)) }
  }

  /// The sum of all balances over the sum of their terms' magnitudes.
  private static func defect(_ balances: [Balance]) -> Double {
    let size = balances.reduce(0) { $0 + $1.size }
    return size > 0 ? abs(balances.reduce(0) { $0 + $1.sum }) / size : 0
  }
}
