public import WirePhysics

/// The on-shell three-particle amplitude of one wire set, antisymmetrized over like electrons.
///
/// Equation (S21). With q_a = k'_a - k_a,
///
///     A_dir(k; k') = sum_b V_ab(q_a) V_cb(q_c)/((k'_a - k_b)(k'_c - k_b)),   {a, b, c} = {1, 2, 3}
///
/// and A is the sum of A_dir over permutations of the outgoing momenta among legs of the same wire, with
/// sign. Amplitudes are in (hbar sqrt(T/m))^2/(mT), reduced units. With several flavours |A|^2 becomes a
/// `FlavourForm` of what the permutations give one by one.
public struct TripleAmplitude: Sendable {
  /// The wires of the three legs.
  public let wires: [WireIndex]
  let intrawire: Potential
  let interwire: Potential
  /// Terms of A, three for each permutation; the first three are those of A_dir.
  let terms: [Term]
  /// What takes the place of |A|^2.
  package let flavours: FlavourForm
  /// Which of the 18 values (9 intrawire, 9 interwire) the terms need.
  private let needed: [Int]

  /// One product of two potentials over two denominators.
  struct Term: Sendable {
    /// The sign of the permutation.
    let sign: Double
    /// Positions of the two potential values: pair index, plus 9 for the interwire potential.
    let potential: (Int, Int)
    /// Pair indices 3 a + b of the two denominators.
    let denominator: (Int, Int)
  }

  /// Prepares the terms of a wire set.
  /// - Parameters:
  ///   - wires: the wires of the three legs, in any order.
  ///   - doubleWire: the potentials.
  public init(wires: [WireIndex], of doubleWire: DoubleWire) {
    precondition(wires.count == 3)
    self.wires = wires
    let like = wires.first { wire in wires.filter { $0 == wire }.count > 1 } ?? wires[0]
    intrawire = doubleWire.potential(like, like)
    interwire = doubleWire.interwire
    terms = Self.terms(wires: wires)
    flavours = FlavourForm(doubleWire.flavours, areAlike: Set(wires).count == 1)
    needed = Set(terms.flatMap { [$0.potential.0, $0.potential.1] }).sorted()
  }

  /// The permutations with their signs: the order of `FlavourForm`.
  private static let permutations: [([Int], Double)] = [
    ([0, 1, 2], 1), ([1, 0, 2], -1), ([2, 1, 0], -1), ([0, 2, 1], -1), ([1, 2, 0], 1),
    ([2, 0, 1], 1),
  ]

  private static func terms(wires: [WireIndex]) -> [Term] {
    permutations.filter { p, _ in (0..<3).allSatisfy { wires[p[$0]] == wires[$0] } }
      .flatMap { p, sign in
        (0..<3).map { b in
          let (a, c) = ((b + 1) % 3, (b + 2) % 3)
          func value(_ x: Int) -> Int { 3 * p[x] + x + (wires[x] == wires[b] ? 0 : 9) }
          return Term(
            sign: sign, potential: (value(a), value(c)),
            denominator: (3 * p[a] + b, 3 * p[c] + b))
        }
      }
  }

  /// The amplitudes of a collision given by its incoming momenta and the final angle.
  /// - Returns: the outgoing momenta, A_dir, A, and |A|^2 summed over flavours; infinite exactly on a pole.
  public func evaluate(
    momenta: SIMD4<Double>, angle: Double
  ) -> (outgoing: SIMD4<Double>, direct: Double, antisymmetrized: Double, square: Double) {
    let d = differences(momenta: momenta, angle: angle)
    let values = potentialValues(d)
    return (
      AngleKinematics(momenta: momenta).momenta(at: angle), sum(terms[0..<3], values, d),
      sum(terms[...], values, d), square(d)
    )
  }

  private func differences(momenta: SIMD4<Double>, angle: Double) -> TransferDifferences {
    let kinematics = AngleKinematics(momenta: momenta)
    return TransferDifferences(
      amplitude: kinematics.amplitude,
      sinesU: TransferDifferences.sines(line: 0, offset: angle - kinematics.phi),
      sinesV: TransferDifferences.sines(line: 0, offset: angle + kinematics.phi))
  }

