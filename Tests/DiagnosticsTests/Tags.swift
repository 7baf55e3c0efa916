import Foundation
import Testing

extension Tag {
  /// Takes more than a few seconds; runs with DRAG_VALIDATE=1.
  @Tag static var slow: Self
}

extension Trait where Self == ConditionTrait {
  /// Runs the test only when DRAG_VALIDATE=1 asks for the slow validations.
  static var validation: Self {
    .enabled(
      if: ProcessInfo.processInfo.environment["DRAG_VALIDATE"] == "1",
      "set DRAG_VALIDATE=1 to run slow validations")
  }
}
