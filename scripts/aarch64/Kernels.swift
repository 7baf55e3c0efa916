// What `scripts/check-aarch64.sh` runs on both kinds of processors: every vector function, called from C by arrays.
//
// Compiled into one module with the files of VectorMath, as Embedded Swift: the only standard library that a toolchain
// for x86-64 brings for AArch64.

typealias Lanes = VectorMath.Lanes

/// Numbers of a result for each eight arguments.
private let width = 8

/// Calls `body` with eight numbers at a time of each argument, and writes what it answers.
private func each(
  _ count: Int, _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>,
  _ result: UnsafeMutablePointer<Double>, _ body: (Lanes, Lanes) -> Lanes
) {
  for i in stride(from: 0, to: count, by: width) {
    let (a, b) = (
      UnsafeRawPointer(x + i).loadUnaligned(as: Lanes.self),
      UnsafeRawPointer(y + i).loadUnaligned(as: Lanes.self)
    )
    UnsafeMutableRawPointer(result + i).storeBytes(of: body(a, b), as: Lanes.self)
  }
}

/// Computes one function of two columns; answers whether there is one of this number.
@_cdecl("drag_kernel")
public func kernel(
  _ number: Int32, _ count: Int, _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>,
  _ table: UnsafePointer<Double>, _ result: UnsafeMutablePointer<Double>
) -> Bool {
  let one = Lanes(repeating: 1)
  /// Places from 0 to 95 in the table, from any number.
  func places(_ a: Lanes) -> SIMD8<Int32> {
    VectorMath.truncate(VectorMath.clamp(VectorMath.magnitude(a) * 4, 0, 95))
  }
  switch number {
  case 0: each(count, x, y, result) { a, b in VectorMath.multiplyAdd(a, b, one) }
  case 1: each(count, x, y, result) { a, b in VectorMath.multiplySubtract(a, b, one) }
  case 2: each(count, x, y, result) { a, _ in VectorMath.squareRoot(VectorMath.magnitude(a)) }
  case 3: each(count, x, y, result) { a, _ in VectorMath.double(VectorMath.truncate(a * 1000)) }
  case 4: each(count, x, y, result) { a, b in VectorMath.minimum(a, b) - VectorMath.maximum(a, b) }
  case 5: each(count, x, y, result) { a, b in VectorMath.select(a, below: b, a * b, else: a + b) }
  case 6: each(count, x, y, result) { a, b in VectorMath.isAny(a, below: b) ? one : Lanes() }
  case 7: each(count, x, y, result) { a, _ in VectorMath.gather(table, places(a)) }
  case 8:
    each(count, x, y, result) { a, b in
      let (c0, c1, c2, c3) = VectorMath.gatherRows(table, places(a))
      return ((c3 * b + c2) * b + c1) * b + c0
    }
  case 9: each(count, x, y, result) { a, b in VectorMath.flip(a, bySignOf: b) }
  case 10: each(count, x, y, result) { a, _ in VectorMath.nearestWhole(a * 1000) }
  case 11: each(count, x, y, result) { a, _ in VectorMath.exp(a * 29) }
  case 12: each(count, x, y, result) { a, _ in VectorMath.sineCosineNearZero(a * (1.0 / 32)).sine }
  case 13:
    each(count, x, y, result) { a, _ in VectorMath.sineCosineNearZero(a * (1.0 / 32)).cosine }
  case 14: each(count, x, y, result) { a, b in VectorMath.angle(y: a, x: b) }
  case 15:
    each(count, x, y, result) { a, b in
      let found = VectorMath.select(a, below: b, a, else: Lanes())
      return Lanes(repeating: Double(VectorMath.nonzeroLanes(found)))
    }
  case 16:
    each(count, x, y, result) { a, _ in
      withUnsafeBytes(of: a) {
        VectorMath.double($0.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: Int8.self) + 5)
      }
    }
  case 17:
    each(count, x, y, result) { a, _ in
      withUnsafeBytes(of: a) {
        let bytes = $0.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self) + 3
        return Lanes(repeating: Double(VectorMath.bytes(bytes, with: 0x24)))
      }
    }
  default: return false
  }
  return true
}
