/// The relative difference of two numbers.
func relativeDifference(_ a: Double, _ b: Double) -> Double {
  a == b ? 0 : abs(a - b) / max(abs(a), abs(b))
}
