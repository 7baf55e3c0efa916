internal import CGSL

extension RandomStream {
  /// The place of the next number, counted from the beginning of the stream.
  public var position: UInt64 {
    switch source {
    case .philox(let state): state.pointee.position
    case .counted: CountedGenerator.parts(rng.pointee.state).header.pointee.position
    case .scripted: ScriptedGenerator.state(rng.pointee.state).pointee.position
    case .sobol: SobolGenerator.state(rng.pointee.state).pointee.sequence.position
    }
  }

  /// How many numbers were drawn from this stream since it was opened; seeking does not count.
  public var drawn: UInt64 {
    switch source {
    case .philox(let state): state.pointee.drawn
    case .counted: CountedGenerator.parts(rng.pointee.state).header.pointee.drawn
    case .scripted: ScriptedGenerator.state(rng.pointee.state).pointee.drawn
    case .sobol: SobolGenerator.state(rng.pointee.state).pointee.drawn
    }
  }

  /// Moves to a place in the stream.
  ///
  /// At once for Philox and Sobol. The GSL generators have no way there but to draw: the cost grows with the
  /// distance, backwards from the beginning.
  public mutating func seek(to target: UInt64) {
    switch source {
    case .philox(let state): state.pointee.position = target
    case .scripted: ScriptedGenerator.state(rng.pointee.state).pointee.position = target
    case .sobol: SobolGenerator.state(rng.pointee.state).pointee.sequence.seek(to: target)
    case .counted(let seed):
      let (header, inner) = CountedGenerator.parts(rng.pointee.state)
      let original = header.pointee.original.unsafelyUnwrapped
      if target < header.pointee.position {
        original.pointee.set(inner, UInt(seed))
        header.pointee.position = 0
      }
      for _ in header.pointee.position..<target { _ = original.pointee.get(inner) }
      header.pointee.position = target
    }
  }
}
