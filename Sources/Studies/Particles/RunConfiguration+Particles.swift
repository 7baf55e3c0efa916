import Collisions
import ParticleEngine
import RunFiles
import WirePhysics

extension RunConfiguration {
  /// The field in each wire as a function of time.
  var fieldHistories: WirePair<FieldHistory> {
    let fields = driveFields
    return switch fieldShape {
    case .constant: WirePair { .constant(fields[$0]) }
    case .pulse(let duration): WirePair { .pulse(fields[$0], start: 0, duration: duration) }
    case .harmonic(let omega): WirePair { .harmonic(fields[$0], omega: omega, phase: 0) }
    }
  }

  /// Whether the fields lead to a steady relative current that is not zero.
  var hasSteadyState: Bool {
    fieldShape == .constant && driveFields.one != driveFields.two
  }
}

extension RunPlan {
  /// Whether the relative current grows without bound.
  ///
  /// Equation (28): collisions of pairs leave g_1 = g_2 alone, which is driven unless the wires are equal;
  /// and without any collision between the wires each of them is accelerated by its own field.
  var isFrictionless: Bool {
    let isPairsOnly = samplers.allSatisfy { $0.process.channel == .pair }
    return (isPairsOnly && configuration.doubleWire.mismatch != 0)
      || !samplers.contains { $0.process.touchedWires.count > 1 }
  }
}
