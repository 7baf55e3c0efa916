import Ranks
import Testing

@Suite struct RankGroupTests {
  @Test func `one process owns everything and decides alone`() {
    let group = RankGroup.alone
    var values = [1.5, -2, 0.1]
    group.sum(&values)
    #expect(values == [1.5, -2, 0.1])
    #expect(group.isLeader)
    #expect(group.any(true) && !group.any(false))
    #expect(group.leader(says: true) && !group.leader(says: false))
    #expect((0..<64).allSatisfy(group.owns))
  }

  @Test(arguments: [1, 2, 3, 4, 7, 64, 100])
  func `every batch has one owner`(size: Int) {
    let ranks = (0..<size).map { RankGroup(rank: $0, size: size) }
    for batch in 0..<64 { #expect(ranks.count { $0.owns(batch: batch) } == 1) }
    #expect(ranks.count { $0.isLeader } == 1)
  }

  @Test func `without a launcher the world is this process`() {
    #expect(RankGroup.world == .alone)
  }
}
