import Foundation

extension Potential {
  /// The value V(q).
  public func callAsFunction(_ q: Double) -> Double {
    switch self {
    case .contact(let strength): strength
    case .gaussian(let strength, let length): strength * exp(-(q * length) * (q * length))
    case .exponential(let strength, let length): strength * exp(-abs(q) * length)
    case .gatedCoulomb(let strength, let separation, let gate):
      strength * GatedCoulomb(separation: separation, gate: gate).value(abs(q))
    case .tabulated(let table): table.value(abs(q))
    case .cheonShigehara(let strength, let momentum):
      strength * (1 - (q / momentum)) * (1 + q / momentum)
    case .calogero(let strength): strength * abs(q)
    case .hyperbolic(let strength, let length): strength / length * Self.xCothX(q * length)
    }
  }

  /// The value V(0), from the analytic limit.
  public var valueAtZero: Double { self(0) }

  /// The same potential, `factor` times as strong.
  public func scaled(by factor: Double) -> Potential {
    switch self {
    case .contact(let strength): .contact(strength: factor * strength)
    case .gaussian(let strength, let length):
      .gaussian(strength: factor * strength, length: length)
    case .exponential(let strength, let length):
      .exponential(strength: factor * strength, length: length)
    case .gatedCoulomb(let strength, let separation, let gate):
      .gatedCoulomb(strength: factor * strength, separation: separation, gate: gate)
    case .tabulated(let table): .tabulated(table.scaled(by: factor))
    case .cheonShigehara(let strength, let momentum):
      .cheonShigehara(strength: factor * strength, momentum: momentum)
    case .calogero(let strength): .calogero(strength: factor * strength)
    case .hyperbolic(let strength, let length):
      .hyperbolic(strength: factor * strength, length: length)
    }
  }

  private static func xCothX(_ x: Double) -> Double {
    let y = abs(x)
    // tanh y/y is accurate to round-off down to the smallest normal y.
    return y < 1e-150 ? 1 : y / tanh(y)
  }
}
