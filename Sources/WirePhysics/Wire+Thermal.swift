/// The thermal functions of the wire at a momentum k, in units of sqrt(mT).
extension Wire {
  /// The thermal factor zeta(k) = 1/cosh[(k^2/2 - eps_F)/2].
  ///
  /// Equation (5).
  @inlinable
  public func zeta(_ k: Double) -> Double { Thermal.zeta(Thermal.argument(k, fermiEnergy)) }

  /// The square of ``zeta(_:)``, four times f(1 - f) with f the occupation.
  @inlinable
  public func zetaSquared(_ k: Double) -> Double {
    Thermal.zetaSquared(Thermal.argument(k, fermiEnergy))
  }

  /// The logarithm of ``zeta(_:)``, finite at any momentum.
  @inlinable
  public func logZeta(_ k: Double) -> Double { Thermal.logZeta(Thermal.argument(k, fermiEnergy)) }

  /// Twice the equilibrium occupation, 1 - tanh.
  ///
  /// Equation (71). Its derivative by k is -(k/2) zeta^2.
  @inlinable
  public func oneMinusTanh(_ k: Double) -> Double {
    Thermal.oneMinusTanh(Thermal.argument(k, fermiEnergy))
  }

  /// The ratio (1 - tanh)/zeta^2, as (1 + exp(eps_F - k^2/2))/2.
  @inlinable
  public func oneMinusTanhOverZetaSquared(_ k: Double) -> Double {
    Thermal.oneMinusTanhOverZetaSquared(Thermal.argument(k, fermiEnergy))
  }
}
