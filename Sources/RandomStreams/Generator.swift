/// A choice of random number generator: Philox4x32-10, or any generator GSL knows by name.
///
/// Philox is the default: its streams are disjoint by construction and can be re-read anywhere. The
/// GSL generators are there to show that a result does not depend on the generator.
public struct Generator: Sendable, Hashable, CustomStringConvertible {
  /// The name, for example `philox4x32` or `mt19937`.
  public let name: String

  /// Philox4x32-10, the default.
  public static let philox4x32 = Generator(validName: PhiloxGSL.name)

  private init(validName: String) { name = validName }

  /// Looks a generator up by name.
  ///
  /// - Throws: `UnknownGeneratorError`, which names the nearest valid spelling.
  public init(named name: String) throws {
    guard name == PhiloxGSL.name || GSLNames.shared.entry(named: name) != nil else {
      throw UnknownGeneratorError(name: name)
    }
    self.name = name
  }

  /// Every valid name, in alphabetical order.
  public static var allNames: [String] { (GSLNames.shared.all + [PhiloxGSL.name]).sorted() }

  /// Whether streams are disjoint by construction and positions cost nothing to reach.
  public var isCounterBased: Bool { name == PhiloxGSL.name }

  /// The name.
  public var description: String { name }
}
