/// The Fourier transform V(q) of an interaction potential along the wires.
///
/// Even in q. Reduced units: V in hbar sqrt(T/m), q in sqrt(mT), lengths in hbar/sqrt(mT). Any of the
/// `forms`, each of which adds the function that makes it: `.gaussian(strength: 1, length: 2)`.
public struct Potential: Sendable {
  /// The forms that an input may name, in the order of its explanation.
  package static let forms: [any PotentialForm.Type] = [
    ContactPotential.self,
    GaussianPotential.self,
    ExponentialPotential.self,
    GatedCoulombPotential.self,
    DoubleGatedCoulombPotential.self,
    TabulatedPotential.self,
    CheonShigeharaPotential.self,
    CalogeroPotential.self,
    HyperbolicPotential.self,
  ]

  /// What V(q) is.
  package let form: any PotentialForm

  /// The potential of a given form, whose parameters have admissible values.
  package init(_ form: some PotentialForm) {
    if let form = form as? any ParametricPotential {
      precondition(form.isAdmissible, "the parameters of \(form) describe no potential")
    }
    self.form = form
  }

  /// The value V(q).
  public func callAsFunction(_ q: Double) -> Double { form.value(abs(q)) }

  /// The value V(0), from the analytic limit.
  public var valueAtZero: Double { self(0) }

  /// The prefactor V0; 1 for a table.
  package var strength: Double { form.strength }
  /// How V(q) at unit strength is evaluated fast.
  package var shape: PotentialShape { form.shape }
  /// Whether V(q) has a continuous slope at q = 0.
  package var isSmooth: Bool { form.isSmooth }
  /// The smallest momentum at which V(q) has fallen to half of V(0); infinite if V does not decay.
  public var halfWidth: Double { form.halfWidth }
  /// The momentum beyond which V(q)^2 is lost in round-off; infinite if V does not decay.
  public var range: Double { form.range }
  /// The strength D2 of pair collisions, equation (16); infinite if V does not decay.
  public var pairDiffusion: Double { form.pairDiffusion }
  /// U(x), the potential in real space; nil where it is no function.
  package var realSpace: RealSpaceForm? { form.realSpace }

  /// The same potential with a strength of 1.
  package var unit: Potential { Potential(form.unit) }

  /// The same potential, `factor` times as strong.
  public func scaled(by factor: Double) -> Potential { Potential(form.scaled(by: factor)) }

  /// The potential s V(s q), which has the same D2, equation (16); nil if V does not decay or is a
  /// table.
  package func softened(by s: Double) -> Potential? {
    guard form.range.isFinite, let dilated = form.dilated(by: s) else { return nil }
    return Potential(dilated).scaled(by: s)
  }
}

extension Potential: Equatable {
  /// Potentials are equal when they have the same form with the same numbers.
  public static func == (left: Potential, right: Potential) -> Bool {
    func isRight<Form: PotentialForm>(_ form: Form) -> Bool { form == right.form as? Form }
    return isRight(left.form)
  }
}
