/// The Fokker-Planck answer to microscopic triples.
extension ConfigurationBuilder {
  /// Returns the cut, given or left to the potentials, and the samples; with other triples nothing reads them.
  mutating func fokkerPlanck(isNeeded: Bool) -> FokkerPlanckSettings? {
    guard isNeeded else { return FokkerPlanckSettings() }
    let cut = number("fokker_planck.cut")
    guard let samples = count("fokker_planck.samples") else { return nil }
    return FokkerPlanckSettings(cut: cut, samples: Int(clamping: samples))
  }
}
