import KineticOperator
package import RunFiles

/// The sums of an assembler, one variable for each process, and those of polishing.
extension OperatorRunState: CheckpointState {
  package var workDone: [Int] { [samples.rounds] + (polishing?.blocks ?? []) }

  package func add(to data: inout Dataset) {
    data.attributes += [
      .init("rounds", .integer(samples.rounds)), .init("block_size", .integer(samples.blockSize)),
      .init("processes", .text(samples.processes.map(\.name).joined(separator: "\n"))),
    ]
    data.add(.init("batch", size: OperatorAssembler.batchCount))
    for (index, process) in samples.processes.enumerated() { Self.add(process, index, to: &data) }
    if let polishing { Self.add(polishing, to: &data) }
  }

  package init(_ data: Dataset, path: String) throws(CheckpointError) {
    let names = try data.checkpointAttribute("processes", path) { $0.texts?.first }
    var processes: [AssemblerState.Process] = []
    for (index, name) in names.split(separator: "\n").enumerated() {
      processes.append(try Self.process(String(name), index, in: data, path: path))
    }
    polishing = try Self.polishing(in: data, path: path)
    samples = AssemblerState(
      rounds: try data.checkpointAttribute("rounds", path) { $0.integers?.first.map { Int($0) } },
      blockSize: try data.checkpointAttribute("block_size", path) {
        $0.integers?.first.map { Int($0) }
      },
      processes: processes)
  }

  private static func add(_ polishing: PolishingState, to data: inout Dataset) {
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

  private static func add(_ process: AssemblerState.Process, _ index: Int, to data: inout Dataset) {
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
