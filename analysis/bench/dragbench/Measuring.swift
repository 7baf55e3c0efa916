import Collisions
import Foundation
import WirePhysics

/// Measures the time of the processor, so that other work on the machine does not count.
enum Stopwatch {
  /// The processor seconds that this process spends on a piece of work, all threads together.
  static func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = now
    try work()
    return now - start
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }
}

/// Prints named words and numbers as one JSON object on a line of its own.
enum JSONLine {
  static func print(
    _ fields: [(name: String, value: Double)], labels: [(name: String, text: String)] = []
  ) {
    let parts =
      labels.map { "\"\($0.name)\": \"\($0.text)\"" }
      + fields.map { "\"\($0.name)\": \($0.value)" }
    Swift.print("{\(parts.joined(separator: ", "))}")
  }
}

/// The microscopic reference of the benchmarks: eps_F = 3.25, 2.75, Gaussian potentials.
enum ReferenceSystem {
  static let doubleWire = system(3.25, 2.75)

  /// The same at a lower temperature.
  static let cold = system(8.25, 7.75)

  private static func system(_ one: Double, _ two: Double) -> DoubleWire {
    DoubleWire(
      wires: WirePair(Wire(fermiEnergy: one), Wire(fermiEnergy: two)),
      intrawire: WirePair(
        .gaussian(strength: 1, length: 2.0.squareRoot()),
        .gaussian(strength: 1, length: 2.0.squareRoot())),
      interwire: .gaussian(strength: 0.5, length: 2.0.squareRoot()))
  }

  static let tripleSets: [[WireIndex]] = [
    [.one, .one, .one], [.two, .two, .two], [.one, .one, .two], [.two, .two, .one],
  ]
}
