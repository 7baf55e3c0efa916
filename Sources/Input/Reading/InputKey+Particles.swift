/// The keys that describe a run of the particle engine.
extension InputKey {
  static let fields: [InputKey] =
    ["E1", "E2"].map { name in
      InputKey(
        "fields.\(name)", .number(.any), .field, fallback: .derived("E0 = 0 and E1 - E2 = 1"),
        example: "fields: {E1: 0.5, E2: -0.5}",
        "The electric field along wire \(name.suffix(1)). Give both fields or none.")
    } + [
      InputKey(
        "fields.shape", .word(FieldShape.names), fallback: .value(.word("constant")),
        applies: "with solve.engine particles", example: "fields: {E1: 1, E2: 0, shape: constant}",
        "How the fields vary in time from t = 0 on: constant; pulse, on for fields.duration and "
          + "then off; harmonic, as cos(omega t + phase); table, as fields.file says."),
      InputKey(
        "fields.start", .number(.nonNegative), .time, fallback: .value(.number(0)),
        applies: "with fields.shape pulse",
        example: "fields: {E1: 1, E2: 0, shape: pulse, start: 10, duration: 20}",
        "The time at which a pulse is switched on."),
      InputKey(
        "fields.duration", .number(.positive), .time, fallback: .required,
        applies: "with fields.shape pulse",
        example: "fields: {E1: 1, E2: 0, shape: pulse, duration: 20}",
        "The time for which a pulse is on."),
      InputKey(
        "fields.omega", .number(.positive), .frequency, fallback: .required,
        applies: "with fields.shape harmonic",
        example: "fields: {E1: 1, E2: 0, shape: harmonic, omega: 0.1}",
        "The angular frequency of harmonic fields."),
      InputKey(
        "fields.phase", .number(.any), fallback: .value(.number(0)),
        applies: "with fields.shape harmonic",
        example: "fields: {E1: 1, E2: 0, shape: harmonic, omega: 0.1, phase: -1.5708}",
        "The phase of harmonic fields at t = 0, in radians; -pi/2 makes sin(omega t)."),
      InputKey(
        "fields.file", .file, fallback: .required, applies: "with fields.shape table",
        example: "fields: {shape: table, file: fields.dat}",
        "A text file with three columns, t in increasing order, E1 and E2, in the units of the "
          + "input; # starts a comment. Between the times the fields follow straight lines, before "
          + "the first and after the last they are constant."),
    ]

  static let particles: [InputKey] = [
    particles(
      "duration", .numberOrWord(.positive, word: "auto"), .time, .value(.word("auto")),
      "{duration: 200}",
      "How long a run lasts; auto goes on until S has its target error or the samples are used up. "
        + "A given duration is always run to its end, unless solve.samples or solve.max_samples "
        + "end it."),
    particles(
      "time_step", .numberOrWord(.positive, word: "auto"), .time, .value(.word("auto")),
      "{time_step: 0.01}",
      "The time step; auto takes half of the largest one that is stable. A step that is not stable "
        + "is refused."),
    particles(
      "samples_per_step", .count(2...1_000_000), .none,
      .value(.count(UInt64(ParticleSettings().samplesPerStep))), "{samples_per_step: 200}",
      "The samples that a replica draws in a time step, all processes together. More of them allow "
        + "longer steps and smoother currents."),
    particles(
      "replicas", .count(1...800), .none, .value(.count(UInt64(ParticleSettings().replicas))),
      "{replicas: 8}",
      "The number of independent repetitions, whose scatter gives the standard errors of the series."
    ),
    particles(
      "snapshots", .count(0...512), .none,
      .value(.count(UInt64(ParticleSettings().snapshots))), "{snapshots: 32}",
      "The number of snapshots of g_1 and g_2 after the one at t = 0; with duration auto they cover "
        + "the first twenty relaxation times."),
    particles(
      "start", .word(["equilibrium", "bump"]), .none, .value(.word("equilibrium")),
      "{start: equilibrium}", "From where a run starts: equilibrium, or a bump in g_1 and g_2."),
    bump(
      "height", .pair(.any), .none,
      "The heights A_1 and A_2 of the bumps: at the start "
        + "g_s = A_s [exp(-(k - k_0)^2/2 w^2) - exp(-(k + k_0)^2/2 w^2)]."),
    bump("momentum", .number(.positive), .momentum, "The momentum k_0 of the bumps."),
    bump("width", .number(.positive), .momentum, "The width w of the bumps."),
  ]

  private static func particles(
    _ name: String, _ kind: InputKind, _ dimension: InputDimension, _ fallback: Fallback,
    _ example: String, _ meaning: String
  ) -> InputKey {
    InputKey(
      "particles.\(name)", kind, dimension, fallback: fallback,
      applies: "with solve.engine particles", example: "particles: \(example)", meaning)
  }

  private static func bump(
    _ name: String, _ kind: InputKind, _ dimension: InputDimension, _ meaning: String
  ) -> InputKey {
    InputKey(
      "particles.bump.\(name)", kind, dimension, fallback: .required,
      applies: "with particles.start bump",
      example: "particles: {start: bump, bump: {height: [1, -1], momentum: 2, width: 0.3}}",
      meaning)
  }
}
