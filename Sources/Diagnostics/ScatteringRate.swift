import Collisions
package import KineticOperator
import RandomStreams
import Ranks
import Statistics
public import WirePhysics

/// How often an electron at a momentum takes part in three-particle collisions of one process.
///
/// The part of the collision integral in which phi and g sit on the same leg is Gamma(k) zeta^2 g/2pi, so
/// Gamma(k) is the sum of the weights of all legs at k over zeta^2 dk/2pi. In wire s it is Gamma_3a for the
/// process (s,s,s), Gamma_3c for (s,s,s') and Gamma_3b for (s',s',s). For the mixed sets it is a finite part
/// and may be negative. Pair and soft collisions have no such rate: theirs diverges at small transfer, where
/// nothing is exchanged. With several flavours triples have none either: electrons of different flavours may merely
/// exchange momenta, next to which the rate has double poles that D g alone takes away.
public struct ScatteringRate: Sendable {
  /// Samples looked at, per process.
  static let samples = OperatorAssembler.batchCount * 512
  /// Momentum bins.
  static let binCount = 48

  /// The process by name.
  public let process: String
  /// The wire of the electron.
  public let wire: WireIndex
  /// Rates per bin of |k| from zero to the cutoff, in T/hbar.
  public let rates: [Double]
  /// Their standard errors.
  public let errors: [Double]

  /// The middle of each bin, in sqrt(mT).
  public static func momenta(cutoff: Double) -> [Double] {
    (0..<binCount).map { cutoff * (Double($0) + 0.5) / Double(binCount) }
  }

  /// The rates of all three-particle processes, from the collisions of the first round drawn again.
  package static func all(
    of assembler: OperatorAssembler, wires: WirePair<Wire>, threads: Int
  ) throws -> [ScatteringRate] {
    guard wires.flavours == .one else { return [] }
    return try assembler.samplers.filter { $0.process.wires.count == 3 }.flatMap { sampler in
      let sums = histograms(of: sampler, assembler: assembler, threads: threads)
      return try sampler.process.touchedWires.map { wire in
        try ScatteringRate(
          process: sampler.process.name, wire: wire, sums: sums.map { $0[wire.rawValue] },
          samples: samples / OperatorAssembler.batchCount, thermal: wires[wire],
          cutoff: assembler.basis.grid.cutoff)
      }
    }
  }

  private init(
    process: String, wire: WireIndex, sums: [[Double]], samples: Int, thermal: Wire,
    cutoff: Double
  ) throws {
    self.process = process
    self.wire = wire
    let width = cutoff / Double(Self.binCount)
    let estimates = try (0..<Self.binCount).map { bin in
      // Both signs of k; Simpson's rule for the thermal factor of the bin.
      let left = Double(bin) * width
      let window =
        (thermal.zetaSquared(left) + 4 * thermal.zetaSquared(left + width / 2)
          + thermal.zetaSquared(left + width)) / 6
      let factor = Double.pi / (window * width * Double(samples))
      return try BatchMeans(sums.map { factor * $0[bin] }).estimate
    }
    rates = estimates.map(\.value)
    errors = estimates.map(\.standardError)
  }

  /// Sums of weights: `[batch][wire][bin]`.
  private static func histograms(
    of sampler: any CollisionSampler, assembler: OperatorAssembler, threads: Int
  ) -> [[[Double]]] {
    let perBatch = samples / OperatorAssembler.batchCount
    let binsPerUnit = Double(binCount) / assembler.basis.grid.cutoff
    let streams = assembler.streams
    return SharedWork.map(OperatorAssembler.batchCount, threads: threads) { batch in
      var stream = streams.open(sampler, round: 0, batch: batch)
      var rows = CollisionBatch(process: sampler.process, capacity: 8 * perBatch)
      sampler.sample(perBatch, from: &stream, into: &rows)
      var sums = Array(repeating: Array(repeating: 0.0, count: binCount), count: 2)
      for leg in rows.momenta.indices {
        let wire = sampler.process.wires[leg % rows.arity].rawValue
        for (k, weight) in zip(rows.momenta[leg], rows.weights) {
          let bin = abs(k) * binsPerUnit
          if bin < Double(binCount) { sums[wire][Int(bin)] += weight }
        }
      }
      return sums
    }
  }
}
