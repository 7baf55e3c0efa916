public import CGSL
internal import GSLSupport

/// A stream of random numbers at an address, owned by one user.
///
/// The same generator and address give the same numbers everywhere and always. A stream cannot be
/// copied, so no two places can draw the same numbers by accident; open the address
/// again to re-read them. With Philox, opening and seeking cost nothing.
public struct RandomStream: ~Copyable, @unchecked Sendable {
  // Sendable because the memory below has exactly one owner, which only mutates it when `mutating`.

  /// How the numbers are made, and where their state lies.
  @usableFromInline
  enum Source {
    case philox(UnsafeMutablePointer<PhiloxState>)
    case counted(seed: UInt32)
    case scripted
    case sobol
  }

  @usableFromInline let source: Source
  @usableFromInline let rng: UnsafeMutablePointer<gsl_rng>

  /// The generator; `nil` for a scripted stream.
  public let generator: Generator?

  /// Opens the stream of a generator at an address, at its first number.
  public init(_ generator: Generator, at address: StreamAddress) {
    GSL.initialize()
    self.generator = generator
    if generator.isCounterBased {
      rng = Self.allocate(PhiloxGSL.type)
      let state = PhiloxGSL.state(rng.pointee.state)
      state.initialize(
        to: PhiloxState(seed: address.seed, block: address.block, tag: address.tag))
      source = .philox(state)
    } else {
      let entry = GSLNames.shared.entry(named: generator.name)!
      rng = Self.allocate(entry.counted)
      let header = CountedGenerator.parts(rng.pointee.state).header
      header.initialize(to: .init(drawn: 0, position: 0, original: entry.original))
      gsl_rng_set(rng, UInt(address.derivedSeed))
      source = .counted(seed: address.derivedSeed)
    }
  }

  /// Opens a scrambled Sobol sequence: the coordinates of its points, one point after the other.
  ///
  /// For integrands that take a fixed number of uniform numbers a sample. The random numbers at the address
  /// scramble it, so sequences at different addresses are independent; points of one are not.
  /// - Parameters:
  ///   - dimensions: the numbers a sample takes, at most eight.
  ///   - generator: makes the random numbers that scramble it.
  ///   - address: where those are.
  public init(sobol dimensions: Int, _ generator: Generator, at address: StreamAddress) {
    var stream = RandomStream(generator, at: address)
    self.generator = generator
    source = .sobol
    rng = Self.allocate(SobolGenerator.type)
    SobolGenerator.state(rng.pointee.state).initialize(
      to: .init(
        sequence: SobolSequence(dimensions: dimensions, scrambledBy: &stream), drawn: 0))
  }

  /// A stream of numbers written down in advance, each in (0, 1); asking for more is an error.
  ///
  /// For tests of algorithms that take a stream.
  public init(scripted numbers: [Double]) {
    precondition(
      numbers.allSatisfy { $0 > 0 && $0 < 1 }, "a scripted stream holds numbers in (0, 1)")
    GSL.initialize()
    generator = nil
    source = .scripted
    rng = Self.allocate(ScriptedGenerator.type)
    let script = UnsafeMutableBufferPointer<Double>.allocate(capacity: numbers.count)
    _ = script.initialize(from: numbers)
    ScriptedGenerator.state(rng.pointee.state).initialize(
      to: .init(position: 0, drawn: 0, script: script))
  }

  deinit {
    if case .scripted = source {
      ScriptedGenerator.state(rng.pointee.state).pointee.script.deallocate()
    }
    gsl_rng_free(rng)
  }

  private static func allocate(
    _ type: UnsafePointer<gsl_rng_type>
  ) -> UnsafeMutablePointer<gsl_rng> {
    guard let rng = gsl_rng_alloc(type) else {
      preconditionFailure("out of memory for a random stream")
    }
    return rng
  }
}
