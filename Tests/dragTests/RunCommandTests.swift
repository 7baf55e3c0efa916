import Foundation
import TestFiles
import Testing

@Suite struct RunCommandTests {
  /// The keys of the contract; more may come, none may go.
  static let contract: Set<String> = [
    "drag_resistivity", "S", "densities", "D2", "conductivity_regular", "resistivity",
    "effective_field", "steady_state", "samples", "seed", "generator", "wall_seconds", "version",
  ]

  @Test func `a run answers with every key of the contract in one object`() throws {
    let process = try drag("run", Inputs.pairs, "--json")
    #expect(process.status == 0)
    let json = try process.json()
    #expect(json.keys.isSuperset(of: Self.contract))
    let (rho, S) = (try json.object("drag_resistivity"), try json.object("S"))
    #expect(rho.keys == ["value", "standard_error"])
    #expect(S.keys == ["value", "standard_error"])
    // Fails once in 16,000 seeds; 0.5 % lies above the error of 65,536 samples.
    let (value, error) = (try rho.number("value"), try rho.number("standard_error"))
    #expect(abs(value - 3.9444e-5) < 4 * error + 2e-4 * 3.9444e-5)
    #expect(error > 0 && error < 0.01 * value)
    let n = try json.numbers("densities")
    #expect(n.count == 2 && n[0] == n[1])
    // Equation (114).
    let expected = n[0] * n[1] / pow(n[0] + n[1], 2) / (try S.number("value"))
    #expect(abs(value / expected - 1) < 1e-14)
    #expect(try json.text("steady_state") == "reached")
    #expect(try json.number("samples") == 65536)
    #expect(try json.number("seed") == 1)
    #expect(try json.text("generator") == "philox4x32")
    #expect(try json.number("wall_seconds") > 0)
  }

  @Test func `the matrices follow from S`() throws {
    let json = try drag("run", Inputs.soft, "--json").json()
    let S = try json.object("S").number("value")
    let matrix = try json.matrix("conductivity_regular")
    #expect(matrix.flatMap { $0 } == [S, -S, -S, S])
    let n = try json.numbers("densities")
    let rho = try json.object("drag_resistivity").number("value")
    // Total momentum is conserved: n_1 rho_1s + n_2 rho_2s = 0, and rho_D = -rho_12.
    for row in try json.matrix("resistivity") {
      #expect(abs(row[0] * n[0] + row[1] * n[1]) < 1e-12 * rho)
    }
    #expect(abs(-(try json.matrix("resistivity"))[0][1] / rho - 1) < 1e-12)
  }

  @Test func `standard output without --json is text and standard error holds the messages`() throws
  {
    let folder = try TemporaryFolder()
    let input = try folder.input(Inputs.pairs)
    let plain = try DragProcess(["run", input, "--no-progress"])
    #expect(plain.status == 0)
    #expect(plain.output.hasPrefix("identical wires\n"))
    #expect(plain.output.contains("drag resistivity"))
    #expect(plain.messages.isEmpty)
    let file = folder.url("result.nc").path
    let told = try DragProcess(["run", input, "--json", "--output", file])
    #expect(told.messages.contains("wrote \(file)"))
    // One object, though there was something to tell.
    #expect(try told.keys().isSuperset(of: Self.contract))
  }

  @Test(arguments: [Inputs.soft, Inputs.microscopic.replacing("262144", with: "65536")])
  func `the bits do not depend on the number of threads`(input: String) throws {
    let answers = try ["1", "2", "3"].map {
      try drag("run", input, "--json", "--threads", $0).json()
    }
    let values = try answers.map {
      [
        try $0.object("drag_resistivity").number("value"),
        try $0.object("drag_resistivity").number("standard_error"),
        try $0.object("monitors").number("jackknife_bias"),
      ].map(\.bitPattern)
    }
    #expect(values[0] == values[1])
    #expect(values[0] == values[2])
  }

  @Test func `a seed on the command line replaces that of the input`() throws {
    let written = Inputs.pairs + "\nrandom: {seed: 7}"
    let given = try drag("run", written, "--json").json()
    let replaced = try drag("run", written, "--json", "--seed", "8").json()
    let direct = try drag("run", Inputs.pairs + "\nrandom: {seed: 8}", "--json").json()
    #expect(try given.number("seed") == 7)
    #expect(try replaced.number("seed") == 8)
    func rho(_ json: JSONObject) throws -> Double {
      try json.object("drag_resistivity").number("value")
    }
    #expect(try rho(replaced) == rho(direct))
    #expect(try rho(replaced) != rho(given))
  }

