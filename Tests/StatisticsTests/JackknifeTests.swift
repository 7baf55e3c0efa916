import Statistics
import TestSupport
import Testing

@Suite struct JackknifeTests {
  @Test func `the jackknife of a mean is the batch error without bias`() throws {
    let values = [1.0, 4, 2, 8, 5]
    let jackknife = try Jackknife(batches: values.map { [$0] }) { $0[0] }
    let batches = try BatchMeans(values)
    #expect(abs(jackknife.estimate.value - 4) < 1e-14)
    #expect(abs(jackknife.estimate.standardError - batches.estimate.standardError) < 1e-14)
    #expect(abs(jackknife.bias) < 1e-14)
  }

  @Test func `the bias of a square is removed exactly`() throws {
    // E[mean^2] = mu^2 + var/n; the jackknife removes just the unbiased var/n.
    let values = [1.0, 4, 2, 8, 5]
    let jackknife = try Jackknife(batches: values.map { [$0] }) { $0[0] * $0[0] }
    #expect(abs(jackknife.bias - 7.5 / 5) < 1e-13)
    #expect(abs(jackknife.estimate.value - (16 - 1.5)) < 1e-13)
  }

  @Test func `the error of a ratio covers the truth as often as stated`() throws {
    let estimates = try (0..<UInt32(1000)).map { run in
      let noise = gaussians(100, block: run).map { 0.5 * $0 }
      let batches = (0..<50).map { i -> [Double] in [2 + noise[i], 4 + noise[50 + i]] }
      return try Jackknife(batches: batches) { $0[0] / $0[1] }.estimate
    }
    let coverage = Coverage(of: estimates, truth: 0.5, sigmas: 1)
    // 50 batches: Student's t makes 0.678 of 0.683, far inside the band.
    #expect(coverage.isConsistent(with: 0.678, risk: 1e-4))
  }

  @Test func `one batch is refused`() {
    let error = #expect(throws: StatisticsError.self) {
      try Jackknife(full: 1, leaveOneOut: [1])
    }
    #expect(
      error?.description
        == "cannot compute a jackknife error (1 values given, at least 2 needed); add values")
  }
}
