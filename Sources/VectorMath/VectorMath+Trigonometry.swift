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

  /// Sine and cosine of angles up to about a million.
  @inlinable @inline(__always)
  public static func sineCosine(_ x: Lanes) -> (sine: Lanes, cosine: Lanes) {
    let shifted = multiplyAdd(x, Lanes(repeating: 0.636_619_772_367_581_4), rounder)
    let n = shifted - rounder
    // pi/2 in three parts; the products of the first two with n are exact.
    var r = multiplyAdd(n, Lanes(repeating: -1.570_796_326_734_125_6), x)
    r = multiplyAdd(n, Lanes(repeating: -6.077_100_506_303_966e-11), r)
    r = multiplyAdd(n, Lanes(repeating: -2.022_266_248_795_950_6e-21), r)
    let (s, c) = sineCosineNearZero(r)
    let quadrant = unsafeBitCast(shifted, to: SIMD8<UInt64>.self)
    // The last bit as a sign: set where sine and cosine change places.
    let swap = unsafeBitCast((quadrant &<< 63) | one, to: Lanes.self)
    let sine = select(swap, below: Lanes(), c, else: s)
    let cosine = select(swap, below: Lanes(), s, else: c)
    return (
      flip(sine, (quadrant &<< 62) & signBit), flip(cosine, ((quadrant &+ 1) &<< 62) & signBit)
    )
  }

  @inlinable @inline(__always)
  static func flip(_ x: Lanes, _ sign: SIMD8<UInt64>) -> Lanes {
    unsafeBitCast(unsafeBitCast(x, to: SIMD8<UInt64>.self) ^ sign, to: Lanes.self)
  }

  @inlinable @inline(__always)
  static var signBit: SIMD8<UInt64> { SIMD8<UInt64>(repeating: 1 << 63) }

  @inlinable @inline(__always)
  static var one: SIMD8<UInt64> { unsafeBitCast(Lanes(repeating: 1), to: SIMD8<UInt64>.self) }

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
}
