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
    case "pulse":
      let start = number("fields.start")
      let duration = number("fields.duration")
      guard let start, let duration else { return nil }
      return .pulse(start: start, duration: duration)
    case "harmonic":
      let omega = number("fields.omega")
      let phase = number("fields.phase")
      guard let omega, let phase else { return nil }
      return .harmonic(omega: omega, phase: phase)
    case "table": return fieldSeries().map { .table($0) }
    default: return nil
    }
  }

  private mutating func fieldSeries() -> FieldSeries? {
    for path in ["fields.E1", "fields.E2"] where isGiven(path) {
      complain(
        path, "has no effect with fields.shape table", "the table holds the fields of both wires",
        "remove it, or write them into the table")
    }
    guard let (_, columns) = table("fields.file", as: .fields) else { return nil }
    let (time, field) = (scales.unit(of: .time), scales.unit(of: .field))
    return FieldSeries(
      times: columns[0].map { $0 / time },
      fields: WirePair(columns[1].map { $0 / field }, columns[2].map { $0 / field }))
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
