import ParticleEngine

/// One run of a convergence study of the particle engine, record by record.
struct ParticleTrial: SteppedEvaluation {
  private let run: ParticleRun
  private let threads: Int
  private(set) var course: ParticleRunState

  /// Prepares a run.
  /// - Throws: `ParticleError`.
  init(_ configuration: ParticleConfiguration, threads: Int) throws {
    run = try ParticleRun(configuration)
    course = run.begin()
    self.threads = threads
  }

  mutating func restore(_ course: ParticleRunState) throws {
    try run.check(course)
    self.course = course
  }

  mutating func advance(isStopped: @escaping @Sendable () -> Bool) throws -> RelativeCurrent? {
    if !run.isComplete(course) {
      try run.advance(&course, threads: threads, isStopped: isStopped)
    }
    return run.isComplete(course) ? RelativeCurrent(run.result(of: course)) : nil
  }
}
