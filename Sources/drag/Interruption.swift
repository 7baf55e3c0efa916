import Foundation
import Synchronization

/// The request to stop: SIGINT from the keyboard, SIGHUP from a terminal that is closed, and what batch systems
/// send before a limit: SIGTERM, SIGUSR1, SIGUSR2, SIGXCPU.
enum Interruption {
  private static let received = Atomic<Int32>(0)

  /// The signal that asked to stop, if one did.
  static var signal: Int32? {
    let number = received.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  private static let signals = [SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2, SIGXCPU]

  /// Notes the first of these signals; a second one of the same kind ends the program at once.
  static func listen() {
    // Made before a signal can come: a handler must not be the first to touch it.
    received.store(0, ordering: .relaxed)
    // Whoever started this program may have blocked them, and a blocked signal is never delivered.
    var all = sigset_t()
    sigemptyset(&all)
    for number in signals { sigaddset(&all, number) }
    pthread_sigmask(SIG_UNBLOCK, &all, nil)
    for number in signals where number != SIGHUP || !isIgnored(number) {
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

  /// Whether whoever started this program had a signal ignored, as nohup does.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Glibc)
      let handler = action.__sigaction_handler.sa_handler
    #else
      let handler = action.__sigaction_u.__sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
