import Checkpoints
import Foundation
import Ranks
import Studies
import Synchronization
import Testing

/// Threads play ranks: what MPI itself adds is in scripts/check-mpi.sh.
@Suite(.timeLimit(.minutes(2))) struct DividedWorkTests {
  private typealias Outcome = Result<[Int: [UInt8]], any Error>

  /// Lets several ranks do some tasks; what each of them ends with.
  ///
  /// One may be asked to stop after some tasks have begun.
  private func run(
    _ count: Int, ranks: Int, threads: Int = 1, isTold: Bool = false,
    stopping: (rank: Int, after: Int)? = nil, deadlines: [Int: Deadline] = [:],
    _ work: @escaping @Sendable (_ rank: Int, _ task: Int, CheckpointKeeper) throws -> [UInt8]
  ) -> [Outcome] {
    let mail = LocalMail.among(ranks)
    let outcomes = Mutex<[Int: Outcome]>([:])
    let begun = Mutex(0)
    let group = DispatchGroup()
    for rank in 0..<ranks {
      let thread = Thread {
        let keeper = CheckpointKeeper(
          isInterrupted: {
            stopping.map { $0.rank == rank && begun.withLock(\.self) > $0.after } ?? false
          },
          deadline: deadlines[rank], ranks: RankGroup(rank: rank, size: ranks))
        let outcome = Result {
          try DividedWork(keeper: keeper, mail: mail[rank]).run(
            count, threads: threads, isTold: isTold
          ) { task, keeper in
            begun.withLock { $0 += 1 }
            return try work(rank, task, keeper)
          }
        }
        outcomes.withLock { $0[rank] = outcome }
        group.leave()
      }
      group.enter()
      thread.start()
    }
    group.wait()
    return outcomes.withLock { outcomes in (0..<ranks).compactMap { outcomes[$0] } }
  }

  @Test(arguments: [1, 2, 5, 200], [2, 3, 5])
  func `every task is done once, and the leader knows all`(count: Int, ranks: Int) throws {
    for threads in [1, 3] {
      let times = Mutex(Array(repeating: 0, count: count))
      let outcomes = run(count, ranks: ranks, threads: threads) { _, task, _ in
        times.withLock { $0[task] += 1 }
        return [UInt8(truncatingIfNeeded: task), 7]
      }
      #expect(times.withLock { $0.allSatisfy { $0 == 1 } })
      let found = try outcomes[0].get()
      #expect(found.count == count)
      #expect(found.allSatisfy { $0.value == [UInt8(truncatingIfNeeded: $0.key), 7] })
      for other in outcomes.dropFirst() { #expect(try other.get().isEmpty) }
    }
  }

  @Test func `all know what came of the tasks where they need it`() throws {
    let outcomes = run(20, ranks: 3, isTold: true) { _, task, _ in Array(repeating: 1, count: task)
    }
    for outcome in outcomes {
      #expect(try outcome.get() == outcomes[0].get())
      #expect(try outcome.get().count == 20)
    }
  }

  /// With a fixed share for each rank this would wait for ever.
  @Test(arguments: [0, 1])
  func `whoever is free does what one rank that is held up would do`(slow: Int) throws {
    let done = Atomic(0)
    let count = 40
    let outcomes = run(count, ranks: 2) { rank, task, _ in
      // The slow rank has a task under way, and another one may be on its desk.
      if rank == slow {
        let end = Date(timeIntervalSinceNow: 20)
        while done.load(ordering: .relaxed) < count - 8, Date() < end { usleep(1000) }
      } else {
        usleep(2000)
      }
      return [UInt8(done.add(1, ordering: .relaxed).newValue > count - 8 || rank != slow ? 1 : 0)]
    }
    #expect(try outcomes[0].get().count == count)
    #expect(try outcomes[0].get().values.allSatisfy { $0 == [1] })
  }

  @Test func `few that are left over are shared inside`() {
    func divided(_ count: Int, _ ranks: Int) -> Int {
      DividedWork.tasks(of: count, for: RankGroup(rank: 0, size: ranks))
    }
    #expect((1...6).map { divided($0, 2) } == [0, 2, 2, 4, 4, 6])
    #expect((1...8).map { divided($0, 4) } == [0, 0, 3, 4, 4, 4, 7, 8])
    #expect(divided(1003, 1000) == 1000 && divided(1004, 1000) == 1004)
  }

  private struct Wrong: Error, CustomStringConvertible {
    let task: Int
    var description: String { "task \(task) is wrong" }
  }

  @Test(arguments: [2, 3], [1, 2])
  func `the error is that of the first task that fails, on all ranks`(ranks: Int, threads: Int) {
    for first in [0, 3, 17] {
      let outcomes = run(30, ranks: ranks, threads: threads) { _, task, keeper in
        // Those that come first fail last.
        if task >= first {
          usleep(task < first + 4 ? 20_000 : 1000)
          throw Wrong(task: task)
        }
        return []
      }
      #expect(outcomes.count == ranks)
      for outcome in outcomes {
        #expect { try outcome.get() } throws: { "\($0)" == "task \(first) is wrong" }
      }
      #expect(outcomes.contains { if case .failure(is Wrong) = $0 { true } else { false } })
    }
  }

  @Test func `whether the input is to blame is known on all ranks`() {
    let outcomes = run(2, ranks: 3) { _, task, _ in throw RunError.nothingCollides }
    for outcome in outcomes {
      #expect { try outcome.get() } throws: { RunError.isAboutInput($0) }
    }
    let others = run(2, ranks: 3) { _, task, _ in throw Wrong(task: task) }
    for outcome in others { #expect { try outcome.get() } throws: { !RunError.isAboutInput($0) } }
  }

  @Test(arguments: [0, 2])
  func `when one rank is asked to stop, all do`(asked: Int) {
    let done = Atomic(0)
    let outcomes = run(1000, ranks: 3, stopping: (asked, 20)) { _, _, keeper in
      usleep(1000)
      if keeper.isAsked { throw RunInterruption(file: nil) }
      done.add(1, ordering: .relaxed)
      return []
    }
    for outcome in outcomes {
      #expect { try outcome.get() } throws: { $0 is RunInterruption }
    }
    #expect(done.load(ordering: .relaxed) < 500)
  }

  /// Deadlines of ranks differ by how long their last steps took.
  @Test(arguments: [0, 2])
  func `when the time of one rank is up, all know why they stop`(early: Int) {
    let deadlines = (0..<3).map { ($0, Deadline(in: $0 == early ? 0.05 : 1000, because: "test")) }
    let outcomes = run(1, ranks: 3, deadlines: Dictionary(uniqueKeysWithValues: deadlines)) {
      _, _, keeper in
      while !keeper.isAsked { usleep(1000) }
      throw RunInterruption(file: nil)
    }
    for outcome in outcomes {
      #expect { try outcome.get() } throws: { ($0 as? RunInterruption)?.isTimeUp == true }
    }
    let asked = run(1, ranks: 3, stopping: (early, 0), deadlines: [1: deadlines[1].1]) {
      _, _, keeper in
      while !keeper.isAsked { usleep(1000) }
      throw RunInterruption(file: nil)
    }
    for outcome in asked {
      #expect { try outcome.get() } throws: { ($0 as? RunInterruption)?.isTimeUp == false }
    }
  }

  /// A task goes on until a rank that has nothing to do is asked.
  @Test func `a rank without work is asked as well`() {
    let outcomes = run(1, ranks: 2, stopping: (1, 0)) { _, _, keeper in
      while !keeper.isAsked { usleep(1000) }
      throw RunInterruption(file: nil)
    }
    for outcome in outcomes {
      #expect { try outcome.get() } throws: { $0 is RunInterruption }
    }
  }
}
