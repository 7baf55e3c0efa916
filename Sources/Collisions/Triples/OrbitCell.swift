import WirePhysics

/// One of the nine cells of the (u, v) torus, around the permutation point (u_m, v_j).
///
/// All momenta of an orbit of the cell lie at angles phi_c +- delta, with phi_c = (v_j - u_m)/2 and delta one of
/// alpha = (dv - du)/2, beta = (dv + du)/2, dv/2, du/2, 0: the outgoing momenta at an angle are the incoming
/// ones there, rotated by m places, and those at the negative angle are the same in another order. So an orbit
/// of up to nine collisions has 15 different momenta, not 54, and 16 different arguments of each potential.
///
/// A line that carries nobody across is a line of symmetry: reflecting a collision in it gives the same
/// collision, with like electrons in another order, or read backwards. Rotation by u_m orders the three
/// electrons anew, phi -> -phi exchanges two of them, phi <-> phi' reverses the collision; a line u_m allows
/// x -> -x by reversal and two rotations, a line v_j allows y -> -y by reversal and exchange. The rows of an
/// orbit that are the same collision are computed once and count as many.
///
/// The four cells that differ have the same 15 momenta in another order, and the same sines: phi_c is a multiple of a third of a
/// circle in them, or one half of a circle away from it where the sign of rho is the other one. So a sum over the whole torus is one
/// orbit of all their rows.
struct OrbitCell: Sendable {
  /// Whether rows lie next to other lines of u, of v, than that of the identity.
  let hasOtherLinesU: Bool
  let hasOtherLinesV: Bool
  /// cos and sin of phi_c.
  let cosine: Double
  let sine: Double
  /// Whether the u line, the v line carries an electron across to the other wire.
  let carriesU: Bool
  let carriesV: Bool
  /// The different rows an orbit of this cell has, if no subtraction falls outside its window.
  let rows: PermanentList<OrbitRow>
  /// The rows of the orbit that each of them stands for.
  let multiplicity: Double
  /// The angles these rows need, with the places that the third leg has there.
  let angles: PermanentList<Angle>
  /// The incoming sides of points of different density, and how many each stands for.
  let points: PermanentList<OrbitSide>
  let pointMultiplicity: Double
  /// The pairs of sines at whose products potentials are needed.
  let pairs: PermanentList<OrbitSines.Pair>

  /// At most so many pairs: of four sines of u and four of v.
  static let mostPairs = 16
  /// At most so many rows, on the whole torus.
  static let mostRows = 16

  /// An angle of the orbit.
  struct Angle: Sendable {
    /// Its number, in the order alpha, beta, dv/2, du/2, 0.
    let index: Int
    /// At which places the third leg is, and the column of the first of them.
    let hasThird: InlineArray<3, Bool>
    let column: Int
  }

  /// The only cell of three electrons in one wire, that of the identity: `OrbitQueue` carries all orbits there.
  static let ofLikeElectrons = [OrbitCell(lineU: 0, lineV: 0, set: [.one, .one, .one])]

  /// The cells, in the order 3 m + j, of sets whose third electron alone is in the other wire.
  static let ofMixedSets = (0..<9).map {
    OrbitCell(lineU: $0 / 3, lineV: $0 % 3, set: [.one, .one, .two])
  }

  /// All nine cells as one, of three electrons in one wire: the same collisions nine times.
  static let torusOfLikeElectrons = OrbitCell(torus: ofLikeElectrons, counts: [9])

  /// All nine cells as one, of sets whose third electron alone is in the other wire.
  ///
  /// By reversal, and by exchange of the like electrons, cells are the same collisions in another order. With lines m of u and
  /// j of v four are left: (0, 1) once, (1, 1) twice, (0, 0) twice, (1, 0) four times.
  static let torusOfMixedSets = OrbitCell(
    torus: [1, 4, 0, 3].map { ofMixedSets[$0] }, counts: [1, 2, 2, 4])

  private init(lineU: Int, lineV: Int, set: [WireIndex]) {
    let carriesU = TransferDifferences.carries(\.u, line: lineU, set: set)
    let carriesV = TransferDifferences.carries(\.v, line: lineV, set: set)
    let points = Self.points.map { OrbitSide(incomingAt: $0, lineU: lineU, lineV: lineV) }
    // Where nobody is carried across, or the mirror leaves the third leg in its place, points are alike.
    let areMirrored = points[0].third == points[3].third || !(carriesU || carriesV)
    self.init(
      sixth: Self.sixth(lineU: lineU, lineV: lineV), carriesU: carriesU, carriesV: carriesV,
      rows: Self.rows(lineU: lineU, lineV: lineV, carriesU, carriesV),
      multiplicity: (carriesU ? 1 : 2) * (carriesV ? 1 : 2),
      points: areMirrored ? Array(points[...1]) : points,
      pointMultiplicity: areMirrored ? 2 : 1)
  }

