internal import WirePhysics

/// Runs of the particle engine.
///
/// Its keys are read only where it is chosen: elsewhere they have no effect, and a file that gives
/// them is told so.
extension ConfigurationBuilder {
  /// Returns how the fields vary in time.
  mutating func fieldShape(_ engine: SolveSettings.Engine?) -> FieldShape? {
    guard engine == .particles else { return .constant }
    switch word("fields.shape") {
    case "constant": return .constant
    case "pulse": return number("fields.duration").map { .pulse(duration: $0) }
    case "harmonic": return number("fields.omega").map { .harmonic(omega: $0) }
    default: return nil
    }
  }

  /// Returns how the distributions are evolved.
  mutating func particles(_ solve: SolveSettings?) -> ParticleSettings? {
    guard let solve, solve.engine == .particles else { return ParticleSettings() }
    if solve.basis.degree < 2 {
      complain(
        "solve.basis.degree", "\(solve.basis.degree) is too low for the particle engine",
        "particles are merged by cells whose splines have degree 2 to 5",
        "write solve: {basis: {degree: 3}}")
    }
    let duration = time("particles.duration")
    let step = time("particles.time_step")
    let samples = count("particles.samples_per_step")
    let replicas = count("particles.replicas")
    let snapshots = count("particles.snapshots")
    let start = start()
    if case .given(let duration) = duration, case .given(let step) = step, step > duration {
      complain(
        "particles.time_step", "is longer than particles.duration",
        "a run has at least one time step", "shorten the step, or write time_step: auto")
    }
    guard let duration, let step, let samples, let replicas, let snapshots, let start
    else { return nil }
    return ParticleSettings(
      duration: duration, timeStep: step, samplesPerStep: Int(samples), replicas: Int(replicas),
      snapshots: Int(snapshots), start: start)
  }

  private mutating func time(_ path: String) -> ParticleSettings.Time? {
    switch value(path) {
    case .number: number(path).map { .given($0) }
    case .word: .automatic
    default: nil
    }
  }

  private mutating func start() -> ParticleSettings.Start? {
    switch word("particles.start") {
    case "equilibrium": return .equilibrium
    case "bump":
      let heights = pair("particles.bump.height")
      let momentum = number("particles.bump.momentum")
      let width = number("particles.bump.width")
      guard let heights, let momentum, let width else { return nil }
      return .bump(heights: heights, momentum: momentum, width: width)
    default: return nil
    }
  }
}
