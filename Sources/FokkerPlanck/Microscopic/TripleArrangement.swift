import WirePhysics

/// Which wires the left, middle and right one of three momenta are in.
struct TripleArrangement: Sendable {
  let wires: [WireIndex]

  /// All arrangements, each with its factor; those of strength zero are left out.
  ///
  /// Two like electrons and one in the other wire: the odd one is left, in the middle or right.
  static func all(
    _ settings: MicroscopicSettings
  ) -> [(arrangement: TripleArrangement, factor: Double)] {
    let own = WireIndex.allCases.map { ([$0, $0, $0], settings.intrawire) }
    let mixed = WireIndex.allCases.flatMap { like in
      (0..<3).map { odd in
        ((0..<3).map { $0 == odd ? like.other : like }, settings.mixed)
      }
    }
    return (own + mixed).filter { $0.1 > 0 }.map { (TripleArrangement(wires: $0.0), $0.1) }
  }

  /// The channel in which one of the electrons diffuses.
  func channel(of electron: Int) -> SoftDiffusion.Channel {
    switch wires.filter({ $0 == wires[electron] }).count {
    case 3: .a
    case 2: .c
    default: .b
    }
  }
}
