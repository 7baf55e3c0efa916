import VectorMath
import WirePhysics

/// The three-particle integrand on eight orbits at a time.
///
/// The same formulas as the scalar `TripleSampler.referenceRows`, which it is tested against; see there.
/// Sines and cosines of du/2 and dv/2 give everything else by addition theorems.
struct TripleLanes: Sendable {
  let orbit: OrbitShape
  let amplitude: AmplitudeLanes
  private let regularization: PoleRegularization
  let vacancies: VacancyOdds

  init(
    amplitude: TripleAmplitude, of doubleWire: DoubleWire, regularization: PoleRegularization
  ) {
    let set = amplitude.wires
    self.amplitude = AmplitudeLanes(
      amplitude.flavours, intrawire: amplitude.intrawire, interwire: amplitude.interwire)
    self.regularization = regularization
    vacancies = VacancyOdds(doubleWire[set[0]], doubleWire[set[2]])
    orbit =
      set.allSatisfy { $0 == set[0] }
      ? .ofLikeElectrons : .ofMixedSets(amplitude.flavours.flavours)
  }

  /// Memory for groups of eight orbits.
  func makeGroup() -> OrbitLanes {
    let group = OrbitLanes()
    amplitude.writeConstants(to: group)
    return group
  }

  /// Momenta at the angles, and the sines of u and v.
  @inline(__always)
  func momenta(_ lanes: OrbitLanes) {
    let half = SIMD8<Double>(repeating: 0.5)
    let (su, cu) = VectorMath.sineCosineNearZero(lanes.du * half)
    let (sv, cv) = VectorMath.sineCosineNearZero(lanes.dv * half)
    OrbitSines.write(sine: su, cosine: cu, hasOtherLines: orbit.isMixed, to: lanes.sinesU)
    OrbitSines.write(sine: sv, cosine: cv, hasOtherLines: orbit.isMixed, to: lanes.sinesV)
    let (centre, amplitude) = (lanes.centre, lanes.amplitude)
    let across = amplitude * 0.866_025_403_784_438_6
    @inline(__always)
    func set(_ angle: Int, _ c: SIMD8<Double>, _ s: SIMD8<Double>) {
      let (x, y) = (amplitude * c, across * s)
      let side = VectorMath.multiplyAdd(x, SIMD8(repeating: -0.5), centre)
      let k = lanes.momenta + 3 * angle
      k[0] = centre + x
      k[1] = side + y
      k[2] = side - y
    }
    let (ss, cs) = (sv * su, cv * su)
    set(0, VectorMath.multiplyAdd(cv, cu, ss), VectorMath.multiplySubtract(sv, cu, cs))
    set(1, VectorMath.multiplySubtract(cv, cu, ss), VectorMath.multiplyAdd(sv, cu, cs))
    guard orbit.isMixed else { return }
    set(2, cv, sv)
    set(3, cu, su)
    if orbit.hasCentre { set(4, SIMD8(repeating: 1), SIMD8()) }
  }

  /// The products of 1 + odds at the angles, and of the odds.
  @inline(__always)
  func occupations(_ lanes: OrbitLanes) {
    guard orbit.isMixed else { return occupationsOfLikeElectrons(lanes) }
    for index in 0..<orbit.angles.count {
      let angle = orbit.angles[index]
      let k = lanes.momenta + 3 * angle.index
      let (h0, h1, h2) = (vacancies.first(k[0]), vacancies.first(k[1]), vacancies.first(k[2]))
      let (n0, n1, n2) = (h0 + 1, h1 + 1, h2 + 1)
      let products = lanes.occupations + 3 * angle.index
      if angle.hasThird[0] { products[0] = vacancies.onePlusSecond(h0) * (n1 * n2) }
      if angle.hasThird[1] { products[1] = vacancies.onePlusSecond(h1) * (n2 * n0) }
      if angle.hasThird[2] { products[2] = vacancies.onePlusSecond(h2) * (n0 * n1) }
      // The same whoever is the third.
      if index == 0 { lanes.odds = vacancies.product(h0, h1, vacancies.second(h2)) }
    }
  }

