/// A complex number, for responses at a frequency; fields vary as exp(-i omega t).
public struct ComplexNumber: Sendable, Equatable {
  /// The real part: what dissipates.
  public var real: Double
  /// The imaginary part.
  public var imaginary: Double

  /// Makes a number from its parts.
  public init(_ real: Double, _ imaginary: Double = 0) {
    self.real = real
    self.imaginary = imaginary
  }

  /// The sum of two numbers.
  public static func + (x: Self, y: Self) -> Self {
    Self(x.real + y.real, x.imaginary + y.imaginary)
  }

  /// The product of two numbers.
  public static func * (x: Self, y: Self) -> Self {
    Self(x.real * y.real - x.imaginary * y.imaginary, x.real * y.imaginary + x.imaginary * y.real)
  }

  /// A real multiple.
  public static func * (x: Double, y: Self) -> Self { Self(x * y.real, x * y.imaginary) }

  /// The quotient of two numbers, scaled so that nothing overflows on the way (Smith's rule).
  public static func / (x: Self, y: Self) -> Self {
    if abs(y.real) >= abs(y.imaginary) {
      let ratio = y.imaginary / y.real
      let scale = y.real + y.imaginary * ratio
      return Self((x.real + x.imaginary * ratio) / scale, (x.imaginary - x.real * ratio) / scale)
    }
    let ratio = y.real / y.imaginary
    let scale = y.real * ratio + y.imaginary
    return Self((x.real * ratio + x.imaginary) / scale, (x.imaginary * ratio - x.real) / scale)
  }
}
