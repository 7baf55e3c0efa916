package import LinearAlgebra

/// The variables p and u with g_1 = p + a u and g_2 = p - (1 - a) u.
///
/// Pair collisions see only u = g_1 - g_2: their form is zero to the bit wherever p takes part, so the
/// tiny form of three-particle scattering that decides p is never a difference of large numbers. With
/// a = n_2/(n_1 + n_2) the drift p = 0, u = k carries no momentum.
package struct CommonRelative: Sendable, Hashable {
  /// The coefficient a of u in g_1.
  package let shareOfOne: Double

  /// Makes the variables from a, between 0 and 1.
  package init(shareOfOne: Double) { self.shareOfOne = shareOfOne }

  /// The form in p (first half) and u (second half), from the form in g_1 and g_2.
  package func transform(_ form: SymmetricMatrix) -> SymmetricMatrix {
    let n = form.order / 2
    let a = shareOfOne
    let b = 1 - a
    var result = SymmetricMatrix(order: form.order)
    form.elements.withUnsafeBufferPointer { form in
      result.elements.withUnsafeMutableBufferPointer { result in
        for i in 0..<n {
          let (one, two) = (2 * n * i, 2 * n * (n + i))
          for j in 0..<n {
            let (q11, q12) = (form[one + j], form[one + n + j])
            let (q21, q22) = (form[two + j], form[two + n + j])
            // In this order the pair form cancels exactly.
            result[one + j] = (q11 + q12) + (q21 + q22)
            result[one + n + j] = a * (q11 + q21) - b * (q12 + q22)
            result[two + n + j] = a * (a * q11 - b * q12) - b * (a * q21 - b * q22)
          }
          for j in 0..<n { result[2 * n * (n + j) + i] = result[one + n + j] }
        }
      }
    }
    return result
  }

  /// The sum of forms in g_1 and g_2, in p and u.
  package func sum(_ forms: [SymmetricMatrix], order: Int) -> SymmetricMatrix {
    var total = SymmetricMatrix(order: order)
    for form in forms { total.add(transform(form)) }
    return total
  }

  /// A linear form in p and u, from the linear form in g_1 and g_2.
  package func transformDrive(_ drive: [Double]) -> [Double] {
    let n = drive.count / 2
    let common = (0..<n).map { drive[$0] + drive[n + $0] }
    let relative = (0..<n).map { shareOfOne * drive[$0] - (1 - shareOfOne) * drive[n + $0] }
    return common + relative
  }

  /// The coefficients of g_1 and g_2 from those of p and u.
  package func distributions(_ solution: [Double]) -> [[Double]] {
    let n = solution.count / 2
    return [
      (0..<n).map { solution[$0] + shareOfOne * solution[n + $0] },
      (0..<n).map { solution[$0] - (1 - shareOfOne) * solution[n + $0] },
    ]
  }
}
