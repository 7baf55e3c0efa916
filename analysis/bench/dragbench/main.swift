import Foundation
import WirePhysics

/// The measurements that bench.py asks for, each a process of its own.
enum Measurement: String, CaseIterable {
  case triples, form, assembly, scaling, particles, rates, coefficients
}

func count(_ place: Int, else fallback: Int) -> Int {
  CommandLine.arguments.count > place ? Int(CommandLine.arguments[place]) ?? fallback : fallback
}

/// The set that is named by the numbers of its wires, such as 1,1,2.
func wireSet(_ place: Int) -> [WireIndex] {
  guard CommandLine.arguments.count > place else { return [.one, .one, .one] }
  let name = CommandLine.arguments[place]
  let known = ReferenceSystem.tripleSets.first {
    $0.map { String($0.rawValue + 1) }.joined(separator: ",") == name
  }
  guard let known else { fail("error: there is no set \(name); sets are such as 1,1,2") }
  return known
}

func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data("\(message)\n".utf8))
  exit(64)
}

guard CommandLine.arguments.count > 1,
  let measurement = Measurement(rawValue: CommandLine.arguments[1])
else {
  let names = Measurement.allCases.map(\.rawValue).joined(separator: "|")
  fail("usage: dragbench \(names) [SAMPLES or 1/ERROR] [SEED] [SET]")
}
switch measurement {
case .triples:
  try TripleBenchmark(set: wireSet(4))
    .run(samples: count(2, else: 4_000_000), seed: UInt64(count(3, else: 1)))
case .form:
  try FormBenchmark.run(
    relativeError: 1 / Double(count(2, else: 1000)), seed: UInt64(count(3, else: 1)))
case .scaling: try ScalingBenchmark().run()
case .rates: try RateBenchmark.run()
case .coefficients: try CoefficientBenchmark.run()
case .particles: try ParticleBenchmark.run()
case .assembly:
  for system in [ReferenceSystem.doubleWire, ReferenceSystem.cold] {
    var benchmark = try AssemblyBenchmark(system: system)
    try benchmark.run()
  }
}
