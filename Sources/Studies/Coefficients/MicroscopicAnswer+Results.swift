import FokkerPlanck
import RunFiles
import WirePhysics

extension MicroscopicAnswer {
  /// The members of the answer's JSON object.
  var members: [JSONValue.Member] {
    let laws = solution.laws
    return [
      .init("model", "microscopic"), .init("valid", .boolean(isValid)),
      .init("because", .string(because)), .init("cut", .number(solution.settings.cut)),
      .init("mesh_change", .number(solution.meshChange)),
      .init(
        "cut_influence",
        .array(
          cutInfluence.map {
            [
              "cut": .number($0.cut), "S": .optional($0.conductivity),
              "drag_resistivity": .optional($0.dragResistivity),
              "failure": $0.failure.map { .string($0) } ?? .null,
            ]
          })),
      .init(
        "near_shares",
        .array(nearShares.map { ["gap": .number($0.gap), "share": .number($0.share)] })),
      .init(
        "laws",
        [
          "momentum": .number(laws.momentum), "zero_mode": .number(laws.zeroMode),
          "drive_balance": .number(laws.driveBalance),
          "energy_balance": .number(laws.energyBalance),
        ]),
      .init("momenta", .numbers(profile.momenta)),
      .init("coefficients", .array(WireIndex.allCases.map(coefficients))),
    ]
  }

  private func coefficients(_ wire: WireIndex) -> JSONValue {
    [
      "D3a": .numbers(profile.diffusion(.a, wire)), "D3b": .numbers(profile.diffusion(.b, wire)),
      "D3c": .numbers(profile.diffusion(.c, wire)),
      "C_other_wire": .numbers(profile.crossing(wire)),
      "slope": .numbers(profile.momenta.map { solution.slope(wire, $0) }),
    ]
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
