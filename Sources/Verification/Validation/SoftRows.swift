package import FokkerPlanck
import Foundation
import GSLSupport
import Statistics
import WirePhysics

/// The microscopic coefficients D3_s(k) and C_s(k), (S9)-(S20), against their limits and laws.
package enum SoftRows {
  /// What a Gaussian or exponential of length l is at q = 0; the interwire potential is half as strong and as long.
  private static let length = 20.0

  /// All rows.
  /// - Throws: `GSLError` from a quadrature.
  static func all() throws -> [ValidationRow] {
    try [.a, .b].map { try bandBottom($0, energy: 80) } + [crossing()]
  }

  private static func system(_ wires: WirePair<Wire>, length: Double) -> DoubleWire {
    let potential = Potential.exponential(strength: 1, length: length)
    return DoubleWire(
      wires: wires, intrawire: WirePair { _ in potential }, interwire: potential.scaled(by: 0.5))
  }

  /// D3 at k = 0 over that of partners at opposite Fermi points, (S26) and (S28).
  ///
  /// In channel c partners at the same Fermi point count as much, unless V11 = V12: there is no such limit.
  package static func bandBottom(
    _ channel: SoftDiffusion.Channel, energy: Double
  ) throws -> ValidationRow {
    let system = system(WirePair(fermiEnergies: energy, energy), length: length)
    let profile = try DiffusionProfile.nested(
      system,
      settings: MicroscopicSettings(
        cut: 0.1, intrawire: channel == .a ? 1 : 0, mixed: channel == .a ? 0 : 1),
      cuts: [0.1], momenta: [0])[0]
    let fermi = system[.one].fermiMomentum
    let (own, cross) = (system.intrawire.one, system.interwire)
    /// The amplitude over k_F^-2.
    func amplitude(_ q: Double) -> Double {
      switch channel {
      case .a: own(q / 2) * (own(q) - own(q / 2))
      case .b: own(q / 2) * cross(q) - cross(q / 2) * cross(q / 2)
      case .c: .nan
      }
    }
    let moment = GaussLegendre(points: 64).integrate(from: 0, to: 2) {
      $0 * $0 * pow(amplitude($0), 2)
    }
    let limit = 16 / pow(fermi, 7) * moment * SoftDiffusion.prefactor(channel)
    return ValidationRow(
      channel == .a ? "(S26)" : "(S28)",
      "D3\(channel.rawValue) at the band bottom, eps_F = \(Int(energy)) T, V = exp(-20 q), V12 = V/2",
      value: Estimate(value: profile.diffusion(channel, .one)[0], standardError: 0),
      from: "quadrature of (S9)-(S12)", reference: limit,
      of: "partners at opposite Fermi points",
      neglected: (channel == .a ? 77 : 555) / (energy * energy),
      because: channel == .a
        ? "(8.8 T/eps_F)^2, found from 40 to 160 T" : "(23.6 T/eps_F)^2, found from 40 to 160 T")
  }

  /// (77): Int zeta_1^2 C_1 of a unit slope in wire 2 is Int zeta_2^2 C_2 of one in wire 1.
  private static func crossing() throws -> ValidationRow {
    let system = system(WirePair(fermiEnergies: 3.4, 2.6), length: 5)
    let rule = GaussLegendre(points: 12)
    let points = (0..<6).flatMap { rule.rule(from: Double($0), to: Double($0 + 1)) }
    let profile = try DiffusionProfile(
      system, settings: MicroscopicSettings(cut: 0.6), momenta: points.map(\.x))
    let sums = WirePair { wire in
      zip(points, profile.crossing(wire)).reduce(0) {
        $0 + $1.0.weight * system[wire].zetaSquared($1.0.x) * $1.1
      }
    }
    return ValidationRow(
      "(77)", "Int zeta_1^2 C_1 dk of g_2' = 1, eps_F = 3.4 and 2.6 T, V = exp(-5 q), V12 = V/2",
      value: Estimate(value: sums.one, standardError: 0), from: "quadrature of (S13)-(S20)",
      reference: sums.two, of: "Int zeta_2^2 C_2 dk of g_1' = 1", neglected: 1e-5,
      because: "panels of the quadrature over triples")
  }
}
