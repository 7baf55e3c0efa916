import Collisions
import Foundation
import RandomStreams
import TestSupport
import Testing
import WirePhysics

/// What flavours make of the square of an amplitude.
@Suite(.tags(.analytic)) struct FlavourFormTests {
  private static func wires(
    _ flavours: Flavours, inside: Potential, between: Potential
  ) -> DoubleWire {
    DoubleWire(
      wires: WirePair(fermiEnergies: 3, 3, flavours: flavours),
      intrawire: WirePair { _ in inside }, interwire: between)
  }

  /// |A|^2 summed over flavours, summed over all orders of incoming and of outgoing momenta.
  private static func sum(
    _ set: [WireIndex], _ doubleWire: DoubleWire, _ k: [Double], _ out: [Double]
  ) -> Double {
    let amplitude = TripleAmplitude(wires: set, of: doubleWire)
    let orders = PlainAmplitude.permutations.map(\.0)
    return orders.reduce(0) { sum, p in
      let momenta = SIMD4(k[p[0]], k[p[1]], k[p[2]], 0)
      return orders.reduce(sum) { sum, q in
        let angle = AngleKinematics(momenta: SIMD4(out[q[0]], out[q[1]], out[q[2]], 0)).phi
        return sum + amplitude.evaluate(momenta: momenta, angle: angle).square
      }
    }
  }

  /// Random momenta before and after a collision.
  private static func event(_ stream: inout RandomStream) -> (k: [Double], out: [Double]) {
    let momenta = SIMD4(stream.gaussian(), stream.gaussian(), stream.gaussian(), 0)
    let out = AngleKinematics(momenta: momenta).momenta(at: 2 * .pi * stream.uniform())
    return ((0..<3).map { momenta[$0] }, (0..<3).map { out[$0] })
  }

  /// One wire with spin and a double wire of polarized ones, potentials the same everywhere, event by event.
  ///
  /// - Parameter sum: the sum of |A|^2 of a set over all orders of an event.
  private static func spinAndPolarized(
    sum: ([WireIndex], DoubleWire) -> Double
  ) -> (spin: Double, polarized: Double) {
    let potential = Potential.gaussian(strength: 1, length: 0.8)
    let spin = wires(.two, inside: potential, between: potential)
    let polarized = wires(.one, inside: potential, between: potential)
    let sets: [([WireIndex], Double)] = [
      ([.one, .one, .one], 72), ([.two, .two, .two], 72), ([.one, .one, .two], 8),
      ([.two, .two, .one], 8),
    ]
    return (
      sum([.one, .one, .one], spin) / 72, sets.reduce(0) { $0 + sum($1.0, polarized) / $1.1 }
    )
  }

  @Test func `one wire with spin is a double wire of polarized ones, event by event`() {
    var stream = testStream(seed: 41)
    let orders = PlainAmplitude.permutations.map(\.0)
    var cancelling = 0
    for _ in 0..<2000 {
      let amplitude = stream.uniform() * 3
      let (u, v) = (2 * .pi * stream.uniform(), 2 * .pi * stream.uniform())
      // An event by its differences: in another order of its electrons they are the same numbers.
      let d = TransferDifferences(
        amplitude: amplitude, sinesU: TransferDifferences.sines(line: 0, offset: u),
        sinesV: TransferDifferences.sines(line: 0, offset: v))
      func sums(_ f: (TripleAmplitude, TransferDifferences) -> Double) -> (Double, Double) {
        Self.spinAndPolarized { set, doubleWire in
          let amplitude = TripleAmplitude(wires: set, of: doubleWire)
          return orders.reduce(0) { sum, p in
            orders.reduce(sum) { $0 + f(amplitude, d.reordered(incoming: p, outgoing: $1)) }
          }
        }
      }
      let (one, two) = sums { $0.square($1) }
      let difference = abs(one / two - 1)
      guard difference >= 1e-12 else { continue }
      // The terms of the amplitude cancel: its round-off is that of their magnitudes.
      let size = sums { $0.full($1, .magnitudes) * $0.full($1, .magnitudes) }.1
      #expect(
        difference < .ulpOfOne * (size / two).squareRoot() * 8,
        "\(amplitude) \(u) \(v): \(one) \(two), terms \(size)")
      cancelling += 1
    }
    #expect(cancelling <= 2, "\(cancelling) of 2000 events")
  }

  @Test func `an event given by its momenta knows its differences to their round-off`() {
    // At a difference d from a pole, momenta k that are rounded leave a share of the order of k eps/d of an amplitude.
    var stream = testStream(seed: 41)
    var near = 0
    for _ in 0..<2000 {
      let (k, out) = Self.event(&stream)
      let (one, two) = Self.spinAndPolarized { Self.sum($0, $1, k, out) }
      let size = (k + out).map(\.magnitude).max() ?? 0
      let nearest = out.flatMap { out in k.map { abs(out - $0) } }.min() ?? 0
      let share = size * .ulpOfOne / nearest
      #expect(abs(one / two - 1) < 32 * share, "\(k) \(out): \(one) \(two)")
      near += 32 * share > 1e-12 ? 1 : 0
    }
    // For these the momenta themselves do not hold twelve digits of the amplitude.
    #expect(near < 300, "\(near) of 2000")
  }

  @Test func `a wire with spin and valley is four polarized flavours`() {
    // A mixed set of four flavours against those of two: 112 of g_f flavours, one electron g_f times as often,
    // is the sum over the flavours of the pair: g_f (g_f - 1) times unlike ones, g_f times like ones.
    let (inside, between) = (
      Potential.gaussian(strength: 1, length: 0.8), Potential.gaussian(strength: 0.4, length: 1)
    )
    var stream = testStream(seed: 42)
    for _ in 0..<100 {
      let (k, out) = Self.event(&stream)
      let sums = Flavours.allCases.map {
        Self.sum([.one, .one, .two], Self.wires($0, inside: inside, between: between), k, out)
      }
      // S(g) = g [g like + g (g - 1) unlike].
      let unlike = (sums[1] / 2 - 2 * sums[0]) / 2
      #expect(abs(sums[2] / (4 * (4 * sums[0] + 12 * unlike)) - 1) < 1e-12)
      #expect(unlike > 0)
    }
  }

  @Test func `the sum over permutations is the sum over symmetries`() {
    // sgn(p) sgn(p') g^(cycles of p^-1 p') b_p b_p', with b the amplitudes with their signs.
    var stream = testStream(seed: 43)
    let orders = PlainAmplitude.permutations.map(\.0)
    func cycles(_ p: [Int], _ q: [Int]) -> Int {
      let fixed = (0..<3).filter { p[$0] == q[$0] }.count
      return fixed == 3 ? 3 : fixed == 1 ? 2 : 1
    }
    let potentials = (
      Potential.gaussian(strength: 1, length: 0.8), Potential.exponential(strength: 0.4, length: 1)
    )
    for flavours in Flavours.allCases {
      let g = flavours.count
      let doubleWire = Self.wires(flavours, inside: potentials.0, between: potentials.1)
      for set in [[WireIndex.one, .one, .one], [.one, .one, .two]] {
        let amplitude = TripleAmplitude(wires: set, of: doubleWire)
        let kept = orders.filter { p in (0..<3).allSatisfy { set[p[$0]] == set[$0] } }
        for _ in 0..<50 {
          let (k, out) = Self.event(&stream)
          let momenta = SIMD4(k[0], k[1], k[2], 0)
          // The direct amplitude with the outgoing momenta in another order.
          let parts = kept.map { p -> Double in
            let final = SIMD4(out[p[0]], out[p[1]], out[p[2]], 0)
            return amplitude.evaluate(
              momenta: momenta, angle: AngleKinematics(momenta: final).phi
            ).direct
          }
          var sum = 0.0
          for (p, a) in zip(kept, parts) {
            for (q, b) in zip(kept, parts) {
              let n = cycles(p, q)
              // The sign is that of p^-1 q: odd for two cycles.
              sum += (n == 2 ? -1 : 1) * pow(g, Double(n)) * a * b
            }
          }
          let angle = AngleKinematics(momenta: SIMD4(out[0], out[1], out[2], 0)).phi
          let form = amplitude.evaluate(momenta: momenta, angle: angle).square
          let size = parts.reduce(0) { $0 + $1 * $1 } * g * g * g
          #expect(abs(form - sum) < 1e-10 * size, "\(flavours) \(set): \(form) \(sum)")
        }
      }
    }
  }

  @Test func `contact potentials do not diffract, with flavours only where all are equal`() {
    let (strong, weak) = (Potential.contact(strength: 1), Potential.contact(strength: 0.4))
    let sets = [[WireIndex.one, .one, .one], [.one, .one, .two], [.two, .two, .one]]
    for flavours in Flavours.allCases {
      for set in sets {
        let equal = Self.wires(flavours, inside: strong, between: strong)
        #expect(TripleAmplitude(wires: set, of: equal).vanishes, "\(flavours) \(set)")
        let other = Self.wires(flavours, inside: strong, between: weak)
        let isLike = Set(set).count == 1
        #expect(
          TripleAmplitude(wires: set, of: other).vanishes == (isLike || flavours == .one),
          "\(flavours) \(set)")
      }
    }
  }
}

extension TransferDifferences {
  /// The differences of the same collision with its electrons in other orders, to the bit.
  fileprivate func reordered(incoming: [Int], outgoing: [Int]) -> TransferDifferences {
    var result = self
    for pair in 0..<9 { result.values[pair] = values[3 * outgoing[pair / 3] + incoming[pair % 3]] }
    return result
  }
}
