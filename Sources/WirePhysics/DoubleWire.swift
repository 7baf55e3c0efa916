/// Two parallel wires and the interactions in and between them.
///
/// Reduced units. Everything that a kernel or a formula needs to know of the system is here.
public struct DoubleWire: Sendable, Equatable {
  /// The two wires.
  public let wires: WirePair<Wire>
  /// The potential V_ss(q) inside each wire.
  public let intrawire: WirePair<Potential>
  /// The potential V_12(q) between the wires.
  public let interwire: Potential
  /// What pair collisions between the wires make of it.
  public let pairs: PairInteraction

  /// Describes a double wire.
  ///
  /// - Parameters:
  ///   - wires: wire 1 and wire 2.
  ///   - intrawire: the potential inside wire 1 and inside wire 2.
  ///   - interwire: the potential between the wires.
  ///   - pairs: pair collisions of that potential, if they are not in Born approximation.
  public init(
    wires: WirePair<Wire>, intrawire: WirePair<Potential>, interwire: Potential,
    pairs: PairInteraction? = nil
  ) {
    precondition(wires.one.flavours == wires.two.flavours, "both wires have the same flavours")
    precondition(pairs == nil || pairs?.potential == interwire || interwire.strength == 0)
    self.wires = wires
    self.intrawire = intrawire
    self.interwire = interwire
    self.pairs = pairs ?? .born(interwire)
  }

  /// The same wires with another reflection of pairs.
  ///
  /// - Throws: what `PairInteraction.exact(_:)` throws.
  public func scattering(_ scattering: PairScattering) throws -> DoubleWire {
    DoubleWire(
      wires: wires, intrawire: intrawire, interwire: interwire,
      pairs: try PairInteraction(interwire, scattering))
  }

  /// One of the wires.
  @inlinable public subscript(_ wire: WireIndex) -> Wire { wires[wire] }

  /// The potential between particles in two given wires, which may be the same.
  public func potential(_ first: WireIndex, _ second: WireIndex) -> Potential {
    first == second ? intrawire[first] : interwire
  }

  /// The mismatch Delta = eps_F1 - eps_F2 of the chemical potentials, in units of T.
  public var mismatch: Double { wires.mismatch }

  /// The electron densities n_1 and n_2, all flavours together.
  public var densities: WirePair<Double> { wires.densities }

  /// The flavours of the electrons.
  public var flavours: Flavours { wires.flavours }

  /// The strength D2 of pair collisions in the Fokker-Planck limit, as one electron feels it.
  ///
  /// Equation (16), times the flavours of the electrons in the other wire. Infinite when it does not decay; see
  /// ``PairInteraction/pairDiffusion``.
  public var pairDiffusion: Double { flavours.count * pairs.pairDiffusion }
}
