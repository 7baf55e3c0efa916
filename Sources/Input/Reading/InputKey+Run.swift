internal import RandomStreams
internal import WirePhysics

/// The keys that describe the collisions and how the run is done.
extension InputKey {
  static let collisions: [InputKey] = [
    InputKey(
      "collisions.pairs", .number(.nonNegative), fallback: .value(.number(1)),
      example: "collisions: {pairs: 1}",
      "A factor on the rate of pair collisions between the wires; 0 switches them off."),
    InputKey(
      "collisions.pair_scattering", .word(PairScattering.allCases.map(\.rawValue)),
      fallback: .value(.word(PairScattering.born.rawValue)),
      example: "collisions: {pair_scattering: exact}",
      "How two electrons of different wires reflect off each other: born, in the first order of the potential, "
        + "as in the paper, or exact, from the wave function of the two, wherever pair collisions enter; "
        + "a reflection probability is below one then, however strong the potential is. Three-particle kernels "
        + "stay those of the paper."),
    InputKey(
      "collisions.triples.kernel", .word(["none", "microscopic", "soft-model"]),
      fallback: .value(.word("none")), example: "collisions: {triples: {kernel: microscopic}}",
      "The model of three-particle collisions: none, the microscopic amplitude, or the soft "
        + "collisions whose limit is the exactly solvable model."),
    triples(
      "intrawire", .number(.nonNegative), .none, .value(.number(1)), "microscopic",
      "{kernel: microscopic, intrawire: 1, mixed: 1}",
      "A factor on the rate of collisions of three electrons of one wire."),
    triples(
      "mixed", .number(.nonNegative), .none, .value(.number(1)), "microscopic",
      "{kernel: microscopic, intrawire: 1, mixed: 1}",
      "A factor on the rate of collisions of three electrons of both wires."),
    triples(
      "lambda", .pair(.nonNegative), .diffusion, .required, "soft-model",
      "{kernel: soft-model, lambda: [0.02, 0.03], mu_1: 0.01}",
      "The diffusion constants lambda_1 and lambda_2 inside the wires."),
    triples(
      "mu_1", .number(.nonNegative), .diffusion, .value(.number(0)), "soft-model",
      "{kernel: soft-model, lambda: [0.02, 0.03], mu_1: 0.01}",
      "The diffusion constant between the wires; mu_2 follows from mu_1 k_T1 = mu_2 k_T2."),
    triples(
      "relative_to", .word(SoftModelSettings.Reference.allCases.map(\.rawValue)), .none,
      .value(.word(SoftModelSettings.Reference.pairDiffusion.rawValue)), "soft-model",
      "{kernel: soft-model, lambda: [0.02, 0.03], relative_to: D2}",
      "What lambda and mu_1 are measured in: D2 (16) of the potential between the wires, or "
        + "absolute for reduced units, also in SI input."),
    triples(
      "length", .number(.positive), .length, .value(.number(10)), "soft-model",
      "{kernel: soft-model, lambda: [0.02, 0.03], length: 10}",
      "The length l whose inverse is the width of the exchanged momentum; the exactly solvable "
        + "model is the limit of large l."),
  ]

  private static func triples(
    _ name: String, _ kind: InputKind, _ dimension: InputDimension, _ fallback: Fallback,
    _ kernel: String, _ example: String, _ meaning: String
  ) -> InputKey {
    InputKey(
      "collisions.triples.\(name)", kind, dimension, fallback: fallback,
      applies: "with collisions.triples.kernel \(kernel)",
      example: "collisions: {triples: \(example)}", meaning)
  }

