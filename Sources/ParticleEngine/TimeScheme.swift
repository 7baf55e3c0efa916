/// How a time step is made of stages, each with its own batch of collisions.
///
/// The batches of a step are independent and a stage's batch is independent of what it acts on, so the
/// mean of the ensemble obeys the scheme applied to the mean operator, without any bias.
public enum TimeScheme: Sendable, Hashable {
  /// One stage, first order.
  case euler
  /// Two stages, second order.
  case heun
  /// Second order, stretched to a stability that grows with the square of the number of stages (at
  /// least 2): Runge-Kutta-Chebyshev (Sommeijer, Shampine, Verwer, J. Comput. Appl. Math. 88, 315).
  case chebyshev(stages: Int)

  /// The order of the error of one step to a given time.
  public var order: Int { self == .euler ? 1 : 2 }

  /// The coefficients.
  package var tableau: StageTableau {
    switch self {
    case .euler: StageTableau(a: [[]], b: [1], stabilityLimit: 2)
    case .heun: StageTableau(a: [[], [1]], b: [0.5, 0.5], stabilityLimit: 2)
    case .chebyshev(let stages): .chebyshev(stages: stages)
    }
  }
}
