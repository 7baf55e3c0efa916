import Ranks
import Synchronization

/// Letters between threads that play ranks.
final class LocalMail: RankMail {
  private final class Boxes: Sendable {
    let letters: Mutex<[[(rank: Int, letter: [UInt8])]]>
    init(_ size: Int) { letters = Mutex(Array(repeating: [], count: size)) }
  }

  private let rank: Int
  private let boxes: Boxes

  private init(_ rank: Int, _ boxes: Boxes) { (self.rank, self.boxes) = (rank, boxes) }

  /// The mail of each of so many ranks.
  static func among(_ size: Int) -> [LocalMail] {
    let boxes = Boxes(size)
    return (0..<size).map { LocalMail($0, boxes) }
  }

  var isSending: Bool { false }

  func send(_ letter: [UInt8], to rank: Int) {
    boxes.letters.withLock { $0[rank].append((self.rank, letter)) }
  }

  func receive() -> (rank: Int, letter: [UInt8])? {
    boxes.letters.withLock { $0[rank].isEmpty ? nil : $0[rank].removeFirst() }
  }
}
