package import RunFiles

/// What a checkpoint can hold: a state that goes into a data set and comes back to the bit.
package protocol CheckpointState: Sendable, Equatable {
  /// How much was done, in whatever counts; a finished point that got no more keeps its file.
  var workDone: [Int] { get }

  /// Adds the state to a data set that has the attributes of a checkpoint already.
  func add(to data: inout Dataset) throws(CheckpointError)

  /// Reads a state back.
  /// - Throws: `CheckpointError` if the data set lacks something.
  init(_ data: Dataset, path: String) throws(CheckpointError)
}

/// A state that is stored as what it encodes, word by word: nothing to be written for it.
package protocol CodableCheckpointState: CheckpointState, Codable {}

extension CodableCheckpointState {
  package func add(to data: inout Dataset) throws(CheckpointError) {
    let words: [Int64]
    do { words = try WordEncoder.words(of: self) } catch {
      throw .unusable(path: "the state", reason: "it cannot be encoded (\(error))")
    }
    data.add(.init("word", size: words.count))
    data.add(
      DatasetVariable(
        "state", dimensions: ["word"], values: .integer(words),
        longName: "the state, its numbers as bits", units: "1"))
  }

  package init(_ data: Dataset, path: String) throws(CheckpointError) {
    guard let words = data["state"]?.values.integers else {
      throw .incomplete(path: path, missing: "state")
    }
    do { self = try WordDecoder.value(Self.self, from: words) } catch {
      throw .incomplete(path: path, missing: "a state that can be read")
    }
  }
}
