import RandomStreams
import Testing

@Suite struct GeneratorTests {
  @Test func `every listed generator opens and gives numbers in the open interval`() throws {
    #expect(Generator.allNames.count > 60)
    for name in Generator.allNames {
      let generator = try Generator(named: name)
      #expect(generator.name == name)
      var stream = RandomStream(
        generator, at: StreamAddress(seed: 11, purpose: .test, block: 1))
      for _ in 0..<100 {
        let x = stream.uniform()
        #expect(x > 0 && x < 1)
      }
    }
  }

  @Test func `the default is Philox`() throws {
    #expect(try Generator(named: "philox4x32") == .philox4x32)
    #expect(Generator.philox4x32.isCounterBased)
    #expect(try !Generator(named: "mt19937").isCounterBased)
    #expect("\(Generator.philox4x32)" == "philox4x32")
  }

  @Test(arguments: [
    ("mt19973", "mt19937"), ("philox", "philox4x32"), ("ranlxd3", "ranlxd1"), ("TAUS2", "taus2"),
    ("philox4x23", "philox4x32"),
  ])
  func `an unknown name is answered with the nearest valid one`(name: String, nearest: String) {
    let error = #expect(throws: UnknownGeneratorError.self) { try Generator(named: name) }
    #expect(error?.nearest == nearest)
    #expect(
      error?.description == "unknown random number generator '\(name)' (neither philox4x32 nor a "
        + "GSL generator); did you mean '\(nearest)'? Common choices: philox4x32, mt19937, "
        + "ranlxd2, taus2, gfsr4")
  }
}
