import Foundation

/// The processes that share one computation, as MPI starts them with `mpirun -n 4 drag run ...`.
///
/// A computation in fixed batches gives rank r of n the batches r, r + n, ... and adds up what each found:
/// all others contribute zeros to a batch, and adding zero changes no bit, so that results do not depend on
/// the number of ranks. Then every rank solves the same system and comes to the same decisions; what needs a
/// clock or a signal is agreed upon. Calls of `sum`, `any` and `wait` belong together: every rank makes them
/// in the same order. All machines must be of one kind, or decisions may differ by round-off.
///
/// Without the package trait `MPI`, and where no launcher started the program, the group is one process.
public struct RankGroup: Sendable, Hashable {
  /// This process, counted from zero.
  public let rank: Int
  /// The number of processes.
  public let size: Int

  /// One process that works on its own.
  public static let alone = RankGroup(rank: 0, size: 1)

  /// All processes that were started together with this one.
  public static let world = start()

  /// A group seen from one of its members.
  public init(rank: Int, size: Int) {
    precondition(size > 0 && (0..<size).contains(rank))
    self.rank = rank
    self.size = size
  }

  /// Whether this is the process that speaks: prints, writes files, and looks at clocks.
  public var isLeader: Bool { rank == 0 }

  /// Whether a batch is worked on here.
  public func owns(batch: Int) -> Bool { batch % size == rank }

  /// Whether any process says so.
  public func any(_ flag: Bool) -> Bool { size == 1 ? flag : exchange(flag) }

  /// Whether the leader says so.
  public func leader(says flag: @autoclosure () -> Bool) -> Bool { any(isLeader && flag()) }

  /// Waits until all processes are here.
  public func wait() { _ = any(false) }

  /// Replaces each number by its sum over all processes, in an order that does not depend on which
  /// of them is not zero.
  public func sum(_ values: inout [Double]) {
    guard size > 1 else { return }
    exchange(&values)
  }

  /// The sum of a count over all processes.
  package func total(of count: Int) -> Int {
    var sum = [Double(count)]
    self.sum(&sum)
    return Int(sum[0])
  }

  /// Deals numbers out: each process gets from every one, itself included, what that has for it.
  /// - Parameters:
  ///   - numbers: what this one has for the others, in their order.
  ///   - counts: how many of these are for each.
  ///   - receiving: how many come from each.
  /// - Returns: What came, in the order of the processes.
  package func deal(_ numbers: [Double], counts: [Int], receiving: [Int]) -> [Double] {
    precondition(counts.count == size && receiving.count == size)
    return size > 1 ? exchange(numbers, counts, receiving) : numbers
  }

  /// How many ranks on this node may use each of the cores of this one, and how many ranks there are on it.
  func usersOfCores(_ mask: [Int]) -> (users: [Int], ranks: Int) {
    guard size > 1 else { return (mask.map { _ in 1 }, 1) }
    var counts = [Int32](repeating: 0, count: AvailableCores.largest)
    for core in mask where core < counts.count { counts[core] = 1 }
    let ranks = exchangeOnNode(&counts)
    return (mask.map { $0 < counts.count ? Int(counts[$0]) : ranks }, ranks)
  }

  /// Whether a launcher of MPI programs started this process.
  static func isLaunched(_ environment: [String: String]) -> Bool {
    ["OMPI_COMM_WORLD_SIZE", "PMIX_RANK", "PMI_RANK", "PMI_SIZE"].contains {
      environment[$0] != nil
    }
  }
}
