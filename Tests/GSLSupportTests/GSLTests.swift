import GSLSupport
import Testing

@Suite struct GSLTests {
  @Test func `an error tells what, why, how far it came, and what to do`() {
    let error = GSLError(
      code: 11, computing: "a test", suggestion: "do nothing", best: (value: 1.5, error: 0.25))
    #expect(
      error.description == "GSL could not compute a test (exceeded max number of iterations, "
        + "code 11); best so far: 1.5 +- 0.25; do nothing")
    #expect(
      GSLError(code: 8, computing: "x").description
        == "GSL could not compute x (malloc failed, code 8)")
  }
}
