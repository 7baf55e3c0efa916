import Foundation
import ParticleEngine
import Testing

@Suite struct FieldHistoryTests {
  /// Sum over many small intervals of the midpoint values of a field.
  func sum(_ field: (Double) -> Double, _ from: Double, _ to: Double) -> Double {
    let steps = 20_000
    let width = (to - from) / Double(steps)
    return (0..<steps).reduce(0) { $0 + width * field(from + (Double($1) + 0.5) * width) }
  }

  @Test func `the impulse is the integral of the field`() throws {
    let pulse = FieldHistory.pulse(2, start: 0.5, duration: 1.25)
    #expect(pulse.impulse(from: 0, to: 3) == 2.5)
    #expect(pulse.impulse(from: 1, to: 1.5) == 1)
    #expect(pulse.impulse(from: 2, to: 3) == 0)
    let wave = FieldHistory.harmonic(1.5, omega: 2, phase: 0.3)
    let area = sum({ 1.5 * cos(2 * $0 + 0.3) }, 0.2, 1.7)
    #expect(abs(wave.impulse(from: 0.2, to: 1.7) - area) < 1e-8)
    let table = FieldHistory.table(try FieldTable(times: [1, 2, 4], values: [1, 3, -1]))
    // Constant 1 before, then 2, then 2 (from 3 to -1 over 2), then -1.
    #expect(abs(table.impulse(from: 0, to: 1) - 1) < 1e-15)
    #expect(abs(table.impulse(from: 1, to: 2) - 2) < 1e-15)
    #expect(abs(table.impulse(from: 2, to: 4) - 2) < 1e-15)
    #expect(abs(table.impulse(from: 4, to: 5) + 1) < 1e-15)
  }

  @Test(arguments: [0, 1e-9, 1e-5, 0.1, 3])
  func `impulses of neighbouring steps add up`(omega: Double) throws {
    let table = try FieldTable(times: [0.1, 0.7], values: [0.3, 2])
    let fields: [FieldHistory] = [
      .constant(0.7), .pulse(1, start: 0.33, duration: 0.4),
      .harmonic(1, omega: omega, phase: 0.2), .table(table),
    ]
    for field in fields {
      let parts = (0..<10).reduce(0) {
        $0 + field.impulse(from: Double($1) / 10, to: Double($1 + 1) / 10)
      }
      #expect(abs(parts - field.impulse(from: 0, to: 1)) < 1e-14)
    }
  }

  @Test func `a table that is none is refused with the reason`() {
    func message(_ times: [Double], _ values: [Double]) -> String {
      do {
        _ = try FieldTable(times: times, values: values)
        return ""
      } catch { return "\(error)" }
    }
    #expect(
      message([1, 1], [0, 0]) == "the field table is not usable (time 1.0 follows 1.0); "
        + "give ascending times, one field for each")
    #expect(
      message([1], []) == "the field table is not usable (1 times, 0 fields); "
        + "give ascending times, one field for each")
    #expect(
      message([0, .infinity], [0, 0]) == "the field table is not usable (a number is not finite); "
        + "give ascending times, one field for each")
  }
}
