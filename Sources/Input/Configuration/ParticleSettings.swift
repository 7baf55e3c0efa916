public import WirePhysics

/// How the particle engine evolves the distributions in time.
public struct ParticleSettings: Sendable, Equatable {
  /// A time that is given, or left to the program.
  public enum Time: Sendable, Equatable {
    /// What the collisions suggest.
    case automatic
    /// This time, in hbar/T.
    case given(Double)
  }

  /// From where a run starts.
  public enum Start: Sendable, Equatable {
    /// No deviation.
    case equilibrium
    /// A Gaussian bump at a momentum and its odd image, in sqrt(mT); one height for each wire.
    case bump(heights: WirePair<Double>, momentum: Double, width: Double)
  }

  /// How long a run lasts; automatic until S has its target error.
  public var duration: Time
  /// The time step.
  public var timeStep: Time
  /// Samples of a replica in a step, all processes and stages together.
  public var samplesPerStep: Int
  /// Independent repetitions.
  public var replicas: Int
  /// Snapshots of the distributions after the one at t = 0.
  public var snapshots: Int
  /// From where a run starts.
  public var start: Start

  /// Creates settings; the defaults find S of a moderately degenerate pair of wires.
  public init(
    duration: Time = .automatic, timeStep: Time = .automatic, samplesPerStep: Int = 200,
    replicas: Int = 8, snapshots: Int = 32, start: Start = .equilibrium
  ) {
    self.duration = duration
    self.timeStep = timeStep
    self.samplesPerStep = samplesPerStep
    self.replicas = replicas
    self.snapshots = snapshots
    self.start = start
  }
}
