import KineticOperator
package import RunFiles

extension RunCheckpoint {
  /// The rules that checkpoints follow; a reader of other rules refuses the file.
  static let conventions = "CoulombDrag-checkpoint-1"

  /// The checkpoint as a data set: every sum to the bit.
  package func dataset(provenance: Provenance) -> Dataset {
    var data = Dataset()
    data.attributes = [
      .init("Conventions", .text(Self.conventions)), .init("version", .text(packageVersion)),
      .init("identity", .text(identity.lines.joined(separator: "\n"))),
      .init("stage", .text(stage.rawValue)), .init("seconds", .real(seconds)),
      .init("rounds", .integer(state.rounds)), .init("block_size", .integer(state.blockSize)),
      .init("processes", .text(state.processes.map(\.name).joined(separator: "\n"))),
    ]
    data.attributes += provenance.attributes.filter { $0.name != "version" }
    data.add(.init("batch", size: OperatorAssembler.batchCount))
    for (index, process) in state.processes.enumerated() { add(process, index, to: &data) }
    if let polishing { add(polishing, to: &data) }
    return data
  }

  private func add(_ polishing: PolishingState, to data: inout Dataset) {
    data.add(.init("process", size: polishing.blocks.count))
    data.add(
      DatasetVariable(
        "polishing_blocks", dimensions: ["process"],
        values: .integer(polishing.blocks.map { Int64($0) }), longName: "blocks per batch",
        units: "1"))
    data.add(
      DatasetVariable(
        "polishing_sums", dimensions: ["process", "batch"],
        values: .real(polishing.sums.flatMap { $0 }),
        longName: "sums of weight (D g)^2", units: "reduced"))
  }

  private func add(_ process: AssemblerState.Process, _ index: Int, to data: inout Dataset) {
    let triangle = "triangle_\(index)"
    data.add(.init(triangle, size: process.batches[0].positive.count))
    data.add(
      DatasetVariable(
        "samples_\(index)", dimensions: ["batch"],
        values: .integer(process.batches.map { Int64($0.samples) }),
        longName: "samples of \(process.name)", units: "1"))
    for (sign, sums) in [
      ("positive", \AssemblerState.Batch.positive), ("negative", \.negative),
    ] {
      let values = process.batches.flatMap { $0[keyPath: sums] }
      // Most processes have no negative weights at all.
      if values.allSatisfy({ $0.bitPattern == 0 }) { continue }
      data.add(
        DatasetVariable(
          "\(sign)_\(index)", dimensions: ["batch", triangle], values: .real(values),
          longName: "sums of outer products over \(sign) weights of \(process.name)",
          units: "reduced"))
    }
  }
}

extension RunCheckpoint {
  /// Reads a checkpoint back.
  /// - Throws: `CheckpointError` if the data set is none of this version or lacks something.
  package init(_ data: Dataset, path: String) throws(CheckpointError) {
    func attribute<Value>(
      _ name: String, _ get: (DatasetValues) -> Value?
    ) throws(CheckpointError) -> Value {
      guard let value = data.attribute(name).flatMap(get) else {
        throw .incomplete(path: path, missing: name)
      }
      return value
    }
    guard data.attribute("Conventions")?.texts == [Self.conventions] else {
      throw .noCheckpoint(path: path)
    }
    let version = try attribute("version") { $0.texts?.first }
    guard version == packageVersion else {
      throw .otherVersion(path: path, version: version)
    }
    identity = RunIdentity(
      lines: try attribute("identity") { $0.texts?.first }.split(separator: "\n").map(String.init))
    stage = try attribute("stage") { $0.texts?.first.flatMap(Stage.init) }
    seconds = try attribute("seconds") { $0.reals?.first.flatMap { $0 >= 0 ? $0 : nil } }
    let names = try attribute("processes") { $0.texts?.first }.split(separator: "\n")
    var processes: [AssemblerState.Process] = []
    for (index, name) in names.enumerated() {
      processes.append(try Self.process(String(name), index, in: data, path: path))
    }
    polishing = try Self.polishing(in: data, path: path)
    state = AssemblerState(
      rounds: try attribute("rounds") { $0.integers?.first.map { Int($0) } },
      blockSize: try attribute("block_size") { $0.integers?.first.map { Int($0) } },
      processes: processes)
  }

  private static func polishing(
    in data: Dataset, path: String
  ) throws(CheckpointError) -> PolishingState? {
    guard let blocks = data["polishing_blocks"]?.values.integers else { return nil }
    let batches = OperatorAssembler.batchCount
    guard let sums = data["polishing_sums"]?.values.reals, sums.count == batches * blocks.count
    else { throw .incomplete(path: path, missing: "polishing_sums") }
    return PolishingState(
      blocks: blocks.map { Int($0) },
      sums: blocks.indices.map { Array(sums[$0 * batches..<($0 + 1) * batches]) })
  }

  private static func process(
    _ name: String, _ index: Int, in data: Dataset, path: String
  ) throws(CheckpointError) -> AssemblerState.Process {
    let batches = OperatorAssembler.batchCount
    guard let samples = data["samples_\(index)"]?.values.integers, samples.count == batches,
      let size = data.size(of: "triangle_\(index)")
    else { throw .incomplete(path: path, missing: "samples_\(index)") }
    func sums(_ sign: String) throws(CheckpointError) -> [Double] {
      guard let variable = data["\(sign)_\(index)"] else {
        return Array(repeating: 0, count: batches * size)
      }
      guard let values = variable.values.reals, values.count == batches * size else {
        throw .incomplete(path: path, missing: "\(sign)_\(index)")
      }
      return values
    }
    let positive = try sums("positive")
    let negative = try sums("negative")
    return AssemblerState.Process(
      name: name,
      batches: (0..<batches).map { batch in
        let part = batch * size..<(batch + 1) * size
        return AssemblerState.Batch(
          samples: Int(samples[batch]), positive: Array(positive[part]),
          negative: Array(negative[part]))
      })
  }
}
