/// Eight orbits, with everything that is computed about them.
///
/// Memory for one group at a time, handed from step to step by reference.
final class OrbitLanes {
  typealias Lanes = SIMD8<Double>
  typealias Pointer = UnsafeMutablePointer<Lanes>

  /// P/3.
  var centre = Lanes()
  /// rho sqrt(2/3), negative where the nearest lines are an odd number of steps away.
  var amplitude = Lanes()
  /// The distances from the nearest lines, with signs.
  var du = Lanes()
  var dv = Lanes()
  /// The width of the proposal's peaks.
  var width = Lanes()
  /// The inverse density of the momenta that were drawn.
  var inverseDensity = Lanes()
  /// The density of the orbit in units of that.
  var density = Lanes()
  /// The product of the odds against occupation of the incoming legs, the same for all rows.
  var odds = Lanes()

  /// Places of three legs at five angles.
  static let columns = 15

  private let memory: Pointer
  /// Momenta at [3 angle + place].
  let momenta: Pointer
  /// By angle and place of the third leg, at [3 angle + place]: products of 1 + odds, and sums of g.
  let occupations: Pointer
  let sums: Pointer
  /// Weights, per row, and the factors that rows have, by `OrbitRow.factor`.
  let weights: Pointer
  let factors: Pointer
  /// Sines of u and of v, in the order of `OrbitSines`.
  let sinesU: Pointer
  let sinesV: Pointer
  /// Differences, or where only their squares are needed the parts of those that depend on u and on v, four each; and potentials in and
  /// between wires there; the last potential is that of no difference.
  let differences: Pointer
  let intrawire: Pointer
  let interwire: Pointer

  init() {
    let potentials = OrbitShape.mostPairs + 1
    let sizes = [
      Self.columns, Self.columns, Self.columns, OrbitShape.mostRows, OrbitSines.count,
      OrbitSines.count, potentials,
      potentials, potentials, 4,
    ]
    memory = .allocate(capacity: sizes.reduce(0, +))
    memory.initialize(repeating: Lanes(), count: sizes.reduce(0, +))
    var next = memory
    func take(_ index: Int) -> Pointer {
      defer { next += sizes[index] }
      return next
    }
    momenta = take(0)
    occupations = take(1)
    sums = take(2)
    weights = take(3)
    sinesU = take(4)
    sinesV = take(5)
    differences = take(6)
    intrawire = take(7)
    interwire = take(8)
    factors = take(9)
    OrbitSines.writeConstants(to: sinesU)
    OrbitSines.writeConstants(to: sinesV)
  }

  deinit { memory.deallocate() }
}
