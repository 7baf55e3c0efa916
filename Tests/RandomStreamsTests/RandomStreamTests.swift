import CGSL
import RandomStreams
import Testing

/// The next `count` numbers one by one.
func numbers(_ count: Int, from stream: inout RandomStream) -> [Double] {
  (0..<count).map { _ in stream.uniform() }
}

/// The next `count` numbers by one `fill`.
func filled(_ count: Int, from stream: inout RandomStream) -> [Double] {
  [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
    stream.fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
    initialized = count
  }
}

@Suite struct RandomStreamTests {
  static let address = StreamAddress(seed: 2024, purpose: .test, replica: 7, block: 3)

  static func open(_ name: String) throws -> RandomStream {
    RandomStream(try Generator(named: name), at: address)
  }

  @Test(arguments: ["philox4x32", "mt19937", "ranlxd2", "taus2"])
  func `fill gives the numbers of repeated uniform at odd lengths and offsets`(name: String) throws
  {
    for offset in [0, 1, 2, 7, 15, 16, 17, 31] {
      for length in [0, 1, 3, 15, 16, 17, 33, 100] {
        var one = try Self.open(name)
        var other = try Self.open(name)
        _ = numbers(offset, from: &one)
        _ = numbers(offset, from: &other)
        #expect(filled(length, from: &one) == numbers(length, from: &other))
        #expect(one.uniform() == other.uniform())
        #expect(one.position == UInt64(offset + length + 1))
      }
    }
  }

  @Test(arguments: ["philox4x32", "mt19937", "ranlxd2", "taus2"])
  func `a stream can be re-read from any place`(name: String) throws {
    var stream = try Self.open(name)
    let all = numbers(200, from: &stream)
    for place in [150, 0, 16, 31, 199] {
      stream.seek(to: UInt64(place))
      #expect(stream.position == UInt64(place))
      #expect(stream.uniform() == all[place])
    }
  }

  @Test func `a generator of GSL gives its own numbers`() throws {
    var stream = try Self.open("mt19937")
    let bare = gsl_rng_alloc(GSLTypes.type(named: "mt19937"))
    defer { gsl_rng_free(bare) }
    gsl_rng_set(bare, UInt(Self.address.derivedSeed))
    for _ in 0..<1000 { #expect(stream.uniform() == gsl_rng_uniform_pos(bare)) }
  }

  @Test func `streams may be opened and drawn on many threads`() async {
    func sum(_ block: UInt32) -> Double {
      var stream = RandomStream(
        .philox4x32, at: StreamAddress(seed: 5, purpose: .test, block: block))
      return filled(1000, from: &stream).reduce(0, +)
    }
    let parallel = await withTaskGroup(of: (UInt32, Double).self) { group in
      for block in 0..<UInt32(32) { group.addTask { (block, sum(block)) } }
      return await group.reduce(into: [UInt32: Double]()) { $0[$1.0] = $1.1 }
    }
    for block in 0..<UInt32(32) { #expect(parallel[block] == sum(block)) }
  }
}

/// GSL's own table, read independently of the library under test.
enum GSLTypes {
  static func type(named name: String) -> UnsafePointer<gsl_rng_type>? {
    var entry = gsl_rng_types_setup()
    while let current = entry, let type = current.pointee {
      if String(cString: type.pointee.name) == name { return type }
      entry = current + 1
    }
    return nil
  }
}
