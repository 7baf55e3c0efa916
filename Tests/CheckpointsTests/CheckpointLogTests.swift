import Checkpoints
import Foundation
import ResultFiles
import Synchronization
import TestFiles
import Testing

/// The log in which the checkpoints of a run are.
@Suite struct CheckpointLogTests {
  /// An evaluation of some steps whose state is as long as that of a round of samples.
  private struct Counting: Evaluation {
    struct Course: Codable {
      var steps: Int
      var numbers: [Double]
    }

    var course: Course
    let wanted: Int

    init(wanted: Int, size: Int = 20_000) {
      course = Course(steps: 0, numbers: Array(repeating: 0, count: size))
      self.wanted = wanted
    }

    mutating func restore(_ course: Course) { self.course = course }

    mutating func advance() -> Int? {
      course.steps += 1
      course.numbers[course.steps] = Double(course.steps)
      return course.steps >= wanted ? course.steps : nil
    }
  }

  private static let identity = RunIdentity(lines: ["engine: counting", "seed: 1"])

  private static func run(
    _ file: CheckpointFile, resuming source: CheckpointFile? = nil, points: Int, steps: Int = 5,
    samples: CheckpointKeeper.Samples = .dropped, stopAfter: Int = .max,
    question: UInt64 = 7
  ) throws -> [Int] {
    let left = Atomic(stopAfter)
    let keeper = CheckpointKeeper(
      file: file, resuming: source, samples: samples, interval: 0,
      isInterrupted: { left.subtract(1, ordering: .relaxed).newValue < 0 })
    try keeper.begin(tasks: points, study: "counting")
    return try (1...points).map { point in
      let log = try EvaluationLog("point-\(point)", identity: identity, keeper: keeper)
      if let known = log.known(question) { return Int(known[0]) }
      let answer = try log.answer(to: "count", Counting(wanted: steps))
      try log.end(answering: question, [UInt8(answer)])
      return answer
    }
  }

  private static func size(_ file: CheckpointFile) throws -> Int {
    try Data(contentsOf: URL(fileURLWithPath: file.path)).count
  }

  @Test func `its length follows what is under way, not what was`() throws {
    let folder = try TemporaryFolder()
    let file = CheckpointFile(besideResult: folder.url("a.nc").path)
    // 160 kB a checkpoint, five of each point: 160 MB in all.
    #expect(try Self.run(file, points: 200) == Array(repeating: 5, count: 200))
    #expect(folder.names == ["a.nc.checkpoint"])
    #expect(try Self.size(file) < 2_500_000)
    #expect(try file.stages().count == 200)
    // With samples it is as long as these.
    _ = try Self.run(file, points: 20, samples: .kept)
    #expect(try (3_200_000..<8_000_000).contains(Self.size(file)))
  }

  @Test func `finished points are known, those under way go on`() throws {
    let folder = try TemporaryFolder()
    let file = CheckpointFile(besideResult: folder.url("a.nc").path)
    #expect(throws: RunInterruption.self) { try Self.run(file, points: 9, stopAfter: 30) }
    let stages = try file.stages()
    #expect(stages.values.count { $0 == .finished } > 2 && stages.values.contains(.sampling))
    #expect(try Self.run(file, resuming: file, points: 9) == Array(repeating: 5, count: 9))
    // Another question has no answer yet, and no samples to find it from.
    #expect(try Self.run(file, resuming: file, points: 9, steps: 6, question: 8)[0] == 6)
  }

  /// Cut anywhere, or with a bit changed anywhere, it is gone on from or it is refused; what comes out is the same.
  @Test func `damage costs what it touches`() throws {
    let folder = try TemporaryFolder()
    let file = CheckpointFile(besideResult: folder.url("a.nc").path)
    #expect(throws: RunInterruption.self) { try Self.run(file, points: 3, stopAfter: 14) }
    let url = URL(fileURLWithPath: file.path)
    let whole = try Data(contentsOf: url)
    var random = SplitMix(state: 5)
    var kept = 0
    for trial in 0..<120 {
      let place = Int.random(in: 0..<whole.count, using: &random)
      var damaged = trial % 2 == 0 ? whole.prefix(place) : whole
      if trial % 2 == 1 { damaged[place] ^= UInt8(1 << Int.random(in: 0..<8, using: &random)) }
      try damaged.write(to: url)
      guard let stages = try? file.stages() else {
        // The header is gone: refused, not taken for anything else.
        #expect(throws: CheckpointError.noCheckpoint(path: file.path)) { try file.stages() }
        continue
      }
      kept += stages.count
      #expect(try Self.run(file, resuming: file, points: 3) == [5, 5, 5])
    }
    #expect(kept > 120)
  }

  @Test func `the folder of an older version is refused with a word`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url("a.nc").path
    try FileManager.default.createDirectory(
      atPath: path + ".checkpoint", withIntermediateDirectories: false)
    #expect(throws: CheckpointError.olderFolder(path: path + ".checkpoint")) {
      try CheckpointFile(resuming: path)
    }
    // A run that starts anew moves it aside.
    #expect(try Self.run(CheckpointFile(besideResult: path), points: 1) == [5])
    #expect(folder.names == ["a.nc.checkpoint", "a.nc.checkpoint.previous"])
  }
}
