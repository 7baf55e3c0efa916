/// An input whose numeric keys can be given other values: what a fit varies, what data vary.
public struct InputTemplate: Sendable {
  /// The input as it stands.
  public let input: InputFile
  let table: InputTable
  private let axes: [InputTable.Axis]

  /// Reads the text of an input again; its sweep is left aside.
  ///
  /// - Throws: ``InputError`` when the input is wrong, which it was not when it was read first.
  public init(_ input: InputFile) throws(InputError) {
    self.input = input
    let (root, _) = try YAMLDocument.parse(input.text, file: input.name)
    var reader = TreeReader(file: input.name, spellings: input.spellings)
    reader.read(root)
    axes = reader.table.axes
    reader.table.axes = []
    table = reader.table
  }

  /// The swept keys of the input that `keys` do not hold: nothing says which of their values is meant.
  public func sweptKeys(beside keys: [InputKey]) -> [InputKey] {
    axes.map(\.key).filter { !keys.contains($0) }
  }

  /// The value of a key in the input, given or by default; nil if there is none.
  public func value(of key: InputKey) -> InputValue? {
    if let entry = table.entries[key.path] { return entry.value }
    return if case .value(let value) = key.fallback { value } else { nil }
  }

  /// Returns the configuration with other values of some keys, which count as swept.
  ///
  /// - Throws: ``InputError`` when these values cannot be.
  public func configuration(_ settings: [SweepSetting]) throws(InputError) -> RunConfiguration {
    var local = table
    for setting in settings {
      local.entries[setting.key] = .init(
        value: setting.value, position: table.position(of: setting.key), origin: .swept)
    }
    var builder = ConfigurationBuilder(
      file: input.name, folder: InputFile.folder(of: input.name), table: local,
      tables: TableCache(kept: input.tables))
    guard var configuration = builder.build(settings: settings) else {
      throw InputError(
        builder.complaints.isEmpty
          ? [
            InputComplaint(
              file: input.name, position: nil, key: nil, problem: "the input is wrong",
              reason: "it was right when it was read", suggestion: "start again")
          ] : builder.complaints)
    }
    configuration.random.seed = input.configurations[0].random.seed
    return configuration
  }

  /// Returns the input with one point and without its sweep: that of `settings`, which stay unsaid.
  ///
  /// - Throws: ``InputError`` when these values cannot be.
  public func single(_ settings: [SweepSetting]) throws(InputError) -> InputFile {
    var configuration = try configuration(settings)
    configuration.settings = []
    return InputFile(
      name: input.name, text: input.text, tables: input.tables, sweep: [],
      configurations: [configuration], notices: [], spellings: input.spellings)
  }
}
