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
    #expect(Generator.philox4x32.name == "philox4x32")
  }

  @Test func `an unknown name is refused`() {
    let error = #expect(throws: UnknownGeneratorError.self) { try Generator(named: "mt19973") }
    #expect(
      error?.description == "unknown random number generator 'mt19973' (neither philox4x32 nor a "
        + "GSL generator); common choices: philox4x32, mt19937, ranlxd2, taus2, gfsr4")
  }
}
