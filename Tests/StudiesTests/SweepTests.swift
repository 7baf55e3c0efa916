import Input
import ResultFiles
import Studies
import Testing
import WirePhysics

/// What a result says of the points of a sweep, whichever question was asked.
@Suite struct SweepTests {
  @Test(arguments: SmallStudy.sweeps)
  func `a result holds the swept values and the system of each point`(study: SmallStudy) throws {
    let input = try RepeatedWork.parse(study.text)
    let outcome = try input.outcome(of: study.kind)
    let data = outcome.dataset
    let strength = try #require(data["interaction_interwire_strength"])
    #expect(strength.dimensions == ["point"] && strength.values.reals == [0.4, 0.5])
    #expect(strength.longName == "interaction.interwire.strength")
    #expect(strength.units == "hbar sqrt(T/m)")
    let system = input.configurations[0].doubleWire
    let energies = [system[.one].fermiEnergy, system[.two].fermiEnergy]
    #expect(data["mismatch"]?.values.reals == [system.mismatch, system.mismatch])
    #expect(data["fermi_energy"]?.dimensions == ["point", "wire"])
    #expect(data["fermi_energy"]?.values.reals == energies + energies)
    #expect(data["density"]?.dimensions == ["point", "wire"])
    #expect(
      data["density"]?.values.reals
        == input.configurations.flatMap {
          [$0.doubleWire[.one].density, $0.doubleWire[.two].density]
        })
    let diffusion = try #require(data["D2"]?.values.reals)
    #expect(diffusion == input.configurations.map(\.doubleWire.pairDiffusion))
    // Born's approximation.
    #expect(abs(diffusion[1] / diffusion[0] / (0.5 * 0.5 / (0.4 * 0.4)) - 1) < 1e-12)
    let points = try #require(outcome.json["points"])
    guard case .array(let objects) = points else {
      Issue.record("points are no list")
      return
    }
    #expect(
      objects.map { $0["settings"] }
        == [0.4, 0.5].map {
          .object([.init("interaction.interwire.strength", .number($0))])
        })
  }
}
