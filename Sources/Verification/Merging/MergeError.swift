/// Results that do not make one.
public enum MergeError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A part that is still being computed, or was left.
  case unfinished(path: String, checkpoint: String)
  /// A result of a command whose results are not merged.
  case notMergeable(path: String, source: String)
  /// A result of another question than the first part.
  case otherKind(path: String, source: String, first: String, firstSource: String)
  /// Written by another version of the program.
  case otherVersion(path: String, version: String, this: String)
  /// Made from another input than the first part.
  case otherInput(path: String, first: String, differences: [String])
  /// Made with another seed than the first part, where slices of one run are merged.
  case otherSeed(path: String, first: String)
  /// A slice of another division than the first part.
  case otherDivision(path: String, slice: String, first: String, firstSlice: String)
  /// The same slice again.
  case twice(path: String, slice: String, first: String)
  /// The same seed again.
  case equalSeeds(path: String, seed: UInt64, first: String)
  /// Slices that no part is.
  case missingSlices([String])
  /// Seeds that no part has.
  case missingSeeds([String])
  /// Seeds that are too far from each other for one ensemble.
  case farApart(UInt64, UInt64)
  /// A whole result among slices, or one that nothing could be added to.
  case whole(path: String, isAmongSlices: Bool)
  /// A merge of what there was.
  case partial(path: String)
  /// A slice whose record cannot be read.
  case noRecord(path: String)
  /// The output is one of the parts.
  case outputIsPart(path: String)

  /// Problem, reason, suggestion.
  public var description: String {
    switch self {
    case .unfinished(let path, let checkpoint):
      "cannot merge \(path) (it is not finished: \(checkpoint) holds what was done); go on with it by --resume \(path)"
    case .notMergeable(let path, let source):
      "cannot merge \(path) (it was made by \(source)); give results of run, compare, converge, response, spectrum, "
        + "fokker-planck, pairs or lifetimes"
    case .otherKind(let path, let source, let first, let firstSource):
      "cannot merge \(path) with \(first) (one was made by \(source), the other by \(firstSource)); give results of one command "
        + "with the same options"
    case .otherVersion(let path, let version, let this):
      "cannot merge \(path) (version \(version) wrote it, this is \(this): their numbers may differ); merge with that version, or run "
        + "it again"
    case .otherInput(let path, let first, let differences):
      "cannot merge \(path) with \(first) (their inputs differ: \(differences.joined(separator: "; "))); give results of one input"
    case .otherSeed(let path, let first):
      "cannot merge \(path) with \(first) (they are slices of runs with different seeds); merge the slices of each seed first, then "
        + "the results"
    case .otherDivision(let path, let slice, let first, let firstSlice):
      "cannot merge \(path) with \(first) (one is slice \(slice), the other \(firstSlice)); give slices of one division"
    case .twice(let path, let slice, let first):
      "cannot merge \(path) (it is slice \(slice), as is \(first)); give each slice once"
    case .equalSeeds(let path, let seed, let first):
      "cannot merge \(path) (it has seed \(seed), as has \(first): the same samples would count twice); give results of different seeds"
    case .missingSlices(let slices):
      "cannot merge (\(slices.count == 1 ? "slice" : "slices") \(Self.list(slices)) \(slices.count == 1 ? "is" : "are") missing); "
        + "run \(slices.count == 1 ? "it" : "them"), or merge what there is with --partial"
    case .missingSeeds(let seeds):
      "cannot merge (\(Self.list(seeds)) \(seeds.count == 1 ? "is" : "are") missing); run \(seeds.count == 1 ? "it" : "them"), or merge what "
        + "there is with --partial"
    case .farApart(let first, let last):
      "cannot merge (seeds reach from \(first) to \(last): an ensemble has consecutive ones, up to 100000); give results of seeds that "
        + "follow on each other"
    case .whole(let path, let isAmongSlices):
      isAmongSlices
        ? "cannot merge \(path) with slices (it is a whole result); give slices only"
        : "cannot merge \(path) (it is a whole result of its own, and only runs of the operator engine with different seeds add up); "
          + "give slices, or drag run results of different seeds"
    case .partial(let path):
      "cannot merge \(path) (it is a merge of what there was); merge the parts that it was made from again"
    case .noRecord(let path):
      "cannot merge \(path) (its record of the slice cannot be read); run the slice again"
    case .outputIsPart(let path):
      "cannot merge into \(path) (it is one of the parts); give another name for the whole"
    }
  }

  /// Up to ten of them.
  private static func list(_ words: [String]) -> String {
    words.prefix(10).joined(separator: ", ")
      + (words.count > 10 ? " and \(words.count - 10) more" : "")
  }
}
