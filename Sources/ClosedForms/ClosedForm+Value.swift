import Foundation
import WirePhysics

extension ClosedForm {
  /// The value of the form, wherever it applies.
  ///
  /// - Returns: the value in reduced units; nil for the high-frequency limit without a potential.
  /// - Throws: an error of the quadrature of (29).
  public func value(in context: ClosedFormContext) throws -> Double? {
    let (energy, delta) = (context.fermiEnergy, context.mismatch)
    let (d2, d3) = (context.pairDiffusion, context.tripleDiffusion)
    let sum = context.wires.one.fermiEnergy + context.wires.two.fermiEnergy
    switch self {
    case .resonanceHeight:
      return 16 * d2 * (2 * energy / .pi).squareRoot() * exp(-2 * energy) / context.density
    case .resonanceWidth:
      return energy * (8.0.squareRoot() * context.ratio * exp(energy)).squareRoot()
    case .resonanceWidthInDensity:
      return context.density * (context.ratio * exp(energy) / 2.0.squareRoot()).squareRoot()
    case .lorentzian:
      return Self.lorentzian(context)
    case .pairConductivity:
      return exp(2 * energy) / (64 * Double.pi.squareRoot() * d2)
    case .tailConductivity:
      let slope = delta / energy
      return slope * slope * exp(energy) / (128 * (2 * Double.pi).squareRoot() * d3)
    case .washedOut:
      return 16 * d2 * Double.pi.squareRoot() * exp(-sum)
    case .plateau:
      return 4 * d3 * (.pi / 2.0).squareRoot() * exp(-sum / 2) / cosh(delta / 2)
    case .drift:
      return (d2 * MismatchFunctions.overlap(delta / 2) + 2 * context.meanMu)
        / (context.density * energy)
    case .farTail:
      return 2 * context.meanMu / (context.density * energy)
    case .pairCollisions:
      return delta == 0 ? PairRelaxation.rate(context) / (2 * context.density) : 0
    case .highFrequency:
      guard let potential = context.interwire else { return nil }
      return try HighFrequency.offDiagonalResistivity(context.wires, potential)
    }
  }

  /// The Lorentzian (135), with the bodyless peak of pair collisions as its limit.
  private static func lorentzian(_ context: ClosedFormContext) -> Double? {
    guard let height = try? ClosedForm.resonanceHeight.value(in: context),
      let width = try? ClosedForm.resonanceWidth.value(in: context)
    else { return nil }
    if context.mismatch == 0 { return height }
    let x = context.mismatch / width
    return height / (1 + x * x)
  }
}
