/// Eight orbits of one cell, with everything that is computed about them.
///
/// Memory for one group at a time, handed from step to step by reference.
final class OrbitLanes {
  typealias Lanes = SIMD8<Double>
  typealias Pointer = UnsafeMutablePointer<Lanes>

  /// P/3.
  var centre = Lanes()
  /// rho sqrt(2/3), negative on the sheet phi_c + pi.
  var amplitude = Lanes()
  /// The distances from the lines, not negative.
  var du = Lanes()
  var dv = Lanes()
  /// The density of the orbit; the weights are the prefactor over it, times the rest.
  var density = Lanes()
  var prefactor = 0.0

  private let memory: Pointer
  /// Momenta at [3 angle + place].
  let momenta: Pointer
  /// Products of three thermal factors, per angle: of the incoming and of the outgoing legs.
  let thermalIn: Pointer
  let thermalOut: Pointer
  /// Sums of g over three legs, per angle: incoming and outgoing.
  let sumsIn: Pointer
  let sumsOut: Pointer
  /// Weights, per row.
  let weights: Pointer
  /// Sines of u at [3 kind + line], of v alike; kinds +, - and zero offset.
  let sinesU: Pointer
  let sinesV: Pointer
  /// The nine differences, and values of potentials, of the row at hand.
  let differences: Pointer
  let values: Pointer

  init() {
    let sizes = [27, 9, 9, 9, 9, 9, 9, 9, 9, 18]
    memory = .allocate(capacity: sizes.reduce(0, +))
    memory.initialize(repeating: Lanes(), count: sizes.reduce(0, +))
    var next = memory
    func take(_ count: Int) -> Pointer {
      defer { next += count }
      return next
    }
    momenta = take(27)
    thermalIn = take(9)
    thermalOut = take(9)
    sumsIn = take(9)
    sumsOut = take(9)
    weights = take(9)
    sinesU = take(9)
    sinesV = take(9)
    differences = take(9)
    values = take(18)
  }

  deinit { memory.deallocate() }
}
