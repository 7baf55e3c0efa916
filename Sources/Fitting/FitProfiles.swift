/// The rise of chi-square along one parameter, the others at their best for each of its values.
struct FitProfile: Sendable, Equatable {
  /// Values of the parameter, ascending, the best one among them.
  let values: [Double]
  /// Chi-square less its minimum.
  let rises: [Double]

  /// Where chi-square has risen by one, below and above; nil where it does not within the profile.
  var interval: (low: Double?, high: Double?) {
    let middle = rises.indices.min { rises[$0] < rises[$1] } ?? 0
    return (crossing((0...middle).reversed()), crossing(middle..<values.count))
  }

  /// The first crossing of a rise of one, going along places from the middle: the root of the rise is nearly straight.
  private func crossing(_ places: some Sequence<Int>) -> Double? {
    var last: (value: Double, root: Double)?
    for place in places {
      let here = (value: values[place], root: max(rises[place], 0).squareRoot())
      if let last, last.root < 1, here.root >= 1 {
        return last.value + (here.value - last.value) * (1 - last.root) / (here.root - last.root)
      }
      last = here
    }
    return nil
  }
}

/// The profiles of those parameters whose chi-square is no parabola within two errors.
struct FitProfiles {
  /// One for each parameter; nil where the error says all.
  let all: [FitProfile?]

  /// By how much a rise may differ from the parabola, relative to it.
  private static let tolerance = 0.2
  private static let distances = [-2.0, 2]
  /// Where a profile is looked at, in errors.
  private static let stops = [0.6, 1.2, 2, 3]
  /// By how much a rise may be above its smallest value, as a share of the rise of a parabola where that is above one.
  private static let fall = 0.01

  /// Looks along the direction of each parameter, and follows the others where chi-square is no parabola.
  /// - Throws: what trials throw; `GSLError`.
  init(search: FitSearch, best: [Double], variances: [Double], errors: FitErrors) throws {
    let lowest = try search.chiSquare(best, variances)
    let parameters = search.problem.parameters
    /// Along the ridge the others move by their correlations; where they may not, the curve is no parabola.
    func isParabola(_ index: Int) throws -> Bool {
      try Self.distances.allSatisfy { distance in
        let place = best.indices.map { other in
          best[other]
            + distance * errors.correlations[index][other] * (errors.standard[other] ?? 0)
        }
        guard place.indices.allSatisfy({ parameters[$0].admits(place[$0]) }) else { return false }
        let rise = try search.chiSquare(place, variances) - lowest
        return abs(rise / (distance * distance) - 1) <= Self.tolerance
      }
    }
    let curved = try best.indices.map { try errors.standard[$0] != nil && !isParabola($0) }
    let surface =
      curved.contains(true)
      ? try ResponseSurface(search: search, best: best, variances: variances, errors: errors) : nil
    all = try best.indices.map { index in
      guard curved[index], let error = errors.standard[index] else { return nil }
      var points = [(value: best[index], rise: 0.0)]
      for direction in [-1.0, 1] {
        points += try Self.side(direction * error, of: index, best, errors, parameters: parameters)
        { place, fall in
          if let found = try surface?.minimum(fixing: index, from: place, fall: fall) {
            return (found.values, found.chiSquare - lowest)
          }
          let found = try search.minimize(
            from: place, fixing: [index: place[index]], variances, fall: fall
          ).values
          return (found, try search.chiSquare(found, variances) - lowest)
        }
      }
      points.sort { $0.value < $1.value }
      return FitProfile(values: points.map(\.value), rises: points.map(\.rise))
    }
  }

  /// Follows a profile to one side.
  /// - Parameters:
  ///   - error: the error of the parameter, negative to go down.
  ///   - minimum: the best place with the parameter fixed, near to one, and how far chi-square has risen there; how far it
  ///     may still fall.
  private static func side(
    _ error: Double, of index: Int, _ best: [Double], _ errors: FitErrors,
    parameters: [FitParameter],
    minimum: ([Double], Double) throws -> (place: [Double], rise: Double)
  ) throws -> [(value: Double, rise: Double)] {
    var points: [(value: Double, rise: Double)] = []
    var trail: [(distance: Double, place: [Double])] = [(0, best)]
    for distance in stops {
      let value = best[index] + distance * error
      guard parameters[index].admits(value) else { break }
      // The others go on as they went, at first by their correlations.
      let (last, from) = (trail[trail.count - 1], trail[max(trail.count - 2, 0)])
      var place = parameters.indices.map { other in
        guard trail.count > 1 else {
          let slope = errors.correlations[index][other] * (errors.standard[other] ?? 0)
          return best[other] + (error < 0 ? -1 : 1) * distance * slope
        }
        // As a search moves them: a value that is positive goes on in its logarithm.
        let (here, before) = (
          parameters[other].place(of: last.place[other]),
          parameters[other].place(of: from.place[other])
        )
        let ratio = (distance - last.distance) / (last.distance - from.distance)
        return parameters[other].number(at: here + ratio * (here - before))
      }
      for other in place.indices where !parameters[other].admits(place[other]) {
        place[other] = last.place[other]
      }
      place[index] = value
      let found = try minimum(place, Self.fall * max(1, distance * distance))
      points.append((value, found.rise))
      trail.append((distance, found.place))
    }
    return points
  }
}
