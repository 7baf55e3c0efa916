import Statistics
import Testing

@Suite struct BlockingTests {
  @Test func `independent values have the naive error and time one half`() throws {
    let blocking = try Blocking(gaussians(1 << 14, block: 1))
    #expect(blocking.levels[0].blockSize == 1)
    // The chosen level has 256 blocks: its error is known to 4.4 %, the time to 9 %; 4 sigma.
    #expect(abs(blocking.autocorrelationTime - 0.5) < 0.18)
    #expect(abs(blocking.estimate.standardError * 128 - 1) < 0.18)
  }

  @Test(arguments: [0.5, 0.9, 0.98])
  func `the autocorrelation time of an autoregressive series is found`(memory: Double) throws {
    let exact = (1 + memory) / (1 - memory) / 2
    let times = try (0..<UInt32(10)).map {
      try Blocking(autoregressive(1 << 17, memory: memory, block: $0)).autocorrelationTime
    }
    let mean = try BatchMeans(times).estimate
    // Blocking is biased low by tau/B, below 8 % here; 4 standard errors beside it: one failure in
    // 16,000 seeds.
    #expect(mean.value < exact + 4 * mean.standardError)
    #expect(mean.value > exact * 0.92 - 4 * mean.standardError)
  }

  @Test func `the stated error covers the truth`() throws {
    let estimates = try (0..<UInt32(200)).map {
      try Blocking(autoregressive(1 << 14, memory: 0.9, block: $0)).estimate
    }
    let one = Coverage(of: estimates, truth: 0, sigmas: 1)
    // The error is known to some 10 % and biased low by a few %: 0.66 is what that allows.
    #expect(one.isConsistent(with: 0.66, risk: 1e-4))
  }

  @Test func `a series too short throws and carries the current estimate`() throws {
    let series = autoregressive(200, memory: 0.98, block: 1)
    let error = #expect(throws: StatisticsError.self) { try Blocking(series) }
    guard case .tooShort(let length, let current, let time) = error else {
      Issue.record("expected tooShort, not \(String(describing: error))")
      return
    }
    #expect(length == 200)
    #expect(time > 2)
    #expect(abs(current.value - series.reduce(0, +) / 200) < 1e-12)
    #expect(
      StatisticsError.tooShort(
        length: 200, current: Estimate(value: 1, standardError: 0.4), autocorrelationTime: 12.3
      ).description
        == "the error of the series is not converged (200 values, autocorrelation time at least "
        + "12); continue the run. Estimate so far: 1.0(4)")
  }

  @Test func `a constant series has no error`() throws {
    let blocking = try Blocking([Double](repeating: 2, count: 1024))
    #expect(blocking.estimate.value == 2)
    #expect(blocking.estimate.standardError == 0)
    #expect(blocking.autocorrelationTime == 0.5)
  }
}