  @inline(__always)
  private func occupationsOfLikeElectrons(_ lanes: OrbitLanes) {
    for index in 0..<orbit.angles.count {
      let angle = orbit.angles[index]
      let k = lanes.momenta + 3 * angle.index
      let (a, b, c) = (vacancies.first(k[0]), vacancies.first(k[1]), vacancies.first(k[2]))
      lanes.occupations[angle.column] = (a + 1) * (b + 1) * (c + 1)
      if index == 0 { lanes.odds = vacancies.product(a, b, c) }
    }
  }

  /// How double poles are subtracted.
  enum Subtraction {
    /// By C(x) = 1/x^2 + 1/w^2 within a window.
    case window
    /// By a C(x) that is smooth all around the torus, see `SmoothSubtraction`.
    case smooth
  }

  /// The weights of the rows; momenta, occupations and the density are ready.
  @inline(__always)
  func weights(
    _ lanes: OrbitLanes, prefactor: Double, _ subtraction: Subtraction = .window
  ) {
    let scale = lanes.amplitude * -2
    let square = scale * scale
    let (u, v) = (OrbitSines.product(lanes.sinesU), OrbitSines.product(lanes.sinesV))
    let (u2, v2) = (u * u, v * v)
    let bottom = lanes.density * (square * square * u2 * v2)
    let top = lanes.inverseDensity * (64 * prefactor * OrbitShape.multiplicity)
    guard orbit.isMixed else {
      let n2 = amplitude.squareOfLikeElectrons(lanes, scale: scale)
      lanes.weights[0] = top * n2 * thermalFactor(lanes, orbit.rows[0], over: bottom * square)
      return
    }
    // On a line the slope 1/2 takes the place of the sine; the others are +-sin(pi/3).
    let onLine = SIMD8<Double>(repeating: 1 / (0.375 * 0.375))
    let (counterU, counterV) =
      switch subtraction {
      case .window: (counterterm(lanes.du) * u2 * onLine, counterterm(lanes.dv) * v2 * onLine)
      case .smooth: (SmoothSubtraction.factor(square: u2), SmoothSubtraction.factor(square: v2))
      }
    let factors = lanes.factors
    factors[0] = top
    factors[1] = top * counterU
    factors[2] = top * counterV
    factors[3] = top * (counterU * counterV)
    amplitude.evaluatePotentials(lanes, orbit, scale: scale)
    for index in 0..<orbit.rows.count {
      let row = orbit.rows[index]
      let n2 = amplitude.square(lanes, row)
      lanes.weights[index] = factors[row.factor] * n2 * thermalFactor(lanes, row, over: bottom)
    }
  }

  /// The weights of the rows without Z6/64; momenta and the density are ready.
  func weightsWithoutThermalFactors(
    _ lanes: OrbitLanes, prefactor: Double, _ subtraction: Subtraction = .window
  ) {
    lanes.odds = SIMD8(repeating: 1)
    for column in 0..<OrbitLanes.columns { lanes.occupations[column] = SIMD8(repeating: 1) }
    weights(lanes, prefactor: prefactor, subtraction)
  }

  /// Z6/64 of a row over what else its weight is divided by.
  ///
  /// Where the products of 1 + odds overflow it is zero: the odds themselves are finite.
  @inline(__always)
  private func thermalFactor(
    _ lanes: OrbitLanes, _ row: OrbitRow, over bottom: SIMD8<Double>
  ) -> SIMD8<Double> {
    lanes.odds
      / (bottom * (lanes.occupations[row.incoming.column] * lanes.occupations[row.outgoing.column]))
  }

  /// -2 C(x) inside the window, zero outside.
  @inline(__always)
  private func counterterm(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let w = regularization.halfWidth
    let c = -2 / (x * x) - SIMD8(repeating: 2 / (w * w))
    return VectorMath.select(
      VectorMath.magnitude(x), below: SIMD8(repeating: w), c, else: SIMD8())
  }
}
