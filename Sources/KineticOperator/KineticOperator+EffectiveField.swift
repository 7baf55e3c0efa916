public import WirePhysics

extension KineticOperator {
  /// The field that accelerates both wires together, from the balance of the total momentum.
  ///
  /// Equation (53) is what it should come out as. With phi = k in both wires,
  /// M(k, k) E0 = sum_s E_s c_s(k) - Q(k, g): the inertia, the drive and the sampled collisions all enter,
  /// so a collision that does not conserve momentum would show.
  /// - Parameters:
  ///   - fields: E1 and E2, in T sqrt(mT)/(e hbar).
  ///   - solution: coefficients of the regular part in common and relative variables, for E1 - E2 = 1.
  public func effectiveField(fields: WirePair<Double>, solution: [Double]) -> Double {
    let mode = basis.momentumMode
    let inertia = thermal.inertia[0].form(mode) + thermal.inertia[1].form(mode)
    let drive = fields.one * dot(thermal.drive[0], mode) + fields.two * dot(thermal.drive[1], mode)
    let common = mode + Array(repeating: 0.0, count: basis.count)
    let friction = dot(totalForm.times(common), solution) * (fields.one - fields.two)
    return (drive - friction) / inertia
  }
}
