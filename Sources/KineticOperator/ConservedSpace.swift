import LinearAlgebra

/// The directions that a collision form leaves alone: those its processes conserve.
///
/// Candidates are the momentum (odd parity), the number and the energy (even parity), each for the
/// common and the relative motion; a candidate counts where the form annihilates it to round-off. A
/// block that no process reaches at all (the common motion, with pair collisions alone) is conserved
/// as a whole.
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

  /// A residual below this share of the terms it is the sum of is round-off.
  private static let roundOff = 1e-9

  init(form: SymmetricMatrix, basis: SplineBasis) {
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
      for candidate in Self.candidates(basis) {
        var vector = Array(repeating: 0.0, count: 2 * n)
        for i in 0..<n { vector[block * n + i] = candidate[i] }
        guard Self.isAnnihilated(vector, by: form),
          let fixed = left.filter({ vector[$0] != 0 }).max(by: { form[$0, $0] < form[$1, $1] })
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

  private static func candidates(_ basis: SplineBasis) -> [[Double]] {
    switch basis.parity {
    case .odd: [basis.momentumMode]
    case .even:
      [[1] + Array(repeating: 0, count: basis.count - 1)] + (basis.energyMode.map { [$0] } ?? [])
    }
  }

  private static func isAnnihilated(_ vector: [Double], by form: SymmetricMatrix) -> Bool {
    (0..<form.order).allSatisfy { row in
      var sum = 0.0
      var size = 0.0
      for column in 0..<form.order where vector[column] != 0 {
        let term = form[row, column] * vector[column]
        sum += term
        size += abs(term)
      }
      return abs(sum) <= roundOff * size
    }
  }
}
