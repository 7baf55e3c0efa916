import Foundation
import GSLSupport
import Input
import LinearAlgebra
import Statistics

/// The logarithms of the model around the best values as polynomials of the parameters, for what needs many trials.
///
/// In units y in which chi-square rises by y^2 along each principal axis of the errors:
///
///     ln rho(y) = ln rho(0) + sum_i J_i y_i + 1/2 sum_ij H_ij y_i y_j + sum_i K_i y_i^3,
///
/// J from the derivatives that gave the errors, H and K from a trial to either side of each axis and at one corner of each
/// pair of axes. Logarithms, since a drag resistivity goes about like powers and exponentials of what is varied. It tells
/// where to look, and which way is down; how high chi-square is there, trials tell.
struct ResponseSurface {
  /// The polynomial of one measurement.
  private struct Polynomial {
    let center: Double
    let slopes: [Double]
    /// H_ij for j <= i.
    let curvatures: [[Double]]
    let cubes: [Double]

    func value(_ y: [Double]) -> Double {
      var sum = center
      for i in y.indices {
        sum += y[i] * (slopes[i] + y[i] * y[i] * cubes[i] + curvatures[i][i] * y[i] / 2)
        for j in 0..<i { sum += curvatures[i][j] * y[i] * y[j] }
      }
      return sum
    }
  }

  private let search: FitSearch
  private let variances: [Double]
  /// The best values as places of the search.
  private let origin: [Double]
  /// What turns places into y.
  private let inverse: [[Double]]
  private let polynomials: [Polynomial]
  /// The residuals at the best values.
  private let residuals: [Double]

  /// By how much residuals may change otherwise than the polynomials say, as a share of how much they change.
  private static let trust = 0.25
  /// Trials for one place of a profile.
  private static let limit = 4
  /// The farthest that a place may be from the best one for the polynomials.
  private static let reach = 0.5

  /// Fits the polynomials; nil if some parameter has no error, or an axis leads to where there is no friction.
  /// - Throws: what trials throw; `LapackError`.
  init?(search: FitSearch, best: [Double], variances: [Double], errors: FitErrors) throws {
    let parameters = search.problem.parameters
    let spreads = errors.standard.compactMap { $0 }
    let derivatives = errors.derivatives.compactMap { $0 }
    guard spreads.count == best.count, derivatives.count == best.count,
      let center = try Self.logarithms(search.trial(best)),
      let residuals = try search.residuals(best, variances)
    else { return nil }
    (self.search, self.variances, self.residuals) = (search, variances, residuals)
    let origin = best.indices.map { parameters[$0].place(of: best[$0]) }
    self.origin = origin
    // How fast the value of a parameter changes with its place.
    let rates = zip(parameters, origin).map { parameter, place in
      (parameter.number(at: place + 1e-4) - parameter.number(at: place - 1e-4)) / 2e-4
    }
    var correlations = SymmetricMatrix(order: best.count)
    correlations.elements = errors.correlations.flatMap { $0 }
    let system = try Eigensystem(correlations)
    guard rates.allSatisfy({ $0 != 0 && $0.isFinite }), system.values[0] > 0 else { return nil }
    let scales = zip(spreads, rates).map { abs($0 / $1) }
    let axes = system.values.indices.map { axis in
      zip(zip(system.vector(axis), rates), scales).map { part, scale in
        (part.1 < 0 ? -part.0 : part.0) * scale * system.values[axis].squareRoot()
      }
    }
    inverse = system.values.indices.map { axis in
      zip(axes[axis], scales).map { $0 / ($1 * $1 * system.values[axis]) }
    }
    let steps = axes.map { axis in
      min(1, Self.reach / (axis.map(abs).max() ?? 1))
    }
    func logarithms(_ moves: [(axis: Int, by: Double)]) throws -> [Double]? {
      let values = origin.indices.map { index in
        parameters[index].number(
          at: moves.reduce(origin[index]) { $0 + $1.by * axes[$1.axis][index] })
      }
      return try Self.logarithms(search.trial(values))
    }
    var above: [[Double]] = []
    var below: [[Double]] = []
    var corners: [[[Double]]] = []
    for axis in axes.indices {
      guard let high = try logarithms([(axis, steps[axis])]),
        let low = try logarithms([(axis, -steps[axis])])
      else { return nil }
      above.append(high)
      below.append(low)
      var row: [[Double]] = []
      for other in 0..<axis {
        guard let corner = try logarithms([(axis, steps[axis]), (other, steps[other])]) else {
          return nil
        }
        row.append(corner)
      }
      corners.append(row)
    }
    polynomials = center.indices.map { row in
      let slopes = axes.map { axis in
        // Residuals fall where the model rises.
        -axis.indices.reduce(0.0) { $0 + derivatives[$1][row] * rates[$1] * axis[$1] }
          * variances[row].squareRoot() / exp(center[row])
      }
      let curvatures = axes.indices.map {
        (above[$0][row] + below[$0][row] - 2 * center[row]) / (steps[$0] * steps[$0])
      }
      let cubes = axes.indices.map {
        ((above[$0][row] - below[$0][row]) / 2 - slopes[$0] * steps[$0]) / pow(steps[$0], 3)
      }
      func along(_ axis: Int) -> Double { above[axis][row] - center[row] }
      return Polynomial(
        center: center[row], slopes: slopes,
        curvatures: axes.indices.map { i in
          (0..<i).map { j in
            (corners[i][j][row] - center[row] - along(i) - along(j)) / (steps[i] * steps[j])
          } + [curvatures[i]]
        }, cubes: cubes)
    }
  }

