import FokkerPlanck
import Report
import ResultFiles
import WirePhysics

extension MicroscopicAnswer {
  /// The answer as quantities.
  var readings: Readings {
    let laws = solution.laws
    var readings = Readings()
    readings.add("model", .text("microscopic"))
    readings.add("valid", .truth(isValid))
    readings.add("because", .text(because))
    readings.add("cut", .real(solution.settings.cut))
    readings.add("mesh_change", .real(solution.meshChange))
    readings.add("cut_influence[].cut", .reals(cutInfluence.map(\.cut)))
    readings.add("cut_influence[].S", .list(cutInfluence.map { .optional($0.conductivity) }))
    readings.add(
      "cut_influence[].drag_resistivity", .list(cutInfluence.map { .optional($0.dragResistivity) }))
    readings.add("cut_influence[].failure", .list(cutInfluence.map { .optional($0.failure) }))
    readings.add("near_shares[].gap", .reals(nearShares.map(\.gap)))
    readings.add("near_shares[].share", .reals(nearShares.map(\.share)))
    readings.add("laws.momentum", .real(laws.momentum))
    readings.add("laws.zero_mode", .real(laws.zeroMode))
    readings.add("laws.drive_balance", .real(laws.driveBalance))
    readings.add("laws.energy_balance", .real(laws.energyBalance))
    readings.add("momenta", .reals(profile.momenta))
    func add(_ name: String, _ values: (WireIndex) -> [Double]) {
      readings.add("coefficients[].\(name)", .wires { .reals(values($0)) })
    }
    add("D3a") { profile.diffusion(.a, $0) }
    add("D3b") { profile.diffusion(.b, $0) }
    add("D3c") { profile.diffusion(.c, $0) }
    add("C_other_wire") { profile.crossing($0) }
    add("slope") { wire in profile.momenta.map { solution.slope(wire, $0) } }
    return readings
  }

  /// The answer for a person.
  var lines: [String] {
    var lines = [
      "  microscopic triples, equation (66) with the coefficients (S9) to (S20):",
      "  " + (isValid ? "valid: " : "NOT valid: ") + because,
      "  cut               \(TextTable.short(solution.settings.cut)), mesh settled to "
        + "\(TextTable.short(solution.meshChange, digits: 2)), laws hold to "
        + "\(TextTable.short(solution.laws.worst, digits: 2))",
    ]
    lines += cutInfluence.map { influence in
      "  with cut \(TextTable.short(influence.cut))".padding(to: 20)
        + (influence.dragResistivity.map { "rho_D \(TextTable.short($0, digits: 6))" }
          ?? "not solved: \(influence.failure ?? "")")
    }
    lines += nearShares.map {
      "  triples closer than \(TextTable.short($0.gap)) make \(TextTable.short(100 * $0.share, digits: 3)) % "
        + "of the three-particle heat"
    }
    for wire in WireIndex.allCases {
      lines += ["", "  wire \(wire.rawValue + 1)"]
      lines += table(wire).split(separator: "\n").map { "  " + $0 }
    }
    return lines
  }

  private func table(_ wire: WireIndex) -> String {
    var table = TextTable(["k", "D3a", "D3b", "D3c", "C of other wire", "g'"])
    for (index, k) in profile.momenta.enumerated() {
      table.add(
        [
          k, profile.diffusion(.a, wire)[index], profile.diffusion(.b, wire)[index],
          profile.diffusion(.c, wire)[index], profile.crossing(wire)[index],
          solution.slope(wire, k),
        ].map { TextTable.short($0) })
    }
    return table.text
  }
}

extension String {
  /// The text with spaces behind it up to a length.
  func padding(to length: Int) -> String {
    self + String(repeating: " ", count: max(0, length - count))
  }
}
