/// A choice of random number generator: Philox4x32-10, or any generator GSL knows by name.
///
/// Philox is the default: its streams are disjoint by construction and can be re-read anywhere. The
/// GSL generators are there to show that a result does not depend on the generator.
public struct Generator: Sendable, Hashable {
  /// The name, for example `philox4x32` or `mt19937`.
  public let name: String

  /// Philox4x32-10, the default.
  public static let philox4x32 = Generator(validName: "philox4x32")

  private init(validName: String) { name = validName }

  /// Looks a generator up by name.
  ///
  /// - Throws: `UnknownGeneratorError` for a name that is not in ``allNames``.
  public init(named name: String) throws {
    guard name == Self.philox4x32.name || GSLGenerators.shared.type(named: name) != nil else {
      throw UnknownGeneratorError(name: name)
    }
    self.name = name
  }

  /// Every valid name, in alphabetical order.
  public static var allNames: [String] {
    (GSLGenerators.shared.names + [philox4x32.name]).sorted()
  }
}

/// The name of a generator that does not exist.
public struct UnknownGeneratorError: Error, Equatable, CustomStringConvertible {
  /// The name as given.
  public let name: String

  /// Problem, reason, and suggestion in one line.
  public var description: String {
    "unknown random number generator '\(name)' (neither philox4x32 nor a GSL generator); common "
      + "choices: philox4x32, mt19937, ranlxd2, taus2, gfsr4"
  }
}
