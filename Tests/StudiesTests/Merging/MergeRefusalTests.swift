import Foundation
import Input
import ResultFiles
import Studies
import TestFiles
import Testing
import Verification

/// What does not make one result.
@Suite final class MergeRefusalTests {
  private static let text = RepeatedWork.soft + "sweep: {wires.mismatch: [0, 0.25, 0.5]}\n"
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Writes a result of an input, or a slice of it; returns its name.
  private func part(
    _ name: String, _ slice: Slice? = nil, seed: UInt64 = 1, text: String = MergeRefusalTests.text,
    kind: StudyKind = .steadyState(.operator), change: (inout Dataset) -> Void = { _ in }
  ) throws -> String {
    let input = try RepeatedWork.parse(text).replacingSeed(with: seed)
    var data = try kind.run(StudyRunner(input, threads: 1, slice: slice)).dataset
    change(&data)
    let path = folder.url(name).path
    try ResultFile.write(data, to: path)
    return path
  }

  private func refusal(_ paths: [String]) -> MergeError? {
    do {
      _ = try Merge.results(at: paths)
      return nil
    } catch { return error as? MergeError }
  }

  @Test func `slices have to be those of one division, each once, all of them`() throws {
    let first = try part("1.nc", Slice(1, of: 3))
    let second = try part("2.nc", Slice(2, of: 3))
    let half = try part("half.nc", Slice(2, of: 2))
    #expect(refusal([first, second]) == .missingSlices(["3/3"]))
    #expect(refusal([second]) == .missingSlices(["1/3", "3/3"]))
    #expect(refusal([first, second, first]) == .twice(path: first, slice: "1/3", first: first))
    #expect(
      refusal([first, half])
        == .otherDivision(path: half, slice: "2/2", first: first, firstSlice: "1/3"))
    // What there is, and what it says of itself.
    let merged = try Merge.results(at: [second], .partial)
    #expect(merged.missing == ["slice 1/3", "slice 3/3"])
    #expect(merged.dataset.size(of: "point") == 1)
    let path = folder.url("partial.nc").path
    try ResultFile.write(merged.dataset, to: path)
    #expect(refusal([first, path]) == .partial(path: path))
    // What is missing may be left out, but nothing else.
    #expect(throws: MergeError.self) { try Merge.results(at: [first, first], .partial) }
  }

  @Test func `seeds have to be different and follow on each other`() throws {
    let one = try part("1.nc")
    let two = try part("2.nc", seed: 2)
    let four = try part("4.nc", seed: 4)
    #expect(refusal([one, one]) == .equalSeeds(path: one, seed: 1, first: one))
    #expect(refusal([one, two, four]) == .missingSeeds(["seed 3"]))
    #expect(try Merge.results(at: [one, two, four], .partial).missing == ["seed 3"])
    let far = try part("far.nc", seed: .max)
    #expect(refusal([one, far]) == .farApart(1, .max))
    #expect(refusal([one]) == .whole(path: one, isAmongSlices: false))
    // Slices of several seeds do not say which belong together.
    let slices = [
      try part("a.nc", Slice(1, of: 2)), try part("b.nc", Slice(2, of: 2), seed: 2),
    ]
    #expect(refusal(slices) == .otherSeed(path: slices[1], first: slices[0]))
    #expect(refusal([slices[0], one]) == .whole(path: one, isAmongSlices: true))
  }

  @Test func `one input, one question, one version`() throws {
    let one = try part("1.nc", Slice(1, of: 2))
    let other = try part(
      "input.nc", Slice(2, of: 2), text: Self.text.replacing("mu_1: 0.01", with: "mu_1: 0.02"))
    #expect(
      refusal([one, other])
        == .otherInput(
          path: other, first: one,
          differences: [
            "collisions.triples.mu_1: 0.02 D2, or reduced units , there 0.01 D2, or reduced units "
          ]))
    let shorter = try part(
      "sweep.nc", Slice(2, of: 2), text: Self.text.replacing("[0, 0.25, 0.5]", with: "[0, 0.25]"))
    guard case .otherInput(_, _, let differences) = refusal([one, shorter]) else {
      Issue.record("another sweep was not refused")
      return
    }
    #expect(differences.contains("number of points: 2, there 3"))
    let spectrum = try part("spectrum.nc", Slice(2, of: 2), kind: .spectrum)
    guard case .otherKind(spectrum, _, one, _) = refusal([one, spectrum]) else {
      Issue.record("another question was not refused")
      return
    }
    let whole = try part("whole.nc", kind: .spectrum)
    #expect(refusal([whole]) == .whole(path: whole, isAmongSlices: false))
    let old = try part("old.nc", Slice(2, of: 2)) { data in
      data.attributes.removeAll { $0.name == "version" }
      data.attributes.append(.init("version", .text("0.0.9")))
    }
    #expect(
      refusal([one, old]) == .otherVersion(path: old, version: "0.0.9", this: packageVersion))
    let fit = SmallStudy.all.first { $0.testDescription == "a fit of the exactly solvable model" }
    let fitted = try #require(fit)
    let fits = try part("fit.nc", text: fitted.text, kind: fitted.kind)
    guard case .notMergeable(fits, _) = refusal([fits]) else {
      Issue.record("a fit was not refused")
      return
    }
    #expect(throws: RunError.indivisible(study: "fit")) {
      try fitted.kind.run(
        StudyRunner(RepeatedWork.parse(fitted.text), threads: 1, slice: Slice(1, of: 2)))
    }
  }

  @Test func `what is no whole result is refused by its name`() throws {
    let one = try part("1.nc", Slice(1, of: 2))
    // Left before it was done.
    let left = folder.url("left.nc").path
    try FileManager.default.createDirectory(
      atPath: left + ".checkpoint", withIntermediateDirectories: false)
    #expect(
      refusal([one, left]) == .unfinished(path: left, checkpoint: left + ".checkpoint"))
    #expect(throws: FileError.self) { try Merge.results(at: [one, folder.url("none.nc").path]) }
    // Cut short, changed, and something else.
    let bytes = try Data(contentsOf: URL(fileURLWithPath: one))
    let cut = folder.url("cut.nc")
    try bytes.prefix(bytes.count / 2).write(to: cut)
    #expect(throws: SealError.self) {
      try Merge.results(at: [one, cut.path])
    }
    var changed = bytes
    changed[bytes.count / 2] ^= 1
    try changed.write(to: cut)
    #expect(throws: SealError.self) {
      try Merge.results(at: [cut.path])
    }
    let strange = try part("strange.nc", Slice(2, of: 2)) { data in
      data.attributes.removeAll { $0.name == "Conventions" }
    }
    #expect(throws: StoredResultError.noResult(path: strange)) {
      try Merge.results(at: [one, strange])
    }
    // A record of other points than the file says.
    let wrong = try part("wrong.nc", Slice(2, of: 2)) { data in
      data.attributes.removeAll { $0.name == "slice_points" }
      data.attributes.append(.init("slice_points", .integer([0, 1, 2])))
    }
    #expect(refusal([one, wrong]) == .noRecord(path: wrong))
  }
}
