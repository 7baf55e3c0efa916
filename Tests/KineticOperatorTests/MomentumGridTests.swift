import KineticOperator
import Testing
import WirePhysics

@Suite(.tags(.analytic)) struct MomentumGridTests {
  private static let wires = [Wire(fermiEnergy: 12), Wire(fermiEnergy: 10)]

  @Test func `even knots are even`() {
    let grid = MomentumGrid(intervals: 4, cutoff: 6, spacing: .uniform, wires: Self.wires)
    #expect(grid.breakpoints == [0, 1.5, 3, 4.5, 6])
    #expect(grid.intervals == 4 && grid.cutoff == 6)
  }

  @Test(arguments: MomentumGrid.Spacing.allCases, [1, 2, 16, 100])
  func `knots ascend from the band bottom to the cutoff`(
    spacing: MomentumGrid.Spacing, intervals: Int
  ) {
    let grid = MomentumGrid(
      intervals: intervals, cutoff: 9, spacing: spacing, wires: Self.wires)
    #expect(grid.intervals == intervals)
    #expect(grid.breakpoints[0] == 0 && grid.cutoff == 9)
    #expect(zip(grid.breakpoints, grid.breakpoints.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func `knots are denser in the thermal windows and at the band bottom`() {
    let grid = MomentumGrid(intervals: 40, cutoff: 9, spacing: .auto, wires: Self.wires)
    func width(at k: Double) -> Double {
      let i = grid.breakpoints.lastIndex { $0 <= k } ?? 0
      return grid.breakpoints[i + 1] - grid.breakpoints[i]
    }
    let empty = width(at: 7.5)
    #expect(width(at: 0) < 0.6 * empty)
    #expect(width(at: 24.0.squareRoot()) < 0.6 * empty)
    // No place is left out: an interval is at most twice as wide as an even one.
    #expect(empty <= 2 * 9.0 / 40 * 1.001)
  }

  @Test func `the automatic cutoff is where the thermal factor is gone`() {
    let cutoff = MomentumGrid.automaticCutoff(for: Self.wires)
    let zetaSquared = Self.wires[0].zetaSquared(cutoff)
    #expect(zetaSquared < 1e-14 && zetaSquared > 1e-17)
    // A wire that is nearly empty has its electrons at the band bottom.
    let empty = [Wire(fermiEnergy: -5)]
    #expect(MomentumGrid.automaticCutoff(for: empty) == 70.0.squareRoot())
  }

  @Test func `the reach is 20 T above the cutoff`() {
    let grid = MomentumGrid(intervals: 4, cutoff: 6, spacing: .uniform, wires: Self.wires)
    #expect(abs(grid.reach * grid.reach / 2 - 38) < 1e-12)
  }
}
