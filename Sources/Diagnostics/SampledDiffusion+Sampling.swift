import Collisions
import FokkerPlanck
import KineticOperator
public import RandomStreams
import Statistics
public import WirePhysics

extension SampledDiffusion {
  /// The drawing of the collisions, some batches at a time.
  public struct Sampling: Sendable {
    let system: DoubleWire
    let window: SoftWindow
    let edges: [Double]
    let samples: Int
    let tallies: [SoftTally]
    let layouts: [SamplePoints]
    private(set) var sums: [BatchedSums]

    /// Prepares to draw.
    ///
    /// - Parameters:
    ///   - system: the wires and their potentials.
    ///   - strengths: the strengths of microscopic triples within the wires and between them.
    ///   - window: which collisions count.
    ///   - edges: the edges of the bins of |k|, ascending from zero or above.
    ///   - samples: samples of each process.
    ///   - random: the generator and the seed.
    ///   - points: lattices, with as many samples as fill whole ones; otherwise samples are independent.
    public init(
      _ system: DoubleWire, strengths: (intrawire: Double, mixed: Double), window: SoftWindow,
      edges: [Double], samples: Int, random: (generator: Generator, seed: UInt64),
      points: SamplePoints = .independent
    ) {
      precondition(edges.count >= 2 && zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 })
      (self.system, self.window, self.edges) = (system, window, edges)
      let samplers = Self.samplers(system, strengths)
      let tallies = samplers.map { SoftTally(process: $0.process, window: window, edges: edges) }
      self.tallies = tallies
      guard points == .lattice else {
        self.samples = samples
        layouts = samplers.map { _ in .independent }
        sums = zip(samplers, tallies).map { sampler, tally in
          BatchedSums(of: sampler, samples: samples, random: random, size: tally.size) {
            tally.add($0, to: &$1)
          }
        }
        return
      }
      let perBatch = Self.wholeLattice(max(1, samples / BatchedSums.batchCount))
      self.samples = perBatch * BatchedSums.batchCount
      var (smooth, layouts) = ([LatticeSoftSampler](), [SamplePoints]())
      for sampler in samplers {
        var stream = RandomStream(
          random.generator,
          at: StreamAddress(
            seed: random.seed, purpose: .learning, wireSet: sampler.process.wireSet,
            replica: BatchedSums.replica, block: UInt32(sampler.process.streamPurpose.rawValue)))
        smooth.append(
          LatticeSoftSampler(
            sampler, transfer: window.transfer, separation: window.separation, edges: edges
          ).adapted(samples: Self.lessons, from: &stream))
        layouts.append(Self.layout(of: smooth[smooth.count - 1], perBatch, from: &stream))
      }
      self.layouts = layouts
      sums = smooth.indices.map { [smooth] index in
        let (sampler, tally) = (smooth[index], tallies[index])
        return BatchedSums(
          process: sampler.process, perBatch: perBatch, random: random,
          points: (layouts[index], LatticeSoftSampler.numbersPerSample), size: tally.size
        ) { tally.add(sampler.sums($0, from: &$1), to: &$2) }
      }
    }

    /// The largest power of two that is not larger.
    private static func wholeLattice(_ count: Int) -> Int {
      1 << (Int.bitWidth - 1 - count.leadingZeroBitCount)
    }

    /// Points to learn from, and of each sequence in a trial.
    private static let lessons = 2048

    /// Lattices where a trial says that they are better, otherwise Sobol points.
    private static func layout(
      of sampler: LatticeSoftSampler, _ perBatch: Int, from stream: inout RandomStream
    ) -> SamplePoints {
      let points = min(perBatch, lessons)
      func sums(_ sequence: consuming RandomStream) -> [Double] {
        let found = sampler.sums(points, from: &sequence)
        return WireIndex.allCases.flatMap { found.diffusion[$0] + found.crossing[$0] }
      }
      let smooth = LatticeTrial.values(from: &stream) {
        sums(RandomStream(lattice: LatticeSoftSampler.numbersPerSample, shiftedBy: &$0))
      }
      let scrambled = LatticeTrial.values(from: &stream) {
        sums(RandomStream(sobol: LatticeSoftSampler.numbersPerSample, scrambledBy: &$0))
      }
      return LatticeTrial.isBetter(smooth, cost: 1, than: scrambled) ? .lattice : .sobol
    }

    /// The sums of all batches that are done: `[process][batch][sum]`.
    public var course: [[[Double]]] { sums.map(\.batches) }

    /// Takes over batches that were done before.
    /// - Returns: Whether they are those of such a sampling.
    public mutating func restore(_ course: [[[Double]]]) -> Bool {
      guard course.count == sums.count else { return false }
      return sums.indices.allSatisfy { sums[$0].restore(course[$0]) }
    }

    /// Draws one more batch for each thread.
    /// - Returns: The coefficients, once all are drawn.
    /// - Throws: `StatisticsError` if an error cannot be formed.
    public mutating func advance(threads: Int) throws -> SampledDiffusion? {
      if let next = sums.firstIndex(where: { !$0.isComplete }) {
        sums[next].advance(threads: threads)
      }
      return sums.allSatisfy(\.isComplete) ? try SampledDiffusion(self) : nil
    }

    private static func samplers(
      _ system: DoubleWire, _ strengths: (intrawire: Double, mixed: Double)
    ) -> [TripleSampler] {
      let top = max(system[.one].fermiEnergy, system[.two].fermiEnergy, 0)
      // Beyond this the thermal factors are below exp(-25).
      let limit = (2 * (top + 25)).squareRoot()
      return WireIndex.allCases.flatMap { wire in
        [([wire, wire, wire], strengths.intrawire), ([wire, wire, wire.other], strengths.mixed)]
          .filter { $0.1 > 0 }
          .map { TripleSampler(wires: $0.0, of: system, strength: $0.1, limit: limit) }
      }
    }
  }
}
