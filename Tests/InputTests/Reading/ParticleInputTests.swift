import Input
import TestFiles
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
    #expect(run.fieldShape == .pulse(start: 0, duration: 20))
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

  @Test func `pulses begin and waves are shifted as asked`() throws {
    let pulse = try configuration(
      system + "solve: {engine: particles}\n"
        + "fields: {E1: 1, E2: 0, shape: pulse, start: 3, duration: 20}")
    #expect(pulse.fieldShape == .pulse(start: 3, duration: 20))
    let wave = try configuration(
      system + "solve: {engine: particles}\n"
        + "fields: {E1: 1, E2: 0, shape: harmonic, omega: 0.5, phase: -1}")
    #expect(wave.fieldShape == .harmonic(omega: 0.5, phase: -1))
  }

  @Test func `a table of fields beside the input is read in its units`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("E.dat", "# t E1 E2\n-10 0 1\n0 0 0\n5, 2, -3\n")
    let text =
      system + "solve: {engine: particles}\nfields: {shape: table, file: E.dat}\n"
    let run = try configuration(text, folder: folder.path)
    #expect(
      run.fieldShape
        == .table(
          FieldSeries(times: [-10, 0, 5], fields: WirePair([0, 0, 2], [1, 0, -3]))))
    let si = try configuration(
      """
      units: {system: SI, temperature: 4, effective_mass: 0.067}
      wires: {fermi_energy: [1, 1]}
      interaction: {interwire: {form: gaussian, strength: 1, length: 10}}
      solve: {engine: particles}
      fields: {shape: table, file: E.dat}
      """, folder: folder.path)
    let units = try #require(si.unitSystem)
    guard case .table(let series) = si.fieldShape else {
      Issue.record("\(si.fieldShape)")
      return
    }
    #expect(series.times == [-10, 0, 5].map { $0 / units.picosecond })
    #expect(series.fields.two == [1, 0, -3].map { $0 / units.voltPerMetre })
  }

  @Test(
    arguments: [
      ("0 1 2\n1 1\n", "E.dat:2:1", "there are 2 columns", true),
      ("1 0 0\n0.5 1 1\n", "E.dat:2:1", "t does not exceed the one before it", false),
    ])
  func `a table of fields that is none is refused`(
    table: String, place: String, problem: String, isAboutColumns: Bool
  ) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("E.dat", table)
    let error = #expect(throws: InputError.self) {
      try configuration(
        system + "solve: {engine: particles}\nfields: {shape: table, file: E.dat}\n",
        folder: folder.path)
    }
    let suggestion =
      isAboutColumns
      ? "leave three columns, and put # before comments"
      : "sort the table and remove repeated lines"
    #expect(
      error?.description
        == "\(place): fields.file: \(problem); each line holds three numbers, t, E1 and E2, with t "
        + "increasing; \(suggestion)")
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
    guard case .harmonic(let omega, _) = run.fieldShape else {
      Issue.record("\(run.fieldShape)")
      return
    }
    #expect(abs(omega - 0.190958) < 1e-5)
  }
}
