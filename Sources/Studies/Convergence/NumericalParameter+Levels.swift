import Collisions
import Foundation

extension NumericalParameter {
  /// The settings to try, from coarse to fine; the base is among them.
  func levels(around base: NumericalSettings) -> [NumericalSettings] {
    switch self {
    case .samples: return sampleLevels(base)
    case .intervals:
      // Four levels with a ratio of two give three differences, enough for an order.
      let lowest = base.intervals >= 16 ? base.intervals / 4 : max(4, base.intervals / 2)
      let counts = Set((0..<4).map { lowest << $0 } + [base.intervals])
      return counts.sorted().map { change(base) { $0.intervals = $1 }($0) }
    case .degree: return (1...5).map { change(base) { $0.degree = $1 }($0) }
    case .cutoff: return cutoffLevels(base)
    case .softLength:
      guard let length = base.softLength else { return [base] }
      return [0.5, 1, 2, 4].map { change(base) { $0.softLength = $1 }($0 * length) }
    case .guardAngle:
      return [1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7].map { angle in
        change(base) { $0.regularization = .init(guardAngle: $1) }(angle)
      }
    case .poleWindow:
      return [0.3, base.regularization.halfWidth, 0.6].map { width in
        change(base) { $0.regularization = .init(halfWidth: $1) }(width)
      }
    case .samplesPerStep, .timeStep, .particlesPerCell: return [base]
    }
  }

  /// Independent random numbers at every level but the full one: nested samples would share their errors.
  private func sampleLevels(_ base: NumericalSettings) -> [NumericalSettings] {
    (0..<5).reversed().map { halvings in
      var settings = base
      settings.samples = base.samples >> halvings
      settings.replica = UInt32(halvings)
      return settings
    }
  }

  /// Steps in the energy at the cutoff, the knots as dense as they were: cutoff and intervals interact.
  private func cutoffLevels(_ base: NumericalSettings) -> [NumericalSettings] {
    let energy = base.cutoff * base.cutoff / 2
    return [-8.0, -4, 0, 6, 12].compactMap { step -> NumericalSettings? in
      guard energy + step >= 1 else { return nil }
      guard step != 0 else { return base }
      return Self.moved(base, byEnergy: step)
    }
  }

  /// The settings with a cutoff raised by some T of kinetic energy, the knots as dense as before.
  static func moved(_ base: NumericalSettings, byEnergy step: Double) -> NumericalSettings {
    var settings = base
    settings.cutoff = (base.cutoff * base.cutoff + 2 * step).squareRoot()
    let intervals = (Double(base.intervals) * settings.cutoff / base.cutoff).rounded(.up)
    settings.intervals = max(4, Int(intervals))
    return settings
  }

  private func change<Value>(
    _ base: NumericalSettings, _ set: @escaping (inout NumericalSettings, Value) -> Void
  ) -> (Value) -> NumericalSettings {
    { value in
      var settings = base
      set(&settings, value)
      return settings
    }
  }
}
