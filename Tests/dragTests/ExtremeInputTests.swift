import Foundation
import Testing

/// The ends of the range of every physical parameter: computed, or refused with a reason.
@Suite struct ExtremeInputTests {
  private func input(
    wires: String = "[3, 3]", interwire: String = "gaussian, strength: 0.5, length: 1.4",
    collisions: String = "pairs: 1", solve: String = "samples: 40000"
  ) -> String {
    """
    wires: {fermi_energy: \(wires)}
    interaction: {interwire: {form: \(interwire)}}
    collisions: {\(collisions)}
    solve: {\(solve)}
    """
  }

  // exp(-2 eps_F/T) makes the squares of these conductivities larger than any number.
  @Test(arguments: [(-5.0, 2.8e-3), (200, 3.7e-176)])
  func `both ends of the Fermi energy are computed`(energy: Double, resistivity: Double) throws {
    let process = try drag("run", input(wires: "[\(energy), \(energy)]"), "--json", "--no-progress")
    #expect(process.status == 0, "\(process.messages)")
    let rho = try process.json().object("drag_resistivity")
    let (value, error) = (try rho.number("value"), try rho.number("standard_error"))
    #expect(abs(value / resistivity - 1) < 0.1)
    #expect(error > 0 && error < 0.1 * value)
  }

  @Test func `very different wires do not drag by pair collisions`() throws {
    let process = try drag("run", input(wires: "[200, -5]"), "--json", "--no-progress")
    #expect(process.status == 0)
    #expect(try process.json().text("steady_state") == "frictionless")
  }

  @Test func `no interaction is no drag, and the sign of pair collisions does not matter`() throws {
    let none = try drag("run", input(interwire: "contact, strength: 0"), "--json")
    #expect(try none.json().text("steady_state") == "frictionless")
    let values = try ["0.5", "-0.5"].map {
      try drag("run", input(interwire: "gaussian, strength: \($0), length: 1.4"), "--json")
        .json().object("drag_resistivity").number("value")
    }
    #expect(values[0] == values[1])
  }

  @Test(arguments: [
    (
      "gaussian, strength: 1e200, length: 1.4", "interaction.interwire.strength: 1e+200",
      "1e-20 to 1e+20"
    ),
    (
      "gaussian, strength: -1e-200, length: 1.4", "interaction.interwire.strength: -1e-200",
      "1e-20 to 1e+20"
    ),
    (
      "gaussian, strength: 0.5, length: 1e300", "interaction.interwire.length: 1e+300",
      "1e-09 to 1000000"
    ),
    (
      "gaussian, strength: 0.5, length: 1e-300", "interaction.interwire.length: 1e-300",
      "1e-09 to 1000000"
    ),
    (
      "cheon-shigehara, strength: 0.5, momentum: 1e-200", "interaction.interwire.momentum: 1e-200",
      "1e-09 to 1000000"
    ),
  ])
  func `potentials that no number can hold are refused`(form: String, start: String, range: String)
    throws
  {
    let process = try drag("run", input(interwire: form))
    #expect(process.status == 65)
    #expect(
      process.messages.contains(
        "\(start) in reduced units is out of reach; magnitudes from \(range) can be computed; "
          + "check the value and its unit"), "\(process.messages)")
  }

  @Test(arguments: [
    "pairs: 1e300", "pairs: 1e-300", "triples: {kernel: soft-model, lambda: [1e200, 1]}",
  ])
  func `factors that no number can hold are refused`(collisions: String) throws {
    let process = try drag("run", input(collisions: collisions))
    #expect(process.status == 65)
    #expect(process.messages.contains("in reduced units is out of reach"))
  }

  @Test(arguments: ["1e-200", "1e200"])
  func `a cutoff that leaves no basis is refused`(cutoff: String) throws {
    let process = try drag("run", input(solve: "samples: 1, basis: {cutoff: \(cutoff)}"))
    #expect(process.status == 65)
    #expect(process.messages.contains("solve.basis.cutoff"))
  }
}
