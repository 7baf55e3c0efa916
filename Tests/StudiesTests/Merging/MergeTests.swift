import Checkpoints
import Fitting
import Foundation
import Input
import ResultFiles
import Studies
import Synchronization
import TestFiles
import Testing
import Verification

/// Slices that become the whole again.
@Suite struct MergeTests {
  /// What may differ between a whole run and a merge: circumstances, and that it is one.
  private static let volatile: Set<String> = [
    "command_line", "history", "date", "host", "operating_system", "processor", "compiler",
    "merged_from",
  ]

  private static func facts(_ data: Dataset) -> [Dataset.Attribute] {
    data.attributes.filter { !volatile.contains($0.name) }
  }

  private static func expectSame(_ merged: MergedResult, _ whole: any StudyOutcome) {
    #expect(merged.numbers == whole.numbers)
    #expect(merged.dataset.dimensions == whole.dataset.dimensions)
    #expect(facts(merged.dataset) == facts(whole.dataset))
    #expect(withoutSeconds(merged.json) == withoutSeconds(whole.json))
  }

  private static func withoutSeconds(_ json: JSONValue) -> [Substring] {
    json.text().split(separator: "\n").filter { !$0.contains("\"wall_seconds\"") }
  }

  /// Every kind of study over a sweep or with seeds, but for fits, which have no slices.
  private static let divisible =
    SmallStudy.sweeps.filter { if case .added = $0.kind { false } else { true } }
    + SmallStudy.all.filter { $0.testDescription == "an ensemble" }

  @Test(arguments: divisible)
  func `slices of every study make the run that was not divided`(study: SmallStudy) throws {
    let folder = try TemporaryFolder()
    let input = try RepeatedWork.parse(study.text)
    let whole = try input.outcome(of: study.kind)
    let count = input.configurations.count == 1 ? 3 : 2
    let paths = try (1...count).map { number in
      let slice = try study.kind.run(
        StudyRunner(input, threads: 1, slice: Slice(number, of: count)))
      let path = folder.url("\(number).nc").path
      try ResultFile.write(slice.dataset, to: path)
      return path
    }
    // In any order.
    Self.expectSame(try Merge.results(at: paths.reversed()), whole)
  }

  private static let seven =
    RepeatedWork.soft.replacing("8192", with: "600000")
    + "sweep: {wires.mismatch: {from: 0, to: 0.6, points: 7}}\n"

  @Test(arguments: [
    (StudyKind.steadyState(.operator), seven, 5),
    (
      .steadyState(.ensemble),
      seven.replacing("points: 7", with: "points: 2") + "random: {seeds: 3...7}\n", 5
    ),
    (
      .steadyState(.ensemble),
      seven.replacing("points: 7", with: "points: 3") + "random: {seeds: 3...4}\n", 6
    ),
    (.comparison(.init()), seven, 5), (.response(.operator), seven, 5), (.spectrum, seven, 5),
  ])
  func `slices that are interrupted again and again make the whole to the same bits`(
    kind: StudyKind, text: String, count: Int
  ) throws {
    let folder = try TemporaryFolder()
    let input = try RepeatedWork.parse(text)
    let whole = try input.outcome(of: kind)
    var interruptions = 0
    let paths = try (1...count).map { number in
      let path = folder.url("\(number).nc").path
      interruptions += try Self.finish(input, kind, Slice(number, of: count), path)
      return path
    }
    #expect(interruptions >= count)
    Self.expectSame(try Merge.results(at: paths), whole)
  }

  /// Stops and goes on until a slice is done; returns how often.
  private static func finish(
    _ input: InputFile, _ kind: StudyKind, _ slice: Slice, _ path: String
  ) throws -> Int {
    let folder = CheckpointFile(besideResult: path)
    var interruptions = 0
    while true {
      let left = Atomic(2 + interruptions)
      let keeper = CheckpointKeeper(
        file: folder, resuming: interruptions == 0 ? nil : folder,
        isInterrupted: { left.subtract(1, ordering: .relaxed).newValue < 0 })
      do {
        let outcome = try kind.run(
          StudyRunner(input, threads: 2, slice: slice, keeper: keeper))
        try ResultFile.write(outcome.dataset, to: path)
        return interruptions
      } catch is RunInterruption {
        interruptions += 1
        try #require(interruptions < 200)
      }
    }
  }

  @Test func `runs with seeds of their own are one ensemble`() throws {
    let folder = try TemporaryFolder()
    let text = RepeatedWork.soft + "sweep: {wires.mismatch: [0, 0.5]}\n"
    let input = try RepeatedWork.parse(text)
    func write(_ input: InputFile, _ name: String) throws -> String {
      let path = folder.url(name).path
      try ResultFile.write(input.outcome(of: .steadyState(of: input)).dataset, to: path)
      return path
    }
    let singles = try (3...6).map { try write(input.replacingSeed(with: $0), "seed-\($0).nc") }
    let whole = try input.replacingSeed(with: 3).replicated(4)
    let expected = try whole.outcome(of: .steadyState(.ensemble))
    let merged = try Merge.results(at: singles)
    #expect(merged.numbers == expected.numbers)
    #expect(Self.facts(merged.dataset) == Self.facts(expected.dataset))
    // Ensembles and single runs, mixed.
    let pair = try write(input.replacingSeed(with: 3).replicated(2), "pair.nc")
    let mixed = try Merge.results(at: [singles[3], pair, singles[2]])
    #expect(mixed.numbers == expected.numbers)
    // What was merged is merged again, and repeated.
    let both = folder.url("both.nc").path
    try ResultFile.write(Merge.results(at: [singles[0], singles[1]]).dataset, to: both)
    #expect(try Merge.results(at: [both, singles[2], singles[3]]).numbers == expected.numbers)
    #expect(try StoredResult(path: both).reproduction(threads: 1).isIdentical)
  }

  @Test func `a slice and a merge of slices can be repeated`() throws {
    let folder = try TemporaryFolder()
    let input = try RepeatedWork.parse(
      RepeatedWork.soft + "random: {seeds: 1...4}\nsweep: {wires.mismatch: [0, 0.5]}\n")
    let paths = try (1...8).map { number in
      let path = folder.url("\(number).nc").path
      let slice = try StudyKind.steadyState(.ensemble).run(
        StudyRunner(input, threads: 1, slice: Slice(number, of: 8)))
      try ResultFile.write(slice.dataset, to: path)
      return path
    }
    #expect(try StoredResult(path: paths[4]).reproduction(threads: 1).isIdentical)
    let whole = folder.url("whole.nc").path
    try ResultFile.write(Merge.results(at: paths).dataset, to: whole)
    #expect(try StoredResult(path: whole).reproduction(threads: 2).isIdentical)
    // What there is.
    let part = try Merge.results(at: Array(paths.dropLast()), .partial)
    #expect(part.missing == ["seed 4 of point 2"])
    #expect(part.summary.contains("NOTE: missing: seed 4 of point 2"))
    try ResultFile.write(part.dataset, to: whole)
    #expect(throws: StoredResultError.partial(path: whole)) {
      try StoredResult(path: whole).reproduction(threads: 1)
    }
  }
}
