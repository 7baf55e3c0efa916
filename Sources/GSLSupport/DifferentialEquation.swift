internal import CGSL

/// Initial value problems dy/dt = f(t, y), by the Runge-Kutta pair of orders 8 and 9 of Prince and Dormand.
public enum DifferentialEquation {
  /// f(t, y): reads `y` and writes the derivative to its last argument.
  public typealias Derivative = (
    Double, UnsafePointer<Double>, UnsafeMutablePointer<Double>
  ) -> Void

  /// A closure in a box of known layout, as for integrands.
  private struct Box {
    let evaluate: Derivative
  }

  /// Carries `y` from `start` to `end`, which may lie to either side.
  ///
  /// Each step keeps the estimated error of every component below
  /// `absoluteError + relativeError * abs(y)`; what comes of that at the end, the caller has to judge.
  ///
  /// - Parameters:
  ///   - y: The values at `start`, replaced by those at `end`.
  ///   - start: The point from which.
  ///   - end: The point to which.
  ///   - firstStep: The length of the first step, positive.
  ///   - absoluteError: The absolute tolerance of a step.
  ///   - relativeError: The relative tolerance of a step.
  ///   - derivative: f; called on the calling thread only.
  /// - Throws: `GSLError` when no step is small enough.
  public static func integrate(
    _ y: inout [Double], from start: Double, to end: Double, firstStep: Double,
    absoluteError: Double, relativeError: Double, _ derivative: Derivative
  ) throws {
    guard start != end else { return }
    precondition(firstStep > 0 && firstStep.isFinite)
    GSL.initialize()
    let dimension = y.count
    let status = withoutActuallyEscaping(derivative) { derivative in
      var box = Box(evaluate: derivative)
      return withUnsafeMutablePointer(to: &box) { pointer -> Int32 in
        var system = gsl_odeiv2_system(
          function: { t, y, f, parameters in
            guard let y, let f, let parameters else { return Int32(GSL_EFAULT) }
            parameters.assumingMemoryBound(to: Box.self).pointee.evaluate(t, y, f)
            return Int32(GSL_SUCCESS)
          }, jacobian: nil, dimension: dimension, params: pointer)
        guard
          let driver = gsl_odeiv2_driver_alloc_standard_new(
            &system, drag_gsl_odeiv2_step_rk8pd(), end > start ? firstStep : -firstStep,
            absoluteError, relativeError, 1, 0)
        else { preconditionFailure("out of memory for a differential equation") }
        defer { gsl_odeiv2_driver_free(driver) }
        var t = start
        return gsl_odeiv2_driver_apply(driver, &t, end, &y)
      }
    }
    guard status == GSL_SUCCESS, y.allSatisfy(\.isFinite) else {
      throw GSLError(
        code: status == GSL_SUCCESS ? Int32(GSL_EFAILED) : status,
        computing: "a differential equation from \(start) to \(end)")
    }
  }
}
