public import Statistics

/// What a running computation has to say about itself.
public struct RunProgress: Sendable {
  /// The sweep point, counted from zero, and the number of points.
  public let point: Int
  /// The number of sweep points.
  public let pointCount: Int
  /// Samples drawn so far, all processes together; zero at the beginning of a stage.
  public let samples: Int
  /// The running estimate of rho_D, if there is one yet.
  public let dragResistivity: Estimate?
  /// In words, what is being done, or what the run is waiting for when there is no estimate.
  public let remark: String
  /// Seconds since this point started.
  public let seconds: Double
  /// Estimated seconds until this point is done, if that can be told.
  public let secondsLeft: Double?
}
