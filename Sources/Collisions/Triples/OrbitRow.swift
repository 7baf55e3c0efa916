/// One collision of an orbit, as places in the columns of its group.
struct OrbitRow: Sendable {
  /// Where a coordinate, du or dv, is.
  enum Place {
    case positive, negative
    /// On the line: the collision is a subtraction.
    case zero
  }

  let incoming: OrbitSide
  let outgoing: OrbitSide
  /// The lines of u and of v that are nearest.
  let lineU: Int
  let lineV: Int
  /// Whether it lies at du and dv themselves: no mirror image and no subtraction.
  let isPositive: Bool
  /// Which of the four factors its weight has: 1 for a subtraction in u, 2 in v, 3 in both.
  let factor: Int
  /// The sines of the lines 0, 1, 2 of u and of v, in the order of `OrbitSines`.
  let sinesU: InlineArray<3, Int>
  let sinesV: InlineArray<3, Int>
  /// The pairs of sines in the differences 00, 01, 10, 11 and 22.
  let pairs: InlineArray<5, OrbitSines.Pair>
  /// Where the potentials at these differences are.
  var potentials: InlineArray<5, Int> = [0, 0, 0, 0, 0]

  init(
    _ u: Place, _ v: Place, lineU: Int, lineV: Int, incoming: OrbitSide.SignedAngle,
    outgoing: OrbitSide.SignedAngle
  ) {
    self.incoming = OrbitSide(incomingAt: incoming, lineU: lineU, lineV: lineV)
    self.outgoing = OrbitSide(outgoingAt: outgoing, lineU: lineU, lineV: lineV)
    self.lineU = lineU
    self.lineV = lineV
    isPositive = u == .positive && v == .positive
    factor = (u == .zero ? 1 : 0) + (v == .zero ? 2 : 0)
    let sinesU = OrbitSines.lines(around: lineU, at: u)
    let sinesV = OrbitSines.lines(around: lineV, at: v)
    self.sinesU = sinesU
    self.sinesV = sinesV
    // k'_a - k_b lies on the lines a - b of u and a + b of v.
    func pair(_ a: Int, _ b: Int) -> OrbitSines.Pair {
      OrbitSines.Pair(sinesU[(a - b + 3) % 3], sinesV[(a + b) % 3])
    }
    pairs = [pair(0, 0), pair(0, 1), pair(1, 0), pair(1, 1), pair(2, 2)]
  }
}
