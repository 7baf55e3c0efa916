public import WirePhysics

/// The field in each wire at some times, with straight lines between them.
public struct FieldSeries: Sendable, Equatable {
  /// Ascending times in hbar/T, at least two.
  public let times: [Double]
  /// The field eE at each time in each wire, in T sqrt(mT)/hbar.
  public let fields: WirePair<[Double]>

  /// Takes columns of equal length; the times must ascend.
  public init(times: [Double], fields: WirePair<[Double]>) {
    precondition(
      times.count >= 2 && fields.one.count == times.count && fields.two.count == times.count)
    self.times = times
    self.fields = fields
  }
}
