package import WirePhysics

/// The diffusion coefficients D3_s(k) of soft three-particle scattering: what they are made of.
///
/// Equations (S9)-(S11). ``DiffusionProfile`` evaluates them.
public enum SoftDiffusion {
  /// A channel, by the wires of the two partners of the diffusing electron.
  public enum Channel: String, Sendable, CaseIterable {
    /// Both in its own wire.
    case a
    /// Both in the other wire.
    case b
    /// One in each wire.
    case c
  }

  /// 1/128 or 1/64, and (m/2 pi)^3.
  package static func prefactor(_ channel: Channel) -> Double {
    1 / ((channel == .c ? 64 : 128) * 8 * Double.pi * Double.pi * Double.pi)
  }

  /// Where the thermal factors of a system have fallen by exp(-35).
  package static func reach(of system: DoubleWire) -> Double {
    let top = WireIndex.allCases.map { system[$0].fermiEnergy }.max() ?? 0
    return (2 * (max(top, 0) + 35)).squareRoot()
  }
}

extension DoubleWire {
  /// The flavours of the two partners of an electron: both exchange small momenta with it whatever they are.
  var partners: Double { flavours.count * flavours.count }
}

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
