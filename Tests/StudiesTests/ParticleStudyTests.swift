import Foundation
import Input
import ParticleEngine
import ResultFiles
import Statistics
import Studies
import Testing
import WirePhysics

/// A double wire whose relative current settles within some tens of hbar/T.
private func input(_ engine: SolveSettings.Engine, _ more: String, mismatch: Double = 0.5) throws
  -> InputFile
{
  try InputFile.parse(
    text: """
      wires: {mean_fermi_energy: 1, mismatch: \(mismatch)}
      interaction: {interwire: {form: gaussian, strength: 1.5, length: 0.7}}
      random: {seed: 3}
      \(more.replacing("ENGINE", with: "engine: \(engine.rawValue), basis: {intervals: 6, cutoff: 6}"))
      """, name: "input.yaml")
}

private let soft = """
  collisions:
    triples: {kernel: soft-model, lambda: [0.1, 0.1], mu_1: 0.1, relative_to: absolute, length: 2}

  """

/// What comes of an input with particles.
private func evolved(_ input: InputFile) throws -> StudyResult<ParticlePoint> {
  try input.result(of: .steadyState(.particles), ParticleStudy.init)
}

@Suite struct ParticleStudyTests {
  @Test func `S is the same from particles and from the operator`() throws {
    let particles = try evolved(
      input(
        .particles,
        soft
          + "solve: {ENGINE, target_error: 0.01}\nparticles: {samples_per_step: 100}")
    ).points[0]
    let reference = try #require(
      try input(.operator, soft + "solve: {ENGINE, target_error: 0.002}").result(
        of: .steadyState(.operator), OperatorRun.init
      ).points[0].S)
    let S = try #require(particles.S)
    #expect(particles.isTargetReached && particles.status == .reached)
    #expect(S.relativeError <= 0.01)
    // Beyond four errors once in 16,000 choices of seeds.
    #expect(S.agrees(with: reference, within: 4))
    let rho = try #require(particles.dragResistivity)
    let wires = particles.configuration.doubleWire.wires
    #expect(abs(rho.value / wires.dragResistivity(fromS: S.value) - 1) < 1e-14)
  }

  @Test func `fields that do not balance accelerate both wires by E0`() throws {
    let result = try evolved(
      input(
        .particles,
        soft + """
          fields: {E1: 0.8, E2: -0.2}
          solve: {ENGINE}
          particles: {duration: 20, samples_per_step: 40, replicas: 2, snapshots: 4}
          """))
    let point = result.points[0]
    let field = try #require(point.effectiveField)
    let n = point.configuration.doubleWire.densities
    #expect(abs(field.expected - (0.8 * n.one - 0.2 * n.two) / (n.one + n.two)) < 1e-15)
    #expect(abs(field.value.value - field.expected) < 1e-9)
    #expect(point.times.last == 20 && point.snapshots.count == 5)
  }

  @Test func `pair collisions between different wires are frictionless`() throws {
    let point = try evolved(
      input(
        .particles, "solve: {ENGINE}\nparticles: {duration: 5, samples_per_step: 20, replicas: 2}")
    ).points[0]
    #expect(point.status == .frictionless && point.S == nil)
    #expect(point.dragResistivity?.value == 0 && point.dragResistivity?.standardError == 0)
  }

  @Test func `a run too short says which time it would need`() throws {
    let point = try evolved(
      input(
        .particles,
        soft + "solve: {ENGINE}\nparticles: {duration: 5, samples_per_step: 200, replicas: 4}")
    ).points[0]
    #expect(point.status == .notReached && point.dragResistivity == nil)
    guard case .notReached(_, _, let needed) = point.result.steadyState else {
      Issue.record("a run of 5 hbar/T came to \(point.result.steadyState)")
      return
    }
    #expect(needed > 5)
  }

  @Test func `a pulse leaves the momentum that it gave`() throws {
    let point = try evolved(
      input(
        .particles,
        soft + """
          fields: {E1: 1, E2: 0, shape: pulse, duration: 3}
          solve: {ENGINE}
          particles: {duration: 10, samples_per_step: 40, replicas: 2}
          """)
    ).points[0]
    let momentum = try #require(point.column("momentum")?.values.last)
    #expect(abs(momentum - 3 * point.configuration.doubleWire[.one].density) < 1e-12)
    #expect(point.status == .notApplicable && point.effectiveField == nil)
  }

  @Test func `a table of fields gives the momentum of its area`() throws {
    let path = NSTemporaryDirectory() + "/drag-fields-\(UUID().uuidString).dat"
    // Up to 2 and down again within 4, and a bump of area 1 in wire 2.
    try Data("0 0 0\n2 2 0\n4 0 0.5\n6 0 0\n".utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let point = try evolved(
      input(
        .particles,
        soft + """
          fields: {shape: table, file: \(path)}
          solve: {ENGINE}
          particles: {samples_per_step: 40, replicas: 2}
          """)
    ).points[0]
    let n = point.configuration.doubleWire.densities
    let momentum = try #require(point.column("momentum")?.values.last)
    #expect(abs(momentum - 4 * n.one - n.two) < 1e-11)
    #expect((point.times.last ?? 0) > 6 && point.status == .notApplicable)
  }

  @Test func `sweep points have series of their own in one data set`() throws {
    let result = try evolved(
      input(
        .particles,
        soft + """
          solve: {ENGINE}
          particles: {duration: 4, samples_per_step: 20, replicas: 2, snapshots: 2}
          sweep: {particles.duration: [4, 8], collisions.pairs: [0, 1]}
          """))
    let data = result.dataset
    #expect(data.size(of: "point") == 4 && data.size(of: "snapshot") == 3)
    let time = try #require(data["series_time"])
    #expect(time.dimensions == ["point", "time"])
    let rows = try #require(data.size(of: "time"))
    #expect(time.values.reals?[rows - 1] == 4 && time.values.reals?[3 * rows - 1] == 8)
    #expect(data["g_snapshot"]?.dimensions == ["point", "snapshot", "wire", "momentum"])
    // Points without pairs have no such force; those with them have one.
    let force = try #require(data["force_pair_12"]?.values.reals)
    #expect(force[0].isNaN && force[rows].isFinite)
  }
}
