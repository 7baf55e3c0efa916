import Collisions
import Testing
import WirePhysics

@Suite(.tags(.analytic)) struct TripleAmplitudeTests {
  static let wireSets: [[WireIndex]] = [
    [.one, .one, .one], [.two, .two, .two], [.one, .one, .two], [.two, .two, .one],
    [.one, .two, .two], [.one, .two, .one],
  ]

  @Test func `amplitudes and outgoing momenta are those of an independent program`() {
    for reference in Reference.shared.amplitudes {
      let amplitude = TripleAmplitude(
        wires: Reference.wires(reference.wires), of: .referenceAmplitudes)
      let result = amplitude.evaluate(
        momenta: Reference.vector(reference.momenta), angle: reference.angle)
      for i in 0..<3 { #expect(abs(result.outgoing[i] - reference.outgoing[i]) < 1e-14) }
      #expect(abs(result.direct / reference.amplitude_direct - 1) < 1e-10)
      #expect(abs(result.antisymmetrized / reference.amplitude - 1) < 1e-10)
    }
  }

  @Test(arguments: wireSets) func `the amplitude is (S21) as it stands`(wires: [WireIndex]) {
    let amplitude = TripleAmplitude(wires: wires, of: .asymmetric)
    let plain = PlainAmplitude(wires: wires, doubleWire: .asymmetric)
    for point in ShellPoint.random(200, seed: 11) {
      let (k, kOut) = (point.momenta.triple, point.outgoing.triple)
      let result = amplitude.evaluate(momenta: point.momenta, angle: point.angle)
      let direct = plain.directTerms(k, kOut)
      let all = plain.terms(k, kOut)
      // The plain differences lose digits near a pole; the largest term is near it as well.
      let closest = (0..<9).map { abs(kOut[$0 / 3] - k[$0 % 3]) }.min() ?? 1
      let tolerance = 1e-14 * (1 + 1 / closest)
      #expect(
        abs(result.direct - direct.reduce(0, +)) < tolerance * (direct.map(abs).max() ?? 0))
      #expect(
        abs(result.antisymmetrized - all.reduce(0, +)) < tolerance * (all.map(abs).max() ?? 0))
    }
  }

  @Test(arguments: [
    Potential.contact(strength: 0.8), .cheonShigehara(strength: 1.3, momentum: 1.7),
    .calogero(strength: 0.6), .hyperbolic(strength: 0.9, length: 1.1),
  ])
  func `the amplitude vanishes for integrable potentials`(potential: Potential) {
    let doubleWire = DoubleWire.uniform(potential)
    let amplitude = TripleAmplitude(wires: [.one, .one, .one], of: doubleWire)
    let plain = PlainAmplitude(wires: [.one, .one, .one], doubleWire: doubleWire)
    var largestDirect = 0.0
    for point in ShellPoint.random(500, seed: 12) {
      let result = amplitude.evaluate(momenta: point.momenta, angle: point.angle)
      let terms = plain.terms(point.momenta.triple, point.outgoing.triple).map(abs)
      #expect(abs(result.antisymmetrized) < 1e-12 * (terms.max() ?? 0))
      largestDirect = max(largestDirect, abs(result.direct) / (terms.max() ?? 1))
    }
    // Exchange does it: alone, the direct amplitude is of the order of its terms, unless V = const,
    // where its three terms cancel among themselves.
    if potential.shape == .constant {
      #expect(largestDirect < 1e-12)
    } else {
      #expect(largestDirect > 0.1)
    }
  }

  @Test func `the amplitude of a Gaussian potential does not vanish`() {
    let amplitude = TripleAmplitude(
      wires: [.one, .one, .one], of: .uniform(.gaussian(strength: 1, length: 1)))
    let sizes = ShellPoint.random(500, seed: 12).map { point in
      abs(amplitude.evaluate(momenta: point.momenta, angle: point.angle).antisymmetrized)
    }
    #expect((sizes.max() ?? 0) > 0.1)
    #expect(sizes.count { $0 > 1e-3 } > 100)
  }

  @Test func `the sign changes when like electrons exchange their outgoing momenta`() {
    for wires in Self.wireSets {
      let amplitude = TripleAmplitude(wires: wires, of: .asymmetric)
      for point in ShellPoint.random(100, seed: 13) {
        let here = amplitude.evaluate(momenta: point.momenta, angle: point.angle)
        for (p, sign) in PlainAmplitude.permutations
        where (0..<3).allSatisfy({ wires[p[$0]] == wires[$0] }) {
          let out = p.map { here.outgoing[$0] }
          let exchanged = amplitude.evaluate(
            momenta: point.momenta,
            angle: AngleKinematics(momenta: SIMD4(out[0], out[1], out[2], 0)).phi)
          let scale = TripleAmplitudeTests.scale(wires, point)
          #expect(abs(exchanged.antisymmetrized - sign * here.antisymmetrized) < 1e-11 * scale)
        }
      }
    }
  }

  @Test func `the amplitude is the same backwards in time and in a mirror`() {
    for wires in Self.wireSets {
      let amplitude = TripleAmplitude(wires: wires, of: .asymmetric)
      for point in ShellPoint.random(100, seed: 14) {
        let here = amplitude.evaluate(momenta: point.momenta, angle: point.angle)
        let scale = TripleAmplitudeTests.scale(wires, point)
        let phi = AngleKinematics(momenta: point.momenta).phi
        let back = amplitude.evaluate(momenta: here.outgoing, angle: phi)
        #expect(abs(back.antisymmetrized - here.antisymmetrized) < 1e-11 * scale)
        let mirrored = amplitude.evaluate(momenta: -point.momenta, angle: point.angle + .pi)
        #expect(abs(mirrored.antisymmetrized - here.antisymmetrized) < 1e-11 * scale)
      }
    }
  }

  @Test func `channel (b) of one wire is channel (c) of the other with the labels reversed`() {
    // (B.4), and with it (B.3): the thermal factors of the legs do not see the order of the labels.
    let channelB = TripleAmplitude(wires: [.one, .two, .two], of: .asymmetric)
    let channelC = TripleAmplitude(wires: [.two, .two, .one], of: .asymmetric)
    func reversed(_ k: SIMD4<Double>) -> SIMD4<Double> { SIMD4(k[2], k[1], k[0], 0) }
    for point in ShellPoint.random(300, seed: 15) {
      let b = channelB.evaluate(momenta: point.momenta, angle: point.angle)
      let angle = AngleKinematics(momenta: reversed(b.outgoing)).phi
      let c = channelC.evaluate(momenta: reversed(point.momenta), angle: angle)
      let scale = Self.scale([.one, .two, .two], point)
      #expect(abs(b.antisymmetrized - c.antisymmetrized) < 1e-11 * scale)
      #expect(abs(b.direct - c.direct) < 1e-11 * scale)
    }
  }

  /// The largest term of A, which sets the round-off, enlarged near coincidences of momenta.
  static func scale(_ wires: [WireIndex], _ point: ShellPoint) -> Double {
    let (k, kOut) = (point.momenta.triple, point.outgoing.triple)
    let terms = PlainAmplitude(wires: wires, doubleWire: .asymmetric).terms(k, kOut)
    let closest = (0..<9).map { abs(kOut[$0 / 3] - k[$0 % 3]) }.min() ?? 1
    return (terms.map(abs).max() ?? 0) * max(1, 1e-2 / closest)
  }
}
