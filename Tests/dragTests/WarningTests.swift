import Foundation
import Testing

@Suite struct WarningTests {
  static let smooth = Inputs.microscopic.replacing("262144", with: "65536")

  @Test(arguments: [1, 2, 3])
  func `a cusp at q = 0 warns of heavy tails and a smooth potential does not`(seed: Int) throws {
    // The first criterion is the potential's, so no seed decides.
    let kink = Self.smooth.replacing("gaussian", with: "exponential")
    let cusp = try drag("run", kink, "--seed", "\(seed)", "--no-progress")
    #expect(cusp.output.contains("WARNING: heavy-tailed weights in triple-mixed"))
    let smooth = try drag("run", Self.smooth, "--seed", "\(seed)", "--no-progress")
    #expect(smooth.output.contains("self-checks"))
    #expect(!smooth.output.contains("heavy-tailed") && !smooth.output.contains("a few events"))
  }

  @Test func `a run of few samples warns that few events carry it`() throws {
    let few = try drag("run", Inputs.microscopic.replacing("262144", with: "8192"))
    let text = few.output
    #expect(text.contains("effective samples): its error is not to be trusted"))
  }

  @Test func `SI input gives the resistivity in kOhm per micrometre`() throws {
    // A GaAs pair with a barrier of 15 nm at 4 K: the coupling is not weak.
    let input = """
      units: {system: SI, temperature: 4, effective_mass: 0.067, relative_permittivity: 12.9}
      wires: {fermi_energy: [2, 2]}
      interaction:
        interwire: {form: gated-coulomb, separation: 30, gate: 100}
      solve: {samples: 65536}
      """
    let process = try drag("run", input, "--json")
    let json = try process.json()
    let si = try json.object("SI")
    #expect(try si.numbers("fermi_energies_meV").allSatisfy { abs($0 - 2) < 1e-12 })
    // h/e^2 = 25.8128 kOhm; the reduced unit is sqrt(mT)/e^2 = (2 pi)^-1 h/e^2 k_th/hbar ... per length.
    let (kT, mass, hbar) = (1.380649e-23 * 4, 0.067 * 9.1093837139e-31, 1.054571817e-34)
    let perMicrometre = (mass * kT).squareRoot() / hbar * 1e-6
    let factor = 25.812_807_459 / (2 * Double.pi) * perMicrometre
    let rho = try json.object("drag_resistivity").number("value")
    let written = try si.object("drag_resistivity_kohm_per_um").number("value")
    #expect(abs(written / (rho * factor) - 1) < 1e-8)
    #expect(
      try drag("run", input).output.contains("WARNING: the coupling is not weak here"))
  }
}
