import Foundation
import Ranks
import ResultFiles
import Testing

/// `drag info` without a file: what a report of a fault needs.
@Suite struct InfoCommandTests {
  @Test func `the program says what it is and what it is built on`() throws {
    let json = try DragProcess(["info", "--json"]).json()
    #expect(try json.text("version") == packageVersion)
    for library in ["GSL", "LAPACK", "NetCDF"] {
      let version = try json.text(library)
      #expect(version.wholeMatch(of: /\d+\.\d+.*/) != nil, "\(library): \(version)")
    }
    #expect(try json.text("threads") == "\(AvailableCores(for: .alone).count)")
    #expect(try json.text("processes") == "1")
    #expect(try json.text("results") == "CoulombDrag-1")
  }

  @Test func `a person reads the same, with what the environment tells the libraries`() throws {
    let process = try DragProcess(["info"], environment: ["OPENBLAS_NUM_THREADS": "1"])
    #expect(process.status == 0)
    #expect(
      process.output.hasPrefix("version           \(packageVersion)\ncompiler          Swift "))
    #expect(process.output.contains("\noperating system  "))
    #expect(process.output.contains("\nOPENBLAS_NUM_THREADS  1\n"))
    // Nothing about who asks.
    #expect(!process.output.contains(ProcessInfo.processInfo.hostName + "\n"))
  }
}
