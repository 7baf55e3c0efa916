package import RandomStreams

extension RandomStream {
  /// A stream of numbers written down in advance, each in (0, 1); asking for more stops the program.
  package init(scripted numbers: [Double]) {
    precondition(
      numbers.allSatisfy { $0 > 0 && $0 < 1 }, "a scripted stream holds numbers in (0, 1)")
    self.init(source: Script(numbers: numbers))
  }
}

private struct Script: NumberSource {
  let numbers: [Double]
  var position: UInt64 = 0

  mutating func seek(to target: UInt64) { position = target }

  mutating func next() -> Double {
    defer { position += 1 }
    return numbers[Int(position)]
  }
}
