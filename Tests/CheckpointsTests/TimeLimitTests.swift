import Checkpoints
import Testing

/// Times that a run may take, and the ends of jobs.
@Suite struct TimeLimitTests {
  @Test(
    arguments: [
      ("90s", 90.0), ("55m", 3300), ("1.5h", 5400), ("01:30:05", 5405), ("100:00:00", 360_000),
      ("1s", 1), ("8784h", 8784 * 3600),
    ] as [(String, Double)])
  func `a limit has a unit`(text: String, seconds: Double) throws {
    #expect(try TimeLimit(text) == .seconds(seconds, text: text))
  }

  @Test(arguments: [
    "", "55", "m", "55min", "5:00", "1:60:00", "1:00:60", "::", "1:2:3:4", "-5m", "+5m", "nanm",
    "infs",
    "0x10s", "1e3s", "1,5h", "٣m", " 5m", "None",
  ])
  func `what is no time is refused`(text: String) {
    #expect(throws: TimeLimit.Mistake.noTime) { try TimeLimit(text) }
  }

  @Test(arguments: ["0s", "0.5s", "0:00:00", "8785h", "999999999999h"])
  func `what is too short or too long is refused`(text: String) {
    #expect(throws: TimeLimit.Mistake.outOfRange) { try TimeLimit(text) }
  }

  @Test func `none is no limit`() throws {
    #expect(try TimeLimit("none") == TimeLimit.none)
    #expect(TimeLimit.deadline(TimeLimit.none) == nil)
  }

  @Test func `batch systems tell when a job ends`() {
    func end(_ environment: [String: String], age: Double = 100) -> TimeLimit.JobEnd? {
      TimeLimit.jobEnd(environment, now: 1000, age: age)
    }
    #expect(end([:]) == nil)
    #expect(
      end(["SLURM_JOB_END_TIME": "1600"]) == .init(seconds: 590, variable: "SLURM_JOB_END_TIME"))
    #expect(end(["PBS_WALLTIME": "3600"]) == .init(seconds: 3490, variable: "PBS_WALLTIME"))
    // The first of two ends.
    #expect(
      end(["PBS_WALLTIME": "300", "SLURM_JOB_END_TIME": "1600"])
        == .init(seconds: 190, variable: "PBS_WALLTIME"))
    // Within the margin: at once.
    #expect(end(["SLURM_JOB_END_TIME": "1003"])?.seconds == 0)
    // A job that has ended has left its variables in the environment.
    #expect(end(["SLURM_JOB_END_TIME": "999"]) == nil)
    #expect(end(["PBS_WALLTIME": "3600"], age: 4000) == nil)
    for text in ["", "soon", "nan", "inf"] {
      #expect(end(["SLURM_JOB_END_TIME": text, "PBS_WALLTIME": text]) == nil)
    }
  }

  @Test func `the age of a session is read from the texts of the system`() {
    let process =
      "4711 (a shell) of (mine) S 1 4711 4711 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 90000 9 10\n"
    #expect(
      SessionAge.seconds(process: process, uptime: "1234.50 99.1\n", ticks: 100) == 334.5)
    // Clocks that disagree.
    #expect(SessionAge.seconds(process: process, uptime: "3.0 1\n", ticks: 100) == 0)
    #expect(SessionAge.seconds(process: "4711 (a", uptime: "1 1", ticks: 100) == nil)
    #expect(SessionAge.seconds(process: process, uptime: "", ticks: 100) == nil)
  }

  @Test func `a deadline leaves room for the longest step and the longest checkpoint`() throws {
    let deadline = Deadline(in: 3600, because: "a test")
    #expect(!deadline.isDue)
    deadline.looked(after: .seconds(1000))
    #expect(!deadline.isDue)
    // Twice 1000 s and twice 900 s are more than an hour.
    deadline.saved(in: .seconds(900))
    #expect(deadline.isDue)
    #expect(Deadline(in: 0, because: "a test").isDue)
  }
}
