import WirePhysics

/// What triples of given gaps do to an electron at given momenta, for one arrangement over the wires.
struct GapLevers {
  /// What one pair of gaps adds to the coefficients of one electron.
  struct Share {
    /// The channel in which the electron diffuses.
    let channel: SoftDiffusion.Channel
    /// Its wire.
    let wire: WireIndex
    /// What D3 gets for thermal factors of one.
    let squared: Double
    /// The same of C of a unit slope in the other wire.
    let crossed: Double
    /// The thermal factors of its partners, at each momentum.
    let thermal: [Double]
  }

  private let arrangement: TripleArrangement
  private let amplitude: SoftAmplitude
  private let wires: [Wire]
  private let scale: Double
  private let momenta: [Double]
  /// Gaps whose thermal factors are below this at all momenta are left out.
  private let negligible: Double

  init(
    _ arrangement: TripleArrangement, factor: Double, _ system: DoubleWire, momenta: [Double],
    negligible: Double = 0
  ) {
    self.arrangement = arrangement
    amplitude = SoftAmplitude(wires: arrangement.wires, system: system)
    wires = arrangement.wires.map { system[$0] }
    scale = factor * SoftDiffusion.prefactor(.c) * system.partners
    self.momenta = momenta
    self.negligible = negligible
  }

  /// Visits the electrons of all triples; the body also gets the smaller gap.
  ///
  /// - Throws: `GSLError` if a potential needs a quadrature that fails.
  func forEach(_ rule: OrderedTriples, _ body: (Double, Share) -> Void) throws {
    for x in rule.gaps {
      for y in rule.gaps where x.x + y.x < 2 * rule.cutoff {
        let thermals = (0..<3).map { thermal($0, [-x.x, 0, y.x]) }
        // A strength may need a quadrature: none where no partner is thermally there.
        guard negligible == 0 || thermals.contains(where: { $0.contains { $0 > negligible } })
        else { continue }
        let common =
          scale * x.weight * y.weight * (try amplitude.strength([-x.x, 0, y.x]))
        let levers = [-y.x, x.x + y.x, -x.x]
        for electron in 0..<3 {
          let own = arrangement.wires[electron]
          let other = (0..<3).reduce(0.0) {
            $0 + (arrangement.wires[$1] != own ? levers[$1] : 0)
          }
          body(
            min(x.x, y.x),
            Share(
              channel: arrangement.channel(of: electron), wire: own,
              squared: common * levers[electron] * levers[electron],
              crossed: -common * levers[electron] * other, thermal: thermals[electron]))
        }
      }
    }
  }

  /// The thermal factors of both partners of an electron, at each momentum it may have.
  private func thermal(_ electron: Int, _ places: [Double]) -> [Double] {
    let (second, third) = ((electron + 1) % 3, (electron + 2) % 3)
    let (one, other) = (places[second] - places[electron], places[third] - places[electron])
    return momenta.map {
      wires[second].zetaSquared($0 + one) * wires[third].zetaSquared($0 + other)
    }
  }
}
