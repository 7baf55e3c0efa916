/// When to look at the result: after rounds 1, 2, 3, 4, 6, 8, 12, 16, 24, ...
///
/// The schedule depends on nothing but the round, so a run stops at the same samples on every machine.
public struct CheckSchedule: Sendable {
  /// The round after which the next look is due.
  package private(set) var next = 1
  private let isByOctaves: Bool

  /// Starts behind rounds that are done; the look at the last of them is still to be had, if it is due.
  /// - Parameters:
  ///   - roundsDone: how many these are.
  ///   - isByOctaves: whether to look after powers of two only, when lattices are complete.
  public init(roundsDone: Int = 0, isByOctaves: Bool = false) {
    self.isByOctaves = isByOctaves
    for round in 1..<max(roundsDone, 1) { _ = isDue(round: round) }
  }

  /// Whether a look is due after a round; each round is asked about once.
  public mutating func isDue(round: Int) -> Bool {
    guard round >= next else { return false }
    // Steps of a half octave from the largest power of two.
    let power = 1 << (Int.bitWidth - 1 - round.leadingZeroBitCount)
    next = isByOctaves ? 2 * power : round + max(1, power / 2)
    return true
  }
}
