import Foundation
import Testing

@Suite struct AnalyticCommandTests {
  static let reference = """
    wires: {fermi_energy: [5, 5.3]}
    interaction: {interwire: {form: gaussian, strength: 1, length: 1}}
    collisions:
      triples:
        {kernel: soft-model, lambda: [0.02, 0.03], mu_1: 0.004, relative_to: D2, length: 10}
    """

  @Test func `fokker-planck answers with the keys of the contract`() throws {
    let process = try drag("fokker-planck", Self.reference, "--json")
    #expect(process.status == 0)
    let json = try process.json()
    #expect(
      json.keys.isSuperset(of: [
        "drag_resistivity", "S", "densities", "D2", "a", "b", "c", "k_T", "version",
      ]))
    // The reference has D2 = 1; rho_D is proportional to D2 at fixed ratios.
    let unit = try json.number("D2")
    #expect(abs(try json.number("drag_resistivity") / unit / 0.001_821_336_818_47 - 1) < 1e-11)
    #expect(abs(try json.numbers("a")[0] - 0.544_218_74) < 5e-9)
    #expect(abs(try json.numbers("b")[0] + 0.544_218_74) < 5e-9)
    #expect(abs(try json.numbers("k_T")[1] - 2.602_202_67) < 5e-9)
    #expect(abs(try json.numbers("densities")[0] - 0.986_579_32) < 5e-9)
  }

  @Test func `fokker-planck sweeps and knows the frictionless case`() throws {
    let points = try drag("fokker-planck", Inputs.sweep, "--json").json().objects("points")
    #expect(try points.map { try $0.object("settings").number("wires.mismatch") } == [0, 0.5])
    let json = try drag("fokker-planck", Inputs.frictionless, "--json").json()
    #expect(try json.number("drag_resistivity") == 0)
    #expect(json.isNull("S"))
  }

  @Test func `closed-form lists every form with its validity`() throws {
    let process = try drag("closed-form", Inputs.soft, "--json")
    #expect(process.status == 0)
    let results = try process.json().objects("results")
    #expect(results.count == 14)
    for result in results {
      #expect(result.keys == ["name", "equation", "value", "error", "valid", "because"])
      #expect(try !result.text("because").isEmpty)
    }
    #expect(Set(try results.map { try $0.text("name") }).count == 14)
  }

  @Test func `kernel reproduces a collision worked out by hand`() throws {
    // phi' = phi is the forward collision: nothing is exchanged.
    let process = try drag(
      "kernel", Inputs.microscopic, "--json", "--wires", "1,1,2", "--momenta=-0.78,-0.21,1.99",
      "--angle", "0.4")
    #expect(process.status == 0)
    let json = try process.json()
    #expect(
      json.keys.isSuperset(of: [
        "outgoing", "amplitude", "amplitude_direct", "weight", "distance_to_pole",
      ]))
    let out = try json.numbers("outgoing")
    #expect(abs(out.reduce(0, +) - 1.0) < 1e-14)
    let energy = 0.78 * 0.78 + 0.21 * 0.21 + 1.99 * 1.99
    #expect(abs(out.reduce(0) { $0 + $1 * $1 } - energy) < 1e-13)
    // 2 pi A^2 Z6/16 with the thermal factors evaluated here.
    func zeta(_ k: Double, _ fermi: Double) -> Double { 1 / cosh((k * k / 2 - fermi) / 2) }
    var thermal = 1.0
    for (i, k) in [-0.78, -0.21, 1.99].enumerated() {
      let fermi = i < 2 ? 3.25 : 2.75
      thermal *= zeta(k, fermi) * zeta(out[i], fermi)
    }
    let amplitude = try json.number("amplitude")
    #expect(
      abs(try json.number("weight") / (2 * .pi * amplitude * amplitude * thermal / 16) - 1) < 1e-12)
    #expect(try json.number("distance_to_pole") > 0)
  }

  @Test func `kernel gives the settings of every point of a sweep`() throws {
    let input = Inputs.microscopic + "\nsweep: {wires.mismatch: [0, 0.5]}"
    let points = try drag(
      "kernel", input, "--json", "--wires", "1,1,1", "--momenta", "1,2,3", "--angle", "1"
    ).json().objects("points")
    #expect(try points.map { try $0.object("settings").number("wires.mismatch") } == [0, 0.5])
  }

  @Test func `explain knows a key and the key that was meant`() throws {
    let found = try DragProcess(["explain", "wires.mismatch"])
    #expect(found.status == 0)
    #expect(found.output.hasPrefix("wires.mismatch\n"))
    let unknown = try DragProcess(["explain", "wires.mismach"])
    #expect(unknown.status == 64)
    #expect(unknown.output.isEmpty)
    #expect(unknown.messages.contains("did you mean wires.mismatch?"))
  }
}
