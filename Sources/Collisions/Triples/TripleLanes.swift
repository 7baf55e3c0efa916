import VectorMath
import WirePhysics

/// The three-particle integrand on eight orbits of one cell at a time.
///
/// The same formulas as the scalar rows of `TripleSampler.orbit`, which it is tested against; see there.
/// Sines and cosines of du/2 and dv/2 give everything else by addition theorems.
struct TripleLanes: Sendable {
  let cells: [OrbitCell]
  private let amplitude: AmplitudeLanes
  private let regularization: PoleRegularization
  /// The wires touched, and which of them each leg is in.
  private let thermal: [ThermalLanes]
  private let wireOf: [Int]

  init(
    amplitude: TripleAmplitude, of doubleWire: DoubleWire, regularization: PoleRegularization
  ) {
    let set = amplitude.wires
    self.amplitude = AmplitudeLanes(
      amplitude, intrawire: amplitude.intrawire, interwire: amplitude.interwire)
    self.regularization = regularization
    let touched = set.reduce(into: [WireIndex]()) { if !$0.contains($1) { $0.append($1) } }
    thermal = touched.map { ThermalLanes(doubleWire[$0]) }
    wireOf = set.map { touched.firstIndex(of: $0) ?? 0 }
    cells = (0..<9).map { cell in
      OrbitCell(
        lineU: cell / 3, lineV: cell % 3,
        carriesU: TransferDifferences.carries(\.u, line: cell / 3, set: set),
        carriesV: TransferDifferences.carries(\.v, line: cell % 3, set: set))
    }
  }

  /// Momenta at the used angles, and the sines of u and v.
  @inline(__always)
  func momenta(_ lanes: OrbitLanes, _ cell: OrbitCell) {
    let half = SIMD8<Double>(repeating: 0.5)
    let (su, cu) = VectorMath.sineCosineNearZero(lanes.du * half)
    let (sv, cv) = VectorMath.sineCosineNearZero(lanes.dv * half)
    for p in 0..<3 {
      let (a, b) = cell.sinesU[p]
      let (c, d) = cell.sinesV[p]
      lanes.sinesU[p] = su * a + cu * b
      lanes.sinesU[3 + p] = cu * b - su * a
      lanes.sinesU[6 + p] = SIMD8(repeating: b)
      lanes.sinesV[p] = sv * c + cv * d
      lanes.sinesV[3 + p] = cv * d - sv * c
      lanes.sinesV[6 + p] = SIMD8(repeating: d)
    }
    let (x0, y0) = (lanes.amplitude * cell.cosine, lanes.amplitude * cell.sine)
    @inline(__always)
    func set(_ angle: Int, _ c: SIMD8<Double>, _ s: SIMD8<Double>) {
      let x = x0 * c - y0 * s
      let y = (y0 * c + x0 * s) * 0.866_025_403_784_438_6
      let k = lanes.momenta + 3 * angle
      k[0] = lanes.centre + x
      k[1] = lanes.centre + (y - x * half)
      k[2] = lanes.centre - (y + x * half)
    }
    let (cosAlpha, sinAlpha) = (cv * cu + sv * su, sv * cu - cv * su)
    let (cosBeta, sinBeta) = (cv * cu - sv * su, sv * cu + cv * su)
    set(0, cosAlpha, sinAlpha)
    set(2, cosBeta, sinBeta)
    if cell.carriesU || cell.carriesV {
      set(1, cosAlpha, -sinAlpha)
      set(3, cosBeta, -sinBeta)
    }
    if cell.carriesU {
      set(4, cv, sv)
      set(5, cv, -sv)
    }
    if cell.carriesV {
      set(6, cu, -su)
      set(7, cu, su)
    }
    if cell.carriesU && cell.carriesV { set(8, SIMD8(repeating: 1), SIMD8()) }
  }

  /// The products of thermal factors at the used angles.
  @inline(__always)
  func thermalFactors(_ lanes: OrbitLanes, _ cell: OrbitCell) {
    cell.usedAngles.visit { angle in
      let k = lanes.momenta + 3 * angle
      let z0 = thermal[wireOf[0]].factor(k[0])
      let z1 = thermal[wireOf[1]].factor(k[1])
      let z2 = thermal[wireOf[2]].factor(k[2])
      let incoming = ThermalLanes.product(z0, z1, z2)
      lanes.thermalIn[angle] = incoming
      if cell.lineU == 0 || thermal.count == 1 {
        lanes.thermalOut[angle] = incoming
      } else {
        @inline(__always)
        func outgoing(_ leg: Int) -> SIMD8<Double> {
          let place = cell.rotation[leg]
          if wireOf[leg] != wireOf[place] { return thermal[wireOf[leg]].factor(k[place]) }
          return place == 0 ? z0 : place == 1 ? z1 : z2
        }
        lanes.thermalOut[angle] = ThermalLanes.product(outgoing(0), outgoing(1), outgoing(2))
      }
    }
  }

  /// The weights of the rows; momenta, thermal factors and `scale` are ready.
  @inline(__always)
  func weights(_ lanes: OrbitLanes, _ cell: OrbitCell) {
    let minusTwoA = lanes.amplitude * -2
    let uvu = lanes.sinesU[0] * lanes.sinesU[1] * lanes.sinesU[2]
    let uvv = lanes.sinesV[0] * lanes.sinesV[1] * lanes.sinesV[2]
    let (u2, v2) = (uvu * uvu, uvv * uvv)
    let cube = minusTwoA * minusTwoA * minusTwoA
    // On a line the slope 1/2 takes the place of the sine; the others are +-sin(pi/3).
    let onLine = SIMD8<Double>(repeating: 1 / (0.375 * 0.375))
    let full = lanes.prefactor / (lanes.density * (cube * cube * u2 * v2))
    var (counterU, counterV) = (SIMD8<Double>(), SIMD8<Double>())
    var keep = SIMD8<Double>(repeating: 1)
    if cell.carriesU { counterU = counterterm(lanes.du, &keep) * u2 * onLine }
    if cell.carriesV { counterV = counterterm(lanes.dv, &keep) * v2 * onLine }
    let base = full * keep * cell.multiplicity
    let factors: InlineArray<4, SIMD8<Double>> = [
      base, base * counterU, base * counterV, base * (counterU * counterV),
    ]
    cell.usedRows.visit { row in
      let entry = OrbitCell.rows[row]
      let n = amplitude.numerator(lanes, x: entry.x, y: entry.y, scale: minusTwoA)
      lanes.weights[row] =
        factors[(entry.x == 2 ? 1 : 0) + (entry.y == 2 ? 2 : 0)] * (n * n)
        * (lanes.thermalIn[entry.incoming] * lanes.thermalOut[entry.outgoing])
    }
  }

  /// -2 C(x) inside the window, zero outside; the guard takes the whole orbit out.
  @inline(__always)
  private func counterterm(
    _ x: SIMD8<Double>, _ keep: inout SIMD8<Double>
  ) -> SIMD8<Double> {
    let w = regularization.halfWidth
    let angle = SIMD8<Double>(repeating: regularization.guardAngle)
    keep = VectorMath.select(x, below: angle, SIMD8(), else: keep)
    let c = -2 / (x * x) - SIMD8(repeating: 2 / (w * w))
    return VectorMath.select(x, below: SIMD8(repeating: w), c, else: SIMD8())
  }
}
