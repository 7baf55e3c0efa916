import ClosedForms
package import FokkerPlanck
package import Input
import Report
import ResultFiles
import WirePhysics

/// What became of microscopic triples when they were reduced to the constants of the exactly solvable model.
package enum ReductionOutcome: Sendable, Equatable {
  /// The constants with their errors.
  case constants(TripleReduction)
  /// None, and why.
  case impossible(String)

  /// Reduces the microscopic triples of a configuration; nil where it has none.
  ///
  /// - Throws: `GSLError` from a quadrature.
  package init?(_ configuration: RunConfiguration) throws {
    guard case .microscopic(let intrawire, let mixed) = configuration.collisions.triples,
      configuration.hasMicroscopicTriples
    else { return nil }
    let system = configuration.doubleWire
    // Coefficients that would tell nothing are not worth their quadratures.
    if let errors = TransferErrors(system), errors.leaveNothing {
      self = .impossible(
        "transfers are not small: the expansion in them is off by "
          + "\(TextTable.short(100 * errors.bandBottom, digits: 2)) % at the band bottom")
      return
    }
    let settings = MicroscopicSettings(
      cut: configuration.fokkerPlanck.cut ?? system.defaultCut,
      pairs: configuration.collisions.pairs, intrawire: intrawire, mixed: mixed)
    do {
      self = .constants(try TripleReduction(system, settings: settings))
    } catch FokkerPlanckError.noTransferScale {
      self = .impossible("a potential does not decay, so transfers are not small")
    } catch FokkerPlanckError.withoutTriples {
      return nil
    } catch is FokkerPlanckError {
      self = .impossible("electrons of some momenta feel no three-particle scattering")
    }
  }

  /// The outcome held against the solution of the equation that was reduced.
  func judged(by solution: MicroscopicSolution) -> Self {
    guard case .constants(let constants) = self else { return self }
    return .constants(constants.judged(by: solution))
  }

  /// Why some of the constants are not known; nil where all are.
  var unknown: String? {
    switch self {
    case .impossible(let why): return why
    case .constants(let constants):
      let why = [constants.diffusionUnknown, constants.crossingUnknown].compactMap { $0 }
      return why.isEmpty ? nil : why.joined(separator: "; ")
    }
  }

  /// The strengths for the closed forms.
  var strengths: ReducedStrengths {
    switch self {
    case .impossible(let why):
      return ReducedStrengths(tripleDiffusion: .unknown(why), mu: .unknown(why))
    case .constants(let constants):
      let mu = constants.crossing
      return ReducedStrengths(
        tripleDiffusion: constants.diffusionUnknown.map { .unknown($0) }
          ?? .known(constants.diffusion.value, relativeError: constants.diffusion.relativeError),
        mu: constants.crossingUnknown.map { .unknown($0) }
          ?? .known(
            0.5 * (mu.one.value + mu.two.value),
            relativeError: max(mu.one.relativeError, mu.two.relativeError)))
    }
  }
}

extension RunConfiguration {
  /// What the closed forms need to know, with the constants that stand for microscopic triples.
  func closedFormContext(_ reduction: ReductionOutcome?) -> ClosedFormContext {
    var context = closedFormContext
    context.reduced = reduction?.strengths
    return context
  }
}

extension ReductionOutcome {
  /// The constants for a person.
  var lines: [String] {
    guard case .constants(let constants) = self else {
      if case .impossible(let why) = self { return ["D3, D_i and mu are unknown: \(why)"] }
      return []
    }
    func short(_ constant: ReducedConstant) -> String {
      let error = constant.error.isFinite ? TextTable.short(constant.error, digits: 2) : "unknown"
      return "\(TextTable.short(constant.value, digits: 3)) +- \(error)"
    }
    func pair(_ pair: WirePair<ReducedConstant>) -> String {
      "\(short(pair.one)), \(short(pair.two))"
    }
    let errors = [
      ("shape", constants.diffusion.shape), ("cut", constants.diffusion.cut),
      ("transfers", constants.diffusion.transfers),
    ].filter { $0.1 > 0 }.map { "\($0.0) \(TextTable.short(100 * $0.1, digits: 2)) %" }
    return [
      "microscopic triples as constants of the exactly solvable model (errors are systematic):",
      "  D3, band bottom   \(short(constants.diffusion)) (\(errors.joined(separator: ", ")))",
      "  D_i, band bottom  \(short(constants.intrawire))",
      "  mu_1, mu_2        \(pair(constants.crossing))",
      "  D3, Fermi points  \(pair(constants.fermiDiffusion))",
    ] + [constants.diffusionUnknown, constants.crossingUnknown].compactMap { $0 }.map { "  " + $0 }
  }

  /// The constants as quantities.
  var readings: Readings {
    var readings = Readings()
    switch self {
    case .impossible(let why): readings.add("reduction.unknown", .text(why))
    case .constants(let constants):
      readings.add("reduction.unknown", .optional(unknown))
      func add(_ name: String, _ constant: ReducedConstant) {
        readings.add("reduction.\(name)", .real(constant.value))
        readings.add("reduction.\(name)_error", .finite(constant.error))
      }
      add("D3", constants.diffusion)
      add("D_i", constants.intrawire)
      func addPair(_ name: String, _ pair: WirePair<ReducedConstant>) {
        readings.add("reduction.wires[].\(name)", .wires { .real(pair[$0].value) })
        readings.add("reduction.wires[].\(name)_error", .wires { .finite(pair[$0].error) })
      }
      addPair("mu", constants.crossing)
      addPair("D3_fermi_points", constants.fermiDiffusion)
      readings.add("reduction.shape_error", .finite(constants.diffusion.shape))
      readings.add("reduction.cut_error", .finite(constants.diffusion.cut))
      readings.add("reduction.transfer_error", .finite(constants.diffusion.transfers))
    }
    return readings
  }
}

extension QuantityValue {
  /// A number, or none where it is infinite.
  fileprivate static func finite(_ value: Double) -> QuantityValue {
    .optional(value.isFinite ? value : nil)
  }
}
