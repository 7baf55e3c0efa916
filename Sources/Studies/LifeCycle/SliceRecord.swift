import Checkpoints
package import ResultFiles

/// All that was said of the points of a slice, to the bit: what a merge needs beside the variables.
///
/// Variables are padded to the longest point of a slice, and their places are named in the order of its points; a whole
/// sweep may need more places and another order.
package struct SliceRecord: Codable, Sendable {
  /// What was said of each point.
  package let points: [Readings]
  /// The self-checks of each point that failed.
  package let failedChecks: [[String]]

  /// Notes what was said.
  package init(points: [Readings], failedChecks: [[String]]) {
    self.points = points
    self.failedChecks = failedChecks
  }

  private static let variable = "slice_record"

  /// Reads the record of a slice; nil if there is none, or none that this version understands.
  package init?(_ data: Dataset) {
    guard let words = data[Self.variable]?.values.integers,
      let record = try? WordDecoder.value(SliceRecord.self, from: words),
      record.points.count == record.failedChecks.count
    else { return nil }
    self = record
  }

  /// Adds the record to the data set of a slice.
  func add(to data: inout Dataset) {
    guard let words = try? WordEncoder.words(of: self) else {
      preconditionFailure("readings have words")
    }
    data.add(.init("slice_word", size: words.count))
    data.add(
      DatasetVariable(
        Self.variable, dimensions: ["slice_word"], values: .integer(words),
        longName: "all that was said of these points, for drag merge: numbers as bits", units: "1"))
  }
}
