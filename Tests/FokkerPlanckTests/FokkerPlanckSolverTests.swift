import FokkerPlanck
import Foundation
import Testing
import WirePhysics

@Suite struct FokkerPlanckSolverTests {
  @Test(arguments: ExactReference.all)
  func `the solver agrees with the solvable model at any strength`(reference: ExactReference) throws
  {
    let model = try reference.model()
    let solution = try FokkerPlanckSolver(
      wires: model.wires, coefficients: .init(model)
    ).solve()
    // D3/D2 from 1e-30 to 1e30, eps_F/T from -5 to 60, Delta/T from 1e-10 to 28.
    #expect(relativeDifference(solution.conductivity, reference.conductivity) < 1e-12)
    #expect(relativeDifference(solution.variationalConductivity, reference.conductivity) < 1e-12)
    #expect(abs(solution.conservationDefect) < 1e-14)
    // The solver does not use that the sum of the drives integrates to zero, so the averages
    // lose a factor Delta/T of their digits; S is second order in this error.
    let mismatch = abs(model.wires.mismatch)
    let tolerance = 1e-12 + (mismatch > 0 ? 1e-15 / mismatch : 0)
    let allowed = reference.fermiEnergies.0 < 0 ? 1e-10 : tolerance
    #expect(relativeDifference(solution.slopeDifference, reference.slopeDifference) < allowed)
  }

  @Test func `the solver finds the slopes`() throws {
    let model = try ExactReference.all[0].model()
    let exact = model.solve()
    let solution = try FokkerPlanckSolver(
      wires: model.wires, coefficients: .init(model)
    ).solve()
    for (k, slopes) in zip(solution.momenta, solution.slopes).prefix(200) {
      #expect(relativeDifference(slopes.one, exact.slope(.one, k)) < 1e-11)
      #expect(relativeDifference(slopes.two, exact.slope(.two, k)) < 1e-11)
    }
  }

  @Test(arguments: [1, 2, 3])
  func `S converges with twice the number of points in an element`(points: Int) throws {
    let model = try ExactReference.all[0].model()
    let exact = model.solve().conductivity
    let counts = [320, 640]
    let errors = try counts.map { count in
      let mesh = MomentumMesh(cutoff: 10, elements: count, points: points)
      let solver = FokkerPlanckSolver(
        wires: model.wires, coefficients: .init(model), mesh: mesh)
      return abs(try solver.solve().conductivity / exact - 1)
    }
    let order = log2(errors[0] / errors[1])
    #expect(abs(order - 2 * Double(points)) < 0.1, "errors \(errors)")
  }

  @Test func `every trial gives a lower bound on S`() throws {
    let model = try ExactReference.all[0].model()
    let exact = model.solve()
    let solver = FokkerPlanckSolver(wires: model.wires, coefficients: .init(model))
    let best = try solver.lowerBound { exact.slope($0, $1) }
    #expect(relativeDifference(best, exact.conductivity) < 1e-12)
    var losses: [Double] = []
    for size in [0.02, 0.01] {
      let trial = try solver.lowerBound { wire, k in
        exact.slope(wire, k) * (1 + size * cos(k) * (wire == .one ? 1 : 0.3))
      }
      #expect(trial < exact.conductivity)
      losses.append(1 - trial / exact.conductivity)
    }
    // Stationary: half the perturbation, a quarter of the loss.
    #expect(abs(losses[0] / losses[1] - 4) < 0.05)
    let drift = try solver.lowerBound { wire, _ in wire == .one ? 1 : -1 }
    #expect(drift > 0 && drift < exact.conductivity)
  }

  @Test func `the equations hold for coefficients that depend on the momentum`() throws {
    let problem = StructuredCoefficients()
    let solver = FokkerPlanckSolver(
      wires: problem.wires, coefficients: problem.coefficients, mesh: problem.mesh)
    let solution = try solver.solve()
    #expect(abs(solution.conservationDefect) < 1e-14)
    #expect(relativeDifference(solution.variationalConductivity, solution.conductivity) < 1e-12)
    #expect(problem.residual(solution) < 1e-12)
  }

  @Test func `diffusion without its integral term is recognized`() throws {
    let problem = StructuredCoefficients()
    var wrong = problem.coefficients
    wrong.intrawire = { wire, k in 1.01 * problem.coefficients.intrawire(wire, k) }
    let solution = try FokkerPlanckSolver(
      wires: problem.wires, coefficients: wrong, mesh: problem.mesh
    ).solve()
    #expect(abs(solution.conservationDefect) > 1e-6)
  }

  @Test func `a diffusion coefficient that vanishes is refused`() throws {
    let model = try ExactReference.all[0].model()
    var coefficients = FokkerPlanckCoefficients(model)
    coefficients.intrawire = { wire, k in wire == .two && k > 1 ? -1 : 0.1 }
    let mesh = MomentumMesh(cutoff: 4, elements: 1, points: 1)
    let error = #expect(throws: FokkerPlanckError.self) {
      try FokkerPlanckSolver(wires: model.wires, coefficients: coefficients, mesh: mesh).solve()
    }
    guard case .notPositive(let wire, _, _) = error else {
      Issue.record("expected the wire to be named")
      return
    }
    #expect(wire == .two)
    #expect(error?.description.contains("without diffusion at every momentum") == true)
  }

  @Test func `wires that nothing couples are refused`() throws {
    let model = try ExactlySolvableModel(
      wires: WirePair(fermiEnergies: 3, 3), pairDiffusion: 1, lambda: .init(1, 1), mu1: 0)
    var coefficients = FokkerPlanckCoefficients(model)
    coefficients.pairDiffusion = 0
    let error = #expect(throws: FokkerPlanckError.self) {
      try FokkerPlanckSolver(wires: model.wires, coefficients: coefficients).solve()
    }
    #expect(error == .singular)
    #expect(
      error?.description
        == "The average slopes are not determined (nothing couples the drift of the two wires). "
        + "Give pair collisions or scattering between the wires a positive strength.")
  }

  @Test func `a tabulated coefficient is even and constant outside`() throws {
    let profile = try FokkerPlanckCoefficients.profile(
      momenta: [[0, 1, 2], [0.5, 1, 3]], values: [[1, 2, 4], [5, 5, 6]])
    #expect(profile(.one, -1) == 2)
    #expect(profile(.one, 7) == 4)
    #expect(profile(.two, 0) == 5)
    #expect(profile(.two, 0.8) == 5)
  }
}
