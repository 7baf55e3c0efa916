extension Readings {
  /// What was said, in few bytes; only the version that packed it can unpack it.
  package func pack(into writer: inout PackedWriter) {
    writer.add(entries.count)
    for entry in entries {
      if let place = Self.places[entry.quantity.name] {
        writer.add(place + 1)
      } else {
        // One of a family.
        writer.add(0)
        writer.add(entry.quantity.name)
      }
      entry.value.pack(into: &writer)
    }
  }

  /// Unpacks what was said.
  /// - Throws: `PackedReader.Mistake` for anything else.
  package init(unpacking reader: inout PackedReader) throws(PackedReader.Mistake) {
    self.init()
    for _ in 0..<(try reader.count()) {
      let place = try reader.number()
      guard place <= Quantity.catalogue.count else { throw PackedReader.Mistake() }
      let name = try place == 0 ? reader.text() : Quantity.catalogue[Int(place) - 1].name
      guard Quantity.known(name) != nil else { throw PackedReader.Mistake() }
      add(name, try QuantityValue(unpacking: &reader))
    }
  }

  /// What decides how bytes are understood: the names of the catalogue in their order.
  package static let packing = XXHash64.hash(
    Quantity.catalogue.map(\.name).joined(separator: " ").utf8)

  private static let places = Dictionary(
    Quantity.catalogue.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
}

extension QuantityValue {
  private enum Kind: UInt64 {
    case missing, missingEstimate, real, estimate, whole, unsigned, text, truth, list, named
    case reals, estimates
  }

  fileprivate func pack(into writer: inout PackedWriter) {
    func begin(_ kind: Kind) { writer.add(kind.rawValue) }
    switch self {
    case .missing: begin(.missing)
    case .missingEstimate: begin(.missingEstimate)
    case .real(let value):
      begin(.real)
      writer.add(value)
    case .estimate(let value, let error):
      begin(.estimate)
      writer.add(value)
      writer.add(error)
    case .whole(let value):
      begin(.whole)
      writer.add(signed: value)
    case .unsigned(let value):
      begin(.unsigned)
      writer.add(value)
    case .text(let text):
      begin(.text)
      writer.add(text)
    case .truth(let truth):
      begin(.truth)
      writer.add(truth ? 1 : 0)
    case .named(let values):
      begin(.named)
      writer.add(names: values.map(\.name))
      QuantityValue.list(values.map(\.value)).pack(into: &writer)
    case .list(let values):
      let reals = values.compactMap { if case .real(let value) = $0 { value } else { nil } }
      let estimates = values.compactMap { value -> (value: Double, error: Double)? in
        if case .estimate(let value, let error) = value { (value, error) } else { nil }
      }
      if reals.count == values.count {
        begin(.reals)
        writer.add(reals)
      } else if estimates.count == values.count {
        begin(.estimates)
        writer.add(estimates.map(\.value))
        writer.add(estimates.map(\.error))
      } else {
        begin(.list)
        writer.add(values.count)
        for value in values { value.pack(into: &writer) }
      }
    }
  }

  fileprivate init(unpacking reader: inout PackedReader) throws(PackedReader.Mistake) {
    guard let kind = Kind(rawValue: try reader.number()) else { throw PackedReader.Mistake() }
    switch kind {
    case .missing: self = .missing
    case .missingEstimate: self = .missingEstimate
    case .real: self = .real(try reader.real())
    case .estimate:
      let value = try reader.real()
      self = .estimate(value: value, standardError: try reader.real())
    case .whole: self = .whole(try reader.signed())
    case .unsigned: self = .unsigned(try reader.number())
    case .text: self = .text(try reader.text())
    case .truth: self = .truth(try reader.number() == 1)
    case .named:
      let names = try reader.names()
      let values = try QuantityValue(unpacking: &reader).items
      guard names.count == values.count else { throw PackedReader.Mistake() }
      self = .named(zip(names, values).map { Named($0, $1) })
    case .reals: self = .reals(try reader.column())
    case .estimates:
      let values = try reader.column()
      let errors = try reader.column()
      guard values.count == errors.count else { throw PackedReader.Mistake() }
      self = .list(zip(values, errors).map { .estimate(value: $0, standardError: $1) })
    case .list:
      var values: [QuantityValue] = []
      for _ in 0..<(try reader.count()) { values.append(try QuantityValue(unpacking: &reader)) }
      self = .list(values)
    }
  }
}
