import Foundation
import GSLSupport
import WirePhysics

/// The form Q3 of a mixed set by product quadrature, without random numbers and without residues.
///
/// On a shell (P, rho) the angles are summed on the lattice a h/2, b h/2 with h = 2 pi/N and b - a odd:
/// midpoints in u = phi' - phi and in v = phi' + phi, symmetric about every line of double poles when N
/// is a multiple of three. For a periodic analytic function with double poles this trapezoidal sum is
///
///     T_N = (finite part) + a N + b N^2 + (exponentially small)
///
/// because h sum 1/(4 sin^2(x_j/2)) = pi N/2, while its finite part is zero; b comes from crossing
/// lines. Three values of N give the finite part by extrapolation to N = 0: the sampler's counterterms
/// and residues have no part in it.
struct MixedShellQuadrature {
  /// The wire of the two like electrons; the third is in the other.
  let like: WireIndex
  let doubleWire: DoubleWire
  /// Multiplies N, which is a multiple of 12 proportional to the size of the shell.
  let fineness: Double

  /// The forms Q(g, g) of all trials.
  /// - Parameters:
  ///   - reach: the largest hyperradius and a third of the largest total momentum.
  ///   - nodes: quadrature nodes in the hyperradius, and steps in the total momentum.
  func forms(reach: Double, nodes: Int) -> [TrialPair: Double] {
    let eta = 1.0 / 8
    // One root of three from the kernel, one from d^3k = dP rho drho dphi/sqrt 3.
    let prefactor = eta * (2 * Double.pi / 16) / (pow(2 * .pi, 5) * 3)
    var sums = SIMD4<Double>()
    let totalStep = 2.2 * reach / Double(nodes)
    let rule = GaussLegendre(points: nodes).rule(from: 0, to: reach)
    // The shell integral is even in P, smooth, and gone at the end: the trapezoidal rule.
    for step in 0..<nodes {
      let weightP = (step == 0 ? 1 : 2) * totalStep
      for (rho, weight) in rule {
        let shell = finitePart(total: Double(step) * totalStep, rho: rho)
        sums += prefactor * weightP * weight * rho * shell
      }
    }
    return Dictionary(
      uniqueKeysWithValues: zip(TrialPair.allCases, (0..<4).map { sums[$0] }))
  }

  /// The integral over both angles of |A|^2 Z6 (D g)^2 on a shell, one lane a trial.
  func finitePart(total: Double, rho: Double) -> SIMD4<Double> {
    let base = 12 * max(2, Int((fineness * (1 + 0.9 * rho)).rounded(.up)))
    // Quadratic extrapolation to N = 0 from N, 3N/2, 2N.
    return 6 * lattice(total, rho, base) - 8 * lattice(total, rho, 3 * base / 2)
      + 3 * lattice(total, rho, 2 * base)
  }

  private func lattice(_ total: Double, _ rho: Double, _ points: Int) -> SIMD4<Double> {
    let count = 2 * points
    let shell = (0..<count).map { state(total, rho, angle: .pi * Double($0) / Double(points)) }
    let strongest = shell.map(\.thermal).max() ?? 0
    var sum = SIMD4<Double>()
    for (a, start) in shell.enumerated() {
      // Time reversal: pairs with b > a count twice.
      for b in stride(from: a + 1, to: count, by: 2) {
        let final = shell[b]
        let thermal = start.thermal * final.thermal
        if thermal < 1e-14 * strongest * strongest { continue }
        let difference = final.charges - start.charges
        let square = self.square(start.momenta, final.momenta)
        sum += 2 * thermal * square * difference * difference
      }
    }
    // dphi dphi' = du dv/2.
    let h = 2 * Double.pi / Double(points)
    return sum * h * h / 2
  }

  /// Three electrons at one angle of a shell.
  private struct State {
    let momenta: SIMD4<Double>
    let thermal: Double
    /// The sum of g over the electrons, one lane a trial.
    let charges: SIMD4<Double>
  }

  private func state(_ total: Double, _ rho: Double, angle: Double) -> State {
    let size = rho * (2.0 / 3).squareRoot()
    let third = 2 * Double.pi / 3
    let k = SIMD4(
      total / 3 + size * cos(angle), total / 3 + size * cos(angle - third),
      total / 3 + size * cos(angle + third), 0)
    func charge(_ trial: TrialPair) -> Double {
      trial(like, k[0]) + trial(like, k[1]) + trial(like.other, k[2])
    }
    let (two, one) = (doubleWire[like], doubleWire[like.other])
    return State(
      momenta: k, thermal: two.zeta(k[0]) * two.zeta(k[1]) * one.zeta(k[2]),
      charges: SIMD4(TrialPair.allCases.map(charge)))
  }

  /// |A|^2 of equation (S21) with the third electron in the other wire and of its exchange, summed over flavours.
  private func square(_ k: SIMD4<Double>, _ out: SIMD4<Double>) -> Double {
    let (intrawire, interwire) = (doubleWire.intrawire[like], doubleWire.interwire)
    let (s11, s22) = (intrawire(out[0] - k[0]), intrawire(out[1] - k[1]))
    let (s21, s12) = (intrawire(out[1] - k[0]), intrawire(out[0] - k[1]))
    let (x11, x22) = (interwire(out[0] - k[0]), interwire(out[1] - k[1]))
    let (x21, x12) = (interwire(out[1] - k[0]), interwire(out[0] - k[1]))
    let x33 = interwire(out[2] - k[2])
    let direct =
      x11 * x22 / ((out[0] - k[2]) * (out[1] - k[2]))
      + s22 * x33 / ((out[1] - k[0]) * (out[2] - k[0]))
      + s11 * x33 / ((out[0] - k[1]) * (out[2] - k[1]))
    let exchanged =
      x21 * x12 / ((out[1] - k[2]) * (out[0] - k[2]))
      + s12 * x33 / ((out[0] - k[0]) * (out[2] - k[0]))
      + s21 * x33 / ((out[1] - k[1]) * (out[2] - k[1]))
    let g = doubleWire.flavours.count
    return g
      * (g * g * (direct * direct + exchanged * exchanged) - 2 * g * direct * exchanged)
  }
}
