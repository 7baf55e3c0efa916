import Checkpoints
import Input
import ResultFiles
import Studies

extension Study {
  /// What it answers at the first point of a sweep, or another one; nothing is kept.
  func answer(at point: SweepPoint = SweepPoint(), threads: Int = 2) throws -> Answer {
    try answer(in: StudyContext(point, identity: identity(at: point), threads: threads))
  }
}

extension InputFile {
  /// What comes of a study of this input.
  func result<S: Study>(
    of kind: StudyKind, threads: Int = 2, _ plan: (RunConfiguration) throws -> S
  ) throws -> StudyResult<S.Answer> {
    try StudyRunner(self, threads: threads).run(kind, plan)
  }

  /// What comes of a question, as a command asks it.
  func outcome(
    of kind: StudyKind, threads: Int = 2, keeper: CheckpointKeeper = .init()
  ) throws -> any StudyOutcome {
    try kind.run(StudyRunner(self, threads: threads, keeper: keeper))
  }
}

extension StudyOutcome {
  /// The data set, made here and now.
  var dataset: Dataset { dataset(provenance: .current(version: packageVersion)) }

  /// What two runs of one input have in common to the bit: everything but times.
  var numbers: [DatasetVariable] { dataset.variables.filter { $0.name != "wall_seconds" } }
}

extension TransferExtrapolation {
  /// The limit at the first point of a sweep; nothing is kept.
  init?(_ configuration: RunConfiguration, samples: Int, threads: Int) throws {
    let context = try StudyContext(
      SweepPoint(), identity: RunIdentity(lines: []), threads: threads)
    try self.init(configuration, samples: samples, in: context)
  }
}
