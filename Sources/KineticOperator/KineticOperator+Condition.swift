extension KineticOperator {
  /// The condition number of the steady-state system, zero mode removed, scaled to a unit diagonal.
  ///
  /// Round-off in S is about this times 1e-16. Infinite where an eigenvalue is zero; nil where the drive
  /// finds no friction or some function no collision, so that there is no system to solve.
  /// - Throws: `LapackError` if a matrix is not finite.
  public func conditionNumber() throws -> Double? {
    let system = ReducedSystem(
      form: totalForm, drive: Array(repeating: 0, count: 2 * basis.count)
    ).scaled
    guard (0..<system.order).allSatisfy({ system[$0, $0] != 0 }) else { return nil }
    let sizes = try Lapack.symmetricEigen(system.elements, order: system.order).values.map(abs)
    guard let smallest = sizes.min(), let largest = sizes.max() else { return nil }
    return smallest > 0 ? largest / smallest : .infinity
  }
}
