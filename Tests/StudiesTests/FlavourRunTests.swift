import Diagnostics
import Input
import KineticOperator
import Statistics
import Studies
import Testing
import WirePhysics

/// Microscopic three-particle collisions of electrons with spin.
@Suite struct FlavourRunTests {
  /// With two wires that are alike, all that joins common to relative distributions is noise: the zero mode's residual is not
  /// to be measured by it.
  @Test(arguments: [4, 9] as [UInt64])
  func `two wires that are alike raise no alarm`(seed: UInt64) throws {
    let length = 1.414
    var configuration = Configurations.microscopic(
      Potential.gaussian(strength: 1, length: length), seed: seed, samples: 655_360)
    configuration.doubleWire = DoubleWire(
      wires: WirePair(fermiEnergies: 3, 3, flavours: .two),
      intrawire: configuration.doubleWire.intrawire,
      interwire: Potential.gaussian(strength: 0.5, length: length))
    let point = try OperatorRun(configuration).answer()
    #expect(point.status == .reached && point.failedChecks.isEmpty, "\(point.failedChecks)")
    guard case .reached(let state) = point.outcome else {
      Issue.record("no steady state")
      return
    }
    #expect(state.monitors.zeroModeResidual < 1e-8)
  }
}
