import Collisions
import ParticleEngine
import RunFiles
import WirePhysics

extension RunConfiguration {
  /// The field in each wire as a function of time.
  ///
  /// - Throws: `ParticleError` for a table that is none.
  func fieldHistories() throws -> WirePair<FieldHistory> {
    let fields = driveFields
    switch fieldShape {
    case .constant: return WirePair { .constant(fields[$0]) }
    case .pulse(let start, let duration):
      return WirePair { .pulse(fields[$0], start: start, duration: duration) }
    case .harmonic(let omega, let phase):
      return WirePair { .harmonic(fields[$0], omega: omega, phase: phase) }
    case .table(let series):
      return try WirePair(
        .table(FieldTable(times: series.times, values: series.fields.one)),
        .table(FieldTable(times: series.times, values: series.fields.two)))
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
