/// Builds the configuration of every point of a sweep.
struct SweepExpansion {
  /// The configurations in row-major order, the first axis varying slowest.
  private(set) var configurations: [RunConfiguration] = []
  /// What is wrong with any of them.
  private(set) var complaints: [InputComplaint] = []
  /// The tables that the input names.
  private let cache: TableCache

  /// How many complaints end the search: a sweep may repeat one mistake thousands of times.
  private static let enough = 100

  /// The tables that the input names, with their texts.
  var tables: [InputFile.Table] { cache.tables }

  init(file: String, folder: String, table: InputTable, kept: [InputFile.Table]) {
    cache = TableCache(kept: kept)
    let leaders = table.axes.filter { $0.along == nil }
    let sizes = leaders.map(\.values.count)
    for point in 0..<sizes.reduce(1, *) {
      var local = table
      var settings: [SweepSetting] = []
      let places = Dictionary(
        uniqueKeysWithValues: zip(leaders.map(\.key.path), Self.indices(of: point, in: sizes)))
      for axis in table.axes {
        guard let index = places[axis.along ?? axis.key.path] else { continue }
        local.entries[axis.key.path] = axis.values[index]
        settings.append(.init(key: axis.key.path, value: axis.values[index].value))
      }
      var builder = ConfigurationBuilder(file: file, folder: folder, table: local, tables: cache)
      if let configuration = builder.build(settings: settings) {
        configurations.append(configuration)
      }
      complaints += builder.complaints
      if complaints.count >= Self.enough { return }
    }
  }

  /// Returns the index along each axis of a point counted in row-major order.
  private static func indices(of point: Int, in sizes: [Int]) -> [Int] {
    var rest = point
    var indices: [Int] = []
    for size in sizes.reversed() {
      indices.append(rest % size)
      rest /= size
    }
    return indices.reversed()
  }
}
