import Ranks
import Testing

/// How many cores a process may use, from what a system says.
@Suite struct AvailableCoresTests {
  private func cores(_ facts: AvailableCores.Facts) -> Int { AvailableCores(facts).count }

  @Test func `the least of mask, quota and task counts`() {
    let mask = Array(8..<24)
    #expect(cores(.init(mask: mask)) == 16)
    #expect(cores(.init(mask: mask, quota: 2)) == 2)
    #expect(cores(.init(mask: mask, perTask: 3)) == 3)
    #expect(cores(.init(mask: [5], quota: 8, perTask: 4)) == 1)
    // A part of a core is used, and never less than one.
    #expect(cores(.init(mask: mask, quota: 1.5)) == 2)
    #expect(cores(.init(mask: mask, quota: 0.1)) == 1)
    #expect(cores(.init(mask: mask, quota: 1e300)) == 16)
  }

  @Test func `ranks on a node divide cores that several of them may use`() {
    let mask = Array(0..<16)
    let all = { (ranks: Int) in [Int](repeating: ranks, count: 16) }
    #expect(cores(.init(mask: mask, users: all(4), ranks: 4)) == 4)
    #expect(cores(.init(mask: mask, users: all(3), ranks: 3)) == 5)
    #expect(cores(.init(mask: mask, users: all(64), ranks: 64)) == 1)
    // A launcher that has bound each rank to cores of its own has divided them already.
    #expect(cores(.init(mask: [0, 1, 2, 3], users: [1, 1, 1, 1], ranks: 4)) == 4)
    // Half of the mask is shared by two.
    #expect(cores(.init(mask: [0, 1, 2, 3], users: [1, 1, 2, 2], ranks: 2)) == 3)
    // The quota is that of all ranks, the number of Slurm that of each.
    #expect(cores(.init(mask: mask, users: all(2), ranks: 2, quota: 6, perTask: 8)) == 3)
    #expect(cores(.init(mask: mask, users: all(2), ranks: 2, perTask: 5)) == 5)
  }

  @Test func `words say what leaves so many`() {
    let facts = AvailableCores.Facts(
      mask: [0, 1, 2, 3], users: [2, 2, 2, 2], ranks: 2, quota: 2.5, perTask: 8)
    #expect(
      AvailableCores(facts).description
        == "4 cores by affinity, 2.5 by the quota of the control group, SLURM_CPUS_PER_TASK 8, "
        + "shared by 2 ranks on this node")
    #expect(AvailableCores(.init(mask: [3])).description == "1 core by affinity")
  }

  @Test func `the affinity mask is read from the text of the system`() {
    func mask(_ list: String) -> [Int]? {
      AvailableCores.mask(
        status: "Name:\tdrag\nCpus_allowed:\tff\nCpus_allowed_list:\t\(list)\nMems:\t1\n")
    }
    #expect(mask("0-3,8,10-11") == [0, 1, 2, 3, 8, 10, 11])
    #expect(mask("5") == [5])
    #expect(mask("") == nil && mask("x") == nil && mask("3-1") == nil)
    #expect(mask("0-99999999999") == nil)
    #expect(AvailableCores.mask(status: "Name:\tdrag\n") == nil)
  }

  @Test func `Slurm is believed only where it gives a number`() {
    #expect(AvailableCores.perTask(["SLURM_CPUS_PER_TASK": "8"]) == 8)
    for text in ["", "0", "-1", "many", "1e3"] {
      #expect(AvailableCores.perTask(["SLURM_CPUS_PER_TASK": text]) == nil)
    }
    #expect(AvailableCores.perTask([:]) == nil)
  }

  @Test func `this process has at least one core`() {
    #expect(AvailableCores(for: .alone).count >= 1)
  }
}

