import KineticOperator
import LinearAlgebra
package import WirePhysics

/// Reads g_1(k) and g_2(k) from an ensemble: its projection on splines.
///
/// The splines B_i span the same functions as the operator's. The particles give the moments
/// 4 sum w B_i(k) = M(B_i, g), and g = sum c_i B_i with M c = those moments. A collision that reads g
/// this way and leaves particles on its legs changes the moments by -weight D B_i D g: in the mean the
/// ensemble obeys M dc/dt = b - Q c exactly, the kinetic equation in the basis of the operator.
///
/// Only the part of g that is odd in k is read. Collisions and thermal factors never mix it with the even
/// part, and fields excite nothing else: reading it alone keeps the noise of the even part out. The unknowns
/// of a wire are one block; both blocks together are the `order` unknowns.
package struct DistributionReader: Sendable {
  /// The splines and the inertia of one wire.
  private struct Block: Sendable {
    let wire: Int
    let offset: Int
    let splines: FoldedSplines
    let inertia: BandedCholeskyFactor
    /// Coefficients of t^p in the splines of each interval: one vector for each spline, powers in the lanes.
    let powers: [SIMD8<Double>]

    init(
      wire: WireIndex, offset: Int, splines: FoldedSplines, inertia: BandedCholeskyFactor,
      cells: MomentumCells
    ) {
      self.wire = wire.rawValue
      self.offset = offset
      self.splines = splines
      self.inertia = inertia
      powers = (0..<cells.intervals).flatMap { interval in
        (0..<cells.order).map { spline in
          var lanes = SIMD8<Double>()
          for power in 0..<cells.order {
            lanes[power] = splines.pieces[interval * cells.order + power][spline]
          }
          return lanes
        }
      }
    }
  }

  /// The number of unknowns.
  package let order: Int
  private let cells: MomentumCells
  private let blocks: [Block]

  /// Prepares the splines and factors the inertia.
  /// - Throws: `ParticleError.inertia` if the inertia is not positive to working precision.
  package init(
    cells: MomentumCells, wires: WirePair<Wire>, integrals: CellIntegrals
  ) throws {
    self.cells = cells
    var blocks: [Block] = []
    var offset = 0
    for wire in WireIndex.allCases {
      let grams = (0..<cells.intervals).map { integrals.gram(wire: wire, interval: $0) }
      // B-splines that are odd fold like slopes of an even function.
      let splines = try FoldedSplines(grid: cells.grid, degree: cells.degree, slopeParity: .even)
      guard let inertia = Self.inertia(splines, grams: grams, cells: cells) else {
        throw ParticleError.inertia(wire: wire, cutoff: cells.grid.cutoff)
      }
      blocks.append(
        Block(wire: wire, offset: offset, splines: splines, inertia: inertia, cells: cells))
      offset += splines.count
    }
    self.blocks = blocks
    order = offset
  }

  /// The spline moments M(B_i, g) of particles with given cell moments.
  package func splineMoments(_ moments: CellMoments) -> [Double] {
    var result = Array(repeating: 0.0, count: order)
    for block in blocks {
      let last = block.offset + block.splines.count
      for interval in 0..<cells.intervals {
        let right = moments.values[cells.cell(wire: block.wire, side: 0, interval: interval)]
        let left = moments.values[cells.cell(wire: block.wire, side: 1, interval: interval)]
        let folded = right - left
        var lanes = SIMD8<Double>()
        for power in 0..<cells.order {
          lanes += folded[power] * block.splines.pieces[interval * cells.order + power]
        }
        let first = block.offset + block.splines.first[interval]
        // Of the eight lanes as many hold a spline as a cell has moments.
        for lane in 0..<min(cells.order, last - first) { result[first + lane] += 4 * lanes[lane] }
      }
    }
    return result
  }

  /// The coefficients of g from its spline moments.
  package func coefficients(_ moments: [Double]) -> [Double] {
    var result = moments
    for block in blocks {
      let range = block.offset..<block.offset + block.splines.count
      var x = Array(moments[range])
      block.inertia.solve(&x)
      result.replaceSubrange(range, with: x)
    }
    return result
  }

  /// The polynomials of g in all cells, from its coefficients.
  package func polynomials(_ coefficients: [Double]) -> CellPolynomials {
    var result = CellPolynomials(cells: cells)
    for block in blocks {
      let last = block.offset + block.splines.count
      for interval in 0..<cells.intervals {
        let first = block.offset + block.splines.first[interval]
        var polynomial = SIMD8<Double>()
        for lane in 0..<min(cells.order, last - first) {
          polynomial += coefficients[first + lane] * block.powers[interval * cells.order + lane]
        }
        result.values[cells.cell(wire: block.wire, side: 0, interval: interval)] = polynomial
        result.values[cells.cell(wire: block.wire, side: 1, interval: interval)] = -1 * polynomial
      }
    }
    return result
  }

  /// g as it is read from particles with given cell moments.
  package func read(_ moments: CellMoments) -> CellPolynomials {
    polynomials(coefficients(splineMoments(moments)))
  }

  /// Adds a multiple of all splines at a momentum of a wire to a vector of unknowns.
  package func add(
    wire: Int, momentum k: Double, times factor: Double, to vector: inout [Double]
  ) {
    let (cell, t) = cells.locate(k)
    let interval = cell % cells.intervals
    let powers = MomentumCells.powers(t)
    for block in blocks where block.wire == wire {
      var lanes = SIMD8<Double>()
      for power in 0..<cells.order {
        lanes += powers[power] * block.splines.pieces[interval * cells.order + power]
      }
      let scale = k < 0 ? -factor : factor
      let first = block.offset + block.splines.first[interval]
      for lane in 0..<min(8, block.offset + block.splines.count - first) {
        vector[first + lane] += scale * lanes[lane]
      }
    }
  }

  /// Carries a linear form to coordinates in which the inertia is the identity.
  package func orthonormal(_ form: [Double]) -> [Double] {
    var result = form
    for block in blocks {
      let range = block.offset..<block.offset + block.splines.count
      var x = Array(form[range])
      block.inertia.solveLower(&x)
      result.replaceSubrange(range, with: x)
    }
    return result
  }

  /// The inertia of one wire, both signs of k together, factored.
  private static func inertia(
    _ splines: FoldedSplines, grams: [[[Double]]], cells: MomentumCells
  ) -> BandedCholeskyFactor? {
    let n = splines.count
    var matrix = Array(repeating: 0.0, count: n * n)
    for interval in 0..<cells.intervals {
      let pieces = (0..<cells.order).map { splines.pieces[interval * cells.order + $0] }
      let first = splines.first[interval]
      for a in 0..<min(8, n - first) {
        for b in 0..<min(8, n - first) {
          var sum = 0.0
          for p in 0..<cells.order {
            for q in 0..<cells.order { sum += pieces[p][a] * grams[interval][p][q] * pieces[q][b] }
          }
          matrix[(first + a) * n + first + b] += 2 * sum
        }
      }
    }
    return BandedCholeskyFactor(order: n, bandwidth: min(cells.degree, n - 1)) {
      matrix[$0 * n + $1]
    }
  }
}
