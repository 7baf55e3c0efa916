import Foundation

/// The cores that this process may use, and what leaves it so many.
///
/// A machine may have more: batch systems and containers give a process some of them, by affinity masks and by quotas
/// of control groups, and ranks on one node share what there is.
public struct AvailableCores: Sendable, Equatable, CustomStringConvertible {
  /// How many, at least one.
  public let count: Int
  /// What leaves so many, in words.
  public let description: String

  /// What is known of a process.
  package struct Facts {
    /// The cores of its affinity mask.
    package var mask: [Int]
    /// How many ranks on this node have each of these in their mask, this one included.
    package var users: [Int]
    /// The ranks on this node, this one included.
    package var ranks = 1
    /// The quota of control groups in cores.
    package var quota: Double?
    /// What Slurm gives to each task.
    package var perTask: Int?

    /// Puts facts together; without `users` no core is shared.
    package init(
      mask: [Int], users: [Int]? = nil, ranks: Int = 1, quota: Double? = nil, perTask: Int? = nil
    ) {
      self.mask = mask
      self.users = users ?? mask.map { _ in 1 }
      self.ranks = ranks
      self.quota = quota
      self.perTask = perTask
    }
  }

  /// Divides what there is.
  ///
  /// A core that several ranks may use is shared by them evenly; so is the quota of a node. A part of a core that a quota
  /// leaves is used. Slurm's number is one for each task already.
  package init(_ facts: Facts) {
    let mine = zip(facts.mask, facts.users).reduce(0.0) { $0 + 1 / Double(max(1, $1.1)) }
    var limits = [max(1, Int((mine + 1e-9).rounded(.down)))]
    var words = ["\(facts.mask.count) \(facts.mask.count == 1 ? "core" : "cores") by affinity"]
    if let quota = facts.quota {
      limits.append(max(1, Int(min(1e6, quota.rounded(.up))) / max(1, facts.ranks)))
      words.append("\((quota * 100).rounded() / 100) by the quota of the control group")
    }
    if let perTask = facts.perTask {
      limits.append(perTask)
      words.append("SLURM_CPUS_PER_TASK \(perTask)")
    }
    if facts.ranks > 1 { words.append("shared by \(facts.ranks) ranks on this node") }
    count = limits.min() ?? 1
    description = words.joined(separator: ", ")
  }

  /// Asks the system; all ranks of a group have to ask together.
  public init(for ranks: RankGroup) {
    let mask = Self.affinity()
    let (users, onNode) = ranks.usersOfCores(mask)
    let environment = ProcessInfo.processInfo.environment
    self.init(
      Facts(
        mask: mask, users: users, ranks: onNode,
        quota: ControlGroup.quota { try? String(contentsOfFile: $0, encoding: .utf8) },
        perTask: Self.perTask(environment)))
  }

  /// What Slurm gives to each task, if it says so.
  package static func perTask(_ environment: [String: String]) -> Int? {
    environment["SLURM_CPUS_PER_TASK"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
  }

  /// Cores with larger numbers are not counted.
  static let largest = 8192

  /// The cores that the system may run this process on.
  private static func affinity() -> [Int] {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    return status.flatMap(mask(status:))
      ?? Array(0..<ProcessInfo.processInfo.activeProcessorCount)
  }

  /// The affinity mask by the text of `/proc/self/status`, in which its line reads `Cpus_allowed_list: 0-3,8`.
  package static func mask(status: String) -> [Int]? {
    let name = "Cpus_allowed_list:"
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix(name) }) else {
      return nil
    }
    let list = line.dropFirst(name.count).filter { !$0.isWhitespace }
    let cores = list.split(separator: ",").flatMap { part -> [Int] in
      let ends = part.split(separator: "-").compactMap { Int($0) }
      guard let first = ends.first, let last = ends.last, first >= 0, first <= last, last < largest
      else { return [] }
      return Array(first...last)
    }
    return cores.isEmpty ? nil : cores
  }
}
