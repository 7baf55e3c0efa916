import Foundation
import ResultFiles
import TestFiles
import Testing

/// Numbers and texts in few bytes.
@Suite struct PackingTests {
  private static let strange: [Double] = [
    0, -0.0, 1, -1, .pi, .infinity, -.infinity, .nan, .leastNonzeroMagnitude,
    -.leastNonzeroMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 1e-300, -1e300,
  ]

  private static func isSame(_ a: [Double], _ b: [Double]) -> Bool {
    a.elementsEqual(b) { $0.bitPattern == $1.bitPattern }
  }

  @Test func `numbers come back to the bit`() throws {
    var random = SplitMix(state: 3)
    let noise = (0..<100).map { _ in Double(bitPattern: random.next()) }
    let rounded = noise.map { Double(bitPattern: ($0.bitPattern >> 29) << 29) }
    let columns = [
      [], [1.5], Self.strange, noise, (0..<50).map { exp(-0.1 * Double($0)) }, rounded,
      rounded.map(abs), (0..<50).map { 1 / cosh(0.1 * Double($0)) }, [0, 0, 0], [-0.0],
    ]
    var writer = PackedWriter()
    for column in columns { writer.add(column) }
    for number in Self.strange { writer.add(number) }
    writer.add(signed: .min)
    writer.add(signed: .max)
    writer.add(UInt64.max)
    writer.add("a text with an ä")
    writer.add(words: [.min, -1, 0, .max])
    var reader = PackedReader(writer.bytes[...])
    for column in columns { #expect(Self.isSame(try reader.column(), column)) }
    for number in Self.strange { #expect(Self.isSame([try reader.real()], [number])) }
    #expect(try reader.signed() == .min && reader.signed() == .max)
    #expect(try reader.number() == .max)
    #expect(try reader.text() == "a text with an ä")
    #expect(try reader.words() == [.min, -1, 0, .max])
    #expect(reader.isAtEnd)
  }

  @Test func `a smooth column takes about half of its bytes, and noise little more than them`() {
    var smooth = PackedWriter()
    smooth.add((0..<241).map { tanh(0.02 * Double($0)) })
    // 974: what five numbers before do not tell of the next one is mostly their round-off.
    #expect(smooth.bytes.count < 241 * 9 / 2)
    var random = SplitMix(state: 3)
    var noise = PackedWriter()
    noise.add((0..<241).map { _ in Double(bitPattern: random.next()) })
    #expect(noise.bytes.count < 241 * 10 + 4)
  }

  @Test func `a column of rounded numbers takes the bytes of its digits`() {
    let errors = (0..<241).map { place -> Double in
      let error = 0.01 * (2 + sin(0.1 * Double(place)))
      return Double(bitPattern: (error.bitPattern >> 29) << 29)
    }
    var writer = PackedWriter()
    writer.add(errors)
    // 24 digits of two, of which those before tell most.
    #expect(writer.bytes.count < 241 * 2)
  }

  @Test func `readings come back as they were said, and damage is no crash`() throws {
    var said = Readings()
    said.add("drag_resistivity", .estimate(value: 1, standardError: 0.1))
    said.add("g", .list([.list([.missingEstimate, .estimate(value: 2, standardError: 3)])]))
    said.add("momentum", .reals([0, 0.1, 0.2]))
    said.add("contribution", .named([.init("pair", .estimate(value: 1, standardError: 0))]))
    said.add("self_check_value", .named([.init("a", .real(1)), .init("b", .real(2))]))
    said.add("self_check_limit", .named([.init("a", .real(1)), .init("b", .real(3))]))
    said.add("steady_state", .text("reached"))
    said.add("target_reached", .truth(true))
    said.add("samples", .count(-5))
    said.add("seed", .unsigned(.max))
    said.add("born_reflection", .missing)
    said.add("self_checks.failed", .texts([]))
    var writer = PackedWriter()
    said.pack(into: &writer)
    var reader = PackedReader(writer.bytes[...])
    #expect(try Readings(unpacking: &reader) == said)
    #expect(reader.isAtEnd)
    // Whatever the bytes are, the answer is a value or an error.
    var random = SplitMix(state: 9)
    for _ in 0..<3000 {
      var bytes = writer.bytes
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
      var reader = PackedReader(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
      _ = try? Readings(unpacking: &reader)
    }
  }
}
