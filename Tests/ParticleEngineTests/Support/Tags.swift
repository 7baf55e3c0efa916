import Foundation
import Testing

extension Tag {
  /// Minutes, not seconds: runs only with DRAG_VALIDATE=1.
  @Tag static var slow: Self
}

/// Whether the slow validations were asked for.
let validates = ProcessInfo.processInfo.environment["DRAG_VALIDATE"] == "1"
