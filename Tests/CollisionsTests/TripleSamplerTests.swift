import Collisions
import Foundation
import RandomStreams
import Statistics
import TestSupport
import Testing
import WirePhysics

@Suite struct TripleSamplerTests {
  static let channelA = TripleSampler(
    wires: [.one, .one, .one], of: .referenceForms, limit: testLimit)
  static let mixed = TripleSampler(
    wires: [.one, .one, .two], of: .referenceForms, limit: testLimit)

  @Test(.tags(.statistical)) func `channel (a) agrees with the reference over 20 seeds`() throws {
    let trials: [TrialPair] = [.cubeInOne, .fifthInOne]
    let seeds = try (0..<20).map {
      try Self.channelA.forms(trials, samples: 16_000, seed: 8100 + $0)
    }
    for (index, trial) in trials.enumerated() {
      let reference = Reference.shared.forms[trial]!.Q3a
      let estimates = seeds.map { $0[index] }
      let average = try WeightedAverage(estimates)
      // The reference has an error as well, so the seeds are compared with each other first.
      #expect(average.chiSquare.q > 1e-3 && average.chiSquare.q < 0.999, "\(average)")
      let mean = try BatchMeans(estimates.map(\.value)).estimate
      // Fails once in 2,000 seeds.
      #expect(
        mean.agrees(
          with: Estimate(value: reference[0], standardError: reference[1]), within: 3.5),
        "\(mean)")
      #expect(mean.relativeError < 0.02)
    }
  }

  @Test(.tags(.statistical)) func `the mixed set agrees with the quadrature over 20 seeds`() throws
  {
    let seeds = try (0..<20).map {
      try Self.mixed.forms(TrialPair.allCases, samples: 16_000, seed: 8200 + $0)
    }
    for (index, trial) in TrialPair.allCases.enumerated() {
      try expectUnbiased(seeds.map { $0[index] }, truth: ExactForms.mixed[trial]!)
    }
  }

  @Test(.tags(.slow, .statistical), .validation)
  func `the mixed set is unbiased at 2 million samples`() throws {
    let seeds = try (0..<20).map {
      try Self.mixed.forms(TrialPair.allCases, samples: 100_000, seed: 8300 + $0)
    }
    for (index, trial) in TrialPair.allCases.enumerated() {
      try expectUnbiased(seeds.map { $0[index] }, truth: ExactForms.mixed[trial]!)
    }
  }

  @Test(.tags(.analytic)) func `channel (a) does not see the drift`() {
    let batch = Self.channelA.rows(4000, seed: 83)
    // (round-off/1)^2 of a form of order one.
    #expect(abs(batch.form(.drift)) < 1e-25 * abs(batch.form(.cubeInOne)))
  }

  @Test(.tags(.convergence, .statistical)) func `the error falls like the root of the samples`()
    throws
  {
    try Self.expectRootOfSamples([16_000, 64_000, 256_000], tolerance: 0.2)
  }

  @Test(.tags(.slow, .convergence, .statistical), .validation)
  func `the error falls like the root of the samples over three decades`() throws {
    try Self.expectRootOfSamples([5000, 50_000, 500_000, 5_000_000], tolerance: 0.1)
  }

  /// Fits the order; -1/2 is expected.
  ///
  /// The error is itself known to 13 % (31 degrees of freedom), at the lowest numbers to 30 %: few
  /// samples of the mixed set put all momenta near one Fermi point, where the form comes from. That is
  /// 0.06 in the order over a decade, 0.04 over three; infinite variance would give an order near 0.
  private static func expectRootOfSamples(_ samples: [Int], tolerance: Double) throws {
    for sampler in [channelA, mixed] {
      let errors = try samples.enumerated().map { index, count in
        try sampler.form(.cubeInOne, samples: count, seed: 8400 + UInt64(index)).standardError
      }
      let order = try ConvergenceOrder(steps: samples.map(Double.init), errors: errors).order
      #expect(abs(order.value + 0.5) < tolerance, "\(sampler.process.name): \(order), \(errors)")
    }
  }

  @Test(.tags(.analytic)) func `a strength multiplies the weights`() {
    let strong = TripleSampler(
      wires: [.one, .one, .two], of: .referenceForms, strength: 8, limit: testLimit)
    let (once, more) = (Self.mixed.rows(500, seed: 85), strong.rows(500, seed: 85))
    #expect(once.momenta == more.momenta)
    #expect(more.weights == once.weights.map { 8 * $0 })
  }

  @Test(.tags(.analytic)) func `a scripted stream gives one orbit`() {
    func orbit(_ sampler: TripleSampler) -> CollisionBatch {
      var stream = RandomStream(scripted: (0..<4096).map { 0.1 + 0.8 * Double($0 % 7) / 7 })
      var batch = CollisionBatch(process: sampler.process, capacity: 9)
      sampler.sample(1, from: &stream, into: &batch)
      return batch
    }
    // All points of an orbit of channel (a) are one collision, in other orders and read backwards.
    #expect(orbit(Self.channelA).count == 1)
    let mixed = orbit(Self.mixed)
    // Each of three momenta may come in, and go out, in the other wire; six subtractions go with these nine.
    #expect(mixed.count == 15)
    let shells = (0..<mixed.count).map { row in
      AngleKinematics(
        momenta: SIMD4(mixed.momenta[0][row], mixed.momenta[1][row], mixed.momenta[2][row], 0))
    }
    for shell in shells {
      #expect(abs(shell.total - shells[0].total) < 1e-14)
      #expect(abs(shell.rho - shells[0].rho) < 1e-14)
    }
  }

  @Test(.tags(.analytic)) func `as many random numbers are drawn for every sample`() {
    func drawn(_ samples: Int) -> UInt64 {
      var stream = testStream(seed: 86)
      var batch = CollisionBatch(process: Self.mixed.process, capacity: 4 * samples)
      Self.mixed.sample(samples, from: &stream, into: &batch)
      return stream.position
    }
    #expect(drawn(1024) == 8 * drawn(128))
    #expect(drawn(128) == 128 * 5)
  }
}
