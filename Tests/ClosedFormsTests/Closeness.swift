import Foundation

/// The relative difference of two numbers.
func relativeDifference(_ a: Double, _ b: Double) -> Double {
  a == b ? 0 : abs(a - b) / max(abs(a), abs(b))
}

/// The order p of an error ~ (T/eps_F)^p, from its values at eps_F and 2 eps_F.
func observedOrder(_ coarse: Double, _ fine: Double) -> Double { log2(abs(coarse / fine)) }
