package import RunFiles

extension Dataset {
  /// The rules that checkpoints follow; a reader of other rules refuses the file.
  static let checkpointConventions = "CoulombDrag-checkpoint-1"

  /// What an attribute of a checkpoint says.
  func checkpointAttribute<Value>(
    _ name: String, _ path: String, _ get: (DatasetValues) -> Value?
  ) throws(CheckpointError) -> Value {
    guard let value = attribute(name).flatMap(get) else {
      throw .incomplete(path: path, missing: name)
    }
    return value
  }

  /// What the samples of a checkpoint depend on.
  /// - Throws: `CheckpointError` if this is none of this version.
  func checkpointIdentity(path: String) throws(CheckpointError) -> RunIdentity {
    guard attribute("Conventions")?.texts == [Self.checkpointConventions] else {
      throw .noCheckpoint(path: path)
    }
    let version = try checkpointAttribute("version", path) { $0.texts?.first }
    guard version == packageVersion else {
      throw .otherVersion(path: path, version: version)
    }
    let text = try checkpointAttribute("identity", path) { $0.texts?.first }
    return RunIdentity(lines: text.split(separator: "\n").map(String.init))
  }
}

extension RunCheckpoint {
  /// The checkpoint as a data set: every number to the bit.
  package func dataset(provenance: Provenance) throws(CheckpointError) -> Dataset {
    var data = Dataset()
    data.attributes = [
      .init("Conventions", .text(Dataset.checkpointConventions)),
      .init("version", .text(packageVersion)),
      .init("identity", .text(identity.lines.joined(separator: "\n"))),
      .init("stage", .text(stage.rawValue)), .init("seconds", .real(seconds)),
    ]
    data.attributes += provenance.attributes.filter { $0.name != "version" }
    try state.add(to: &data)
    return data
  }

  /// Reads a checkpoint back.
  /// - Throws: `CheckpointError` if the data set is none of this version or lacks something.
  package init(_ data: Dataset, path: String) throws(CheckpointError) {
    identity = try data.checkpointIdentity(path: path)
    stage = try data.checkpointAttribute("stage", path) {
      $0.texts?.first.flatMap(CheckpointStage.init)
    }
    seconds = try data.checkpointAttribute("seconds", path) {
      $0.reals?.first.flatMap { $0 >= 0 ? $0 : nil }
    }
    state = try State(data, path: path)
  }
}