  /// Those that differ as one, with the number of cells for which each stands.
  ///
  /// A sample is one of the four points of its orbit, which the multiplicity of a cell counts.
  private init(torus cells: [OrbitCell], counts: [Double]) {
    let multiplicities = zip(cells, counts).map { $0.multiplicity * $1 / 4 }
    precondition(
      multiplicities.allSatisfy { $0 == multiplicities[0] }, "all rows count as often")
    let rows = cells.flatMap { cell in
      (0..<cell.rows.count).map { cell.rows[$0] }.map { row in
        // Where rho has the other sign, another half of a circle.
        let sixth = Self.sixth(lineU: row.lineU, lineV: row.lineV)
        return row.turned(by: (sixth % 2 == 0 ? sixth : sixth + 3) / 2 % 3)
      }
    }
    self.init(
      sixth: 0, carriesU: cells.contains(where: \.carriesU),
      carriesV: cells.contains(where: \.carriesV), rows: rows, multiplicity: multiplicities[0],
      points: [], pointMultiplicity: 0)
  }

  /// phi_c = (v_j - u_m)/2 in sixths of a circle.
  private static func sixth(lineU: Int, lineV: Int) -> Int {
    // The lines are 0, 2pi/3, -2pi/3: whole multiples 0, 1, -1 of 2pi/3.
    let (m, j) = (lineU == 2 ? -1 : lineU, lineV == 2 ? -1 : lineV)
    return (j - m + 6) % 6
  }

  private init(
    sixth: Int, carriesU: Bool, carriesV: Bool, rows: [OrbitRow], multiplicity: Double,
    points: [OrbitSide], pointMultiplicity: Double
  ) {
    let r = 0.866_025_403_784_438_6
    cosine = [1, 0.5, -0.5, -1, -0.5, 0.5][sixth]
    sine = [0, r, r, 0, -r, -r][sixth]
    self.carriesU = carriesU
    self.carriesV = carriesV
    hasOtherLinesU = rows.contains { $0.lineU != 0 }
    hasOtherLinesV = rows.contains { $0.lineV != 0 }
    var rows = rows
    let pairs = Self.pairs(of: rows)
    for row in rows.indices {
      let own = rows[row].pairs
      rows[row].potentials = InlineArray { pairs.firstIndex(of: own[$0]) ?? Self.mostPairs }
    }
    self.pairs = PermanentList(pairs)
    self.rows = PermanentList(rows)
    self.multiplicity = multiplicity
    angles = Self.angles(of: rows)
    self.points = PermanentList(points)
    self.pointMultiplicity = pointMultiplicity
  }

  /// The four points of an orbit: du and dv, -du and dv, du and -dv, -du and -dv.
  private static let points: [OrbitSide.SignedAngle] = [.plus(0), .plus(1), .minus(1), .minus(0)]

  /// The collisions of an orbit: its points, and the subtractions at the lines.
  private static func rows(
    lineU: Int, lineV: Int, _ carriesU: Bool, _ carriesV: Bool
  ) -> [OrbitRow] {
    func row(
      _ u: OrbitRow.Place, _ v: OrbitRow.Place, _ incoming: OrbitSide.SignedAngle,
      _ outgoing: OrbitSide.SignedAngle
    ) -> OrbitRow {
      OrbitRow(u, v, lineU: lineU, lineV: lineV, incoming: incoming, outgoing: outgoing)
    }
    var rows = [row(.positive, .positive, .plus(0), .plus(1))]
    if carriesU {
      rows += [
        row(.negative, .positive, .plus(1), .plus(0)), row(.zero, .positive, .plus(2), .plus(2)),
      ]
    }
    if carriesV {
      rows += [
        row(.positive, .negative, .minus(1), .minus(0)), row(.positive, .zero, .minus(3), .plus(3)),
      ]
    }
    if carriesU && carriesV {
      rows += [
        row(.negative, .negative, .minus(0), .minus(1)),
        row(.zero, .negative, .minus(2), .minus(2)),
        row(.negative, .zero, .plus(3), .minus(3)), row(.zero, .zero, .plus(4), .plus(4)),
      ]
    }
    return rows
  }

  private static func angles(of rows: [OrbitRow]) -> PermanentList<Angle> {
    let sides = rows.flatMap { [$0.incoming, $0.outgoing] }
    return PermanentList(
      Set(sides.map(\.angle)).sorted().map { angle in
        let thirds = Set(sides.filter { $0.angle == angle }.map(\.third))
        return Angle(
          index: angle, hasThird: InlineArray { thirds.contains($0) },
          column: 3 * angle + (thirds.min() ?? 0))
      })
  }

  private static func pairs(of rows: [OrbitRow]) -> [OrbitSines.Pair] {
    var found: [OrbitSines.Pair] = []
    for row in rows {
      for index in 0..<5 where !row.pairs[index].isZero && !found.contains(row.pairs[index]) {
        found.append(row.pairs[index])
      }
    }
    return found
  }
}

/// A list that lives as long as the process: reading it costs no reference count and copies nothing.
///
/// For tables that are made once.
struct PermanentList<Element: Sendable>: @unchecked Sendable {
  // Sendable because nobody writes to the elements again.
  private let elements: UnsafePointer<Element>
  let count: Int

  init(_ list: [Element]) {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: list.count)
    memory.initialize(from: list, count: list.count)
    elements = UnsafePointer(memory)
    count = list.count
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    @inline(__always) unsafeAddress { elements + index }
  }
}
