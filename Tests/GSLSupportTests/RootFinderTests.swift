import Foundation
import GSLSupport
import Testing

@Suite struct RootFinderTests {
  @Test func `roots are found to the tolerance`() throws {
    #expect(abs(try RootFinder.brent({ $0 * $0 - 2 }, in: 0...2) - 2.0.squareRoot()) < 3e-12)
    #expect(abs(try RootFinder.brent({ cos($0) - $0 }, in: 0...1) - 0.7390851332151607) < 1e-12)
    // Tiny roots keep their relative accuracy.
    let tiny = try RootFinder.brent({ $0 - 3e-20 }, in: 0...1e-19)
    #expect(abs(tiny / 3e-20 - 1) < 1e-11)
  }

  @Test func `a root at an end or at zero is found`() throws {
    #expect(try RootFinder.brent({ $0 }, in: 0...1) == 0)
    #expect(try RootFinder.brent({ $0 - 1 }, in: 0...1) == 1)
    #expect(abs(try RootFinder.brent({ sinh($0) }, in: -1...1.7)) < 1e-15)
  }

  @Test func `a bracket without change of sign is refused`() {
    let error = #expect(throws: GSLError.self) { try RootFinder.brent({ $0 * $0 + 1 }, in: 0...2) }
    #expect(
      error?.description == "GSL could not compute a root in 0.0...2.0 (invalid argument supplied "
        + "by user, code 4); choose a bracket on which the function is finite and changes sign")
  }

  @Test func `too few steps are reported`() {
    let error = #expect(throws: GSLError.self) {
      try RootFinder.brent({ cos($0) - $0 }, in: 0...1, iterations: 1)
    }
    #expect(error?.code == 11)
  }
}
