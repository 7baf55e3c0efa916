import Collisions
import Diagnostics
import Input
import Report
import Statistics
import WirePhysics

extension PointResult {
  /// The effective samples of a process below which its error bar is itself too uncertain.
  private static let enough = 200.0

  /// Why the error bars may not be trusted, if there is a reason.
  ///
  /// Where two electrons swap wires and the third keeps its momentum, its transfer vanishes on the line of
  /// the double pole itself. With V(q) - V(0) ~ abs(q) the kernel there goes like r^2/x^2 + c/abs(x): the
  /// second term has no finite part, so the result drifts with the logarithm of the guard and the weights
  /// have a tail index of one. No sample shows this as surely as the potential does: for smooth but narrow
  /// potentials Hill's index of 32,768 weights is as low.
  var tailWarnings: [String] {
    replay.findings.compactMap { finding in
      if hasCusp && finding.process.hasPrefix(CollisionProcess.Channel.tripleMixed.rawValue) {
        return "  WARNING: heavy-tailed weights in \(finding.process): a potential with a cusp at "
          + "q = 0 has no finite part there; the result drifts with the guard around the poles"
      }
      guard let tail = finding.tail else { return nil }
      let drawn = Double(samples) * finding.share
      let effective = drawn * tail.effectiveSamples / Double(replay.samplesPerProcess)
      guard effective < Self.enough else { return nil }
      return "  WARNING: a few events carry \(finding.process) (about "
        + "\(TextTable.short(effective, digits: 2)) effective samples): its error is not to be "
        + "trusted; draw more samples"
    }
  }

  /// Whether one of the potentials of mixed three-particle scattering has a cusp at q = 0.
  private var hasCusp: Bool {
    let system = configuration.doubleWire
    return
      !(system.interwire.isSmooth && system.intrawire.one.isSmooth
      && system.intrawire.two.isSmooth)
  }
}
