import Collisions
public import RunFiles
public import WirePhysics

/// One three-particle collision of a configuration, evaluated for checks from outside.
public struct KernelReport: Sendable {
  /// The configuration.
  public let configuration: RunConfiguration
  /// The wires of the electrons.
  public let wires: [WireIndex]
  /// The incoming momenta, in sqrt(mT).
  public let momenta: SIMD4<Double>
  /// The outgoing momenta, in sqrt(mT).
  public let outgoing: SIMD4<Double>
  /// A_dir, equation (S21).
  public let amplitudeDirect: Double
  /// A, antisymmetrized over like electrons.
  public let amplitude: Double
  /// The kernel 2 pi |A|^2 Z6/16 of equations (42)-(44) without the momentum delta.
  public let weight: Double
  /// The distance in angle from the nearest permutation that carries an electron across; infinite if none.
  public let distanceToPole: Double

  /// Evaluates the collision.
  public init(
    _ configuration: RunConfiguration, wires: [WireIndex], momenta: SIMD4<Double>, angle: Double
  ) {
    self.configuration = configuration
    self.wires = wires
    self.momenta = momenta
    let system = configuration.doubleWire
    let values = TripleAmplitude(wires: wires, of: system).evaluate(
      momenta: momenta, angle: angle)
    outgoing = values.outgoing
    amplitudeDirect = values.direct
    amplitude = values.antisymmetrized
    var thermal = 1.0
    for (i, wire) in wires.enumerated() {
      thermal *= system[wire].zeta(momenta[i]) * system[wire].zeta(outgoing[i])
    }
    weight = 2 * .pi * amplitude * amplitude * thermal / 16
    distanceToPole = TripleSampler.distanceToPole(wires: wires, momenta: momenta, angle: angle)
  }

  /// The collision as one JSON object.
  public var json: JSONValue {
    var members: [JSONValue.Member] = []
    if !configuration.settings.isEmpty {
      members.append(.init("settings", .settings(configuration.settings)))
    }
    members += [
      .init("wires", .array(wires.map { .whole($0.rawValue + 1) })),
      .init("momenta", .numbers((0..<3).map { momenta[$0] })),
      .init("outgoing", .numbers((0..<3).map { outgoing[$0] })),
      .init("amplitude", .number(amplitude)),
      .init("amplitude_direct", .number(amplitudeDirect)), .init("weight", .number(weight)),
      .init("distance_to_pole", .number(distanceToPole)),
      .init("version", .string(packageVersion)),
    ]
    return .object(members)
  }

  /// The collision for a person.
  public var summary: String {
    [
      "  outgoing          \(outgoing[0]), \(outgoing[1]), \(outgoing[2])",
      "  amplitude         \(amplitude)",
      "  amplitude direct  \(amplitudeDirect)",
      "  weight            \(weight)    2 pi A^2 Z6/16",
      "  distance to pole  \(distanceToPole)",
    ].joined(separator: "\n")
  }
}
