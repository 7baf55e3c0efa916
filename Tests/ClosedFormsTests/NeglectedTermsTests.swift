import ClosedForms
import Foundation
import Testing
import WirePhysics

/// What the forms leave out is what the exactly solvable model has beyond them.
@Suite struct NeglectedTermsTests {
  static let middle: [(form: ClosedForm, mismatch: Double, ratio: Double, share: Double)] = {
    let boundaries = RegimeBoundaries(energy: 20)
    let narrow = 1e-6 * boundaries.narrow
    return [
      (.resonanceHeight, 0, narrow, 0.1), (.lorentzian, 1e-3, narrow, 0.1),
      (.washedOut, 1, (boundaries.narrow * boundaries.equilibrium).squareRoot(), 0.1),
      (.plateau, 1, 1, 1e-4), (.drift, 1, 1e6 * boundaries.drift, 1e-8),
      (.farTail, 9, 1e6 * boundaries.drift, 1e-8 / boundaries.drift),
    ]
  }()

  @Test(arguments: middle)
  func `a form misses the exact answer by no more than its terms`(
    form: ClosedForm, mismatch: Double, ratio: Double, share: Double
  ) throws {
    let point = try ModelPoint(
      energy: 20, mismatch: mismatch, ratio: ratio, interwireShare: share)
    let terms = try #require(NeglectedTerms(form, in: point.context))
    let deviation = abs(try point.deviation(form))
    #expect(deviation < 1.02 * terms.size, "\(form.name): \(deviation) against \(terms.size)")
    // And not by much less: a bound that is far too large would hide an error.
    #expect(deviation > 0.05 * terms.size, "\(form.name): \(deviation) against \(terms.size)")
  }

  @Test func `every limit in T over eps_F says what it leaves out`() throws {
    let context = try ModelPoint(energy: 20, mismatch: 1, ratio: 1).context
    for form in ClosedForm.allCases {
      let terms = form.neglected(in: context)
      #expect((terms == nil) == (form == .highFrequency), "\(form.name)")
      #expect(terms?.allSatisfy { $0.size > 0 && $0.size.isFinite } ?? true, "\(form.name)")
    }
  }

  @Test func `terms below a hundredth of all go without words`() throws {
    let context = try ModelPoint(energy: 20, ratio: 1e-30).context
    #expect(
      NeglectedTerms(.resonanceHeight, in: context)?.words
        == "Sommerfeld terms 0.042 (pi T/eps_F)^2")
    let dense = try ModelPoint(energy: 3, ratio: 1e-30).context
    #expect(
      NeglectedTerms(.resonanceHeight, in: dense)?.words
        == "Sommerfeld terms 0.042 (pi T/eps_F)^2, 2^(3/2) exp(-eps_F/T) of electrons above the "
        + "band bottom")
  }
}
