import WirePhysics

/// Adds up the triples of ``SoftCollisionKernel``.
struct TripleSums {
  /// K(i, j), wire 1 first.
  private(set) var kernel: [[Double]]
  /// Sums of the form's diagonal: over all triples, and over those close to the cut.
  private(set) var total = 0.0
  private(set) var near = 0.0

  private let diffusion: SoftDiffusion
  private let count: Int
  private let momenta: [Double]
  private let weights: [Double]

  init(_ diffusion: SoftDiffusion, mesh: MomentumMesh) {
    self.diffusion = diffusion
    count = mesh.momenta.count
    // Mesh weights count both signs of k.
    momenta = mesh.momenta + mesh.momenta.map { -$0 }
    weights = (mesh.weights + mesh.weights).map { 0.5 * $0 }
    kernel = Array(repeating: Array(repeating: 0, count: 2 * count), count: 2 * count)
  }

  /// Adds two electrons 1, 2 in `pair` and one, 3, in `partner`.
  ///
  /// Off-diagonal elements: K(1, 2) takes (k_1 - k_3)(k_2 - k_3) s summed over 3, K(1, 3) takes
  /// (k_1 - k_2)(k_3 - k_2) s summed over 2, both times 1/64 (m/2 pi)^3. By symmetry the first electron
  /// is on the positive half axis.
  mutating func add(pair: WireIndex, partner: WireIndex, factor: Double) throws {
    let amplitude = SoftAmplitude(wires: [pair, pair, partner], system: diffusion.system)
    let z = WirePair { wire in momenta.map { diffusion.system[wire].zetaSquared($0) } }
    let scale = factor * SoftDiffusion.prefactor(.c)
    let (cut, full) = (diffusion.cut, momenta.count)
    let counted = shares()
    for i in 0..<count {
      for j in 0..<full where counted[i][j] > 0 {
        let own = weights[j] * z[pair][j]
        for l in 0..<full {
          let share = counted[i][j] * counted[i][l] * counted[j][l]
          if share == 0 { continue }
          let (k1, k2, k3) = (momenta[i], momenta[j], momenta[l])
          let s = try scale * share * amplitude.strength([k1, k2, k3])
          let other = weights[l] * z[partner][l]
          // Kernels act on even slopes: both signs of the second momentum count as one point.
          let pairTerm = s * other * (k1 - k3) * (k2 - k3) * 0.5
          let mixedTerm = s * own * (k1 - k2) * (k3 - k2) * 0.5
          let (row, column) = (pair.rawValue * count, partner.rawValue * count)
          kernel[row + i][row + j % count] += pairTerm
          kernel[row + i][column + l % count] += mixedTerm
          kernel[column + l % count][row + i] += mixedTerm
          let size = weights[i] * z[pair][i] * own * other * s * (k2 - k3) * (k2 - k3)
          total += size
          let closest = min(abs(k1 - k2), abs(k2 - k3), abs(k3 - k1))
          if closest < 2 * cut { near += size }
        }
      }
    }
  }

  /// The share of the cells of two points that is farther apart than the cut.
  ///
  /// A sharp edge would make the sums converge with the spacing only, and unevenly.
  private func shares() -> [[Double]] {
    momenta.indices.map { i in
      momenta.indices.map { j in
        let distance = abs(momenta[i] - momenta[j])
        let width = 0.5 * (weights[i] + weights[j])
        return min(max((distance - diffusion.cut) / width + 0.5, 0), 1)
      }
    }
  }
}
