import GSLSupport
import LinearAlgebra

/// The residuals around the best values as a polynomial of the parameters, for what needs many of them.
///
/// In units y in which chi-square rises by y^2 along each principal axis of the errors:
///
///     r(y) = r(0) + sum_i J_i y_i + 1/2 sum_ij H_ij y_i y_j + sum_i K_i y_i^3,
///
/// J from the derivatives that gave the errors, H and K from a trial at y_i = 1 and -1 of each axis and at one
/// corner of each pair of axes. It tells where to look, and which way is down; how high chi-square is there, trials tell.
struct ResponseSurface {
  private let search: FitSearch
  private let variances: [Double]
  /// The best values as places of the search.
  private let origin: [Double]
  /// The principal axes of the errors, as places of the search.
  private let axes: [[Double]]
  /// What turns places into y.
  private let inverse: [[Double]]
  private let center: [Double]
  private let slopes: [[Double]]
  /// H_ij for j <= i.
  private let curvatures: [[[Double]]]
  private let cubes: [[Double]]

  /// By how much residuals may change otherwise than the polynomial says, as a share of how much they change.
  private static let trust = 0.25
  /// Trials for one place of a profile.
  private static let limit = 4

  /// Fits the polynomial; nil if some parameter has no error, or an axis leads to where there is no model.
  /// - Throws: what trials throw; `LapackError`.
  init?(search: FitSearch, best: [Double], variances: [Double], errors: FitErrors) throws {
    let parameters = search.problem.parameters
    let spreads = errors.standard.compactMap { $0 }
    let derivatives = errors.derivatives.compactMap { $0 }
    guard spreads.count == best.count, derivatives.count == best.count,
      let center = try search.residuals(best, variances)
    else { return nil }
    self.search = search
    self.variances = variances
    self.center = center
    origin = best.indices.map { parameters[$0].place(of: best[$0]) }
    // How fast the value of a parameter changes with its place.
    let rates = zip(parameters, origin).map { parameter, place in
      (parameter.number(at: place + 1e-4) - parameter.number(at: place - 1e-4)) / 2e-4
    }
    guard rates.allSatisfy({ $0 != 0 && $0.isFinite }) else { return nil }
    var correlations = SymmetricMatrix(order: best.count)
    correlations.elements = errors.correlations.flatMap { $0 }
    let system = try Eigensystem(correlations)
    let scales = zip(spreads, rates).map { $0 / $1 }
    let axes = system.values.indices.map { axis in
      zip(system.vector(axis), scales).map { $0 * $1 * max(system.values[axis], 0).squareRoot() }
    }
    inverse = system.values.indices.map { axis in
      zip(system.vector(axis), scales).map { $0 / $1 / system.values[axis].squareRoot() }
    }
    self.axes = axes
    guard inverse.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { return nil }
    let slopes = axes.map { axis in
      center.indices.map { row in
        best.indices.reduce(0.0) { $0 + derivatives[$1][row] * rates[$1] * axis[$1] }
      }
    }
    self.slopes = slopes
    let start = origin
    func residuals(_ moves: [(axis: Int, by: Double)]) throws -> [Double]? {
      let values = start.indices.map { index in
        parameters[index].number(
          at: moves.reduce(start[index]) { $0 + $1.by * axes[$1.axis][index] })
      }
      return try search.residuals(values, variances)
    }
    var curvatures: [[[Double]]] = []
    var cubes: [[Double]] = []
    for axis in axes.indices {
      guard let above = try residuals([(axis, 1)]), let below = try residuals([(axis, -1)])
      else { return nil }
      cubes.append(center.indices.map { (above[$0] - below[$0]) / 2 - slopes[axis][$0] })
      var rows: [[Double]] = []
      for other in 0..<axis {
        guard let corner = try residuals([(axis, 1), (other, 1)]) else { return nil }
        rows.append(
          center.indices.map { row in
            corner[row] - center[row] - slopes[axis][row] - slopes[other][row] - cubes[axis][row]
              - cubes[other][row] - (above[row] + below[row]) / 2 + center[row]
              - curvatures[other][other][row] / 2
          })
      }
      rows.append(center.indices.map { above[$0] + below[$0] - 2 * center[$0] })
      curvatures.append(rows)
    }
    self.curvatures = curvatures
    self.cubes = cubes
  }

  /// The residuals at places of the search, as the polynomial has them.
  private func residuals(at places: [Double]) -> [Double] {
    let y = inverse.map { row in
      zip(row, zip(places, origin)).reduce(0.0) { $0 + $1.0 * ($1.1.0 - $1.1.1) }
    }
    var result = center
    for i in y.indices {
      for row in result.indices {
        result[row] += y[i] * (slopes[i][row] + y[i] * y[i] * cubes[i][row])
      }
      for j in 0...i {
        let factor = i == j ? y[i] * y[i] / 2 : y[i] * y[j]
        for row in result.indices { result[row] += factor * curvatures[i][j][row] }
      }
    }
    return result
  }

  /// The smallest chi-square with one parameter fixed; nil where the polynomial is no guide to it.
  ///
  /// The polynomial is shifted to meet the last trial, and its lowest place tried next, until little is left to fall.
  /// - Parameters:
  ///   - index: the fixed parameter.
  ///   - start: values to start from, with that of the fixed one.
  ///   - fall: how far chi-square may still fall.
  /// - Throws: what trials throw; `GSLError`.
  func minimum(
    fixing index: Int, from start: [Double], fall: Double
  ) throws -> (values: [Double], chiSquare: Double)? {
    let parameters = search.problem.parameters
    let moving = parameters.indices.filter { $0 != index }
    var places = parameters.indices.map { parameters[$0].place(of: start[$0]) }
    var shift = Array(repeating: 0.0, count: center.count)
    func lowest() throws -> (places: [Double], chiSquare: Double) {
      let from = places
      func all(_ others: [Double]) -> [Double] {
        var all = from
        for (place, value) in zip(moving, others) { all[place] = value }
        return all
      }
      func shifted(_ others: [Double]) -> [Double] {
        zip(residuals(at: all(others)), shift).map { $0 + $1 }
      }
      guard !moving.isEmpty else { return (from, shifted([]).squares) }
      let found = try LeastSquares.minimize(
        from: moving.map { from[$0] }, count: center.count,
        rules: .init(step: 1e-5, fall: fall * 1e-3), shifted
      ).parameters
      return (all(found), shifted(found).squares)
    }
    places = try lowest().places
    for _ in 0..<Self.limit {
      var values = zip(parameters, places).map { $0.number(at: $1) }
      values[index] = start[index]
      guard let there = try search.residuals(values, variances) else { return nil }
      shift = zip(there, residuals(at: places)).map { $0 - $1 }
      let change = zip(there, center).map { $0 - $1 }
      guard shift.squares <= Self.trust * Self.trust * change.squares + fall else { return nil }
      let next = try lowest()
      if there.squares - next.chiSquare < fall { return (values, there.squares) }
      places = next.places
    }
    return nil
  }
}

extension [Double] {
  /// The sum of the squares.
  fileprivate var squares: Double { reduce(0) { $0 + $1 * $1 } }
}
