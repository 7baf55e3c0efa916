import Foundation
import WirePhysics

/// U(x) = U0/cosh^2(x/a), whose reflection has a closed form: V(q) = pi U0 a^2 q/sinh(pi q a/2).
struct SechPotential: ParametricPotential {
  static let name = "sech-squared"
  static let formula = "pi U0 a^2 q/sinh(pi q a/2)"
  static let parameters: [PotentialParameter] = [
    GaussianPotential.parameters[0], GaussianPotential.parameters[1],
  ]
  static let decays = true

  let values: [Double]
  init(_ values: [Double]) { self.values = values }
  private var height: Double { values[0] }
  private var width: Double { values[1] }

  func value(_ q: Double) -> Double {
    let argument = 0.5 * .pi * q * width
    return 2 * height * width * (argument < 1e-9 ? 1 : argument / sinh(argument))
  }
  var isSmooth: Bool { true }
  var realSpace: RealSpaceForm? {
    let (height, width) = (height, width)
    return .analytic(strip: 0.5 * .pi * width) { x in
      // By the half plane in which nothing overflows: U is even.
      let z = (x.real < 0 ? 2 : -2) / width * x
      let decay = ComplexNumber.exp(z)
      let sum = ComplexNumber(1) + decay
      return 4 * height * (decay / (sum * sum))
    }
  }

  /// R(q) = C/(sinh^2(pi q a/2) + C), C = cosh^2((pi/2)(4 U0 a^2 - 1)^(1/2)), cos^2 of the modulus below 1.
  func reflection(_ q: Double) -> Double {
    let square = 4 * height * width * width - 1
    let root = 0.5 * .pi * abs(square).squareRoot()
    let c = square >= 0 ? cosh(root) : cos(root)
    let s = sinh(0.5 * .pi * q * width)
    return 1 / (1 + (s / c) * (s / c))
  }
}
