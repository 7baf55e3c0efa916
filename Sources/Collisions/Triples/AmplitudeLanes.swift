import WirePhysics

/// The amplitude's terms over one common denominator, for eight collisions at a time.
///
/// The two denominators of a term and a third difference d_e lie on three different lines of u and of v,
/// so d_x d_y d_e = +-(2 A)^3 U V with U, V the products of the three sines of u and of v. Then
///
///     A = N/((-2 A)^3 U V),   N = sum over terms of +- V_x V_y d_e
///
/// needs no division per term; and on a line, where d_e vanishes exactly for the terms that have no pole
/// there, the same N is the numerator of the residue.
struct AmplitudeLanes: Sendable {
  /// One term of N.
  struct Term: Sendable {
    /// The sign, times the strengths of both potentials.
    let coefficient: Double
    /// Places of the two potential values.
    let potential: (Int, Int)
    /// The pair 3 a + b of the remaining difference.
    let difference: Int
  }

  let terms: [Term]
  private let intrawire: LanePotential
  private let interwire: LanePotential
  private let intrawirePairs: [Int]
  private let interwirePairs: [Int]
  /// The signs of the nine differences, with the lines of u and v.
  private let classes: [(u: Int, v: Int, sign: Double)]

  init(_ amplitude: TripleAmplitude, intrawire: Potential, interwire: Potential) {
    let intra = LanePotential.parts(of: intrawire)
    let inter = LanePotential.parts(of: interwire)
    let merged = intra.shape == inter.shape
    let classes = TransferDifferences.classes
    terms = amplitude.terms.map { term in
      let (x, y) = (classes[term.denominator.0], classes[term.denominator.1])
      let rest = classes.indices.first {
        classes[$0].u == 3 - x.u - y.u && classes[$0].v == 3 - x.v - y.v
      }!
      func strength(_ index: Int) -> Double { index < 9 ? intra.strength : inter.strength }
      func place(_ index: Int) -> Int { merged ? index % 9 : index }
      return Term(
        coefficient: term.sign * x.sign * y.sign * classes[rest].sign
          * strength(term.potential.0) * strength(term.potential.1),
        potential: (place(term.potential.0), place(term.potential.1)), difference: rest)
    }
    let needed = Set(terms.flatMap { [$0.potential.0, $0.potential.1] }).sorted()
    intrawirePairs = needed.filter { $0 < 9 }
    interwirePairs = needed.filter { $0 >= 9 }.map { $0 - 9 }
    self.intrawire = intra.shape
    self.interwire = inter.shape
    self.classes = classes
  }

  /// N for offsets of the given kinds; the sines of the orbit are ready.
  /// - Parameter scale: -2 A.
  @inline(__always)
  func numerator(
    _ lanes: OrbitLanes, x: Int, y: Int, scale: SIMD8<Double>
  ) -> SIMD8<Double> {
    let d = lanes.differences
    let (u, v) = (lanes.sinesU + 3 * x, lanes.sinesV + 3 * y)
    classes.withUnsafeBufferPointer { classes in
      for pair in 0..<9 {
        let entry = classes[pair]
        d[pair] = u[entry.u] * v[entry.v] * (scale * entry.sign)
      }
    }
    intrawirePairs.withUnsafeBufferPointer {
      intrawire.evaluate(d, pairs: $0, into: lanes.values)
    }
    interwirePairs.withUnsafeBufferPointer {
      interwire.evaluate(d, pairs: $0, into: lanes.values + 9)
    }
    return terms.withUnsafeBufferPointer { terms in
      var sum = SIMD8<Double>()
      for term in terms {
        sum +=
          lanes.values[term.potential.0] * lanes.values[term.potential.1]
          * (d[term.difference] * term.coefficient)
      }
      return sum
    }
  }
}
