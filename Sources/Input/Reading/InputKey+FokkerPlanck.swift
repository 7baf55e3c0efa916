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
