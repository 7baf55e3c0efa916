package import Checkpoints
import KineticOperator
package import Ranks

/// Tasks that ranks divide among themselves: whoever is free takes the next ones, with all of its threads.
///
/// What comes of a task does not depend on who does it. The leader gives out the tasks, gets what comes of them, and writes the
/// checkpoints of all. When one rank is asked to stop, all do; when a task fails, those behind it are left where they are.
package struct DividedWork {
  private let keeper: CheckpointKeeper
  private let mail: (any RankMail)?

  /// Prepares to divide tasks among the ranks of a keeper.
  /// - Parameters:
  ///   - keeper: writes the checkpoints of all, at the leader.
  ///   - mail: what carries letters, if not what has started the ranks.
  package init(keeper: CheckpointKeeper, mail: (any RankMail)? = nil) {
    self.keeper = keeper
    self.mail = mail
  }

  /// How many of some tasks are to be divided; those behind are better shared inside by all ranks, one after the other.
  ///
  /// A task has work for as many ranks as it has batches, and about a quarter of it, as solving, each rank has to do: `left` tasks
  /// take `left (1/4 + 3/4m)` of the time of one if m ranks share each, and the time of one if ranks take one each.
  package static func tasks(of count: Int, for ranks: RankGroup) -> Int {
    let (left, most) = (count % ranks.size, min(ranks.size, OperatorAssembler.batchCount))
    return left <= 4 * most / (3 + most) ? count - left : count
  }

  /// Does tasks 0 to `count - 1`, begun in this order.
  /// - Parameters:
  ///   - count: the number of tasks.
  ///   - threads: how many threads work on this rank.
  ///   - atOnce: how many tasks it may have under way at the same time.
  ///   - isTold: whether all ranks need to know what came of them.
  ///   - work: does a task, with what keeps it.
  /// - Returns: What came of each task by its number: on the leader, and on the others where they need it.
  /// - Throws: what `work` throws at the first task that fails, `RunInterruption` if a rank was asked to stop; on all ranks.
  package func run(
    _ count: Int, threads: Int, atOnce: Int = .max, isTold: Bool = false,
    _ work: @Sendable (Int, CheckpointKeeper) throws -> [UInt8]
  ) throws -> [Int: [UInt8]] {
    let course = DivisionCourse(count, of: keeper.ranks, threads: threads)
    let post = RankPost(keeper.ranks, mail: mail) { [keeper] post, rank, subject, bytes in
      course.read(subject, bytes, from: rank, post, keeper)
    }
    let own = keeper.apart(post)
    @Sendable func share() {
      _ = SharedWork.tasks(count, threads: threads, atOnce: atOnce) { _ in
        Self.take(course, post, own, work)
      }
    }
    // Letters of MPI are for the thread that has started it, so that another one has to do the work.
    post.carry(during: share) { isWorking in
      // Who has no work left may be asked as well.
      if keeper.isAsked { post.stopAll(inTime: keeper.isTimeUp) }
      return course.isOpen(isWorking, post)
    }
    let verdict = course.verdict(isTold: isTold, post)
    post.close()
    switch verdict {
    case .done(let found): return found
    case .failed(let failure): throw failure.error ?? RankFailure(failure)
    case .interrupted: throw RunInterruption(file: keeper.file, isTimeUp: post.isStoppedInTime)
    }
  }

  /// Does the next task, if there is one.
  private static func take(
    _ course: DivisionCourse, _ post: RankPost, _ keeper: CheckpointKeeper,
    _ work: @Sendable (Int, CheckpointKeeper) throws -> [UInt8]
  ) {
    guard !post.isStopped, let task = course.next(post), !course.isLeft(task) else { return }
    do {
      course.note(task, try work(task, keeper.stopping { course.isLeft(task) }), post)
    } catch is RunInterruption {
      // Its checkpoint is written.
    } catch {
      course.note(TaskFailure(task, error), post)
    }
  }
}