/// Quotas of control groups, from texts of machines of all kinds.
@Suite struct ControlGroupTests {
  /// The second version, as most distributions have it.
  private static let unified: [String: String] = [
    "/proc/self/cgroup": "0::/user.slice/job-7/task\n",
    "/proc/self/mountinfo": """
    22 27 0:20 / /proc rw,nosuid shared:13 - proc proc rw
    30 23 0:26 / /sys/fs/cgroup rw,nosuid,nodev shared:4 - cgroup2 cgroup2 rw,nsdelegate

    """,
  ]

  /// The first version, a hierarchy for each resource.
  private static let old: [String: String] = [
    "/proc/self/cgroup":
      "12:memory:/docker/abc\n4:cpu,cpuacct:/docker/abc/inner\n1:name=systemd:/x\n",
    "/proc/self/mountinfo": """
    31 23 0:27 / /sys/fs/cgroup/memory rw shared:15 - cgroup cgroup rw,memory
    33 23 0:28 /docker/abc /sys/fs/cgroup/cpu\\040acct rw shared:16 - cgroup cgroup rw,cpu,cpuacct

    """,
  ]

  @Test func `the second version is found in the unified hierarchy`() {
    let mounts = Self.unified["/proc/self/mountinfo"] ?? ""
    let folders = ControlGroup.places(
      membership: Self.unified["/proc/self/cgroup"] ?? "", mounts: mounts
    ).map(\.folder)
    let root = "/sys/fs/cgroup"
    #expect(
      folders == [
        "\(root)/user.slice/job-7/task", "\(root)/user.slice/job-7", "\(root)/user.slice", root,
      ])
    // What a container sees of a group outside of it.
    #expect(ControlGroup.places(membership: "0::/../other", mounts: mounts).map(\.folder) == [root])
    #expect(ControlGroup.places(membership: "0::/", mounts: mounts).map(\.folder) == [root])
  }

  @Test func `the first version is found where its processor groups are mounted`() {
    let places = ControlGroup.places(
      membership: Self.old["/proc/self/cgroup"] ?? "",
      mounts: Self.old["/proc/self/mountinfo"] ?? "")
    #expect(
      places.map(\.folder) == ["/sys/fs/cgroup/cpu acct/inner", "/sys/fs/cgroup/cpu acct"])
    #expect(places.allSatisfy { !$0.isUnified })
  }

  @Test func `the smallest quota of all groups counts`() {
    func quota(_ files: [String: String], _ more: [String: String]) -> Double? {
      let all = files.merging(more) { $1 }
      return ControlGroup.quota { all[$0] }
    }
    let group = "/sys/fs/cgroup/user.slice/job-7"
    #expect(quota(Self.unified, [:]) == nil)
    #expect(quota(Self.unified, ["\(group)/task/cpu.max": "max 100000\n"]) == nil)
    #expect(
      quota(
        Self.unified,
        [
          "\(group)/task/cpu.max": "max 100000\n", "\(group)/cpu.max": "150000 100000\n",
          "/sys/fs/cgroup/user.slice/cpu.max": "400000 100000\n",
        ]) == 1.5)
    // Files of the other version in the same place are not read.
    #expect(quota(Self.unified, ["\(group)/task/cpu.cfs_quota_us": "100000"]) == nil)
    let folder = "/sys/fs/cgroup/cpu acct"
    #expect(
      quota(
        Self.old,
        [
          "\(folder)/inner/cpu.cfs_quota_us": "-1\n",
          "\(folder)/inner/cpu.cfs_period_us": "100000\n",
          "\(folder)/cpu.cfs_quota_us": "250000\n", "\(folder)/cpu.cfs_period_us": "50000\n",
        ]) == 5)
    #expect(quota([:], ["\(group)/cpu.max": "150000 100000"]) == nil)
  }

  @Test func `what is no quota is none`() {
    for text in ["", "max", "100000", "0 100000", "-1 100000", "100000 0", "a b", "1 2 3"] {
      #expect(ControlGroup.cores(ofMaximum: text) == nil, "\(text)")
    }
    #expect(ControlGroup.cores(ofMaximum: "200000 100000\n") == 2)
  }
}
