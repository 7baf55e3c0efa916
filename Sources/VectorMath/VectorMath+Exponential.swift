extension VectorMath {
  /// The exponential function; zero below -708, where the result would leave the normal numbers.
  ///
  /// Arguments above 709 are not meant: the result there is not infinite but wrong.
  @inlinable @inline(__always)
  public static func exp(_ x: Lanes) -> Lanes {
    select(x, below: Lanes(repeating: -708), Lanes(), else: expInRange(x))
  }

  /// The exponential function of arguments from -708 to 709; elsewhere the result is wrong.
  ///
  /// exp(x) = 2^n exp(r) with n the nearest whole number to x/ln 2 and r = x - n ln 2, where ln 2 is in
  /// two parts, the first so short that its product with n is exact. exp(r) = 1 + r + r^2 q(r), with q
  /// the Chebyshev interpolant of degree 9 (relative error 1.3e-17).
  @inlinable @inline(__always)
  public static func expInRange(_ x: Lanes) -> Lanes {
    let shifted = multiplyAdd(x, Lanes(repeating: 1.442_695_040_888_963_4), rounder)
    let n = shifted - rounder
    var r = multiplyAdd(n, Lanes(repeating: -6.931_471_803_691_238_16e-01), x)
    r = multiplyAdd(n, Lanes(repeating: -1.908_214_929_270_587_70e-10), r)
    // Two interleaved chains: half the latency of Horner's rule.
    let r2 = r * r
    var even = Lanes(repeating: 2.762_013_871_973_399_4e-07)
    var odd = Lanes(repeating: 2.510_042_415_700_506_8e-08)
    odd = multiplyAdd(odd, r2, Lanes(repeating: 2.755_726_837_868_419_2e-06))
    even = multiplyAdd(even, r2, Lanes(repeating: 2.480_152_119_021_773e-05))
    odd = multiplyAdd(odd, r2, Lanes(repeating: 1.984_126_986_310_596_8e-04))
    even = multiplyAdd(even, r2, Lanes(repeating: 1.388_888_891_728_179_4e-03))
    odd = multiplyAdd(odd, r2, Lanes(repeating: 8.333_333_333_330_051e-03))
    even = multiplyAdd(even, r2, Lanes(repeating: 4.166_666_666_662_399e-02))
    odd = multiplyAdd(odd, r2, Lanes(repeating: 1.666_666_666_666_666_9e-01))
    even = multiplyAdd(even, r2, Lanes(repeating: 0.5))
    let q = multiplyAdd(odd, r, even)
    let value = multiplyAdd(q, r2, r) + Lanes(repeating: 1)
    // The bits of `shifted` below the mantissa's end are n: shift them into the exponent.
    let bits = unsafeBitCast(shifted, to: SIMD8<UInt64>.self) &<< 52
    return unsafeBitCast(unsafeBitCast(value, to: SIMD8<UInt64>.self) &+ bits, to: Lanes.self)
  }
}
