/// The merge key `<<` of YAML 1.1.
extension InputNode.Entry {
  /// Returns the entries with those of merged mappings, which stand in for those not given here.
  static func merged(_ entries: [InputNode.Entry]) -> [InputNode.Entry] {
    var result = entries.filter { !$0.isMerge }
    for merge in entries where merge.isMerge {
      for entry in merge.value.mappings.joined()
      where !result.contains(where: { $0.key == entry.key }) {
        result.append(entry)
      }
    }
    return result
  }

  /// Whether the entry merges another mapping into its own.
  private var isMerge: Bool { key == "<<" && !value.mappings.isEmpty }
}

extension InputNode {
  /// The entries of this mapping, or of each mapping of this list of mappings.
  fileprivate var mappings: [[Entry]] {
    switch content {
    case .scalar: []
    case .mapping(let entries): [entries]
    case .sequence(let nodes): nodes.flatMap(\.mappings)
    }
  }
}
