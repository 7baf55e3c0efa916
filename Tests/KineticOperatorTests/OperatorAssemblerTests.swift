import Collisions
import KineticOperator
import LinearAlgebra
import RandomStreams
import Testing
import WirePhysics

@Suite(.tags(.analytic)) struct OperatorAssemblerTests {
  private static let doubleWire = DoubleWire.gaussian(mismatch: 0.5)

  private static func samplers(_ basis: SplineBasis) -> [any CollisionSampler] {
    let limit = basis.grid.reach
    return [
      PairSampler(doubleWire, limit: limit),
      SoftSampler(intrawire: .two, of: doubleWire, lambda: 0.1, length: 5, limit: limit),
      SoftSampler(interwire: doubleWire, mu1: 0.1, length: 5, limit: limit),
      TripleSampler(wires: [.one, .one, .one], of: doubleWire, limit: limit),
      TripleSampler(wires: [.two, .two, .one], of: doubleWire, limit: limit),
    ]
  }

  @Test func `forms are the same bits for any number of threads`() throws {
    let basis = try SplineBasis.odd(Self.doubleWire, intervals: 8)
    let all = [1, 2, 3].map { threads in
      assemble(
        basis, Self.samplers(basis), rounds: 2, seed: 211, blockSize: 32, threads: threads)
    }
    for (one, more) in [(all[0], all[1]), (all[0], all[2])] {
      for (a, b) in zip(one, more) {
        // Blocks of mixed sets are smaller.
        let block = a.process.channel == .tripleMixed ? 8 : 32
        #expect(a.samples == b.samples && a.samples == 2 * block * 64)
        #expect(a.batches == b.batches)
      }
    }
  }

  @Test func `seeds, replicas and generators give other samples`() throws {
    let basis = try SplineBasis.odd(Self.doubleWire, intervals: 6)
    let samplers = [PairSampler(Self.doubleWire, limit: basis.grid.reach)]
    func form(
      seed: UInt64, replica: UInt32 = 0, generator: Generator = .philox4x32,
      points: SamplePoints = .independent
    ) -> SymmetricMatrix {
      let assembler = OperatorAssembler(
        basis: basis, samplers: samplers,
        streams: BlockStreams(
          generator: generator, seed: seed, replica: replica, points: points, blockSize: 16),
        threads: 1)
      assembler.runRound()
      return assembler.forms()[0].mean
    }
    let here = form(seed: 1)
    #expect(here == form(seed: 1))
    #expect(here != form(seed: 2))
    #expect(here != form(seed: 1, replica: 1))
    #expect(here != form(seed: 1, generator: try Generator(named: "mt19937")))
    let even = form(seed: 1, points: .sobol)
    #expect(here != even)
    #expect(even == form(seed: 1, points: .sobol))
    #expect(even != form(seed: 2, points: .sobol))
    #expect(even != form(seed: 1, replica: 1, points: .sobol))
    #expect(even != form(seed: 1, generator: try Generator(named: "mt19937"), points: .sobol))
  }

  @Test func `forms are symmetric to the bit`() throws {
    let basis = try SplineBasis.odd(Self.doubleWire, intervals: 9)
    for form in assemble(basis, Self.samplers(basis), rounds: 1, seed: 212, blockSize: 64) {
      for matrix in form.batches + [form.mean] {
        for i in 0..<matrix.order {
          for j in 0..<i { #expect(matrix[i, j] == matrix[j, i], "\(form.process.name)") }
        }
      }
    }
  }

  @Test func `processes of one wire leave the other alone`() throws {
    let basis = try SplineBasis.odd(Self.doubleWire, intervals: 9)
    let forms = assemble(basis, Self.samplers(basis), rounds: 1, seed: 213, blockSize: 64)
    for form in forms where form.process.touchedWires.count == 1 {
      let untouched = form.process.touchedWires[0].other.rawValue
      let rows = untouched * basis.count..<(untouched + 1) * basis.count
      for i in rows {
        for j in 0..<2 * basis.count { #expect(form.mean[i, j] == 0 && form.mean[j, i] == 0) }
      }
    }
  }

  @Test func `pair collisions do not see what both wires have in common, to the bit`() throws {
    let basis = try SplineBasis.odd(Self.doubleWire, intervals: 12)
    let sampler = PairSampler(Self.doubleWire, limit: basis.grid.reach)
    let form = assemble(basis, [sampler], rounds: 2, seed: 214)[0]
    for share in [0.5, 0.4711, 0.9] {
      let transformed = CommonRelative(shareOfOne: share).transform(form.mean)
      for i in 0..<basis.count {
        for j in 0..<2 * basis.count {
          #expect(transformed[i, j] == 0 && transformed[j, i] == 0)
        }
      }
    }
  }

  @Test func `the momentum of both wires together is a zero mode of every process`() throws {
    let basis = try SplineBasis.odd(Self.doubleWire, intervals: 12)
    let k = basis.momentumMode + basis.momentumMode
    for form in assemble(basis, Self.samplers(basis), rounds: 1, seed: 215) {
      let mean = form.mean
      let residual = mean.times(k)
      for i in 0..<mean.order {
        let scale = (0..<mean.order).reduce(0) { $0 + abs(mean[i, $1]) }
        // Sums of a thousand rows, of which those of mixed sets cancel.
        let tolerance = form.process.channel == .tripleMixed ? 1e-8 : 1e-11
        #expect(abs(residual[i]) <= tolerance * scale, "\(form.process.name), \(i)")
      }
    }
  }

  @Test(arguments: SamplePoints.allCases)
  func `assembly is the sum over rows of weight times both collision differences`(
    points: SamplePoints
  ) throws {
    try Self.expectSums(try SplineBasis.odd(Self.doubleWire, intervals: 7), points)
  }

  /// Splines of which one or two vectors vary, in one or two vectors of charges, in tiles of every width.
  @Test(arguments: [(1, 1), (1, 3), (2, 1), (3, 2), (4, 3), (9, 4), (8, 5), (35, 3), (66, 5)])
  func `assembly is that sum for splines of every size, degree and parity`(
    intervals: Int, degree: Int
  ) throws {
    let odd = try SplineBasis.odd(Self.doubleWire, intervals: intervals, degree: degree)
    try Self.expectSums(odd, .sobol)
    try Self.expectSums(try SplineBasis(grid: odd.grid, degree: degree, parity: .even), .sobol)
  }

  /// The same rows again, from their address, added up one by one from the values of the splines.
  private static func expectSums(_ basis: SplineBasis, _ points: SamplePoints) throws {
    let assembler = OperatorAssembler(
      basis: basis, samplers: samplers(basis),
      streams: BlockStreams(seed: 216, points: points, blockSize: 24), threads: 1)
    assembler.runRound()
    assembler.runRound()
    for (sampler, form) in zip(assembler.samplers, assembler.forms()) {
      let sequence = 5
      let together = assembler.streams.batchesPerSequence
      let block = assembler.streams.blockSize(of: sampler)
      var expected = SymmetricMatrix(order: 2 * basis.count)
      var magnitude = expected
      for batch in sequence * together..<(sequence + 1) * together {
        for round in 0..<2 {
          var rows = CollisionBatch(process: sampler.process, capacity: 100)
          var stream = assembler.streams.open(sampler, round: round, batch: batch)
          sampler.sample(block, from: &stream, into: &rows)
          for row in 0..<rows.count { add(rows[row], basis, to: &expected, &magnitude) }
        }
      }
      #expect(magnitude.elements.contains { $0 > 0 })
      let samples = Double(2 * block * together)
      for index in expected.elements.indices {
        let difference = abs(
          form.batches[sequence].elements[index] - expected.elements[index] / samples)
        #expect(
          difference <= 1e-12 * magnitude.elements[index] / samples, "\(sampler.process.name)")
      }
    }
  }

  private static func add(
    _ collision: Collision, _ basis: SplineBasis, to sum: inout SymmetricMatrix,
    _ magnitude: inout SymmetricMatrix
  ) {
    var difference = Array(repeating: 0.0, count: 2 * basis.count)
    var size = difference
    for leg in collision.legs {
      for (i, value) in basis.all(at: leg.momentum).enumerated() {
        difference[leg.wire.rawValue * basis.count + i] += leg.direction.sign * value
        size[leg.wire.rawValue * basis.count + i] += abs(value)
      }
    }
    for i in difference.indices {
      for j in difference.indices {
        sum[i, j] += collision.weight * difference[i] * difference[j]
        magnitude[i, j] += abs(collision.weight) * size[i] * size[j]
      }
    }
  }
}
