import Dispatch
import Synchronization

/// Numbered pieces of work, shared by threads of one process.
///
/// Whichever thread is free takes the next piece, so a thread that is held up keeps the others from waiting.
/// A piece must write to a place of its own: then results depend neither on the number of threads nor on who
/// does what. Pieces of ``tasks(_:threads:atOnce:_:)`` share work themselves: within them, the threads are those of the whole.
public enum SharedWork {
  /// Does pieces 0 to `count - 1`, each once.
  /// - Parameters:
  ///   - count: the number of pieces.
  ///   - threads: how many threads work, at least one.
  ///   - piece: one piece, on any of the threads.
  public static func forEach(_ count: Int, threads: Int, _ piece: @Sendable (Int) -> Void) {
    let workers = min(max(1, threads), count)
    guard workers > 1 else { return (0..<count).forEach(piece) }
    if let crew = Crew.current { return crew.share(count, piece) }
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        piece(index)
      }
    }
  }

  /// What long pieces give that share work inside, in their order.
  ///
  /// Each piece is done by one thread as long as there are as many pieces as threads, and then by all that are free.
  /// - Parameters:
  ///   - count: the number of pieces.
  ///   - threads: how many threads work, at least one.
  ///   - atOnce: how many pieces may be under way at the same time.
  ///   - piece: one piece, on any of the threads.
  public static func tasks<Value: Sendable>(
    _ count: Int, threads: Int, atOnce: Int = .max, _ piece: @Sendable (Int) -> Value
  ) -> [Value] {
    collect(count) { places in
      @Sendable func fill(_ index: Int) { places.set(index, piece(index)) }
      if let crew = Crew.current {
        crew.share(count, atOnce: max(1, atOnce), fill)
      } else if threads > 1, count > 1, atOnce > 1 {
        Crew.start(count, threads: threads, atOnce: atOnce, fill)
      } else {
        (0..<count).forEach(fill)
      }
    }
  }

  /// What pieces 0 to `count - 1` give, in their order.
  /// - Throws: the error of the first piece in that order that failed; all pieces are tried.
  public static func map<Value: Sendable, Failure: Error>(
    _ count: Int, threads: Int, _ piece: @Sendable (Int) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    let results: [Result<Value, Failure>] = collect(count) { places in
      forEach(count, threads: threads) { index in
        do throws(Failure) {
          places.set(index, .success(try piece(index)))
        } catch {
          places.set(index, .failure(error))
        }
      }
    }
    var values: [Value] = []
    for result in results { values.append(try result.get()) }
    return values
  }

  /// What pieces give, each written to its own place.
  private static func collect<Value: Sendable>(
    _ count: Int, _ fill: (Places<Value>) -> Void
  ) -> [Value] {
    var results: [Value?] = Array(repeating: nil, count: count)
    results.withUnsafeMutableBufferPointer { fill(Places(buffer: $0)) }
    return results.map { result in
      guard let result else { preconditionFailure("every piece was done") }
      return result
    }
  }

  /// Where pieces write: no two of them to the same place.
  private struct Places<Value>: @unchecked Sendable {
    let buffer: UnsafeMutableBufferPointer<Value?>

    func set(_ index: Int, _ value: Value) { buffer[index] = value }
  }
}
