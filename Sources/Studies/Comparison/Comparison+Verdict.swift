import ClosedForms
import Diagnostics
import Foundation
import Input
import Report
import Statistics
import WirePhysics

extension Comparison.Point {
  /// The regime of this point.
  public var regime: Regime { Regime(sampled.configuration, analytic.context) }

  /// In plain language: which regime this is, whether the answers agree, and if not, where and why they part.
  public var verdict: String {
    ([
      regimeSentence, kineticSentence, rangeSentence, scattering?.sentence, closedFormSentence,
    ] + warnings).compactMap {
      $0
    }
    .joined(separator: " ")
  }

  private var regimeSentence: String {
    let context = analytic.context
    let ratio =
      context.ratio.isFinite && context.ratio > 0
      ? " (D3/D2 = \(TextTable.short(context.ratio, digits: 3)), eps_F = "
        + "\(TextTable.short(context.fermiEnergy, digits: 3)) T)" : ""
    return "Regime: \(regime.rawValue)\(ratio)."
  }

  private var kineticSentence: String? {
    guard sampled.dragResistivity != nil else {
      return "There is no sampled drag resistivity (\(sampled.status.rawValue))."
    }
    if sampled.status == .frictionless {
      return "Sampling and theory agree: without three-particle scattering wires of different "
        + "density do not drag each other."
    }
    guard let difference = relativeDifference, let deviation else {
      return "There is no Fokker-Planck answer to compare with."
    }
    let amount =
      "\(TextTable.short(100 * difference, digits: 2)) %, \(TextTable.short(deviation, digits: 2)) "
      + "standard errors"
    if extrapolated != nil {
      return abs(deviation) <= 3
        ? "Extrapolated to small transfers, sampling and Fokker-Planck agree (\(amount))."
        : "Sampling and Fokker-Planck differ even in the limit of small transfers (\(amount)): the "
          + "transfers are too large to extrapolate, or the basis or the cutoff is not converged; "
          + "drag converge tells which."
    }
    if isMicroscopic {
      return "Sampling and Fokker-Planck with the microscopic coefficients part by \(amount)."
    }
    guard abs(deviation) > 3 else {
      return "Sampling and Fokker-Planck agree within the errors (\(amount))."
    }
    let transfer = RegimeNumbers(sampled.configuration.doubleWire).momentumTransfer
    let size = max(transfer.one, transfer.two)
    return "Sampling and Fokker-Planck part by \(amount): collisions transfer a finite momentum, "
      + "\(TextTable.short(size, digits: 2)) of the thermal width T/v_F, where Fokker-Planck assumes "
      + "none (with --extrapolate the limit is taken)."
  }

  /// With microscopic triples: whether Fokker-Planck applies, and what near-coincident momenta contribute.
  private var rangeSentence: String? {
    guard let answer = fokkerPlanck, isMicroscopic else { return nil }
    let range =
      "Fokker-Planck \(answer.isValid ? "applies" : "does not apply"): \(answer.because)."
    guard !coincidences.isEmpty else { return range }
    return range + " Momenta near each other in the sampled collisions: "
      + coincidences.map(\.line).joined(separator: "; ") + "."
  }

  private var closedFormSentence: String? {
    guard let form = regime.form, let result = closedForms.first(where: { $0.form == form }),
      let value = result.value
    else { return nil }
    let measured = extrapolated?.limit ?? sampled.dragResistivity
    let ratio = measured.flatMap { value > 0 ? $0.value / value : nil }
    let comparison = ratio.map { "; sampling is \(TextTable.short($0, digits: 3)) of it" } ?? ""
    return result.valid
      ? "The closed form of this regime, \(result.equation), applies\(comparison)."
      : "The closed form of this regime, \(result.equation), is outside its range\(comparison): "
        + "\(result.because)."
  }

  private var warnings: [String] {
    let coupling = RegimeNumbers(sampled.configuration.doubleWire).largestCoupling
    guard coupling > 1 else { return [] }
    return [
      "The coupling is not weak (V(0)/v_F = \(TextTable.short(coupling, digits: 2))): Born kernels "
        + "give the trend, not the number."
    ]
  }
}

extension CoincidenceShare {
  /// One line for a person.
  var line: String {
    let parts = zip(gaps, near).map {
      "\(TextTable.short(100 * $1.value, digits: 3)) % below \(TextTable.short($0, digits: 3))"
    }
    return "\(process): \(TextTable.short(100 * total.value, digits: 3)) % of g^T Q g, of it "
      + parts.joined(separator: ", ")
  }
}
