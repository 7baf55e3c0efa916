/// A field given at some times, with straight lines between them.
public struct FieldTable: Sendable, Hashable {
  /// Ascending times, in hbar/T.
  public let times: [Double]
  /// The field at each time.
  public let values: [Double]
  /// The integral from the first time to each time.
  private let integrals: [Double]

  /// Makes a table.
  /// - Throws: `ParticleError.fieldTable` unless there are as many fields as ascending times.
  public init(times: [Double], values: [Double]) throws {
    guard !times.isEmpty, times.count == values.count else {
      throw ParticleError.fieldTable(reason: "\(times.count) times, \(values.count) fields")
    }
    guard (times + values).allSatisfy(\.isFinite) else {
      throw ParticleError.fieldTable(reason: "a number is not finite")
    }
    if let i = times.indices.dropFirst().first(where: { times[$0 - 1] >= times[$0] }) {
      throw ParticleError.fieldTable(reason: "time \(times[i]) follows \(times[i - 1])")
    }
    self.times = times
    self.values = values
    var integrals = [0.0]
    for i in times.indices.dropFirst() {
      let area = 0.5 * (values[i] + values[i - 1]) * (times[i] - times[i - 1])
      integrals.append(integrals[i - 1] + area)
    }
    self.integrals = integrals
  }

  /// The integral of the field from the first time of the table to a time before or after it.
  func integral(to time: Double) -> Double {
    let last = times.count - 1
    if time <= times[0] { return values[0] * (time - times[0]) }
    if time >= times[last] { return integrals[last] + values[last] * (time - times[last]) }
    var (lower, upper) = (0, last)
    while upper - lower > 1 {
      let middle = (lower + upper) / 2
      if times[middle] <= time { lower = middle } else { upper = middle }
    }
    let x = time - times[lower]
    let slope = (values[upper] - values[lower]) / (times[upper] - times[lower])
    return integrals[lower] + x * (values[lower] + 0.5 * slope * x)
  }
}
