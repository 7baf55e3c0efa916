/// One named array of a data set with everything a reader needs to understand it.
public struct DatasetVariable: Sendable, Equatable {
  /// The name.
  public let name: String
  /// The names of its dimensions, the last running fastest; none for a single value.
  public let dimensions: [String]
  /// The values in row-major order.
  public let values: DatasetValues
  /// What the values are, in words.
  public let longName: String
  /// The unit, `1` for a pure number; empty for texts.
  public let units: String
  /// Further facts.
  public var attributes: [Dataset.Attribute]

  /// Creates an array.
  ///
  /// - Parameters:
  ///   - name: The name, unique in its data set.
  ///   - dimensions: The names of its axes; none for a single value.
  ///   - values: The values in row-major order.
  ///   - longName: What the values are, in words.
  ///   - units: The unit, `1` for a pure number; empty for texts.
  ///   - attributes: Further facts.
  public init(
    _ name: String, dimensions: [String] = [], values: DatasetValues, longName: String,
    units: String, attributes: [Dataset.Attribute] = []
  ) {
    self.name = name
    self.dimensions = dimensions
    self.values = values
    self.longName = longName
    self.units = units
    self.attributes = attributes
  }
}
