import Collisions
import Synchronization

/// The sums of all processes over a stretch of rounds of one batch, or over all of its rounds.
///
/// For one thread at a time.
final class StretchSums: @unchecked Sendable {
  /// One for each process.
  let forms: [FormAccumulator]

  init(_ tables: SplineTables, _ processes: [CollisionProcess]) {
    forms = processes.map { FormAccumulator(tables: tables, process: $0) }
  }

  /// Adds the sums of a stretch.
  func add(_ other: StretchSums) {
    for (form, more) in zip(forms, other.forms) { form.add(more) }
  }

  /// Begins anew.
  func clear() {
    for form in forms { form.clear() }
  }

  /// All sums in a row: of each process those of positive, then those of negative weights.
  var numbers: [Double] {
    forms.flatMap { form in
      let sums = form.sums
      return sums.positive + sums.negative
    }
  }

  /// How many these are.
  var numberCount: Int { forms.reduce(0) { $0 + 2 * $1.triangleSize } }

  /// Takes over sums in a row, and the samples of each process.
  func set(_ numbers: ArraySlice<Double>, samples: [Int]) {
    var rest = numbers
    for (form, samples) in zip(forms, samples) {
      let positive = Array(rest.prefix(form.triangleSize))
      rest = rest.dropFirst(form.triangleSize)
      form.sums = AssemblerState.Batch(
        samples: samples, positive: positive, negative: Array(rest.prefix(form.triangleSize)))
      rest = rest.dropFirst(form.triangleSize)
    }
  }
}

/// Sums of stretches on their way into a batch: added in the order of stretches, whichever is there first.
final class OrderedSums: Sendable {
  private let batch: StretchSums
  private let state = Mutex<(next: Int, waiting: [Int: StretchSums])>((0, [:]))

  init(_ batch: StretchSums) { self.batch = batch }

  /// Adds the sums of a stretch as soon as those before are added.
  /// - Returns: The sums that are no longer needed.
  func add(_ sums: StretchSums, at place: Int) -> [StretchSums] {
    state.withLock { state in
      state.waiting[place] = sums
      var added: [StretchSums] = []
      while let next = state.waiting.removeValue(forKey: state.next) {
        batch.add(next)
        added.append(next)
        state.next += 1
      }
      return added
    }
  }
}

/// Sums that nobody needs for now: about as many as there are threads.
final class SpareSums: Sendable {
  private let make: @Sendable () -> StretchSums
  private let sums = Mutex<[StretchSums]>([])

  init(_ make: @escaping @Sendable () -> StretchSums) { self.make = make }

  /// Empty sums.
  func take() -> StretchSums {
    guard let spare = sums.withLock({ $0.popLast() }) else { return make() }
    // By the thread that fills them next.
    spare.clear()
    return spare
  }

  /// Takes sums back.
  func give(_ spare: [StretchSums]) { sums.withLock { $0 += spare } }
}
