/// Encodes a value as words: doubles to the bit, long columns of them without detours.
///
/// Missing values are left out where there is a key and refused elsewhere; so are references to
/// superclasses, of which states have none.
package struct WordEncoder: Encoder {
  /// Where the words go.
  final class Sink {
    var words: [Int64] = []
  }

  let sink: Sink
  package let codingPath: [any CodingKey]
  package var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// The words of a value.
  /// - Throws: `EncodingError` for a value that has none.
  package static func words(of value: some Encodable) throws -> [Int64] {
    let encoder = WordEncoder(sink: Sink(), codingPath: [])
    try encoder.write(value)
    return encoder.sink.words
  }

  package func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(KeyedWords(encoder: self))
  }

  package func unkeyedContainer() -> any UnkeyedEncodingContainer {
    sink.words.append(0)
    return ListedWords(encoder: self, place: sink.words.count - 1)
  }

  package func singleValueContainer() -> any SingleValueEncodingContainer {
    SingleWord(encoder: self)
  }

  func write<T: Encodable>(_ value: T) throws {
    if T.self == [Double].self, let numbers = value as? [Double] {
      sink.words.append(Int64(numbers.count))
      for number in numbers { sink.words.append(Int64(bitPattern: number.bitPattern)) }
    } else if T.self == [Int64].self, let words = value as? [Int64] {
      // By its type: any empty list would pass for one of these.
      sink.words.append(Int64(words.count))
      sink.words += words
    } else if CheckpointWord.isWord(T.self), let word = CheckpointWord.word(of: value) {
      sink.words.append(word)
    } else if let text = value as? String {
      try write(Array(text.utf8))
    } else {
      try value.encode(to: self)
      sink.words.append(CheckpointWord.end)
    }
  }

  func refusal(_ value: Any) -> EncodingError {
    .invalidValue(value, .init(codingPath: codingPath, debugDescription: "has no words"))
  }
}

/// Values with keys.
private struct KeyedWords<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: WordEncoder
  var codingPath: [any CodingKey] { encoder.codingPath }

  mutating func encodeNil(forKey key: Key) throws { throw encoder.refusal(key) }

  mutating func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    mark(key)
    try encoder.write(value)
  }

  mutating func nestedContainer<Nested>(
    keyedBy keyType: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    preconditionFailure("states nest values, not containers")
  }

  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    preconditionFailure("states nest values, not containers")
  }

  mutating func superEncoder() -> any Encoder {
    preconditionFailure("states have no superclasses")
  }

  mutating func superEncoder(forKey key: Key) -> any Encoder { superEncoder() }

  private func mark(_ key: Key) { encoder.sink.words.append(CheckpointWord.mark(key)) }
}

/// Values in a row, counted.
private struct ListedWords: UnkeyedEncodingContainer {
  let encoder: WordEncoder
  let place: Int
  var codingPath: [any CodingKey] { encoder.codingPath }
  var count: Int { Int(encoder.sink.words[place]) }

  mutating func encodeNil() throws { throw encoder.refusal("nothing") }

  mutating func encode<T: Encodable>(_ value: T) throws {
    encoder.sink.words[place] += 1
    try encoder.write(value)
  }

  mutating func nestedContainer<Nested>(
    keyedBy keyType: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    preconditionFailure("states nest values, not containers")
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    preconditionFailure("states nest values, not containers")
  }

  mutating func superEncoder() -> any Encoder {
    preconditionFailure("states have no superclasses")
  }
}

/// A value that is made of one other.
private struct SingleWord: SingleValueEncodingContainer {
  let encoder: WordEncoder
  var codingPath: [any CodingKey] { encoder.codingPath }

  mutating func encodeNil() throws { throw encoder.refusal("nothing") }

  mutating func encode<T: Encodable>(_ value: T) throws { try encoder.write(value) }
}
