import Checkpoints
import Foundation
import Testing

/// A state with everything that states are made of.
private struct Sample: Codable, Equatable {
  enum Mode: Int, Codable { case slow, fast }

  struct Part: Codable, Equatable {
    var name: UInt32
    var missing: Int?
    var empty: [[Double]]
  }

  var numbers: [Double]
  var table: [[Double]]
  var truth: Bool
  var small: Int8
  var large: UInt64
  var mode: Mode
  var text: String
  var parts: [Part]
  var after: Double
}

@Suite struct WordCodingTests {
  private let sample = Sample(
    numbers: [0.1, -0.0, .infinity, .leastNonzeroMagnitude], table: [[], [1], [2, 3]], truth: true,
    small: -7, large: .max, mode: .fast, text: "D3/D2, µ = 1",
    parts: [.init(name: 5, missing: nil, empty: []), .init(name: 6, missing: -1, empty: [[]])],
    after: .pi)

  @Test func `a state comes back to the bit`() throws {
    let words = try WordEncoder.words(of: sample)
    let back = try WordDecoder.value(Sample.self, from: words)
    #expect(back == sample)
    #expect(back.numbers.map(\.bitPattern) == sample.numbers.map(\.bitPattern))
    // Not a number is equal to nothing, and has bits that must stay.
    let strange = Double(bitPattern: 0x7ff8_0000_dead_beef)
    let again = try WordDecoder.value([Double].self, from: WordEncoder.words(of: [strange]))
    #expect(again[0].bitPattern == strange.bitPattern)
  }

  @Test func `a column of numbers is its count and its bits`() throws {
    let numbers = [1.5, -2]
    #expect(
      try WordEncoder.words(of: numbers)
        == [2] + numbers.map { Int64(bitPattern: $0.bitPattern) })
  }

  @Test func `words that are no such state are refused`() throws {
    let words = try WordEncoder.words(of: sample)
    for count in 0..<words.count {
      #expect(throws: DecodingError.self) {
        try WordDecoder.value(Sample.self, from: Array(words[..<count]))
      }
    }
    #expect(throws: DecodingError.self) { try WordDecoder.value(Sample.self, from: words + [0]) }
    #expect(throws: DecodingError.self) { try WordDecoder.value(Sample.Part.self, from: words) }
    // A list that claims to be longer than the file.
    var changed = words
    changed[1] = .max
    #expect(throws: DecodingError.self) { try WordDecoder.value(Sample.self, from: changed) }
    // A number that does not fit its type, a case that does not exist.
    #expect(throws: DecodingError.self) { try WordDecoder.value(Int8.self, from: [300]) }
    #expect(throws: DecodingError.self) { try WordDecoder.value(Sample.Mode.self, from: [2]) }
  }

  @Test func `values without words are refused when they are written`() {
    #expect(throws: EncodingError.self) { try WordEncoder.words(of: [Int?.none]) }
  }
}
