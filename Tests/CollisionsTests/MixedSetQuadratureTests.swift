import Collisions
import Statistics
import Testing
import WirePhysics

/// The finite part of a mixed set, found in a way that shares nothing with the sampler.
@Suite struct MixedSetQuadratureTests {
  @Test(.tags(.analytic)) func `a coarse quadrature has the converged forms already`() {
    let quadrature = MixedShellQuadrature(like: .one, doubleWire: .referenceForms, fineness: 0.7)
    let forms = quadrature.forms(reach: 7.5, nodes: 24)
    for (trial, exact) in ExactForms.mixed {
      #expect(abs((forms[trial] ?? 0) / exact - 1) < 3e-4, "\(trial.rawValue)")
    }
  }

  @Test(.tags(.slow, .analytic), .validation) func `the quadrature is converged to 1e-6`() {
    for (fineness, reach, nodes) in [(1.0, 7.5, 32), (1.0, 8.5, 48), (1.5, 7.5, 32)] {
      let quadrature = MixedShellQuadrature(
        like: .one, doubleWire: .referenceForms, fineness: fineness)
      let forms = quadrature.forms(reach: reach, nodes: nodes)
      for (trial, exact) in ExactForms.mixed {
        #expect(abs((forms[trial] ?? 0) / exact - 1) < 1e-6, "\(trial.rawValue)")
      }
    }
  }

  @Test(.tags(.analytic)) func `another program's Monte Carlo agrees within its errors`() {
    for (trial, exact) in ExactForms.mixed {
      let reference = Reference.shared.forms[trial]!.Q3_112
      // Four correlated trials: fails once in 100 references.
      #expect(abs(reference[0] - exact) < 3 * reference[1], "\(trial.rawValue)")
    }
  }

  @Test(.tags(.statistical)) func `the sampler agrees on every trial`() throws {
    let sampler = TripleSampler(
      wires: [.one, .one, .two], of: .referenceForms, limit: testLimit)
    let forms = try sampler.forms(TrialPair.allCases, samples: 200_000, seed: 31)
    for (trial, form) in zip(TrialPair.allCases, forms) {
      // About 3 %; fails once in 4,000 seeds.
      #expect(form.agrees(with: ExactForms.mixed[trial]!, within: 3.5), "\(trial.rawValue)")
      #expect(form.relativeError < 0.08)
    }
  }

  @Test(.tags(.slow, .statistical), .validation)
  func `the drift loses 3 348e-7 to both mixed sets, within 2 percent`() throws {
    let sets: [[WireIndex]] = [[.one, .one, .two], [.two, .two, .one]]
    let forms = try sets.map { set in
      try TripleSampler(wires: set, of: .referenceForms, limit: testLimit)
        .form(.drift, samples: 1_500_000, seed: 32)
    }
    let sum = forms[0] + forms[1]
    #expect(sum.agrees(with: 2 * ExactForms.mixed[.drift]!, within: 3))
    #expect(abs(sum.value / -3.348e-4 - 1) < 0.02)
  }

  @Test(.tags(.statistical), arguments: [WireIndex.one, .two])
  func `different wires with different potentials agree as well`(like: WireIndex) throws {
    let quadrature = MixedShellQuadrature(like: like, doubleWire: .asymmetric, fineness: 0.7)
    let exact = quadrature.forms(reach: 7.5, nodes: 24)
    let sampler = TripleSampler(
      wires: [like, like, like.other], of: .asymmetric, limit: testLimit)
    let forms = try sampler.forms(TrialPair.allCases, samples: 100_000, seed: 33)
    for (trial, form) in zip(TrialPair.allCases, forms) {
      // Fails once in 2,000 seeds.
      #expect(form.agrees(with: exact[trial]!, within: 3.5), "\(trial.rawValue)")
      #expect(form.relativeError < 0.15)
    }
  }
}
