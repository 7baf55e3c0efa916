import Collisions
import Diagnostics
import RandomStreams
import Statistics
import WirePhysics

/// Variance x time of the rates of `drag lifetimes` on lattices, as ratios to independent orbits.
enum RateBenchmark {
  static func run() throws {
    for (name, system) in [("3.25", ReferenceSystem.doubleWire), ("8.25", ReferenceSystem.cold)] {
      let fermi = system[.one].fermiMomentum
      for set in [[WireIndex.one, .one, .one], [.one, .one, .two], [.two, .two, .one]] {
        let sampler = TripleSampler(wires: set, of: system, limit: 1.5 * fermi + 6)
        for k in [0, fermi, 1.3 * fermi] {
          print("  eps_F/T = \(name), \(sampler.process.name), k = \(k)")
          // 2^15 samples, and in three rounds more 2^18.
          for rounds in [1, 4] { try line(sampler, k, rounds) }
        }
      }
    }
  }

  private static func line(_ sampler: TripleSampler, _ k: Double, _ rounds: Int) throws {
    let place = LifetimeSampling.Place(sampler, wire: .one, momentum: k)
    func drawn(_ points: SamplePoints) throws -> (LifetimeSampling, Estimate, Double) {
      var sampling = LifetimeSampling(place, number: 0, random: (.philox4x32, 1), points: points)
      let seconds = Stopwatch.seconds { for _ in 0..<rounds { sampling.advance(threads: 1) } }
      return (sampling, try sampling.result().rate, seconds)
    }
    let (_, orbits, before) = try drawn(.independent)
    let (sampling, lattice, after) = try drawn(.lattice)
    print(
      "    \(sampling.samples) samples: \(orbits), on \(sampling.points.rawValue) \(lattice.value)",
      "error \(lattice.relativeError), apart \(Comparison.distance(orbits, lattice)),",
      "time \(after / before), variance x time 1/\(Comparison.gain(orbits, before, lattice, after))"
    )
  }
}

/// Two estimates of one number.
enum Comparison {
  /// The distance in standard errors.
  static func distance(_ a: Estimate, _ b: Estimate) -> Double {
    (a.value - b.value)
      / (a.standardError * a.standardError + b.standardError * b.standardError).squareRoot()
  }

  /// The ratio of variance x time.
  static func gain(_ a: Estimate, _ before: Double, _ b: Estimate, _ after: Double) -> Double {
    let ratio = a.standardError / b.standardError
    return ratio * ratio * before / after
  }
}
