import Collisions

/// What an assembler has gathered, exactly: nothing is rounded, so that a run can go on from it.
package struct AssemblerState: Sendable, Equatable, Codable {
  /// The sums of one batch of a process.
  package struct Batch: Sendable, Equatable, Codable {
    /// The samples that were drawn.
    package let samples: Int
    /// The sum over collisions of positive weight: the upper triangle, row after row.
    package let positive: [Double]
    /// The same over collisions of negative weight, with the sign left out.
    package let negative: [Double]

    /// Puts a batch together.
    package init(samples: Int, positive: [Double], negative: [Double]) {
      self.samples = samples
      self.positive = positive
      self.negative = negative
    }
  }

  /// The batches of one process.
  package struct Process: Sendable, Equatable, Codable {
    /// The process by name.
    package let name: String
    /// All batches.
    package let batches: [Batch]

    /// Puts a process together.
    package init(name: String, batches: [Batch]) {
      self.name = name
      self.batches = batches
    }
  }

  /// The number of rounds done.
  package let rounds: Int
  /// `BlockStreams.blockSize`.
  package let blockSize: Int
  /// The processes in the order of the samplers.
  package let processes: [Process]

  /// Puts a state together; `OperatorAssembler.restore` checks it.
  package init(rounds: Int, blockSize: Int, processes: [Process]) {
    self.rounds = rounds
    self.blockSize = blockSize
    self.processes = processes
  }

  /// Samples drawn, all processes together.
  package var samples: Int {
    processes.reduce(0) { $0 + $1.batches.reduce(0) { $0 + $1.samples } }
  }
}

extension AssemblerState {
  /// Checks that the state is one of an assembler of this kind.
  func check(against assembler: OperatorAssembler) throws(AssemblerStateError) {
    let streams = assembler.streams
    guard blockSize == streams.blockSize else {
      throw .blockSize(stored: blockSize, needed: streams.blockSize)
    }
    let names = assembler.samplers.map(\.process.name)
    guard processes.map(\.name) == names else {
      throw .processes(stored: processes.map(\.name), needed: names)
    }
    // The number of a block has 32 bits.
    let largest = Int(UInt32.max) / OperatorAssembler.batchCount - 1
    guard (0...largest).contains(rounds) else { throw .impossible("\(rounds) rounds") }
    for (place, process) in processes.enumerated() {
      let form = assembler.batches[0].forms[place]
      let samples = rounds * streams.blockSize(of: assembler.samplers[place])
      guard process.batches.count == OperatorAssembler.batchCount else {
        throw .impossible("\(process.batches.count) batches of \(process.name)")
      }
      for batch in process.batches {
        try batch.check(samples: samples, size: form.triangleSize, of: process.name)
      }
    }
  }
}

extension AssemblerState.Batch {
  /// Checks the numbers of one batch.
  fileprivate func check(
    samples needed: Int, size: Int, of process: String
  ) throws(AssemblerStateError) {
    guard samples == needed else {
      throw .impossible("\(samples) samples in a batch of \(process) instead of \(needed)")
    }
    guard positive.count == size, negative.count == size else {
      throw .impossible("forms of \(process) with another number of functions")
    }
    guard positive.allSatisfy(\.isFinite), negative.allSatisfy(\.isFinite) else {
      throw .impossible("numbers of \(process) that are not finite")
    }
  }
}

/// A state that an assembler cannot go on from.
package enum AssemblerStateError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The blocks had another size.
  case blockSize(stored: Int, needed: Int)
  /// The processes were others.
  case processes(stored: [String], needed: [String])
  /// The state holds what no assembler gathers.
  case impossible(String)

  /// Problem, reason, suggestion.
  package var description: String {
    switch self {
    case .blockSize(let stored, let needed):
      "the samples cannot be combined (they were drawn in blocks of \(stored), this run draws blocks "
        + "of \(needed): few samples make small blocks); start the run anew"
    case .processes(let stored, let needed):
      "the samples cannot be combined (they are of \(stored.joined(separator: ", ")), this run needs "
        + "\(needed.joined(separator: ", "))); start the run anew"
    case .impossible(let what):
      "the samples make no sense (there are \(what)); start the run anew"
    }
  }
}
