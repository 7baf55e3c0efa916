import Foundation
import GSLSupport

/// What a table of V(q) leaves open of Int q V(q)^2 W(q) dq, relative to the whole.
///
/// V(q) is not known between, below and beyond the rows of a table, and every interpolation is a guess. What depends
/// on the guess is uncertain.
package struct TableUncertainty: Sendable, Equatable {
  /// A range of momenta, and what it leaves open.
  package struct Part: Sendable, Equatable {
    /// The momenta; of those between rows, the two rows between which most is left open.
    package let momenta: ClosedRange<Double>
    /// What is left open, relative to the whole.
    package let share: Double

    /// The same as part of something of which the integral is this share.
    fileprivate func scaled(by factor: Double) -> Part {
      Part(momenta: momenta, share: share * factor)
    }

    /// Both together, with the momenta of the larger one.
    fileprivate func adding(_ other: Part) -> Part {
      Part(
        momenta: share < other.share ? other.momenta : momenta, share: share + other.share)
    }
  }

  /// Below the first row, where V keeps its first value: all of this range.
  package let below: Part
  /// Between rows: from how much straight lines would change there.
  ///
  /// Straight lines err in the second order of the distance of rows, the cubic in the fourth. Where they differ by r,
  /// relative to what lies between two rows, the cubic is taken to err by 3 r^2, or by r where that is less. Between the
  /// first two rows it is r: the cubic starts with zero slope, which rounds a cusp at q = 0 off. Where V changes tenfold
  /// from one row to the next, its shape is anybody's guess, and all that lies there is open.
  package let between: Part
  /// Beyond the last row, where V is zero: what it would be if V went on as over the last two rows.
  ///
  /// It falls off exponentially there, or stays what it is where it does not fall.
  package let beyond: Part

  /// All together.
  package var total: Double { below.share + between.share + beyond.share }

  /// What is left open of something of which the integral is this share.
  package func scaled(by factor: Double) -> TableUncertainty {
    TableUncertainty(
      below: below.scaled(by: factor), between: between.scaled(by: factor),
      beyond: beyond.scaled(by: factor))
  }

  /// What is left open of the sum of two things.
  package func adding(_ other: TableUncertainty) -> TableUncertainty {
    TableUncertainty(
      below: below.adding(other.below), between: between.adding(other.between),
      beyond: beyond.adding(other.beyond))
  }

  private init(below: Part, between: Part, beyond: Part) {
    (self.below, self.between, self.beyond) = (below, between, beyond)
  }

  /// Evaluates what the potential leaves open; nil if it is no table, or if the integral vanishes.
  package init?(_ potential: Potential, weight: PairTransferWeight) {
    guard let table = potential.form as? TabulatedPotential else { return nil }
    func integral(_ range: ClosedRange<Double>, _ v: (Double) -> Double) -> Double {
      let high = min(range.upperBound, weight.limit)
      guard high > range.lowerBound else { return 0 }
      let width = high - range.lowerBound
      let pieces = max(1, (width * Self.pieces / weight.limit).rounded(.up))
      return (0..<Int(pieces)).reduce(0) { sum, piece in
        let low = range.lowerBound + width * Double(piece) / pieces
        return sum
          + Self.rule.integrate(from: low, to: low + width / pieces) {
            $0 * v($0) * v($0) * weight($0)
          }
      }
    }
    let (q, v) = (table.momenta, table.values)
    let last = q.count - 1
    let rows = q.indices.dropLast().map { row in
      let (range, slope) = (q[row]...q[row + 1], (v[row + 1] - v[row]) / (q[row + 1] - q[row]))
      let cubic = integral(range) { table.value($0) }
      let gap = abs(integral(range) { v[row] + slope * ($0 - q[row]) } - cubic)
      let (low, high) = (min(abs(v[row]), abs(v[row + 1])), max(abs(v[row]), abs(v[row + 1])))
      let r = gap / max(cubic, gap, .leastNonzeroMagnitude)
      let error = row == 0 ? gap : gap * min(1, 3 * r)
      return (range: range, cubic: cubic, open: low < 0.1 * high ? cubic : error)
    }
    let first = integral(0...q[0]) { _ in v[0] }
    let whole = first + rows.reduce(0) { $0 + $1.cubic }
    guard whole > 0, let worst = rows.max(by: { $0.open < $1.open }) else { return nil }
    below = Part(momenta: 0...q[0], share: first / whole)
    between = Part(momenta: worst.range, share: rows.reduce(0) { $0 + $1.open } / whole)
    let end = q[last]...max(q[last], weight.limit)
    let ratio = abs(v[last]) / abs(v[last - 1])
    // From zero on there is nothing that falls off.
    let decay = ratio < 1 ? -log(ratio) / (q[last] - q[last - 1]) : 0
    let rest = v[last] == 0 ? 0 : integral(end) { v[last] * exp(-decay * ($0 - q[last])) }
    beyond = Part(momenta: end, share: rest / whole)
  }

  /// Pieces of the whole range, in each of which the weight hardly changes.
  private static let pieces = 512.0
  private static let rule = GaussLegendre(points: 4)
}

extension Potential {
  /// Whether V(q) is a table.
  package var isTable: Bool { form is TabulatedPotential }
}
