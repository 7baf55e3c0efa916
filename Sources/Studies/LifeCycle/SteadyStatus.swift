import KineticOperator

/// How a search for a steady state ended: one word in results.
public enum SteadyStatus: String, Sendable, Codable {
  /// There is one.
  case reached
  /// The wires slide: S is infinite and rho_D = 0, equation (28).
  case frictionless
  /// The sampled form is not positive.
  case indefinite
  /// Too few samples, or too short a time.
  case notReached = "not reached"
  /// The fields drive no steady relative current.
  case notApplicable = "not applicable"
  /// A trial of an evolution came to its end.
  case evolved
}

extension SteadyStateOutcome {
  /// The word for results.
  var status: SteadyStatus {
    switch self {
    case .reached: .reached
    case .frictionless: .frictionless
    case .indefinite: .indefinite
    case .undersampled: .notReached
    }
  }

  /// What to say while there is no estimate.
  var remark: String {
    switch self {
    case .reached: ""
    case .frictionless: "frictionless"
    case .indefinite(let form):
      form.isCertain ? "the form is indefinite" : "not positive within its error so far"
    case .undersampled(let k): "no collision has reached k = \(k) yet"
    }
  }
}

extension IndefiniteForm {
  /// What is wrong, in words, with the lowest eigenvalue and whether its sign is beyond doubt.
  var words: String {
    let certainty = isCertain ? "" : ", but not beyond its error: more samples may decide"
    return "the collision form is indefinite "
      + "(lowest eigenvalue \(eigenvalue), scaled to a unit diagonal\(certainty))"
  }
}
