import Foundation
import ResultFiles
import Testing
import Verification

/// What a release promises: 1.x reads what 1.0 wrote.
///
/// `scripts/release-files.sh` wrote the files.
@Suite struct ReleasedFilesTests {
  /// Every result of every release.
  static let results: [URL] = {
    let releases = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/releases")
    let manager = FileManager.default
    let folders = (try? manager.contentsOfDirectory(at: releases, includingPropertiesForKeys: nil))
    return (folders ?? []).flatMap {
      (try? manager.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)) ?? []
    }.filter { $0.pathExtension == "nc" }.sorted { $0.path < $1.path }
  }()

  @Test func `the first release left a result of every kind`() {
    let first = Self.results.filter { $0.path.contains("/1.0.0/") }
    #expect(
      first.map { $0.deletingPathExtension().lastPathComponent } == [
        "compare", "converge", "ensemble", "fit", "fokker-planck", "lifetimes", "particles",
        "response", "resumed", "run", "si", "spectrum", "table",
      ])
  }

  /// What a run without a common field keeps, and the field that follows from what collisions take of the momentum: nothing.
  private static let conserved: Set = [
    "number_1", "number_2", "total_momentum", "effective_field",
  ]

  /// Errors that a release states too small: this version's are held to.
  private static let understated: [String: Set<String>] = ["1.0.0": ["contribution"]]

  @Test(arguments: results)
  func `a result of a release is read, shown and repeated within its errors`(file: URL) throws {
    let stored = try StoredResult(path: file.path)
    let name = file.deletingPathExtension().lastPathComponent
    #expect(stored.summary.hasPrefix("title         \(name) of a release\n"))
    #expect(stored.text("version") == file.deletingLastPathComponent().lastPathComponent)
    let again = try stored.reproduction(threads: 2)
    // What a release has written is there under the same name, with the same shape and unit.
    for old in stored.data.variables {
      guard let new = again.rerun[old.name] else {
        Issue.record("\(old.name) is gone: a variable of a release keeps its name")
        continue
      }
      #expect(new.dimensions == old.dimensions, "\(old.name)")
      #expect(new.units == old.units, "\(old.name)")
    }
    // Samples may be others: five errors of both together, for a dozen numbers a file. What is conserved has errors of round-off,
    // and differs by round-off where other instructions are used.
    for difference in again.differences {
      if Self.conserved.contains(difference.name) {
        let old = try #require(stored.data[difference.name]?.values.reals)
        let new = try #require(again.rerun[difference.name]?.values.reals)
        #expect(zip(old, new).allSatisfy { abs($0 - $1) < 1e-9 }, "\(difference.name)")
      } else if Self.understated[stored.text("version") ?? ""]?.contains(difference.name) == true {
        let old = try #require(stored.data[difference.name]?.values.reals)
        let new = try #require(again.rerun[difference.name]?.values.reals)
        let errors = try #require(again.rerun[difference.name + "_error"]?.values.reals)
        for ((a, b), error) in zip(zip(old, new), errors) {
          #expect(abs(a - b) < 5 * 2.0.squareRoot() * error, "\(difference.name)")
        }
      } else if let deviation = difference.deviation {
        #expect(deviation < 5 * 2.0.squareRoot(), "\(difference.name)")
      }
    }
  }
}
