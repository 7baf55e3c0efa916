import Foundation

/// One axis of a figure: the range of its data, where its ticks are, and how values become places.
public struct PlotAxis: Sendable {
  /// How values are spread along an axis.
  public enum Scale: Sendable {
    case linear
    case logarithmic
  }

  let label: String
  /// How values are spread along it.
  public let scale: Scale
  let range: ClosedRange<Double>

  /// An axis around data; logarithmic only if asked for and if all data are positive.
  public init(_ label: String, scale: Scale, around data: [Double]) {
    self.label = label
    let finite = data.filter(\.isFinite)
    let positive = finite.filter { $0 > 0 }
    let isLogarithmic = scale == .logarithmic && positive.count == finite.count && !positive.isEmpty
    self.scale = isLogarithmic ? .logarithmic : .linear
    let values = isLogarithmic ? positive.map { log10($0) } : finite
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let margin = high > low ? 0.06 * (high - low) : max(abs(high) * 0.1, 0.1)
    range = (low - margin)...(high + margin)
  }

  /// The place of a value, 0 at the start and 1 at the end; nil if it has none.
  public func place(_ value: Double) -> Double? {
    guard value.isFinite, scale == .linear || value > 0 else { return nil }
    let shown = scale == .linear ? value : log10(value)
    return (shown - range.lowerBound) / (range.upperBound - range.lowerBound)
  }

  /// Ticks at round numbers, with their labels.
  public var ticks: [(value: Double, label: String)] {
    let span = range.upperBound - range.lowerBound
    if scale == .logarithmic && span >= 1.2 {
      let step = max(1, Int((span / 6).rounded(.up)))
      let powers = Int(range.lowerBound.rounded(.up))...Int(range.upperBound.rounded(.down))
      return powers.filter { $0 % step == 0 }.map { (pow(10, Double($0)), "1e\($0)") }
    }
    let (low, high) =
      scale == .linear
      ? (range.lowerBound, range.upperBound)
      : (pow(10, range.lowerBound), pow(10, range.upperBound))
    let step = Self.roundStep((high - low) / 6)
    let first = Int((low / step).rounded(.up))
    let last = Int((high / step).rounded(.down))
    guard first <= last else { return [] }
    return (first...last).map { index in
      let value = Double(index) * step
      return (value, String(format: "%.4g", value))
    }
  }

  /// 1, 2 or 5 times a power of ten, at least as large.
  static func roundStep(_ rough: Double) -> Double {
    let unit = pow(10, log10(rough).rounded(.down))
    return [1.0, 2, 5, 10].first { $0 * unit >= rough * (1 - 1e-12) }.map { $0 * unit } ?? rough
  }
}
