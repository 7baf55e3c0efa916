import GSLSupport
import VectorMath
import WirePhysics

/// The strength of soft three-particle scattering for potentials that are worth a table.
///
/// (1/2) Int lambda^2 A^2 dlambda with each potential from an ``OctaveTable``, eight lambda at a time, by Gauss rules on
/// octaves: the integrand varies on the scale of lambda where it is not negligible. A Bessel function of an
/// adaptive quadrature costs some fifty times as much.
struct OctaveAmplitude: Sendable {
  /// A potential and the separation of electrons at lambda times which it is needed.
  private struct Place: Sendable {
    let table: Int
    let separation: Int
  }

  private struct Term: Sendable {
    /// Places in the list of values, and separations in the denominator.
    let (first, second): (Int, Int)
    let (x, y): (Int, Int)
    let strength: Double
  }

  private let tables: [OctaveTable]
  private let places: [Place]
  private let terms: [Term]
  private let range: Double

  /// Octaves of lambda below the largest that have panels of their own.
  private static let octaves = 8
  private static let points = 16

  /// lambda over its largest value, and weights for Int dlambda in units of that, eight at a time.
  private static let rule: [(lambda: SIMD8<Double>, weight: SIMD8<Double>)] = {
    let gauss = GaussLegendre(points: points)
    var edges = [0.0]
    for octave in (0...octaves).reversed() { edges.append(1 / Double(1 << octave)) }
    let nodes = zip(edges, edges.dropFirst()).flatMap { gauss.rule(from: $0, to: $1) }
    return stride(from: 0, to: nodes.count, by: 8).map { first in
      var (lambda, weight) = (SIMD8<Double>(repeating: 1), SIMD8<Double>())
      for lane in 0..<min(8, nodes.count - first) {
        (lambda[lane], weight[lane]) = (nodes[first + lane].x, nodes[first + lane].weight)
      }
      return (lambda, weight)
    }
  }()

  /// Tabulates the potentials.
  ///
  /// Nil where one is not smooth on the scale of its argument.
  /// - Parameters:
  ///   - wires: the wires of electrons 1, 2, 3.
  ///   - system: the potentials.
  init?(wires: [WireIndex], system: DoubleWire) {
    var units: [Potential] = []
    var tables: [OctaveTable] = []
    var places: [Place] = []
    /// The place of the potential between two electrons at the separation of two others.
    func place(_ a: Int, _ b: Int, _ separation: Int) -> Int? {
      let unit = system.potential(wires[a], wires[b]).unit
      guard unit.shape == .octaves else { return nil }
      let table = units.firstIndex(of: unit) ?? units.count
      if table == units.count {
        units.append(unit)
        tables.append(OctaveTable(unit))
      }
      let known = places.firstIndex { $0.table == table && $0.separation == separation }
      if known == nil { places.append(Place(table: table, separation: separation)) }
      return known ?? places.count - 1
    }
    var terms: [Term] = []
    for hub in 0..<3 {
      // Separation c is that of the two electrons other than c.
      let (first, second) = ((hub + 1) % 3, (hub + 2) % 3)
      guard let one = place(hub, first, first), let two = place(hub, second, second) else {
        return nil
      }
      let strength =
        system.potential(wires[hub], wires[first]).strength
        * system.potential(wires[hub], wires[second]).strength
      terms.append(Term(first: one, second: two, x: second, y: first, strength: strength))
    }
    (self.tables, self.places, self.terms) = (tables, places, terms)
    range = units.map(\.range).max() ?? 0
  }

  /// (1/2) Int lambda^2 A^2 dlambda over both signs of lambda.
  func strength(_ k: SIMD3<Double>) -> Double {
    let separations = [k.y - k.z, k.z - k.x, k.x - k.y]
    let sorted = separations.map(\.magnitude).sorted()
    // Each term holds two potentials, one at the second largest separation or beyond.
    let end = range / sorted[1]
    let factors = terms.map { -$0.strength / (separations[$0.x] * separations[$0.y]) }
    var sum = SIMD8<Double>()
    return withUnsafeTemporaryAllocation(of: SIMD8<Double>.self, capacity: places.count) { values in
      for (fraction, weight) in Self.rule {
        let lambda = fraction * end
        for (index, place) in places.enumerated() {
          var momentum = lambda * separations[place.separation]
          var value = SIMD8<Double>()
          tables[place.table].evaluate(&momentum, into: &value)
          values[index] = value
        }
        var amplitude = SIMD8<Double>()
        for (term, factor) in zip(terms, factors) {
          amplitude += values[term.first] * values[term.second] * factor
        }
        sum += weight * lambda * lambda * amplitude * amplitude
      }
      return sum.sum() * end
    }
  }
}

extension OctaveTable {
  /// A potential of unit strength.
  fileprivate init(_ unit: Potential) {
    let (lowest, count) = unit.octaves
    self.init(from: lowest, octaves: count) { unit($0) }
  }
}
