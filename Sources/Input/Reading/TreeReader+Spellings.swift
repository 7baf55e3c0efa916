/// Names that keys no longer have.
extension TreeReader {
  /// Returns the path that an entry means today; of an old spelling a notice or a complaint says so.
  ///
  /// - Parameters:
  ///   - written: The path as it is spelled.
  ///   - section: What stands in front of it in messages: "sweep." for a swept key.
  /// - Returns: nil when the spelling is no longer understood, or when the key stands there twice.
  mutating func current(
    _ written: String, _ entry: InputNode.Entry, in section: String = ""
  ) -> String? {
    let path = spellings.current(written)
    if let old = spellings.formerly(written) {
      guard path == old.new else {
        table.broken.insert(old.new)
        complain(
          entry.keyPosition, section + written, "is an old spelling",
          "the key is called \(old.new) since version \(old.since)", "write \(old.new)")
        return nil
      }
      notices.append(
        InputComplaint(
          file: file, position: entry.keyPosition, key: section + written,
          problem: "is an old spelling",
          reason:
            "the key is called \(old.new) since version \(old.since), and version \(old.end) refuses the old name",
          suggestion: "write \(old.new)"))
    }
    if let other = given.updateValue(written, forKey: section + path), other != written {
      complain(
        entry.keyPosition, section + written, "is the same key as \(other)", "a key is given once",
        "keep \(path) alone")
      return nil
    }
    return path
  }
}
