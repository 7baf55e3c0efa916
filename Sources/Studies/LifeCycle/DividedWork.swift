import Checkpoints
import Foundation
import Ranks
import ResultFiles
import Synchronization

/// Tasks that ranks divide among themselves: rank r of n does number r, r + n, ... on its own.
///
/// What comes of a task does not depend on who does it. The leader gets it all, and writes the checkpoints of all; when one rank is
/// asked to stop, or fails, all do.
struct DividedWork {
  let keeper: CheckpointKeeper
  private var ranks: RankGroup { keeper.ranks }

  init(_ keeper: CheckpointKeeper) { self.keeper = keeper }

  /// Does tasks 0 to `count - 1`.
  /// - Parameter work: does some tasks, in order, with what keeps them.
  /// - Returns: What came of each task by its number: of all on the leader, of its own on any other rank.
  /// - Throws: `RunInterruption` if a rank was asked to stop, or what `work` throws; on all ranks.
  func run(
    _ count: Int, _ work: ([Int], CheckpointKeeper) throws -> [[UInt8]]
  ) throws -> [Int: [UInt8]] {
    let ends = RankEnds()
    let post = RankPost(ranks) { [keeper] rank, subject, bytes in
      if subject == .result { ends.note(rank, bytes) } else { keeper.read(subject, bytes) }
    }
    let result = Result { try work(tasks(of: ranks.rank, count), keeper.apart(post)) }
    if case .failure = result { post.stopAll() }
    if ranks.isLeader {
      ends.note(0, RankEnds.packed(result)[...])
    } else {
      post.write(.result, RankEnds.packed(result))
    }
    while ranks.isLeader, ends.count < ranks.size {
      post.carry()
      usleep(500)
    }
    post.deliver()
    try agree(on: result, ends)
    if !ranks.isLeader { ends.note(ranks.rank, RankEnds.packed(result)[...]) }
    var found: [Int: [UInt8]] = [:]
    for rank in 0..<ranks.size {
      for (task, bytes) in zip(tasks(of: rank, count), ends.results(of: rank)) {
        found[task] = bytes
      }
    }
    return found
  }

  private func tasks(of rank: Int, _ count: Int) -> [Int] {
    Array(stride(from: rank, to: count, by: ranks.size))
  }

  /// Throws on all ranks if one has to.
  private func agree(on result: Result<[[UInt8]], any Error>, _ ends: RankEnds) throws {
    var own: (any Error)?
    if case .failure(let error) = result { own = error }
    let hasFailed = ranks.any(own.map { !($0 is RunInterruption) } ?? false)
    let isInterrupted = ranks.any(own is RunInterruption)
    if hasFailed {
      if let own, !(own is RunInterruption) { throw own }
      throw RankFailure(words: ends.failure ?? "another rank has failed")
    }
    if isInterrupted { throw RunInterruption(file: keeper.file) }
  }
}

/// What went wrong on another rank.
struct RankFailure: Error, CustomStringConvertible {
  let words: String
  var description: String { words }
}

/// How each rank has ended.
private final class RankEnds: Sendable {
  private let letters = Mutex<[Int: [UInt8]]>([:])

  var count: Int { letters.withLock { $0.count } }

  func note(_ rank: Int, _ bytes: ArraySlice<UInt8>) {
    letters.withLock { $0[rank] = Array(bytes) }
  }

  /// Nothing, or what came of each task, or why there is nothing.
  static func packed(_ result: Result<[[UInt8]], any Error>) -> [UInt8] {
    var writer = PackedWriter()
    switch result {
    case .success(let values):
      writer.add("")
      for value in values { writer.add(value) }
    case .failure(let error): writer.add("\(error)")
    }
    return writer.bytes
  }

  /// What came of the tasks of a rank.
  func results(of rank: Int) -> [[UInt8]] {
    guard let letter = letters.withLock({ $0[rank] }) else { return [] }
    var reader = PackedReader(letter[...])
    var values: [[UInt8]] = []
    guard (try? reader.text()) == "" else { return [] }
    while !reader.isAtEnd, let value = try? reader.content() { values.append(Array(value)) }
    return values
  }

  /// The words of the first rank that failed.
  var failure: String? {
    letters.withLock { letters in
      letters.sorted { $0.key < $1.key }.lazy.compactMap { _, letter -> String? in
        var reader = PackedReader(letter[...])
        let words = (try? reader.text()) ?? ""
        return words.isEmpty || words.hasPrefix("RunInterruption") ? nil : words
      }.first
    }
  }
}
