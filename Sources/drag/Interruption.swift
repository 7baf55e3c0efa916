import Foundation
import Synchronization

/// The request to stop: SIGINT from the keyboard, SIGTERM from a batch system.
enum Interruption {
  private static let received = Atomic<Int32>(0)

  /// The signal that asked to stop, if one did.
  static var signal: Int32? {
    let number = received.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// Notes the first SIGINT or SIGTERM; a second one of the same kind ends the program at once.
  static func listen() {
    // Made before a signal can come: a handler must not be the first to touch it.
    received.store(0, ordering: .relaxed)
    // Whoever started this program may have blocked them, and a blocked signal is never delivered.
    var both = sigset_t()
    sigemptyset(&both)
    for number in [SIGINT, SIGTERM] { sigaddset(&both, number) }
    pthread_sigmask(SIG_UNBLOCK, &both, nil)
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      let note: @convention(c) (Int32) -> Void = {
        Interruption.received.store($0, ordering: .relaxed)
      }
      #if canImport(Glibc)
        action.__sigaction_handler.sa_handler = note
        action.sa_flags =
          Int32(bitPattern: UInt32(SA_RESTART)) | Int32(bitPattern: UInt32(SA_RESETHAND))
      #else
        action.__sigaction_u.__sa_handler = note
        action.sa_flags = SA_RESTART | SA_RESETHAND
      #endif
      sigaction(number, &action, nil)
    }
  }
}
