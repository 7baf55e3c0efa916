/// A self-describing set of named arrays: what a NetCDF file holds, as a value.
///
/// Dimensions are shared between variables by name; the last dimension of a variable runs fastest.
public struct Dataset: Sendable, Equatable {
  /// A named axis length.
  public struct Dimension: Sendable, Equatable {
    /// The name.
    public let name: String
    /// The number of points, at least one.
    public let size: Int

    /// Creates a dimension of `size` points, at least one (NetCDF takes zero for "unlimited").
    public init(_ name: String, size: Int) {
      precondition(size >= 1, "a dimension has at least one point")
      self.name = name
      self.size = size
    }
  }

  /// A named fact about the data set or about one variable.
  public struct Attribute: Sendable, Equatable {
    /// The name.
    public let name: String
    /// The value or values.
    public let values: DatasetValues

    /// Creates an attribute.
    public init(_ name: String, _ values: DatasetValues) {
      self.name = name
      self.values = values
    }
  }

  /// The axes, in the order in which they were added.
  public private(set) var dimensions: [Dimension] = []
  /// The arrays, by name: a file written in memory keeps no other order (HDF5 would).
  public private(set) var variables: [DatasetVariable] = []
  /// Facts about the whole data set.
  public var attributes: [Attribute] = []
  private var taken = 0

  /// Creates an empty data set.
  public init() {}

  /// Adds an axis; the name must be new.
  public mutating func add(_ dimension: Dimension) {
    precondition(size(of: dimension.name) == nil, "dimension \(dimension.name) exists already")
    dimensions.append(dimension)
  }

  /// Adds an array; its name must be new, its dimensions present and its length their product.
  public mutating func add(_ variable: DatasetVariable) {
    precondition(self[variable.name] == nil, "variable \(variable.name) exists already")
    let count = variable.dimensions.reduce(1) { product, name in
      guard let size = size(of: name) else { preconditionFailure("no dimension \(name)") }
      return product * size
    }
    precondition(
      variable.values.count == count,
      "\(variable.name) has \(variable.values.count) values; its dimensions need \(count)")
    let place = variables.firstIndex { $0.name > variable.name } ?? variables.endIndex
    variables.insert(variable, at: place)
  }

  /// Takes the next array away: its values need memory no longer than whoever takes them.
  mutating func takeFirst() -> DatasetVariable? {
    guard taken < variables.count else { return nil }
    defer { taken += 1 }
    let variable = variables[taken]
    variables[taken] = DatasetVariable(
      variable.name, dimensions: variable.dimensions, values: .real([]), longName: "", units: "")
    return variable
  }

  /// Returns the length of an axis, if it exists.
  public func size(of dimension: String) -> Int? {
    dimensions.first { $0.name == dimension }?.size
  }

  /// Returns the array called `name`, if there is one.
  public subscript(name: String) -> DatasetVariable? { variables.first { $0.name == name } }

  /// Returns the value of the attribute called `name`, if there is one.
  public func attribute(_ name: String) -> DatasetValues? {
    attributes.first { $0.name == name }?.values
  }
}
