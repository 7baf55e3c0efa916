public import CVectorMath

extension VectorMath {
  /// Sine and cosine of angles between -pi/4 and pi/4, by the polynomials of fdlibm.
  @inlinable @inline(__always)
  public static func sineCosineNearZero(_ x: Lanes) -> (sine: Lanes, cosine: Lanes) {
    let z = x * x
    var s = Lanes(repeating: 1.589_690_995_211_550_1e-10)
    s = multiplyAdd(s, z, Lanes(repeating: -2.505_076_025_340_686e-08))
    s = multiplyAdd(s, z, Lanes(repeating: 2.755_731_370_707_007e-06))
    s = multiplyAdd(s, z, Lanes(repeating: -1.984_126_982_985_795e-04))
    s = multiplyAdd(s, z, Lanes(repeating: 8.333_333_333_322_49e-03))
    s = multiplyAdd(s, z, Lanes(repeating: -1.666_666_666_666_663_2e-01))
    var c = Lanes(repeating: -1.135_964_755_778_819_5e-11)
    c = multiplyAdd(c, z, Lanes(repeating: 2.087_572_321_298_174_8e-09))
    c = multiplyAdd(c, z, Lanes(repeating: -2.755_731_435_139_066e-07))
    c = multiplyAdd(c, z, Lanes(repeating: 2.480_158_728_947_673e-05))
    c = multiplyAdd(c, z, Lanes(repeating: -1.388_888_888_887_411e-03))
    c = multiplyAdd(c, z, Lanes(repeating: 4.166_666_666_666_66e-02))
    // 1 - z/2 is rounded once; what the rounding lost is given back with the small terms.
    let half = z * Lanes(repeating: 0.5)
    let top = Lanes(repeating: 1) - half
    let lost = (Lanes(repeating: 1) - top) - half
    return (multiplyAdd(z * x, s, x), top + multiplyAdd(z * z, c, lost))
  }

  /// The numbers with their signs changed where those of others are negative.
  @inlinable @inline(__always)
  public static func flip(_ x: Lanes, bySignOf y: Lanes) -> Lanes {
    drag_flip(x, y)
  }

  /// The magnitudes.
  @inlinable @inline(__always)
  public static func magnitude(_ x: Lanes) -> Lanes {
    drag_magnitude(x)
  }

  /// The nearest whole numbers, ties to even; for magnitudes below 2^51.
  @inlinable @inline(__always)
  public static func nearestWhole(_ x: Lanes) -> Lanes { (x + rounder) - rounder }

  /// The angle of the point (x, y), between -pi and pi; for the origin some angle in that range.
  @inlinable @inline(__always)
  public static func angle(y: Lanes, x: Lanes) -> Lanes {
    let (ax, ay) = (magnitude(x), magnitude(y))
    let large = select(ax, below: ay, ay, else: ax)
    let small = select(ax, below: ay, ax, else: ay)
    // Beyond tan(pi/8) measure from pi/4: arctan(a/b) = pi/4 + arctan((a - b)/(a + b)).
    let limit = large * Lanes(repeating: 0.414_213_562_373_095)
    let numerator = select(limit, below: small, small - large, else: small)
    let denominator = select(limit, below: small, small + large, else: large)
    let tiny = Lanes(repeating: 1e-300)
    let t = numerator / select(denominator, below: tiny, tiny, else: denominator)
    let base = select(limit, below: small, Lanes(repeating: .pi / 4), else: Lanes())
    var result = base + arctangentNearZero(t)
    result = select(ax, below: ay, Lanes(repeating: .pi / 2) - result, else: result)
    result = select(x, below: Lanes(), Lanes(repeating: .pi) - result, else: result)
    return flip(result, bySignOf: y)
  }

  /// The arctangent of numbers between -7/16 and 7/16, by the polynomial of fdlibm.
  @inlinable @inline(__always)
  static func arctangentNearZero(_ t: Lanes) -> Lanes {
    let z = t * t
    var p = Lanes(repeating: 1.628_582_011_536_578_2e-02)
    p = multiplyAdd(p, z, Lanes(repeating: -3.653_157_274_421_691_6e-02))
    p = multiplyAdd(p, z, Lanes(repeating: 4.976_877_994_615_932e-02))
    p = multiplyAdd(p, z, Lanes(repeating: -5.833_570_133_790_573_5e-02))
    p = multiplyAdd(p, z, Lanes(repeating: 6.661_073_137_387_531e-02))
    p = multiplyAdd(p, z, Lanes(repeating: -7.691_876_205_044_83e-02))
    p = multiplyAdd(p, z, Lanes(repeating: 9.090_887_133_436_507e-02))
    p = multiplyAdd(p, z, Lanes(repeating: -1.111_111_040_546_235_6e-01))
    p = multiplyAdd(p, z, Lanes(repeating: 1.428_571_427_250_346_6e-01))
    p = multiplyAdd(p, z, Lanes(repeating: -1.999_999_999_987_648_3e-01))
    p = multiplyAdd(p, z, Lanes(repeating: 3.333_333_333_333_293e-01))
    return t - t * (z * p)
  }
}
