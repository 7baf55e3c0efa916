import Foundation
import ResultFiles
import TestFiles
import Testing

@Suite struct ResultFileTests {
  @Test func `the result file holds what the JSON says and explains itself`() throws {
    let folder = try TemporaryFolder()
    let file = folder.url("result.nc").path
    let json = try DragProcess(
      ["run", try folder.input(Inputs.sweep), "--json", "--output", file]
    ).json()
    let points = try json.objects("points")
    let data = try ResultFile.read(file)
    #expect(data.size(of: "point") == 2)
    #expect(data["wires_mismatch"]?.values.reals == [0, 0.5])
    func values(_ key: String, _ part: String) throws -> [Double] {
      try points.map { try $0.object(key).number(part) }
    }
    for (name, expected) in [
      ("drag_resistivity", try values("drag_resistivity", "value")),
      ("drag_resistivity_error", try values("drag_resistivity", "standard_error")),
      ("S", try values("S", "value")), ("S_error", try values("S", "standard_error")),
      ("density", try points.flatMap { try $0.numbers("densities") }),
      ("resistivity", try points.flatMap { try $0.matrix("resistivity").flatMap { $0 } }),
    ] {
      #expect(data[name]?.values.reals == expected, "\(name)")
    }
    #expect(data["steady_state"]?.values.texts == ["reached", "reached"])
    #expect(data.attribute("input_text")?.texts == [Inputs.sweep])
    #expect(data.attribute("seed")?.unsigneds == [1])
    #expect(data.attribute("version")?.texts == [try points[0].text("version")])
    for variable in data.variables where variable.values.texts == nil {
      #expect(!variable.longName.isEmpty && !variable.units.isEmpty, "\(variable.name)")
    }
    #expect(folder.names == ["input.yaml", "result.nc"])
  }

  @Test func `g solves the steady state and its shares add up`() throws {
    let folder = try TemporaryFolder()
    let file = folder.url("result.nc").path
    _ = try DragProcess(["run", try folder.input(Inputs.soft), "--output", file])
    let data = try ResultFile.read(file)
    let shares = try #require(data["contribution"]?.values.reals)
    #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
    // S = j_1 = Int k zeta^2 g dk/8 pi from the written g_1 by the trapezoidal rule; steps of 0.04.
    let k = try #require(data["momentum"]?.values.reals)
    let g = try #require(data["g"]?.values.reals)
    let window = try #require(data["zeta_squared"]?.values.reals)
    let step = k[1] - k[0]
    let current = k.indices.reduce(0) { $0 + 2 * step * k[$1] * window[$1] * g[$1] / (8 * .pi) }
    let S = try #require(data["S"]?.values.reals)
    // S is freed of the bias of second order that the error of g gives to this integral.
    let error = try #require(data["S_error"]?.values.reals)
    #expect(abs(current - S[0]) < 0.1 * error[0] && error[0] < 0.01 * S[0])
  }

  @Test func `what does not exist is not a number in the file`() throws {
    let folder = try TemporaryFolder()
    let file = folder.url("result.nc").path
    _ = try DragProcess(["run", try folder.input(Inputs.indefinite), "--output", file])
    let data = try ResultFile.read(file)
    for name in ["drag_resistivity", "drag_resistivity_error", "S", "g"] {
      #expect(data[name]?.values.reals?.allSatisfy(\.isNaN) == true, "\(name)")
    }
    #expect(data["steady_state"]?.values.texts == ["indefinite"])
  }
}
