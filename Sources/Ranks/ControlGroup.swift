/// How much processor time the control groups of Linux leave to this process, from the texts in which the system tells it.
package enum ControlGroup {
  /// Where a group keeps its limits.
  package struct Place: Equatable {
    /// The folder.
    package let folder: String
    /// Whether it is of the unified hierarchy (version 2), in which limits have other names.
    package let isUnified: Bool
  }

  /// The smallest quota of the groups that this process is in, in cores; nil where there is none.
  ///
  /// A quota of a group holds for all groups in it: the least of all of them counts.
  /// - Parameter read: the text of a file, if there is one.
  package static func quota(_ read: (String) -> String?) -> Double? {
    guard let membership = read("/proc/self/cgroup"), let mounts = read("/proc/self/mountinfo")
    else { return nil }
    return places(membership: membership, mounts: mounts).compactMap { place in
      if place.isUnified { return read("\(place.folder)/cpu.max").flatMap(cores(ofMaximum:)) }
      return cores(
        quota: read("\(place.folder)/cpu.cfs_quota_us") ?? "",
        period: read("\(place.folder)/cpu.cfs_period_us") ?? "")
    }.min()
  }

  /// The folders of the groups of a process, the innermost first in each hierarchy.
  /// - Parameters:
  ///   - membership: the text of `/proc/self/cgroup`.
  ///   - mounts: the text of `/proc/self/mountinfo`.
  package static func places(membership: String, mounts: String) -> [Place] {
    membership.split(separator: "\n").flatMap { line -> [Place] in
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { return [] }
      let isUnified = parts[0] == "0" && parts[1].isEmpty
      guard isUnified || parts[1].split(separator: ",").contains("cpu"),
        let mount = mount(isUnified: isUnified, mounts)
      else { return [] }
      return folders(of: String(parts[2]), in: mount).map {
        Place(folder: $0, isUnified: isUnified)
      }
    }
  }

  /// The cores of a line of `cpu.max`: quota and period in microseconds, or `max` for no quota.
  package static func cores(ofMaximum text: String) -> Double? {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count == 2 else { return nil }
    return cores(quota: String(words[0]), period: String(words[1]))
  }

  /// The cores of a quota and a period in microseconds; a quota of -1 is none.
  package static func cores(quota: String, period: String) -> Double? {
    func number(_ text: String) -> Double? {
      text.split(whereSeparator: \.isWhitespace).first.flatMap { Double($0) }
    }
    guard let quota = number(quota), let period = number(period), quota > 0, period > 0 else {
      return nil
    }
    return quota / period
  }

  private struct Mount {
    let root: String
    let point: String
  }

  /// Where a hierarchy is mounted, and which of its groups is the root of what is seen there.
  private static func mount(isUnified: Bool, _ mounts: String) -> Mount? {
    for line in mounts.split(separator: "\n") {
      let fields = line.split(separator: " ").map(String.init)
      guard let dash = fields.firstIndex(of: "-"), dash >= 6, fields.count > dash + 3 else {
        continue
      }
      let isWanted =
        isUnified
        ? fields[dash + 1] == "cgroup2"
        : fields[dash + 1] == "cgroup" && fields[dash + 3].split(separator: ",").contains("cpu")
      // Blanks in names are written as \040.
      if isWanted {
        return Mount(root: fields[3], point: fields[4].replacing("\\040", with: " "))
      }
    }
    return nil
  }

  private static func folders(of group: String, in mount: Mount) -> [String] {
    var path: Substring = ""
    if mount.root == "/" {
      path = group[...]
    } else if group == mount.root || group.hasPrefix(mount.root + "/") {
      path = group.dropFirst(mount.root.count)
    }
    // Outside of what a container sees, `/..` leads nowhere: its own root is all there is.
    if path.hasPrefix("/..") { path = "" }
    var folders: [String] = []
    while !path.isEmpty && path != "/" {
      folders.append(mount.point + path)
      path = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
    }
    return folders + [mount.point]
  }
}
