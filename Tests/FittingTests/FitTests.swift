import Fitting
import Foundation
import Input
import ResultFiles
import Studies
import Testing

/// What a fit says of its parameters.
@Suite struct FitTests {
  static let model = FitCoverageTests.exactlySolvable

  /// Data without scatter, from the model itself.
  static func data(_ factor: Double = 1, noise: Double = 0.01, outlier: Int? = nil) throws
    -> MeasuredData
  {
    let exact = try model.exact(by: .fokkerPlanck)
    let rows = zip(model.data.values, exact).enumerated().map { index, pair in
      let shift = index == outlier ? 1 + 6 * noise : 1
      return "\(pair.0), \(pair.1 * factor * shift), \(pair.1 * noise)"
    }
    return try MeasuredData(
      text: (["# two wires", "wires.mismatch, rho_D, error"] + rows).joined(separator: "\n"),
      name: "data.csv")
  }

  static func fit(
    _ free: [String], _ data: MeasuredData, text: String? = nil
  ) throws -> any StudyOutcome {
    let input = try InputFile.parse(text: text ?? model.text, name: "input.yaml")
    return try FitRequest(data: data, engine: .fokkerPlanck, free: free).kind
      .run(StudyRunner(input, threads: 2))
  }

  @Test func `data without scatter give the truth back from afar`() throws {
    let start = Self.model.text.replacing(
      "[1e-3, 1e-3], mu_1: 1e-3", with: "[1e-2, 1e-2], mu_1: 2e-4")
    let json = try Self.fit(
      ["collisions.triples.lambda", "collisions.triples.mu_1=1e-5:1e-1"], try Self.data(),
      text: start
    ).json
    for key in ["collisions.triples.lambda", "collisions.triples.mu_1"] {
      let value = try #require(json["parameters"]?[key]?["value"]?.real)
      #expect(abs(value / 1e-3 - 1) < 2e-3, "\(key): \(value)")
      #expect(json["standing"]?[key] == .string("determined"))
    }
    #expect(try #require(json["chi_square"]?.real) < 1e-3)
    #expect(json["degrees_of_freedom"]?.real == 9)
    // Both add to D3: what one gains the other loses.
    #expect(try #require(json["correlations"]?.elements?[0].elements?[1].real) < -0.9)
  }

