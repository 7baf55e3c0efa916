import Collisions
import Testing
import WirePhysics

@Suite(.tags(.analytic)) struct CollisionTests {
  private static let exchange = Collision(
    legs: [
      Leg(wire: .one, momentum: 0.5, direction: .incoming),
      Leg(wire: .two, momentum: -1.25, direction: .incoming),
      Leg(wire: .one, momentum: -1.25, direction: .outgoing),
      Leg(wire: .two, momentum: 0.5, direction: .outgoing),
    ], weight: 2)

  @Test func `a collision difference is outgoing minus incoming`() {
    let d = Self.exchange.difference { wire, k in wire == .one ? k * k * k : 10 * k }
    #expect(d == (-1.953125 + 5) - (0.125 - 12.5))
  }

  @Test func `an exchange of momenta breaks no law`() {
    #expect(Self.exchange.conservationDefect() == 0)
  }

  @Test func `each broken law is seen and no other`() {
    func collision(out k: (Double, Double)) -> Collision {
      Collision(
        legs: [
          Leg(wire: .one, momentum: 1, direction: .incoming),
          Leg(wire: .two, momentum: 2, direction: .incoming),
          Leg(wire: .one, momentum: k.0, direction: .outgoing),
          Leg(wire: .two, momentum: k.1, direction: .outgoing),
        ], weight: 1)
    }
    let soft = collision(out: (1.5, 1.5))
    #expect(soft.conservationDefect([.number, .momentum]) == 0)
    // Energies 1 + 4 in, 2.25 + 2.25 out.
    #expect(abs(soft.conservationDefect(.energy) - 0.5 / 9.5) < 1e-15)
    let shifted = collision(out: (-1, 2))
    #expect(shifted.conservationDefect([.number, .energy]) == 0)
    #expect(abs(shifted.conservationDefect(.momentum) - 2.0 / 6) < 1e-15)
    let lost = Collision(legs: Array(soft.legs.dropLast()), weight: 1)
    #expect(lost.conservationDefect(.number) == 1)
  }

  @Test func `a batch gives back its rows`() {
    var batch = CollisionBatch(
      process: CollisionProcess(.tripleMixed, wires: [.one, .one, .two]), capacity: 2)
    batch.append(in: SIMD4(1, 2, 3, 9), out: SIMD4(4, 5, 6, 9), weight: -7)
    #expect(batch.count == 1 && batch.arity == 3)
    let collision = batch[0]
    #expect(collision.weight == -7)
    #expect(collision.legs.map(\.momentum) == [1, 2, 3, 4, 5, 6])
    #expect(collision.legs.map(\.wire) == [.one, .one, .two, .one, .one, .two])
    #expect(collision.legs.map(\.direction.sign) == [-1, -1, -1, 1, 1, 1])
    batch.removeAll()
    #expect(batch.count == 0 && batch.momenta.allSatisfy(\.isEmpty))
  }

  @Test func `processes say what they touch and where their random numbers are`() {
    let mixed = CollisionProcess(.tripleMixed, wires: [.two, .two, .one])
    #expect(mixed.touchedWires == [.one, .two])
    #expect(mixed.wireSet == 0b011)
    #expect(mixed.name == "triple-mixed (2,2,1)")
    #expect(mixed.laws == .all)
    let soft = CollisionProcess(.softIntrawire, wires: [.two, .two])
    #expect(soft.touchedWires == [.two])
    #expect(soft.laws == [.number, .momentum])
    // Streams of different processes never share an address.
    let processes = [
      CollisionProcess(.pair, wires: [.one, .two]),
      CollisionProcess(.softIntrawire, wires: [.one, .one]), soft,
      CollisionProcess(.softInterwire, wires: [.one, .two]),
      CollisionProcess(.tripleIntrawire, wires: [.one, .one, .one]),
      CollisionProcess(.tripleIntrawire, wires: [.two, .two, .two]),
      CollisionProcess(.tripleMixed, wires: [.one, .one, .two]), mixed,
    ]
    let addresses = processes.map { "\($0.streamPurpose) \($0.wireSet)" }
    #expect(Set(addresses).count == processes.count)
  }
}
