import WirePhysics

/// What collisions an orbit has, and where they find momenta, sines and potentials.
///
/// An orbit is what turns of phi and phi' by thirds of a circle, their reflection together and their exchange make of one collision: both
/// triples of momenta in other orders, forwards and backwards. These 36 points of the (u, v) torus lie at the same distances du and dv from
/// the lines u_m and v_j of permutations, four in each of nine cells. A step from one line to the next turns the sign of rho; with
/// it all incoming and outgoing momenta lie at the angles +-alpha and +-beta, alpha = (dv - du)/2, beta = (dv + du)/2, but for
/// turns by thirds, which change their order. Subtractions at the lines add the angles dv/2, du/2 and 0; momenta at
/// a negative angle are those at the positive one in another order. So an orbit has at most 15 different momenta and 16
/// different arguments of each potential.
///
/// Points that are the same collision, with like electrons in another order or read backwards, are computed once: one
/// of three electrons in one wire. A mixed set has nine, for the place among the incoming momenta, and the one among the outgoing ones, that the
/// electron alone in its wire has; and six subtractions. A seventh, at lines of u and v both, has two like electrons of equal
/// momentum: by exchange its amplitude vanishes, unless electrons come in several flavours, and with it go three momenta and an argument.
struct OrbitShape: Sendable {
  /// Whether poles are subtracted: an electron is alone in its wire.
  let isMixed: Bool
  /// The different rows, each of which stands for `multiplicity` points.
  let rows: PermanentList<OrbitRow>
  /// In how many of the nine cells the rows are the same.
  let cells: Double
  /// The angles these rows need, with the places that the third leg has there.
  let angles: PermanentList<Angle>
  /// The incoming sides of points of different density, and how many each stands for.
  let points: PermanentList<OrbitSide>
  let pointMultiplicity: Double
  /// Whether momenta at the angle 0 are needed, those of a subtraction in both coordinates.
  let hasCentre: Bool
  /// The pairs of sines at whose products potentials are needed.
  let pairs: PermanentList<OrbitSines.Pair>

  /// How many points of a cell, or of all of them, a row stands for.
  static let multiplicity = 4.0
  /// At most so many pairs: of four sines of u and four of v.
  static let mostPairs = 16
  /// At most so many rows.
  static let mostRows = 16

  /// An angle of the orbit.
  struct Angle: Sendable {
    /// Its number, in the order alpha, beta, dv/2, du/2, 0.
    let index: Int
    /// At which places the third leg is, and the column of the first of them.
    let hasThird: InlineArray<3, Bool>
    let column: Int
  }

  /// Three electrons in one wire: every cell is the same, and so are the points of one.
  static let ofLikeElectrons = OrbitShape(
    isMixed: false, rows: rows(lineU: 0, lineV: 0, set: [.one, .one, .one]), cells: 9)

  /// Sets whose third electron alone is in the other wire.
  ///
  /// By reversal, and by exchange of the like electrons, cells are the same collisions in another order. With lines m of u and
  /// j of v four are left: (0, 1) with one row, (1, 1) and (0, 0) with three, (1, 0) with nine. They stand for one, two, two and
  /// four cells with four, two, two and one point each.
  /// - Parameter flavours: those of the electrons.
  static func ofMixedSets(_ flavours: Flavours) -> OrbitShape {
    flavours.count == 1 ? ofOneFlavour : ofSeveralFlavours
  }

  private static let ofSeveralFlavours = OrbitShape(
    isMixed: true,
    rows: [(0, 1), (1, 1), (0, 0), (1, 0)].flatMap {
      rows(lineU: $0.0, lineV: $0.1, set: [.one, .one, .two])
    }, cells: 1)

  private static let ofOneFlavour = OrbitShape(
    isMixed: true, rows: Array(ofSeveralFlavours.rows).filter { $0.factor != 3 }, cells: 1)

  private init(isMixed: Bool, rows: [OrbitRow], cells: Double) {
    self.isMixed = isMixed
    self.cells = cells
    var rows = rows
    let pairs = Self.pairs(of: rows)
    for row in rows.indices {
      let own = rows[row].pairs
      rows[row].potentials = InlineArray { pairs.firstIndex(of: own[$0]) ?? Self.mostPairs }
    }
    self.pairs = PermanentList(pairs)
    self.rows = PermanentList(rows)
    angles = Self.angles(of: rows)
    hasCentre = rows.contains { $0.factor == 3 }
    // The momenta at alpha and those at beta, with the third leg in each place; like electrons have one density.
    let thirds = isMixed ? [0, 1, 2] : [0]
    points = PermanentList(
      [0, 1].flatMap { angle in thirds.map { OrbitSide(angle: angle, turnedBy: $0) } })
    pointMultiplicity = 36 / cells / Double(points.count)
  }

  /// The collisions of a cell: its points, and the subtractions at lines that carry an electron across.
  ///
  /// A line that carries nobody across is a line of symmetry: reflecting a collision in it gives the same
  /// collision, with like electrons in another order, or read backwards.
  private static func rows(lineU: Int, lineV: Int, set: [WireIndex]) -> [OrbitRow] {
    func row(
      _ u: OrbitRow.Place, _ v: OrbitRow.Place, _ incoming: OrbitSide.SignedAngle,
      _ outgoing: OrbitSide.SignedAngle
    ) -> OrbitRow {
      OrbitRow(u, v, lineU: lineU, lineV: lineV, incoming: incoming, outgoing: outgoing)
    }
    let carriesU = TransferDifferences.carries(\.u, line: lineU, set: set)
    let carriesV = TransferDifferences.carries(\.v, line: lineV, set: set)
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
struct PermanentList<Element: Sendable>: RandomAccessCollection, @unchecked Sendable {
  // Sendable because nobody writes to the elements again.
  private let elements: UnsafePointer<Element>
  let count: Int

  init(_ list: [Element]) {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: list.count)
    memory.initialize(from: list, count: list.count)
    elements = UnsafePointer(memory)
    count = list.count
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  @inline(__always)
  subscript(index: Int) -> Element {
    @inline(__always) unsafeAddress { elements + index }
  }
}
