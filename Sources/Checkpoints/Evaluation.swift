/// Work that is done in steps and can be left between two of them.
///
/// A study is one evaluation or several in a fixed order; ``EvaluationLog`` drives and keeps them.
public protocol Evaluation {
  /// What comes of it.
  associatedtype Answer
  /// All that it has gathered on its way: another one of its kind goes on from there to the same bits.
  associatedtype Course: Codable

  /// What it has gathered so far.
  var course: Course { get }

  /// Takes over what another one of its kind had gathered.
  /// - Throws: the reason why it cannot.
  mutating func restore(_ course: Course) throws

  /// Goes on a step; a long one asks in between whether it should stop, and then ends early.
  /// - Returns: The answer, once it is there.
  mutating func advance() throws -> Answer?
}
