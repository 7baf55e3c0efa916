import Collisions
import KineticOperator
import RandomStreams
import Statistics
import Testing
import WirePhysics

extension SplineBasis {
  /// An odd basis with the automatic cutoff of the wires.
  static func odd(
    _ doubleWire: DoubleWire, intervals: Int, degree: Int = 3,
    spacing: MomentumGrid.Spacing = .auto, cutoff: Double? = nil
  ) throws -> SplineBasis {
    let wires = [doubleWire[.one], doubleWire[.two]]
    let grid = MomentumGrid(
      intervals: intervals, cutoff: cutoff ?? MomentumGrid.automaticCutoff(for: wires),
      spacing: spacing, wires: wires)
    return try SplineBasis(grid: grid, degree: degree, parity: .odd)
  }

  /// Every function at a momentum, in full.
  func all(at k: Double) -> [Double] {
    let (first, values) = evaluate(k)
    let sign: Double = parity == .odd && k < 0 ? -1 : 1
    return (0..<count).map { i in
      if i < first { return sign * plateau[i] }
      return i - first < 8 ? sign * values[i - first] : 0
    }
  }
}

/// Runs an assembler for some rounds.
func assemble(
  _ basis: SplineBasis, _ samplers: [any CollisionSampler], rounds: Int, seed: UInt64,
  blockSize: Int = 512, threads: Int = 2, points: SamplePoints = .independent
) -> [SampledForm] {
  let assembler = OperatorAssembler(
    basis: basis, samplers: samplers,
    streams: BlockStreams(seed: seed, points: points, blockSize: blockSize), threads: threads)
  for _ in 0..<rounds { assembler.runRound() }
  return assembler.forms()
}

extension KineticOperator {
  /// The steady state; the test ends if there is none.
  func reached(sourceLocation: SourceLocation = #_sourceLocation) throws -> SteadyState {
    let outcome = try steadyState()
    guard case .reached(let state) = outcome else {
      Issue.record("no steady state: \(outcome)", sourceLocation: sourceLocation)
      throw NoSteadyState()
    }
    return state
  }
}

/// The end of a test that needs a steady state.
struct NoSteadyState: Error {}
