/// How much pair collisions that transfer a momentum q count: W(q) = Int dK z1(k) z2(k) z1(k') z2(k') (D g/q)^2.
///
/// With k = K - q/2 and k' = K + q/2, and D g = g_1(k') - g_1(k) - g_2(k') + g_2(k), the form of pair collisions is
/// Q2(g, g) = (1/16 pi^2) Int_0^inf dq q V12(q)^2 W(q).
package struct PairTransferWeight: Sendable {
  /// The momentum beyond which W vanishes.
  package let limit: Double
  /// The spacing of the momenta between which W is a straight line.
  package let step: Double
  private let values: [Double]

  /// Evaluates the weight for distributions g.
  /// - Parameters:
  ///   - wires: the wires.
  ///   - g: the distribution in a wire at a momentum; for a drift of wire 1 against wire 2 it is k in wire 1 and 0 in
  ///     wire 2, and W(q) that of equation (29).
  package init(_ wires: WirePair<Wire>, g: (WireIndex, Double) -> Double) {
    let top = max(wires.one.fermiEnergy, wires.two.fermiEnergy)
    let quadrature = ThermalQuadrature(
      highestEnergy: top, poleHeight: .pi, cutoffEnergy: max(top, 0) + 45)
    // Transfers are even multiples of the spacing of K, so that k and k' are where g and zeta are known.
    let h = quadrature.spacing / 2
    let count = 2 * (quadrature.momenta.count - 1)
    let momenta = (-2 * count...2 * count).map { Double($0) * h }
    let gap = momenta.map { g(.one, $0) - g(.two, $0) }
    let thermal = momenta.map { wires.one.zeta($0) * wires.two.zeta($0) }
    let values = (1...count).map { shift in
      let q = 2 * Double(shift) * h
      var sum = 0.0
      for middle in shift..<momenta.count - shift {
        let (low, high) = (middle - shift, middle + shift)
        let slope = (gap[high] - gap[low]) / q
        sum += thermal[low] * thermal[high] * slope * slope
      }
      return h * sum
    }
    step = 2 * h
    limit = Double(count) * step
    // W is even.
    self.values = [(4 * values[0] - values[1]) / 3] + values
  }

  /// W(q) at q >= 0, in between by straight lines.
  package func callAsFunction(_ q: Double) -> Double {
    let place = q / step
    guard place < Double(values.count - 1) else { return 0 }
    let index = Int(place)
    return values[index] + (place - Double(index)) * (values[index + 1] - values[index])
  }
}