  /// The logarithms of a model; nil where there is none, or no friction.
  private static func logarithms(_ model: [Estimate]?) -> [Double]? {
    guard let model, model.allSatisfy({ $0.value > 0 }) else { return nil }
    return model.map { log($0.value) }
  }

  /// The logarithms at places of the search, as the polynomials have them.
  private func logarithms(at places: [Double]) -> [Double] {
    let y = inverse.map { row in
      zip(row, zip(places, origin)).reduce(0.0) { $0 + $1.0 * ($1.1.0 - $1.1.1) }
    }
    return polynomials.map { $0.value(y) }
  }

  /// The smallest chi-square with one parameter fixed; nil where the polynomials are no guide to it.
  ///
  /// They are shifted to meet the last trial, and their lowest place tried next, until little is left to fall.
  /// - Parameters:
  ///   - index: the fixed parameter.
  ///   - start: values to start from, with that of the fixed one.
  ///   - fall: how far chi-square may still fall.
  /// - Throws: what trials throw; `GSLError`.
  func minimum(
    fixing index: Int, from start: [Double], fall: Double
  ) throws -> (values: [Double], chiSquare: Double)? {
    let parameters = search.problem.parameters
    var places = parameters.indices.map { parameters[$0].place(of: start[$0]) }
    var shift = Array(repeating: 0.0, count: polynomials.count)
    var (found, chiSquare) = try lowest(from: places, fixing: index, shift, fall)
    for _ in 0..<Self.limit {
      places = found
      var values = zip(parameters, places).map { $0.number(at: $1) }
      values[index] = start[index]
      guard let there = try Self.logarithms(search.trial(values)),
        let actual = try search.residuals(values, variances)
      else { return nil }
      let expected = logarithms(at: places)
      // In units of errors.
      var (missed, moved) = (0.0, 0.0)
      for row in there.indices {
        let wrong =
          (there[row] - expected[row] - shift[row]) * exp(there[row]) / variances[row].squareRoot()
        let change = actual[row] - residuals[row]
        missed += wrong * wrong
        moved += change * change
      }
      guard missed <= Self.trust * Self.trust * moved + fall else { return nil }
      shift = zip(there, expected).map { $0 - $1 }
      (found, chiSquare) = try lowest(from: places, fixing: index, shift, fall)
      let here = actual.reduce(0) { $0 + $1 * $1 }
      if here - chiSquare < fall { return (values, here) }
    }
    return nil
  }

  /// The lowest place of the shifted polynomials, and chi-square there.
  private func lowest(
    from start: [Double], fixing index: Int, _ shift: [Double], _ fall: Double
  ) throws -> (places: [Double], chiSquare: Double) {
    let moving = start.indices.filter { $0 != index }
    func all(_ others: [Double]) -> [Double] {
      var all = start
      for (place, value) in zip(moving, others) { all[place] = value }
      return all
    }
    func residuals(_ others: [Double]) -> [Double] {
      zip(zip(logarithms(at: all(others)), shift), zip(search.problem.rows, variances)).map {
        ($1.0.resistivity - exp($0.0 + $0.1)) / $1.1.squareRoot()
      }
    }
    var found: [Double] = []
    if !moving.isEmpty {
      found = try LeastSquares.minimize(
        from: moving.map { start[$0] }, count: polynomials.count,
        rules: .init(step: 1e-5, fall: fall * 1e-3), residuals
      ).parameters
    }
    return (all(found), residuals(found).reduce(0) { $0 + $1 * $1 })
  }
}
