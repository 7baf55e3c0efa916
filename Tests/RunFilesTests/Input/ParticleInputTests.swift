import RunFiles
import Testing
import WirePhysics

@Suite struct ParticleInputTests {
  private let system = """
    wires: {fermi_energy: [3, 3]}
    interaction: {interwire: {form: gaussian, strength: 1, length: 1}}

    """

  @Test func `every setting of the particle engine is read`() throws {
    let run = try configuration(
      system + """
        solve: {engine: particles}
        fields: {E1: 1, E2: 0, shape: pulse, duration: 20}
        particles:
          {duration: 200, time_step: 0.5, samples_per_step: 400, replicas: 3, snapshots: 7,
          start: bump, bump: {height: [1, -2], momentum: 2, width: 0.3}}
        """)
    #expect(run.fields == .given(WirePair(1, 0)))
    #expect(run.fieldShape == .pulse(duration: 20))
    #expect(
      run.particles
        == ParticleSettings(
          duration: .given(200), timeStep: .given(0.5), samplesPerStep: 400, replicas: 3,
          snapshots: 7, start: .bump(heights: WirePair(1, -2), momentum: 2, width: 0.3)))
  }

  @Test func `the program chooses times unless they are given`() throws {
    let run = try configuration(system + "solve: {engine: particles}")
    #expect(run.particles == ParticleSettings())
    #expect(run.particles.duration == .automatic && run.particles.timeStep == .automatic)
    #expect(run.fields == .canonical && run.fieldShape == .constant)
  }

  @Test func `times are in ps and frequencies in 1 over s with SI units`() throws {
    let run = try configuration(
      """
      units: {system: SI, temperature: 4, effective_mass: 0.067}
      wires: {fermi_energy: [1, 1]}
      interaction: {interwire: {form: gaussian, strength: 1, length: 10}}
      solve: {engine: particles}
      fields: {E1: 1, E2: 0, shape: harmonic, omega: 1e11}
      particles: {duration: 100, time_step: auto}
      """)
    let units = try #require(run.unitSystem)
    // hbar/(k_B 4 K) = 1.90958 ps.
    #expect(abs(units.picosecond - 1.90958) < 1e-4)
    #expect(run.particles.duration == .given(100 / units.picosecond))
    guard case .harmonic(let omega) = run.fieldShape else {
      Issue.record("\(run.fieldShape)")
      return
    }
    #expect(abs(omega - 0.190958) < 1e-5)
  }
}
