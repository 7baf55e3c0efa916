import RandomStreams
import Testing

@Suite struct StreamAddressTests {
  @Test func `every part of an address changes the counter or the key`() {
    let base = StreamAddress(seed: 1, purpose: .test, block: 0)
    let others = [
      StreamAddress(seed: 2, purpose: .test, block: 0),
      StreamAddress(seed: 1 << 32 | 1, purpose: .test, block: 0),
      StreamAddress(seed: 1, purpose: .learning, block: 0),
      StreamAddress(seed: 1, purpose: .test, wireSet: 1, block: 0),
      StreamAddress(seed: 1, purpose: .test, replica: 1, block: 0),
      StreamAddress(seed: 1, purpose: .test, block: 1),
    ]
    // 200 numbers of 52 bits in common with any of 6 streams: chance 6 x 200 x 200 / 2^52, 5e-11.
    var stream = RandomStream(.philox4x32, at: base)
    let reference = Set(numbers(200, from: &stream))
    for address in others {
      var other = RandomStream(.philox4x32, at: address)
      #expect(reference.isDisjoint(with: numbers(200, from: &other)))
      #expect(address.derivedSeed != base.derivedSeed)
    }
  }

  @Test func `different parts never share a tag`() {
    var tags: Set<UInt32> = []
    var count = 0
    for purpose in StreamPurpose.allCases {
      #expect(purpose.rawValue < 32)
      for wireSet in 0..<StreamAddress.wireSetLimit {
        for replica in [0, 1, 2, StreamAddress.replicaLimit - 1] {
          tags.insert(
            StreamAddress(
              seed: 0, purpose: purpose, wireSet: wireSet, replica: replica, block: 0
            ).tag)
          count += 1
        }
      }
    }
    #expect(tags.count == count)
  }

  @Test func `purposes keep the numbers that reproduce old runs`() {
    let values = StreamPurpose.allCases.map(\.rawValue)
    #expect(values == [0, 1, 2, 3, 4, 5, 8, 31])
    #expect(StreamPurpose.pairCollisions.rawValue == 0)
    #expect(StreamPurpose.tripleMixed.rawValue == 4)
    #expect(StreamPurpose.learning.rawValue == 8)
  }

  @Test func `the first numbers of a stream never change between versions`() {
    var stream = RandomStream(
      .philox4x32, at: StreamAddress(seed: 1, purpose: .pairCollisions, block: 0))
    let first = numbers(3, from: &stream)
    #expect(first == StreamAddressTests.pinned)
    #expect(StreamAddress(seed: 1, purpose: .pairCollisions, block: 0).derivedSeed == 3_445_646_411)
  }

  /// Computed by an independent implementation of Philox4x32-10.
  static let pinned: [Double] = [
    0.8946847163350925, 0.7112680765766944, 0.8741119351871308,
  ]

  @Test func `a replica beyond 24 bits stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = StreamAddress(seed: 0, purpose: .test, replica: 1 << 24, block: 0)
    }
  }

  @Test func `a wire set beyond 3 bits stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = StreamAddress(seed: 0, purpose: .test, wireSet: 8, block: 0)
    }
  }
}
