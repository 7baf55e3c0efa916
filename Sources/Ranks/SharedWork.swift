import Dispatch
import Synchronization

/// Numbered pieces of work, shared by threads of one process.
///
/// Whichever thread is free takes the next piece, so a thread that is held up keeps the others from waiting.
/// A piece must write to a place of its own: then results depend neither on the number of threads nor on who
/// does what.
public enum SharedWork {
  /// Does pieces 0 to `count - 1`, each once.
  /// - Parameters:
  ///   - count: the number of pieces.
  ///   - threads: how many threads work, at least one.
  ///   - piece: one piece, on any of the threads.
  public static func forEach(_ count: Int, threads: Int, _ piece: @Sendable (Int) -> Void) {
    let workers = min(max(1, threads), count)
    guard workers > 1 else { return (0..<count).forEach(piece) }
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        piece(index)
      }
    }
  }

  /// What pieces 0 to `count - 1` give, in their order.
  /// - Throws: the error of the first piece in that order that failed; all pieces are tried.
  public static func map<Value: Sendable, Failure: Error>(
    _ count: Int, threads: Int, _ piece: @Sendable (Int) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    var results: [Result<Value, Failure>?] = Array(repeating: nil, count: count)
    results.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let places = buffer
      forEach(count, threads: threads) { index in
        do throws(Failure) {
          places[index] = .success(try piece(index))
        } catch {
          places[index] = .failure(error)
        }
      }
    }
    var values: [Value] = []
    for result in results {
      guard let result else { preconditionFailure("every piece was done") }
      values.append(try result.get())
    }
    return values
  }
}
