import Foundation
import TestFiles
import Testing

/// The same bits whatever the environment says.
@Suite struct EnvironmentTests {
  /// Microscopic triples on a mesh whose system of equations OpenBLAS would share among threads.
  private static let microscopic = """
    wires: {mean_fermi_energy: 1, mismatch: 0.5}
    interaction:
      intrawire: {form: gaussian, strength: 1.0, length: 4}
      interwire: {form: gaussian, strength: 0.5, length: 5}
    collisions:
      triples: {kernel: microscopic, intrawire: 1, mixed: 1}
    fokker_planck: {samples: 0}
    """

  /// The exactly solvable model in so many functions that OpenBLAS would share its matrices.
  private static let soft = """
    wires: {fermi_energy: [4.25, 3.75]}
    \(Inputs.interaction)collisions:
      triples: {kernel: soft-model, lambda: [0.02, 0.03], mu_1: 0.01, length: 10}
    solve: {samples: 131072, basis: {intervals: 60}}
    """

  @Test(arguments: [
    ("fokker-planck", microscopic), ("spectrum", soft), ("response", soft), ("run", soft),
  ])
  func `the threads that OpenBLAS is told to use change no bit`(
    command: String, input: String
  ) throws {
    let folder = try TemporaryFolder()
    let path = try folder.input(input)
    let answers = try [nil, "1", "2"].map { threads in
      let process = try DragProcess(
        [command, path, "--json"], environment: ["OPENBLAS_NUM_THREADS": threads])
      #expect(process.status == 0, "\(process.messages)")
      // Every digit, but for the time it took.
      return process.output.split(separator: "\n").filter { !$0.contains("\"wall_seconds\"") }
    }
    #expect(answers[0].count > 5)
    #expect(answers[0] == answers[1])
    #expect(answers[2] == answers[1])
  }
}