  static let solve: [InputKey] = [
    InputKey(
      "solve.engine", .word(SolveSettings.Engine.allCases.map(\.rawValue)),
      fallback: .value(.word(SolveSettings.Engine.operator.rawValue)),
      example: "solve: {engine: operator}",
      "The way to the steady state: operator assembles and solves the linear problem and reaches "
        + "any regime; particles evolves an ensemble in time and reaches moderate eps_F/T only."),
    InputKey(
      "solve.target_error", .number(.fraction), .relative, fallback: .value(.number(0.01)),
      applies: "without solve.samples", example: "solve: {target_error: 0.01}",
      "The relative standard error of the drag resistivity at which sampling stops. Far below 0.001 smooth potentials want "
        + "random: {points: lattice}."),
    InputKey(
      "solve.samples", .count(1...1_000_000_000_000_000),
      fallback: .derived("as many as solve.target_error needs"),
      applies: "without solve.target_error", example: "solve: {samples: 2e6}",
      "The number of sampled collisions."),
    InputKey(
      "solve.max_samples", .count(1...1_000_000_000_000_000),
      fallback: .value(.count(SolveSettings().maximumSamples)), applies: "without solve.samples",
      example: "solve: {target_error: 0.001, max_samples: 1e9}",
      "The number of sampled collisions after which a run gives up on its target error."),
    InputKey(
      "solve.polish", .word(SolveSettings.Polish.allCases.map(\.rawValue)),
      fallback: .value(.word(SolveSettings.Polish.auto.rawValue)),
      applies: "with solve.engine operator and solve.target_error",
      example: "solve: {target_error: 0.001, polish: auto}",
      "The last digits of the drag resistivity: auto leaves them to a scalar estimate with "
        + "proposals adapted to the distributions, never samples the whole operator on."),
    InputKey(
      "solve.basis.intervals", .count(4...1000), fallback: .value(.count(24)),
      example: "solve: {basis: {intervals: 24}}",
      "The number of intervals between momentum zero and the cutoff on which the B-splines live."),
    InputKey(
      "solve.basis.degree", .count(1...5), fallback: .value(.count(3)),
      example: "solve: {basis: {degree: 3}}", "The degree of the B-splines."),
    InputKey(
      "solve.basis.cutoff", .numberOrWord(.positive, word: "auto"), .momentum,
      fallback: .value(.word("auto")), example: "solve: {basis: {cutoff: 6.5}}",
      "The momentum at which the basis ends; auto lets the program choose it."),
    InputKey(
      "solve.basis.spacing", .word(BasisSettings.Spacing.allCases.map(\.rawValue)),
      fallback: .value(.word("auto")), example: "solve: {basis: {spacing: uniform}}",
      "How the knots are placed: uniform, or auto for denser where the deviations vary faster."),
  ]

  static let random: [InputKey] = [
    InputKey(
      "random.seed", .count(0...UInt64.max), fallback: .value(.count(1)),
      example: "random: {seed: 1}",
      "The seed of the random numbers; the same input and seed give the same result."),
    InputKey(
      "random.seeds", .span(most: 10_000), fallback: .derived("one run, with random.seed"),
      applies: "without random.seed", example: "random: {seeds: 1...32}",
      "The seeds of an ensemble: one run each, combined as a weighted average with chi-square."),
    InputKey(
      "random.generator", .word(Generator.allNames),
      fallback: .value(.word(Generator.philox4x32.name)),
      example: "random: {generator: philox4x32}",
      "The generator: philox4x32, or any generator of the GNU Scientific Library by its name, "
        + "such as mt19937, ranlxd2 or taus2."),
    InputKey(
      "random.points", .word(SamplePoints.allCases.map(\.rawValue)),
      fallback: .value(.word(SamplePoints.sobol.rawValue)),
      applies:
        "with solve.engine operator; lattice in drag lifetimes and drag fokker-planck as well",
      example: "random: {points: sobol}",
      "How samples lie: sobol puts those of each batch on a scrambled Sobol sequence, whose error "
        + "falls faster than the inverse root of their number, independent draws each on its own. lattice puts those of run, "
        + "response and the odd modes of spectrum on randomly shifted lattices, where the error of smooth potentials falls almost "
        + "exponentially, with densities that are learned from a short pilot: for errors below 0.1 %. Each process is tried "
        + "first; the summary names those that stay on Sobol points because lattices did not converge faster. lifetimes and the "
        + "sampled coefficients of fokker-planck draw independent samples unless this is lattice; then both lie on lattices, and "
        + "the number of coefficients' samples is carried down to 64 times a power of two."),
  ]
}

/// The keys of the Fokker-Planck answer to microscopic triples.
extension InputKey {
  static let fokkerPlanck: [InputKey] = [
    InputKey(
      "fokker_planck.cut", .number(.positive), .momentum,
      fallback: .derived("twice the momentum at which the wider potential has fallen to half"),
      applies: "with collisions.triples.kernel microscopic", example: "fokker_planck: {cut: 1.2}",
      "The smallest distance between two of three momenta that the Fokker-Planck answer counts; "
        + "its derivation fails for momenta that nearly coincide."),
    InputKey(
      "fokker_planck.samples", .count(0...1_000_000_000), fallback: .value(.count(500_000)),
      applies: "with collisions.triples.kernel microscopic",
      example: "fokker_planck: {samples: 4000000}",
      "The samples per process from which drag fokker-planck estimates the coefficients of "
        + "microscopic triples; 0 leaves that out."),
  ]
}

/// The keys that describe the frequencies of `drag response`.
extension InputKey {
  static let response: [InputKey] = [
    InputKey(
      "response.from", .number(.positive), .frequency,
      fallback: .derived("a hundredth of the slowest relaxation rate"),
      example: "response: {from: 1e-6, to: 1e3, points: 61}",
      "The lowest angular frequency omega of drag response."),
    InputKey(
      "response.to", .number(.positive), .frequency,
      fallback: .derived("a hundred times the fastest relaxation rate"),
      example: "response: {from: 1e-6, to: 1e3, points: 61}",
      "The highest angular frequency omega of drag response."),
    InputKey(
      "response.points", .count(2...10_000), fallback: .value(.count(61)),
      example: "response: {points: 61}",
      "The number of frequencies, evenly spaced in the logarithm of omega."),
  ]
}