  @Test func `a parameter that changes nothing is said to be undetermined`() throws {
    let free = ["collisions.triples.mu_1", "fields.E1"]
    let outcome = try Self.fit(
      free, try Self.data(), text: Self.model.text + "fields: {E1: 0.5, E2: -0.5}\n")
    #expect(
      outcome.json["standing"]?["fields.E1"] == .string("not determined: it changes nothing"))
    #expect(outcome.json["parameters"]?["fields.E1"]?["standard_error"]?.real?.isNaN == true)
    #expect(outcome.summary.contains("NOTE: the data do not determine fields.E1"))
    #expect(outcome.json["standing"]?["collisions.triples.mu_1"] == .string("determined"))
  }

  @Test func `parameters of which only a combination counts are said so`() throws {
    // With constants of their own for triples, only strength squared times pairs counts.
    let free = ["interaction.interwire.strength", "collisions.pairs"]
    let absolute = Self.model.text.replacing(
      "[1e-3, 1e-3], mu_1: 1e-3", with: "[1e-8, 1e-8], mu_1: 1e-8, relative_to: absolute")
    let outcome = try Self.fit(free, try Self.data(), text: absolute)
    for key in free {
      #expect(
        outcome.json["standing"]?[key] == .string("not determined: only in combination with others")
      )
    }
    #expect(outcome.summary.contains("NOTE: the data determine only a combination of"))
  }

  @Test func `a parameter at its bound is said so`() throws {
    let outcome = try Self.fit(
      ["collisions.triples.mu_1=0:5e-4"], try Self.data(),
      text: Self.model.text.replacing("mu_1: 1e-3", with: "mu_1: 2e-4"))
    #expect(
      outcome.json["standing"]?["collisions.triples.mu_1"] == .string("at its upper bound 0.0005"))
    #expect(outcome.summary.contains("the best value may lie beyond it"))
    #expect(outcome.json["parameters"]?["collisions.triples.mu_1"]?["value"]?.real == 5e-4)
  }

  @Test func `an outlier is named with its line, and a model that fails is said to fail`() throws {
    let outcome = try Self.fit(["collisions.triples.mu_1"], try Self.data(outlier: 3))
    #expect(outcome.summary.contains("  line 6 of the data stands out: wires.mismatch = -0.5, "))
    let wrong = try Self.fit([], try Self.data(1.2))
    #expect(wrong.summary.contains("nothing is free: the model as it is, against the data"))
    #expect(wrong.summary.contains("the model does not describe the data within the errors"))
  }

  @Test func `a curve that is no parabola gets a profile whose ends rise by one`() throws {
    let outcome = try Self.fit(
      ["collisions.triples.lambda", "collisions.triples.mu_1"], try Self.data(noise: 0.08),
      text: Self.model.text)
    let profile = try #require(outcome.json["profiles"]?.elements?.first)
    let (low, high) = (try #require(profile["low"]?.real), try #require(profile["high"]?.real))
    #expect(profile["key"] == .string("collisions.triples.mu_1"))
    let best = try #require(
      outcome.json["parameters"]?["collisions.triples.mu_1"]?["value"]?.real)
    #expect(low < best && best < high)
    // With the key fixed at an end, and the other free, chi-square is one more.
    let fixed = Self.model.text.replacing("mu_1: 1e-3", with: "mu_1: \(high)")
    let there = try Self.fit(["collisions.triples.lambda"], try Self.data(noise: 0.08), text: fixed)
    let rise =
      try #require(there.json["chi_square"]?.real) - #require(outcome.json["chi_square"]?.real)
    // The end is found between points six tenths of an error apart.
    #expect(abs(rise - 1) < 0.1, "\(rise)")
  }

  @Test func `every point of a profile is the least chi-square there`() throws {
    // Three that hang together: two of them shape one curve, the third its height.
    let free = [
      "collisions.triples.lambda", "collisions.triples.mu_1", "interaction.interwire.strength",
    ]
    let data = try Self.data(noise: 0.08)
    let outcome = try Self.fit(free, data)
    let least = try #require(outcome.json["chi_square"]?.real)
    let profiles = try #require(outcome.json["profiles"]?.elements)
    #expect(profiles.count >= 2)
    for profile in profiles {
      let key = try #require(free.first { .string($0) == profile["key"] })
      let values = try #require(profile["values"]?.elements).compactMap(\.real)
      let rises = try #require(profile["rises"]?.elements).compactMap(\.real)
      #expect(values.count >= 7 && values.count == rises.count)
      for (value, rise) in zip(values, rises) {
        let fixed = Self.model.text.replacing(
          key == "interaction.interwire.strength"
            ? "strength: 1" : key == "collisions.triples.mu_1" ? "mu_1: 1e-3" : "[1e-3, 1e-3]",
          with: key == "interaction.interwire.strength"
            ? "strength: \(value)"
            : key == "collisions.triples.mu_1" ? "mu_1: \(value)" : "[\(value), \(value)]")
        let there = try Self.fit(free.filter { $0 != key }, data, text: fixed)
        let found = try #require(there.json["chi_square"]?.real) - least
        #expect(abs(rise - found) < 0.02 + 0.02 * found, "\(key) \(value): \(rise), \(found)")
      }
    }
  }

  @Test func `the input with the best values gives the model at the data`() throws {
    let outcome = try Self.fit(["collisions.triples.mu_1"], try Self.data(1.1))
    let text = try #require(
      outcome.documents(provenance: .current(version: packageVersion))
        .first { $0.name == "best.yaml" }?.contents)
    let input = try InputFile.parse(text: text, name: "best.yaml")
    let json = try StudyKind.fokkerPlanck.run(StudyRunner(input, threads: 1)).json
    let again = try #require(json["points"]?.elements).map { $0["drag_resistivity"]?.real }
    let model = try #require(outcome.json["data"]?.elements).map { $0["model"]?["value"]?.real }
    #expect(again == model && again.count == 11)
  }
}
