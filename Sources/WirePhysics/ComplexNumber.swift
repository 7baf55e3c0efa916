import Foundation

/// A complex number: a response at a frequency, fields varying as exp(-i omega t), or a wave off the real axis.
public struct ComplexNumber: Sendable, Equatable {
  /// The real part: what dissipates.
  public var real: Double
  /// The imaginary part.
  public var imaginary: Double

  /// Makes a number from its parts.
  package init(_ real: Double, _ imaginary: Double = 0) {
    self.real = real
    self.imaginary = imaginary
  }

  /// The modulus, without overflow on the way.
  public var modulus: Double { hypot(real, imaginary) }

  /// The sum of two numbers.
  package static func + (x: Self, y: Self) -> Self {
    Self(x.real + y.real, x.imaginary + y.imaginary)
  }

  /// The difference of two numbers.
  package static func - (x: Self, y: Self) -> Self {
    Self(x.real - y.real, x.imaginary - y.imaginary)
  }

  /// The product of two numbers.
  package static func * (x: Self, y: Self) -> Self {
    Self(x.real * y.real - x.imaginary * y.imaginary, x.real * y.imaginary + x.imaginary * y.real)
  }

  /// A real multiple.
  package static func * (x: Double, y: Self) -> Self { Self(x * y.real, x * y.imaginary) }

  /// The quotient of two numbers, scaled so that nothing overflows on the way (Smith's rule).
  package static func / (x: Self, y: Self) -> Self {
    if abs(y.real) >= abs(y.imaginary) {
      let ratio = y.imaginary / y.real
      let scale = y.real + y.imaginary * ratio
      return Self((x.real + x.imaginary * ratio) / scale, (x.imaginary - x.real * ratio) / scale)
    }
    let ratio = y.real / y.imaginary
    let scale = y.real * ratio + y.imaginary
    return Self((x.real * ratio + x.imaginary) / scale, (x.imaginary * ratio - x.real) / scale)
  }

  /// The complex conjugate.
  package var conjugate: Self { Self(real, -imaginary) }

  /// The square root with a real part that is not negative.
  package var squareRoot: Self {
    let size = modulus
    if size == 0 { return Self(0) }
    let larger = (0.5 * (size + abs(real))).squareRoot()
    let smaller = 0.5 * imaginary / larger
    return real >= 0
      ? Self(larger, smaller)
      : Self(abs(smaller), imaginary < 0 ? -larger : larger)
  }

  /// exp(z).
  package static func exp(_ z: Self) -> Self {
    let size = Foundation.exp(z.real)
    return Self(size * cos(z.imaginary), size * sin(z.imaginary))
  }
}
