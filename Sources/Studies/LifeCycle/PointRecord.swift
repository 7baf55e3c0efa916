import Input
import ResultFiles

/// All that a result says of one point, in few bytes: what is kept of an answer when it is there.
struct PointRecord: Sendable {
  /// What a log keeps.
  let bytes: [UInt8]
  /// The self-checks that failed.
  let failedChecks: [String]
  /// Where tables leave open more than the answer says.
  let warnings: [String]
  /// The point for a person.
  let words: Words
  /// Where the readings are among the bytes.
  private let start: Int

  /// A point for a person: by itself, or as a line of a table.
  enum Words: Sendable {
    case summary(String)
    case row(SweepRow)
  }

  /// The readings, packed.
  var readings: ArraySlice<UInt8> { bytes[start...] }

  /// Notes all that is said of a point.
  init<Answer: StudyAnswer>(_ answer: Answer, along momenta: [Double], isSweep: Bool) {
    let own = answer.readings(along: momenta)
    failedChecks = answer.failedChecks
    warnings = answer.tableWarnings(saying: own)
    words =
      if isSweep, let row = answer.sweepRow { .row(row) } else { .summary(answer.summary) }
    var writer = PackedWriter()
    writer.add(failedChecks)
    writer.add(warnings)
    switch words {
    case .summary(let text):
      writer.add(0)
      writer.add(text)
    case .row(let row):
      writer.add(row.standsOut ? 2 : 1)
      writer.add(row.cells)
    }
    start = writer.bytes.count
    answer.allReadings(with: own).pack(into: &writer)
    // An array that has grown has room for more, which thousands of points would keep.
    bytes = writer.bytes.withUnsafeBufferPointer { Array($0) }
  }

  /// Reads what a log has kept; nil if it is something else.
  init?(_ bytes: [UInt8]) {
    var reader = PackedReader(bytes[...])
    do throws(PackedReader.Mistake) {
      failedChecks = try reader.texts()
      warnings = try reader.texts()
      let kind = try reader.number()
      words =
        kind == 0
        ? .summary(try reader.text())
        : .row(SweepRow(cells: try reader.texts(), standsOut: kind == 2))
      start = reader.place
      _ = try Readings(unpacking: &reader)
    } catch {
      return nil
    }
    self.bytes = bytes
  }
}
