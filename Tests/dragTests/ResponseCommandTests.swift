import Foundation
import ResultFiles
import TestFiles
import Testing

@Suite struct ResponseCommandTests {
  @Test func `response answers over omega, from dc to (29)`() throws {
    let folder = try TemporaryFolder()
    let file = folder.url("response.nc").path
    let process = try drag(
      "response", Inputs.pairs + "\nresponse: {from: 1e-24, to: 1e4, points: 33}", "--json",
      "--output", file)
    #expect(process.status == 0, "\(process.messages)")
    let json = try process.json()
    let omega = try json.numbers("omega")
    #expect(omega.count == 33 && omega[0] == 1e-24 && omega[32] == 1e4)
    let rho = try json.numbers("rho_12_real")
    // Identical wires: dc drag at the low end, equation (29) at the high one, errors of about 1 %.
    let dc = try json.object("drag_resistivity").number("value")
    #expect(abs(-rho[0] / dc - 1) < 1e-6)
    #expect(abs(rho[32] / (try json.object("high_frequency").number("value")) - 1) < 1e-4)
    #expect(abs(rho[32] / (try json.number("high_frequency_pairs")) - 1) < 0.05)
    let data = try ResultFile.read(file)
    for name in ["omega", "rho_12_real", "rho_12_imag", "rho_12_real_error", "rho_12_imag_error"] {
      #expect(data[name]?.dimensions == ["omega"], "\(name)")
    }
    for name in ["sigma_real", "sigma_imag", "sigma_real_error", "sigma_imag_error"] {
      #expect(data[name]?.dimensions == ["omega", "wire_row", "wire_column"], "\(name)")
    }
  }

  @Test func `response without friction vanishes at dc and says so`() throws {
    let json = try drag(
      "response", AnalyticInputs.unbalanced + "response: {points: 9}", "--json"
    ).json()
    #expect(try json.object("drag_resistivity").number("value") == 0)
    let weights = try json.object("weights")
    let ratio =
      try weights.number("frictionless") / (try weights.number("frictionless_pairs_alone"))
    #expect(abs(ratio - 1) < 1e-3)
    let rho = try json.numbers("rho_12_real")
    #expect(abs(rho[0]) < 1e-9 * abs(rho[8]))
  }

  @Test func `spectrum lists all modes of both parities, conserved ones at zero`() throws {
    let folder = try TemporaryFolder()
    let file = folder.url("spectrum.nc").path
    let process = try drag("spectrum", Inputs.soft, "--json", "--output", file)
    #expect(process.status == 0, "\(process.messages)")
    let json = try process.json()
    let rates = try json.numbers("rate")
    #expect(rates.filter { $0 == 0 }.count == 3 && rates.allSatisfy { $0 >= 0 })
    #expect(try json.object("conserved").number("odd") == 1)
    #expect(try json.object("conserved").number("even") == 2)
    let data = try ResultFile.read(file)
    for name in ["mode", "rate", "rate_error", "parity"] {
      #expect(data[name]?.dimensions == ["mode"], "\(name)")
    }
  }
}

/// Inputs of this suite alone.
private enum AnalyticInputs {
  static let unbalanced = """
    wires: {mean_fermi_energy: 3, mismatch: 0.5}
    \(Inputs.interaction)solve: {samples: 65536, basis: {intervals: 16}}

    """
}
