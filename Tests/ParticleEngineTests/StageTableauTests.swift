import Foundation
import ParticleEngine
import Testing

@Suite struct StageTableauTests {
  /// The factor by which a scheme multiplies y in dy/dt = -y over a step z.
  func factor(_ tableau: StageTableau, _ z: Double) -> Double {
    var rates: [Double] = []
    for i in 0..<tableau.stages {
      rates.append(-(1 + zip(tableau.a[i], rates).reduce(0) { $0 + z * $1.0 * $1.1 }))
    }
    return 1 + zip(tableau.b, rates).reduce(0) { $0 + z * $1.0 * $1.1 }
  }

  static let schemes: [TimeScheme] =
    [.euler, .heun] + [2, 3, 5, 10, 20].map { .chebyshev(stages: $0) }

  @Test(arguments: schemes)
  func `a scheme satisfies the conditions of its order`(scheme: TimeScheme) {
    let tableau = scheme.tableau
    #expect(abs(tableau.b.reduce(0, +) - 1) < 1e-12)
    guard scheme.order == 2 else { return }
    let c = tableau.a.map { $0.reduce(0, +) }
    #expect(abs(zip(tableau.b, c).reduce(0) { $0 + $1.0 * $1.1 } - 0.5) < 1e-12)
    // Third derivative of exp: second order means an error of z^3.
    let errors = [0.02, 0.01].map { abs(factor(tableau, $0) - exp(-$0)) }
    #expect(errors[0] / errors[1] > 7.5)
  }

  @Test(arguments: schemes)
  func `a scheme is stable up to its limit and not beyond`(scheme: TimeScheme) {
    let tableau = scheme.tableau
    for share in stride(from: 0.01, through: 0.999, by: 0.01) {
      #expect(abs(factor(tableau, share * tableau.stabilityLimit)) <= 1 + 1e-12)
    }
    #expect(abs(factor(tableau, 1.06 * tableau.stabilityLimit)) > 1)
  }
}
