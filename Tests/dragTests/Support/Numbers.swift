import ResultFiles

/// What two runs of one input must have in common to the bit: everything but times and circumstances.
func numbers(_ path: String) throws -> [DatasetVariable] {
  try ResultFile.read(path).variables.filter { $0.name != "wall_seconds" }
}
