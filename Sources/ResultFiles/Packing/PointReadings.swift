/// What was said of the points of a result, in order; packed, each is unpacked when it is asked for.
package struct PointReadings: RandomAccessCollection, Sendable {
  private enum Storage {
    case plain([Readings])
    case packed([ArraySlice<UInt8>])
  }

  private let storage: Storage

  /// What was said, as it is.
  package init(_ readings: [Readings]) { storage = .plain(readings) }

  /// What begins each of some packed texts.
  package init(packed: [ArraySlice<UInt8>]) { storage = .packed(packed) }

  package var startIndex: Int { 0 }
  package var endIndex: Int {
    switch storage {
    case .plain(let readings): readings.count
    case .packed(let packed): packed.count
    }
  }

  package subscript(place: Int) -> Readings {
    switch storage {
    case .plain(let readings): return readings[place]
    case .packed(let packed):
      var reader = PackedReader(packed[place])
      guard let readings = try? Readings(unpacking: &reader) else {
        preconditionFailure("what was packed here, or was looked at when it was read")
      }
      return readings
    }
  }
}
