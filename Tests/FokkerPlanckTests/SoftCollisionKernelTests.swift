import FokkerPlanck
import Foundation
import Testing
import WirePhysics

@Suite struct SoftCollisionKernelTests {
  private static let system = SoftCollisionTests.system(
    (2.6, 2.2), .gaussian(strength: 1, length: 4), .gaussian(strength: 0.6, length: 5))
  private static let diffusion = SoftDiffusion(system: system, cut: 0.4)

  private static func mesh(_ elements: Int, points: Int = 3) -> MomentumMesh {
    MomentumMesh(
      cutoff: diffusion.system[.one].fermiMomentum + 4, elements: elements, points: points)
  }

  /// Sum_s Int zeta_s^2 [D_s g_s' - C_s] of given slopes, and the sum of its terms' magnitudes.
  private static func balance(
    _ kernel: SoftCollisionKernel, _ slopes: (WireIndex, Double) -> Double
  ) -> (one: Double, two: Double, size: Double) {
    let mesh = kernel.mesh
    let n = mesh.momenta.count
    var sums = [0.0, 0.0]
    var size = 0.0
    for wire in WireIndex.allCases {
      for i in 0..<n {
        let k = mesh.momenta[i]
        let weight = mesh.weights[i] * system[wire].zetaSquared(k)
        let d =
          kernel.response(wire, i, to: wire) + kernel.response(wire, i, to: wire.other)
        var c = 0.0
        for other in WireIndex.allCases {
          for j in 0..<n {
            c +=
              mesh.weights[j] * system[other].zetaSquared(mesh.momenta[j])
              * kernel.kernel[wire.rawValue * n + i][other.rawValue * n + j]
              * slopes(other, mesh.momenta[j])
          }
        }
        sums[wire.rawValue] += weight * (d * slopes(wire, k) - c)
        size += weight * (abs(d * slopes(wire, k)) + abs(c))
      }
    }
    return (sums[0], sums[1], size)
  }

  @Test func `momentum and its partial laws hold on the mesh to round-off`() throws {
    func slopes(_ wire: WireIndex, _ k: Double) -> Double {
      wire == .one ? 1 / (1 + k * k) : 0.3 * exp(-0.2 * k * k) - 0.1 * k * k
    }
    // (76): scattering within a wire conserves its momentum by itself.
    let intrawire = try SoftCollisionKernel(Self.diffusion, mesh: Self.mesh(12), mixed: 0)
    let own = Self.balance(intrawire, slopes)
    #expect(abs(own.one) < 1e-12 * own.size && abs(own.two) < 1e-12 * own.size)
    // (75), (77): mixed scattering conserves the total, and not each.
    let mixed = try SoftCollisionKernel(Self.diffusion, mesh: Self.mesh(12), intrawire: 0)
    let both = Self.balance(mixed, slopes)
    #expect(abs(both.one + both.two) < 1e-12 * both.size)
    #expect(abs(both.one) > 1e-3 * both.size)
  }

  @Test func `the zero modes are g' = 1 and g' = k`() throws {
    let kernel = try SoftCollisionKernel(Self.diffusion, mesh: Self.mesh(12))
    let n = kernel.mesh.momenta.count
    for wire in WireIndex.allCases {
      for i in stride(from: 0, to: n, by: 5) {
        let d =
          kernel.response(wire, i, to: wire) + kernel.response(wire, i, to: wire.other)
        #expect(d > 0)
        for other in WireIndex.allCases {
          for j in stride(from: 0, to: n, by: 7) {
            let here = kernel.kernel[wire.rawValue * n + i][other.rawValue * n + j]
            let there = kernel.kernel[other.rawValue * n + j][wire.rawValue * n + i]
            #expect(abs(here - there) <= 1e-12 * max(abs(here), 1e-30))
          }
        }
      }
    }
  }

  @Test func `the mesh sums tend to the quadrature of (S9) to (S11)`() throws {
    let kernels = try [20, 40].map {
      try SoftCollisionKernel(Self.diffusion, mesh: Self.mesh($0))
    }
    for wire in WireIndex.allCases {
      for k in [0.3, 1.2] {
        let errors = try kernels.map { kernel in
          let i = kernel.mesh.momenta.firstIndex { $0 > k } ?? 0
          let sum =
            kernel.response(wire, i, to: wire) + kernel.response(wire, i, to: wire.other)
          let exact = try SoftDiffusion.Channel.allCases.reduce(0) {
            $0 + (try Self.diffusion.coefficient($1, wire, kernel.mesh.momenta[i]))
          }
          return abs(sum / exact - 1)
        }
        #expect(errors[1] < 0.05 && errors[0] < 0.2, "\(wire) \(k): \(errors)")
      }
    }
    #expect(kernels[1].nearShare > 0 && kernels[1].nearShare < 1)
  }

  @Test func `the solution of the full equation keeps all laws`() throws {
    // Many points an element: the drive must be integrated as well as the kernel is.
    let kernel = try SoftCollisionKernel(Self.diffusion, mesh: Self.mesh(6, points: 12))
    for pairDiffusion in [1e-9, 1e-4, 1] {
      let solution = try FokkerPlanckSolver(
        wires: Self.system.wires,
        coefficients: kernel.coefficients(pairDiffusion: pairDiffusion), mesh: kernel.mesh
      ).solve()
      #expect(abs(solution.conservationDefect) < 1e-10)
      #expect(abs(solution.variationalConductivity / solution.conductivity - 1) < 1e-9)
      #expect(solution.dragResistivity > 0)
    }
  }
}
