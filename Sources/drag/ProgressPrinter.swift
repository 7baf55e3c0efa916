import Foundation
import Statistics
import Studies

/// Tells on standard error how a run is doing: one live line on a terminal, plain lines otherwise.
final class ProgressPrinter {
  private let isEnabled: Bool
  private let isTerminal = Console.isTerminal
  private var lastPrinted: ContinuousClock.Instant?
  private let clock = ContinuousClock()

  init(isEnabled: Bool) { self.isEnabled = isEnabled }

  /// Shows where a run is.
  /// - Parameter name: what it belongs to, where there are several.
  func show(_ progress: RunProgress, of name: String) {
    guard isEnabled else { return }
    // Plain lines are for logs: at most one every two seconds, and one for each stage.
    let pause: Duration = isTerminal ? .milliseconds(100) : .seconds(2)
    let isStage = progress.samples == 0 && !isTerminal
    if !isStage, let lastPrinted, clock.now - lastPrinted < pause { return }
    lastPrinted = clock.now
    let text = (name.isEmpty ? "" : "\(name), ") + line(progress)
    isTerminal ? Console.status(text) : Console.message(text)
  }

  /// Shows where the only run is.
  func show(_ progress: RunProgress) { show(progress, of: "") }

  /// Ends the live line.
  func finish() {
    if isEnabled && isTerminal && lastPrinted != nil { Console.status("") }
  }

  private func line(_ progress: RunProgress) -> String {
    var parts: [String] = []
    if progress.pointCount > 1 {
      parts.append("point \(progress.point + 1)/\(progress.pointCount)")
    }
    if progress.samples > 0 {
      parts.append(String(format: "%.3g samples", Double(progress.samples)))
    }
    if let rho = progress.dragResistivity {
      parts.append("rho_D = \(rho) " + String(format: "(%.2g %%)", 100 * rho.relativeError))
    }
    if !progress.remark.isEmpty { parts.append(progress.remark) }
    parts.append(String(format: "%.1f s", progress.seconds))
    if let left = progress.secondsLeft { parts.append(String(format: "%.0f s left", left)) }
    return parts.joined(separator: ", ")
  }
}
