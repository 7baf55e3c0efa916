import Collisions
import WirePhysics

/// One orbit at a time in plain arithmetic: the reference for the vector evaluation, nothing else.
extension TripleSampler {
  /// The rows of the orbit through a collision, with the weights a sample of it has.
  /// - Parameters:
  ///   - momenta: the incoming momenta (the fourth lane is ignored).
  ///   - angle: the final angle.
  /// - Returns: the rows; and what the weights would be with the magnitudes of the amplitude's terms
  ///   in place of the terms, the measure of round-off where they cancel.
  func referenceRows(
    momenta: SIMD4<Double>, angle: Double
  ) -> (rows: CollisionBatch, magnitudes: [Double]) {
    let cells = Orbit(start: AngleKinematics(momenta: momenta), final: angle).inAllCells
    let scale = prefactor / cells.reduce(0) { $0 + referenceDensity($1) }
    func rows(_ adding: TripleAmplitude.TermSum) -> CollisionBatch {
      var batch = CollisionBatch(process: process, capacity: 81)
      for cell in cells {
        // Next to a pole the orbit is taken away from it.
        let isMixed = Set(process.wires).count == 2
        append(
          cell.cleared(to: isMixed ? regularization.guardAngle : 0), scale, adding, to: &batch)
      }
      return batch
    }
    return (rows(.signed), rows(.magnitudes).weights)
  }

  private func append(
    _ orbit: Orbit, _ scale: Double, _ adding: TripleAmplitude.TermSum,
    to batch: inout CollisionBatch
  ) {
    let carriesU = TransferDifferences.carries(\.u, line: orbit.lineU, set: process.wires)
    let carriesV = TransferDifferences.carries(\.v, line: orbit.lineV, set: process.wires)
    let subtractU = carriesU && abs(orbit.du) < regularization.halfWidth
    let subtractV = carriesV && abs(orbit.dv) < regularization.halfWidth
    let counterU = -2 * regularization.counterterm(orbit.du)
    let counterV = -2 * regularization.counterterm(orbit.dv)
    for (x, y) in orbit.points {
      let d = orbit.differences(x, y)
      append(
        orbit, x, y, weight: scale * square(d, adding), into: &batch)
    }
    func subtract(_ x: Double?, _ y: Double?, _ counter: Double) {
      let (exact, slopes) = (orbit.differences(x ?? 0, y ?? 0), orbit.slopes(x, y))
      let (lineU, lineV) = (x == nil ? orbit.lineU : nil, y == nil ? orbit.lineV : nil)
      var r2 = amplitude.residueSquare(exact: exact, slopes: slopes, lineU: lineU, lineV: lineV)
      if let factor = magnitude(adding) {
        let r = amplitude.residue(
          exact: exact, slopes: slopes, lineU: lineU, lineV: lineV, adding)
        r2 = factor * r * r
      }
      append(orbit, x ?? 0, y ?? 0, weight: scale * counter * r2, into: &batch)
    }
    if subtractU {
      for y in [orbit.dv, -orbit.dv] { subtract(nil, y, counterU) }
    }
    if subtractV {
      for x in [orbit.du, -orbit.du] { subtract(x, nil, counterV) }
    }
    if subtractU && subtractV { subtract(nil, nil, counterU * counterV) }
  }

  /// For magnitudes, what multiplies the square of all terms together: at least what flavours make of it.
  private func magnitude(_ adding: TripleAmplitude.TermSum) -> Double? {
    let g = amplitude.flavours.flavours.count
    return adding == .signed ? nil : g * g * g
  }

  /// |A|^2, or for magnitudes the square of all terms together.
  private func square(_ d: TransferDifferences, _ adding: TripleAmplitude.TermSum) -> Double {
    guard let factor = magnitude(adding) else { return amplitude.square(d) }
    let a = amplitude.full(d, adding)
    return factor * a * a
  }

  /// Appends the collision at a point of the cell, its weight multiplied with the thermal factors.
  private func append(
    _ orbit: Orbit, _ x: Double, _ y: Double, weight: Double, into batch: inout CollisionBatch
  ) {
    let k = orbit.initial(x, y)
    let kOut = orbit.final(x, y)
    var thermal = 1.0
    for i in 0..<3 { thermal *= wires[i].zeta(k[i]) * wires[i].zeta(kOut[i]) }
    batch.append(in: k, out: kOut, weight: weight * thermal)
  }

  /// The sum of the proposal density over the points in one cell.
  private func referenceDensity(_ orbit: Orbit) -> Double {
    let width = min(3, max(1e-3, angles.range / abs(orbit.amplitude)))
    func peaks(_ x: Double) -> Double {
      TransferDifferences.lines.reduce(0) { sum, line in
        let distance = abs(wrap(x - line)) + width
        return sum + width * (.pi + width) / (2 * .pi * distance * distance)
      }
    }
    let (u, v) = (TransferDifferences.lines[orbit.lineU], TransferDifferences.lines[orbit.lineV])
    return orbit.points.reduce(0) { sum, point in
      let k = orbit.initial(point.0, point.1)
      let share = angles.peakShare
      let angle =
        (1 - share) / (2 * .pi) + share / 6 * (peaks(u + point.0) + peaks(v + point.1))
      return sum + (0..<3).reduce(angle) { $0 * maps[$1].density(at: k[$1]) }
    }
  }
}
