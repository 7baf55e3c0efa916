import Foundation

/// One of the nine cells of the (u, v) torus, around the permutation point (u_m, v_j).
///
/// All momenta of an orbit of the cell lie at nine angles phi_c + delta, with phi_c = (v_j - u_m)/2 and
/// delta one of +-alpha, +-beta, +-dv/2, -+du/2, 0 (alpha = (dv - du)/2, beta = (dv + du)/2): the outgoing
/// momenta at an angle are the incoming ones there, rotated by m places. So an orbit of up to nine
/// collisions has 27 different momenta, not 54.
///
/// A line that carries nobody across is a line of symmetry: reflecting a collision in it gives the same
/// collision, with like electrons in another order, or read backwards. Rotation by u_m orders the three
/// electrons anew, phi -> -phi exchanges two of them, phi <-> phi' reverses the collision; a line u_m allows
/// x -> -x by reversal and two rotations, a line v_j allows y -> -y by reversal and exchange. The rows of an
/// orbit that are the same collision are computed once and count as many.
struct OrbitCell: Sendable {
  /// The lines m of u and j of v.
  let lineU: Int
  let lineV: Int
  /// cos and sin of phi_c.
  let cosine: Double
  let sine: Double
  /// sin((x + u_m - u_p)/2) = u[p].0 sin(x/2) + u[p].1 cos(x/2), and the same for v.
  let sinesU: InlineArray<3, (Double, Double)>
  let sinesV: InlineArray<3, (Double, Double)>
  /// The place among the incoming momenta at an angle of the outgoing momentum of each leg.
  let rotation: InlineArray<3, Int>
  /// Whether the u line, the v line carries an electron across to the other wire.
  let carriesU: Bool
  let carriesV: Bool
  /// The different rows an orbit of this cell has, if no subtraction falls outside its window.
  let usedRows: PlaceList
  /// The rows of the orbit that each of them stands for.
  let multiplicity: Double
  /// The angles these rows need.
  let usedAngles: PlaceList
  /// The angles of the incoming momenta of different points of the orbit, and how many each stands for.
  let pointAngles: PlaceList
  let pointMultiplicity: Double

  init(lineU: Int, lineV: Int, carriesU: Bool, carriesV: Bool) {
    self.lineU = lineU
    self.lineV = lineV
    self.carriesU = carriesU
    self.carriesV = carriesV
    // The lines are 0, 2pi/3, -2pi/3: whole multiples 0, 1, -1 of 2pi/3.
    let (m, j) = (lineU == 2 ? -1 : lineU, lineV == 2 ? -1 : lineV)
    let thirds = (j - m + 6) % 6
    let r = 0.866_025_403_784_438_6
    cosine = [1, 0.5, -0.5, -1, -0.5, 0.5][thirds]
    sine = [0, r, r, 0, -r, -r][thirds]
    sinesU = Self.sines(line: lineU)
    sinesV = Self.sines(line: lineV)
    rotation = InlineArray { ($0 - m + 3) % 3 }
    let (both, neither) = (carriesU && carriesV, !carriesU && !carriesV)
    let rows =
      [0] + (carriesU ? [1] : []) + (carriesV ? [2] : []) + (both ? [3] : [])
      + (carriesU ? [4] : []) + (both ? [5] : []) + (carriesV ? [6] : []) + (both ? [7, 8] : [])
    multiplicity = (carriesU ? 1 : 2) * (carriesV ? 1 : 2)
    usedRows = PlaceList(rows)
    usedAngles = PlaceList(
      Set(rows.flatMap { [Self.rows[$0].incoming, Self.rows[$0].outgoing] }).sorted())
    pointAngles = PlaceList(neither ? [0, 2] : [0, 1, 2, 3])
    pointMultiplicity = neither ? 2 : 1
  }

  private static func sines(line: Int) -> InlineArray<3, (Double, Double)> {
    let atZero = TransferDifferences.sines(line: line, offset: 0)
    let slopes = TransferDifferences.sines(line: line, offset: .pi)
    return InlineArray { p in
      // At pi the cosine is 6e-17: leave only what the sine contributes.
      let exact = p == line ? 0 : atZero[p]
      return (p == line ? 1 : (slopes[p] > 0 ? 0.5 : -0.5), exact)
    }
  }

  /// The nine collisions of an orbit.
  ///
  /// Kinds of x and y (0: +, 1: -, 2: zero), then the angle of the incoming and of the outgoing momenta,
  /// in the order alpha, -alpha, beta, -beta, dv/2, -dv/2, -du/2,
  /// du/2, 0. The first four rows are the orbit itself, the others its subtractions.
  static let rows: InlineArray<9, (x: Int, y: Int, incoming: Int, outgoing: Int)> = [
    (0, 0, 0, 2), (1, 0, 2, 0), (0, 1, 3, 1), (1, 1, 1, 3),
    (2, 0, 4, 4), (2, 1, 5, 5), (0, 2, 6, 7), (1, 2, 7, 6), (2, 2, 8, 8),
  ]
}
