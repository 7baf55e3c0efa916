// The only file that knows MPI.
#if MPI
  import CMPI
  import Foundation

  extension RankGroup {
    /// Joins the processes that the launcher started; they part when the program exits.
    static func start() -> RankGroup {
      guard isLaunched(ProcessInfo.processInfo.environment) else { return .alone }
      var (rank, size): (Int32, Int32) = (0, 1)
      guard drag_mpi_start(&rank, &size) == MPI_SUCCESS else { return .alone }
      atexit { drag_mpi_finish() }
      return RankGroup(rank: Int(rank), size: Int(size))
    }

    func exchange(_ flag: Bool) -> Bool { drag_mpi_any(flag ? 1 : 0) != 0 }

    func exchange(_ values: inout [Double]) {
      // MPI counts in 32 bits.
      let most = 1 << 24
      values.withUnsafeMutableBufferPointer { values in
        for first in stride(from: 0, to: values.count, by: most) {
          let count = min(most, values.count - first)
          let code = drag_mpi_sum(values.baseAddress.unsafelyUnwrapped + first, Int32(count))
          precondition(code == MPI_SUCCESS, "the MPI library reports errors itself")
        }
      }
    }

    func exchange(_ numbers: [Double], _ counts: [Int], _ receiving: [Int]) -> [Double] {
      let (sent, got) = (counts.map { Int32($0) }, receiving.map { Int32($0) })
      var received = [Double](repeating: 0, count: receiving.reduce(0, +))
      let code = received.withUnsafeMutableBufferPointer {
        drag_mpi_deal(numbers, sent, $0.baseAddress, got, Int32(size))
      }
      precondition(code == MPI_SUCCESS, "the MPI library reports errors itself")
      return received
    }

    /// Adds numbers over the ranks of this node; returns how many these are.
    func exchangeOnNode(_ values: inout [Int32]) -> Int {
      var ranks: Int32 = 1
      let count = Int32(values.count)
      let code = values.withUnsafeMutableBufferPointer {
        drag_mpi_node_sum($0.baseAddress.unsafelyUnwrapped, count, &ranks)
      }
      precondition(code == MPI_SUCCESS, "the MPI library reports errors itself")
      return Int(ranks)
    }

    /// Ends all processes, because this one cannot go on and the others would wait for it for ever.
    public func abort(code: Int32) {
      if size > 1 { drag_mpi_abort(code) }
    }
  }

  extension RankGroup {
    /// What carries letters between these processes.
    func mail() -> any RankMail { MPIMail() }
  }

  /// Letters as messages of MPI; for the thread that started it.
  private final class MPIMail: RankMail, @unchecked Sendable {
    private var letters: UnsafeMutablePointer<drag_mpi_letter>?

    func send(_ letter: [UInt8], to rank: Int) {
      let code = letter.withUnsafeBytes {
        drag_mpi_send($0.baseAddress, Int32($0.count), Int32(rank), &letters)
      }
      precondition(code == MPI_SUCCESS, "the MPI library reports errors itself")
    }

    var isSending: Bool { drag_mpi_sending(&letters) != 0 }

    func receive() -> (rank: Int, letter: [UInt8])? {
      var (rank, count): (Int32, Int32) = (0, 0)
      guard drag_mpi_waiting(&rank, &count) != 0 else { return nil }
      var letter = [UInt8](repeating: 0, count: Int(count))
      let code = letter.withUnsafeMutableBytes {
        drag_mpi_receive($0.baseAddress, count, rank)
      }
      precondition(code == MPI_SUCCESS, "the MPI library reports errors itself")
      return (Int(rank), letter)
    }
  }
#else
  extension RankGroup {
    static func start() -> RankGroup { .alone }

    func exchange(_ flag: Bool) -> Bool { flag }

    func exchange(_ values: inout [Double]) {}

    func exchange(_ numbers: [Double], _ counts: [Int], _ receiving: [Int]) -> [Double] { numbers }

    func exchangeOnNode(_ values: inout [Int32]) -> Int { 1 }

    /// What carries letters between these processes: nothing, as there is one.
    func mail() -> any RankMail { NoMail() }

    /// Ends all processes, because this one cannot go on and the others would wait for it for ever.
    public func abort(code: Int32) {}
  }

  private struct NoMail: RankMail {
    var isSending: Bool { false }

    func send(_ letter: [UInt8], to rank: Int) {}

    func receive() -> (rank: Int, letter: [UInt8])? { nil }
  }
#endif
