/// Decodes what ``WordEncoder`` wrote; other words are refused, whatever they are.
package struct WordDecoder: Decoder {
  /// Where the words come from.
  final class Source {
    let words: [Int64]
    var place = 0

    init(_ words: [Int64]) { self.words = words }
  }

  let source: Source
  package let codingPath: [any CodingKey]
  package var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// The value of some words, all of them.
  /// - Throws: `DecodingError` if they are no such value.
  package static func value<T: Decodable>(_ type: T.Type, from words: [Int64]) throws -> T {
    let decoder = WordDecoder(source: Source(words), codingPath: [])
    let value = try decoder.read(type)
    guard decoder.source.place == words.count else { throw decoder.refusal("words are left over") }
    return value
  }

  package func container<Key>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(KeyedWords(decoder: self))
  }

  package func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    ListedWords(decoder: self, length: try count())
  }

  package func singleValueContainer() -> any SingleValueDecodingContainer {
    SingleWord(decoder: self)
  }

  func read<T: Decodable>(_ type: T.Type) throws -> T {
    if type == [Double].self, let numbers = try numbers() as? T { return numbers }
    if type == [Int64].self, let words = try words() as? T { return words }
    if type == String.self {
      guard let text = String(validating: try read([UInt8].self), as: UTF8.self) as? T else {
        throw refusal("a text is none")
      }
      return text
    }
    if CheckpointWord.isWord(type) {
      guard let value = CheckpointWord.value(type, of: try next()) else {
        throw refusal("a word has no such value")
      }
      return value
    }
    let value = try type.init(from: self)
    guard try next() == CheckpointWord.end else { throw refusal("a value does not end") }
    return value
  }

  /// The next word, without going on.
  var peek: Int64? { source.place < source.words.count ? source.words[source.place] : nil }

  func next() throws -> Int64 {
    guard let word = peek else { throw refusal("words are missing") }
    source.place += 1
    return word
  }

  func refusal(_ reason: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: codingPath, debugDescription: reason))
  }

  /// The length of a list: no list is longer than the words that are left.
  private func count() throws -> Int {
    let count = try next()
    guard count >= 0, count <= source.words.count - source.place else {
      throw refusal("a list is too long")
    }
    return Int(count)
  }

  private func words() throws -> [Int64] {
    let count = try count()
    let range = source.place..<source.place + count
    source.place = range.upperBound
    return Array(source.words[range])
  }

  private func numbers() throws -> [Double] {
    try words().map { Double(bitPattern: UInt64(bitPattern: $0)) }
  }
}

/// Values with keys, in the order in which they were written.
private struct KeyedWords<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: WordDecoder
  var codingPath: [any CodingKey] { decoder.codingPath }
  var allKeys: [Key] { [] }

  func contains(_ key: Key) -> Bool { decoder.peek == CheckpointWord.mark(key) }

  func decodeNil(forKey key: Key) -> Bool { false }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    guard contains(key) else { throw decoder.refusal("\(key.stringValue) is not there") }
    decoder.source.place += 1
    return try decoder.read(type)
  }

  func nestedContainer<Nested>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> { throw decoder.refusal("containers are not nested") }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    throw decoder.refusal("containers are not nested")
  }

  func superDecoder() throws -> any Decoder { throw decoder.refusal("there is no superclass") }

  func superDecoder(forKey key: Key) throws -> any Decoder { try superDecoder() }
}

/// Values in a row.
private struct ListedWords: UnkeyedDecodingContainer {
  let decoder: WordDecoder
  let length: Int
  var currentIndex = 0
  var codingPath: [any CodingKey] { decoder.codingPath }
  var count: Int? { length }
  var isAtEnd: Bool { currentIndex >= length }

  mutating func decodeNil() -> Bool { false }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    guard !isAtEnd else { throw decoder.refusal("the list has ended") }
    currentIndex += 1
    return try decoder.read(type)
  }

  mutating func nestedContainer<Nested>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> { throw decoder.refusal("containers are not nested") }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    throw decoder.refusal("containers are not nested")
  }

  mutating func superDecoder() throws -> any Decoder {
    throw decoder.refusal("there is no superclass")
  }
}

/// A value that is made of one other.
private struct SingleWord: SingleValueDecodingContainer {
  let decoder: WordDecoder
  var codingPath: [any CodingKey] { decoder.codingPath }

  func decodeNil() -> Bool { false }

  func decode<T: Decodable>(_ type: T.Type) throws -> T { try decoder.read(type) }
}