  /// Whether A vanishes on the whole shell: the potentials are integrable, or one that is needed is zero.
  ///
  /// With several flavours it is the form that takes the place of |A|^2. A is an analytic function of the momenta and the angle, so it vanishes everywhere if it does at points that
  /// have nothing in common. What is left of the terms there must be their round-off: 1e-10 of their
  /// magnitudes, where potentials that are not integrable leave a share of order one. The momenta are of the order
  /// of the half-widths, beyond which a potential may vanish for want of digits.
  public var vanishes: Bool {
    let widths = [intrawire.halfWidth, interwire.halfWidth].filter(\.isFinite)
    return (widths.isEmpty ? [1] : widths).allSatisfy { width in
      (1...32).allSatisfy { point in
        // The fractional parts of multiples of irrational numbers.
        let x = [0.414_213_562, 0.732_050_808, 0.236_067_977, 0.645_751_311].map { irrational in
          (Double(point) * irrational).truncatingRemainder(dividingBy: 1)
        }
        let momenta = width * SIMD4(4 * x[0] - 2, 4 * x[1] - 2, 4 * x[2] - 2, 0)
        let d = differences(momenta: momenta, angle: 2 * .pi * x[3])
        // Relative before it is squared: strengths may be tiny.
        let size = full(d, .magnitudes)
        return size == 0 || square(d, over: size) <= 1e-20
      }
    }
  }

  /// A at differences that are all finite.
  @inline(__always)
  package func full(_ d: TransferDifferences, _ adding: TermSum = .signed) -> Double {
    sum(terms[...], potentialValues(d), d, adding)
  }

  /// What is added up: the terms, or their magnitudes, which say how much the terms cancel.
  package enum TermSum {
    case signed
    case magnitudes
  }

  /// |A/unit|^2 summed over the flavours of all electrons, at differences that are all finite.
  package func square(_ d: TransferDifferences, over unit: Double = 1) -> Double {
    let values = potentialValues(d)
    return flavours.square { sum(terms[3 * $0..<3 * $0 + 3], values, d) / unit }
  }

  private func sum(
    _ terms: ArraySlice<Term>, _ values: InlineArray<18, Double>, _ d: TransferDifferences,
    _ adding: TermSum = .signed
  ) -> Double {
    var sum = 0.0
    for term in terms {
      let value =
        term.sign * values[term.potential.0] * values[term.potential.1]
        / (d.values[term.denominator.0] * d.values[term.denominator.1])
      sum += adding == .signed ? value : abs(value)
    }
    return sum
  }

  /// The residue of A on a line, or the double residue where two lines cross.
  ///
  /// - Parameters:
  ///   - exact: the true differences on the line, zero where they vanish: they go into the potentials.
  ///   - slopes: the same with the slope of the vanishing sine in its place.
  ///   - lineU: the u line the point is on, if any.
  ///   - lineV: the v line the point is on, if any.
  ///   - adding: the terms or their magnitudes.
  @inline(__always)
  package func residue(
    exact: TransferDifferences, slopes: TransferDifferences, lineU: Int?, lineV: Int?,
    _ adding: TermSum = .signed
  ) -> Double {
    residue(
      terms[...], potentialValues(exact), slopes: slopes, lineU: lineU, lineV: lineV, adding)
  }

  /// The same form of residues as |A|^2 is of amplitudes, summed over flavours.
  package func residueSquare(
    exact: TransferDifferences, slopes: TransferDifferences, lineU: Int?, lineV: Int?
  ) -> Double {
    let values = potentialValues(exact)
    return flavours.square {
      residue(
        terms[3 * $0..<3 * $0 + 3], values, slopes: slopes, lineU: lineU, lineV: lineV, .signed)
    }
  }

  @inline(__always)
  private func residue(
    _ terms: ArraySlice<Term>, _ values: InlineArray<18, Double>, slopes: TransferDifferences,
    lineU: Int?, lineV: Int?, _ adding: TermSum
  ) -> Double {
    var sum = 0.0
    for term in terms {
      let (x, y) = (
        TransferDifferences.classes[term.denominator.0],
        TransferDifferences.classes[term.denominator.1]
      )
      // The two denominators of a term belong to different lines, of u and of v alike.
      if let lineU, x.u != lineU && y.u != lineU { continue }
      if let lineV, x.v != lineV && y.v != lineV { continue }
      let value =
        term.sign * values[term.potential.0] * values[term.potential.1]
        / (slopes.values[term.denominator.0] * slopes.values[term.denominator.1])
      sum += adding == .signed ? value : abs(value)
    }
    return sum
  }

  @inline(__always)
  private func potentialValues(_ d: TransferDifferences) -> InlineArray<18, Double> {
    var values = InlineArray<18, Double>(repeating: 0)
    for index in needed {
      values[index] = index < 9 ? intrawire(d.values[index]) : interwire(d.values[index - 9])
    }
    return values
  }
}
