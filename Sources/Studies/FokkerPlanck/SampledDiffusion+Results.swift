import Collisions
import Diagnostics
import FokkerPlanck
import RandomStreams
import Report
import ResultFiles
import Statistics
import WirePhysics

extension SampledDiffusion {
  /// The coefficients next to the quadrature averaged over the same bins.
  func readings(_ quadrature: BinnedProfile) -> Readings {
    var readings = Readings()
    readings.add("sampled.transfer_below", .real(window.transfer))
    readings.add("sampled.separation_above", .real(window.separation))
    readings.add("sampled.samples_per_process", .count(samples))
    readings.add("sampled.edges", .reals(edges))
    func add(
      _ name: String, _ value: (SoftDiffusion.Channel, WireIndex) -> QuantityValue
    ) {
      readings.add(
        "sampled.coefficients[].*.\(name)",
        .wires { wire in
          .named(SoftDiffusion.Channel.allCases.map { .init("D3\($0.rawValue)", value($0, wire)) })
        })
    }
    add("sampled") { .list(diffusion($0, $1).map { .estimate($0) }) }
    add("quadrature") { .reals(quadrature.diffusion($0, $1)) }
    add("sampled_C_other_wire") { .list(crossing($0, $1).map { .estimate($0) }) }
    return readings
  }

  /// The coefficients for a person: each estimate over the quadrature.
  func lines(_ quadrature: BinnedProfile) -> [String] {
    var table = TextTable(["wire", "k from", "to", "D3a", "D3b", "D3c"])
    for wire in WireIndex.allCases {
      for bin in 0..<(edges.count - 1) {
        let ratios = SoftDiffusion.Channel.allCases.map { channel -> String in
          let exact = quadrature.diffusion(channel, wire)[bin]
          let found = diffusion(channel, wire)[bin]
          guard exact > 0, found.standardError > 0 else { return "-" }
          return "\(TextTable.short(found.value / exact, digits: 3)) +- "
            + TextTable.short(found.standardError / exact, digits: 2)
        }
        table.add(
          ["\(wire.rawValue + 1)", TextTable.short(edges[bin]), TextTable.short(edges[bin + 1])]
            + ratios)
      }
    }
    return [
      "",
      "  full kernel, transfers below \(TextTable.short(window.transfer)) and distances above "
        + "\(TextTable.short(window.separation)): sampled D3 over the quadrature",
    ] + table.text.split(separator: "\n").map { "  " + $0 } + lattices
  }

  /// Where lattices were asked for, the processes for which they were given up.
  private var lattices: [String] {
    guard layouts.contains(where: { $0.points != .independent }) else { return [] }
    func names(_ points: SamplePoints) -> [String] {
      layouts.filter { $0.points == points }.map(\.process.name)
    }
    let use = LatticeUse.tried(lattices: names(.lattice), lost: names(.sobol))
    return ["  points on lattices: \(use.words)"]
  }
}

/// The quadrature's coefficients for the same distances, averaged over the same bins as the sampled ones.
struct BinnedProfile {
  private let averages: [SoftDiffusion.Channel: WirePair<[Double]>]

  init(_ answer: MicroscopicAnswer, _ sampled: SampledDiffusion) throws {
    let edges = sampled.edges
    let solution = answer.solution
    let bins = Array(zip(edges, edges.dropFirst()))
    let momenta = bins.flatMap { SampledDiffusion.nodes(from: $0, to: $1) }
    var settings = solution.settings
    settings.cut = sampled.window.separation
    let profile = try DiffusionProfile(solution.system, settings: settings, momenta: momenta)
    averages = Dictionary(
      uniqueKeysWithValues: SoftDiffusion.Channel.allCases.map { channel in
        let values = WirePair { wire in
          let all = profile.diffusion(channel, wire)
          let perBin = all.count / bins.count
          return bins.indices.map { bin in
            SampledDiffusion.average(
              solution.system[wire], from: bins[bin].0, to: bins[bin].1,
              Array(all[(bin * perBin)..<((bin + 1) * perBin)]))
          }
        }
        return (channel, values)
      })
  }

  func diffusion(_ channel: SoftDiffusion.Channel, _ wire: WireIndex) -> [Double] {
    averages[channel]?[wire] ?? []
  }
}
