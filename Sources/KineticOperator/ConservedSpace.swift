import Collisions
import LinearAlgebra

/// The directions that a collision form leaves alone: those its processes conserve.
///
/// Momentum (odd parity), number and energy (even parity): of the common motion where all processes obey the law, of
/// the relative motion where they do so within each wire, as that of the number always. The laws decide, not how
/// well the form annihilates a direction: subtractions of double poles cancel to fewer digits than the laws hold.
/// A block that no process reaches at all (the common motion, with pair collisions alone) is conserved as a whole.
struct ConservedSpace {
  /// What is conserved.
  enum Direction: Sendable, Equatable {
    /// One function, by its coefficients in common and relative variables.
    case vector([Double])
    /// All functions of the common (0) or the relative (1) motion.
    case block(Int)
  }

  /// The conserved directions.
  let directions: [Direction]
  /// The unknowns that remain; with the conserved directions they span all functions.
  let kept: [Int]

  /// - Parameters:
  ///   - form: the sum of the forms, in common and relative variables.
  ///   - basis: their splines.
  ///   - processes: those that contribute to the form.
  init(form: SymmetricMatrix, basis: SplineBasis, processes: [CollisionProcess]) {
    let n = basis.count
    var directions: [Direction] = []
    var kept: [Int] = []
    for block in 0..<2 {
      let range = (block * n)..<((block + 1) * n)
      if range.allSatisfy({ form[$0, $0] == 0 }) {
        directions.append(.block(block))
        continue
      }
      var left = Array(range)
      for (law, candidate) in Self.candidates(basis)
      where processes.allSatisfy({ Self.conserves($0, law, relative: block == 1) }) {
        var vector = Array(repeating: 0.0, count: 2 * n)
        for i in 0..<n { vector[block * n + i] = candidate[i] }
        guard let fixed = left.filter({ vector[$0] != 0 }).max(by: { form[$0, $0] < form[$1, $1] })
        else { continue }
        directions.append(.vector(vector))
        left.removeAll { $0 == fixed }
      }
      kept += left
    }
    self.directions = directions
    self.kept = kept
  }

  /// Whether the space holds more than the total momentum.
  var hasFrictionlessMotion: Bool {
    directions.count > 1 || directions.contains { if case .block = $0 { true } else { false } }
  }

  private static func candidates(
    _ basis: SplineBasis
  ) -> [(law: ConservationLaws, function: [Double])] {
    switch basis.parity {
    case .odd: [(.momentum, basis.momentumMode)]
    case .even:
      [(.number, [1] + Array(repeating: 0, count: basis.count - 1))]
        + (basis.energyMode.map { [(.energy, $0)] } ?? [])
    }
  }

  /// Whether a process conserves what both wires have together, or (relative) what each has.
  private static func conserves(
    _ process: CollisionProcess, _ law: ConservationLaws, relative: Bool
  ) -> Bool {
    process.laws.contains(law)
      && (!relative || law == .number || process.touchedWires.count == 1)
  }
}