  @Test func `a run stops at its target error`() throws {
    let loose = Inputs.pairs.replacing("samples: 65536", with: "target_error: 0.01")
    let tight = Inputs.pairs.replacing("samples: 65536", with: "target_error: 1e-5")
    let answers = try [loose, tight].map { try drag("run", $0, "--json").json() }
    for (json, target) in zip(answers, [0.01, 1e-5]) {
      let rho = try json.object("drag_resistivity")
      #expect(try rho.number("standard_error") <= target * rho.number("value"))
      #expect(try json.truth("target_reached"))
    }
    #expect(try answers[1].number("samples") > answers[0].number("samples"))
  }

  @Test func `a run that must not draw enough samples says so`() throws {
    let short = Inputs.pairs.replacing(
      "samples: 65536", with: "target_error: 1e-6, max_samples: 65536")
    let process = try drag("run", short, "--json")
    #expect(process.status == 0)
    #expect(try process.json().truth("target_reached") == false)
    #expect(try drag("run", short).output.contains("WARNING: the samples ran out before"))
  }

  @Test func `without three-particle scattering unequal wires are frictionless`() throws {
    let process = try drag("run", Inputs.frictionless, "--json")
    #expect(process.status == 0)
    let json = try process.json()
    #expect(try json.text("steady_state") == "frictionless")
    #expect(json.isNull("S") && json.isNull("conductivity_regular"))
    #expect(try json.object("drag_resistivity").number("value") == 0)
    #expect(try json.object("drag_resistivity").number("standard_error") == 0)
    #expect(try json.matrix("resistivity") == [[0, 0], [0, 0]])
    #expect(
      try drag("run", Inputs.frictionless).output.contains("no steady state (frictionless)"))
  }

  @Test func `a form that is not positive gives a status and no number`() throws {
    let process = try drag("run", Inputs.indefinite, "--json")
    #expect(process.status == 0)
    let json = try process.json()
    #expect(try json.text("steady_state") == "indefinite")
    for key in ["drag_resistivity", "S", "conductivity_regular", "resistivity"] {
      #expect(json.isNull(key))
    }
    let lowest = try json.object("lowest_eigenvalue")
    #expect(try lowest.number("value") < -3 * lowest.number("standard_error"))
    #expect(try drag("run", Inputs.indefinite).output.contains("the collision form is indefinite"))
  }

  @Test func `the effective field is that of equation (53)`() throws {
    let input = Inputs.soft + "\nfields: {E1: 0.8, E2: -0.2}"
    let json = try drag("run", input, "--json").json()
    let field = try json.object("effective_field")
    #expect(field.keys == ["value", "standard_error", "expected"])
    let n = try json.numbers("densities")
    let exact = (0.8 * n[0] - 0.2 * n[1]) / (n[0] + n[1])
    #expect(abs(try field.number("value") - exact) < 1e-10)
    #expect(abs(try field.number("expected") - exact) < 1e-15)
  }

  @Test func `a sweep gives its points with their settings`() throws {
    let json = try drag("run", Inputs.sweep, "--json").json()
    #expect(json.keys == ["points"])
    let points = try json.objects("points")
    #expect(points.count == 2)
    for (point, mismatch) in zip(points, [0, 0.5]) {
      #expect(point.keys.isSuperset(of: Self.contract))
      #expect(try point.object("settings").number("wires.mismatch") == mismatch)
      #expect(try point.text("steady_state") == "reached")
    }
  }

  @Test func `the microscopic kernels agree with the reference values`() throws {
    let json = try drag(
      "run", Inputs.microscopic.replacing("samples: 262144", with: "samples: 4e5"), "--json"
    ).json()
    #expect(try json.text("steady_state") == "reached")
    let rho = try json.object("drag_resistivity")
    let error = hypot(try rho.number("standard_error"), 0.004 * 1.137e-5)
    // Four errors: fails once in 16,000 seeds.
    #expect(abs(try rho.number("value") - 1.137e-5) < 4 * error)
    #expect(error < 0.05 * 1.137e-5)
    #expect(try json.object("positivity_limit").number("value") > 1)
    #expect(try json.object("monitors").number("conservation_defect") < 1e-8)
  }
}
