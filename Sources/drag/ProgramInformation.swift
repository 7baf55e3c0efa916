import Checkpoints
import Foundation
import GSLSupport
import LinearAlgebra
import Ranks
import ResultFiles
import Studies

/// What this program is and where it runs: what a report of a fault needs, and nothing about who runs it.
struct ProgramInformation {
  private let provenance = Provenance.current(version: packageVersion)

  private var rows: [(name: String, value: String)] {
    [
      ("version", provenance.version),
      ("compiler", provenance.compiler),
      ("operating_system", provenance.operatingSystem),
      ("processor", provenance.processor),
      ("threads", "\(ThreadChoice(nil).count)"),
      ("processes", "\(RankGroup.world.size)"),
      ("GSL", GSL.version),
      ("LAPACK", LinearAlgebraLibrary.version),
      ("NetCDF", ResultFile.libraryVersion),
      ("results", Dataset.conventions),
      ("checkpoints", Checkpoint.conventions),
    ]
  }

  /// What the environment tells the libraries.
  private var environment: [(name: String, value: String)] {
    ProcessInfo.processInfo.environment.filter { name, _ in
      ["OPENBLAS_", "OMP_", "GSL_", "HDF5_"].contains { name.hasPrefix($0) }
    }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// For a person.
  var summary: String {
    (rows.map { ($0.name.replacing("_", with: " "), $0.value) } + environment).map { name, value in
      name.padding(toLength: max(18, name.count + 2), withPad: " ", startingAt: 0) + value
    }.joined(separator: "\n")
  }

  /// One JSON object.
  var json: JSONValue {
    .object(
      rows.map { .init($0.name, .string($0.value)) } + [
        .init("environment", .object(environment.map { .init($0.name, .string($0.value)) }))
      ])
  }
}
