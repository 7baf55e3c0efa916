import Fitting
import Foundation
public import Input
public import ResultFiles
public import Studies

/// A result file as it lies on the disk, with what it says about itself.
public struct StoredResult: Sendable {
  /// The file.
  public let path: String
  /// What it holds.
  public let data: Dataset

  /// Reads a result file.
  /// - Throws: `StoredResultError` if it is not a result, or what reading the file throws.
  public init(path: String) throws {
    self.path = path
    data = try ResultFile.read(path)
    guard data.attribute("Conventions")?.texts == [Dataset.conventions] else {
      throw StoredResultError.noResult(path: path)
    }
  }

  /// A text that the file says about itself.
  public func text(_ name: String) -> String? { data.attribute(name)?.texts?.first }

  /// The input that was run, read again from the file's own copy.
  ///
  /// A seed that the command line gave is put in its place again.
  /// - Throws: `InputError` if this version does not understand the input; `StoredResultError` if it is
  ///   missing.
  public func input() throws -> InputFile {
    guard let text = self.text("input_text"), let name = self.text("input_name"),
      let seeds = data.attribute("seed")?.unsigneds
    else { throw StoredResultError.noInput(path: path) }
    // Files that the input names were looked for beside it; tables that the result does not keep still are.
    let input = try InputFile.parse(
      text: text, name: name, folder: InputFile.folder(of: name), tables: try tables(),
      spellings: .ofAnyVersion)
    let isReplaced = input.configurations.contains { !seeds.contains($0.random.seed) }
    return isReplaced ? try input.replacingSeed(with: seeds.first ?? 0) : input
  }

  /// The tables that the input named, as they were then.
  /// - Throws: `StoredResultError` if a text is not the one that was kept.
  func tables() throws -> [InputFile.Table] {
    let names = data.attribute("table_names")?.texts ?? []
    let hashes = data.attribute("table_hashes")?.texts ?? []
    return try names.enumerated().map { index, name in
      guard let text = text("table_text_\(index + 1)"), index < hashes.count,
        XXHash64.text(of: text) == hashes[index]
      else { throw StoredResultError.damagedTable(path: path, table: name) }
      return InputFile.Table(name: name, text: text)
    }
  }

  /// What has become of the files that this result was made from, as sentences.
  ///
  /// The copies in the result are what is run again.
  public func changes(since input: InputFile) throws -> [String] {
    let kept = try tables().map(\.name)
    let changes = input.changedFiles.map { file in
      "\(file.path) \(file.isMissing ? "is not found" : "has changed since"): "
        + "the copy in the result was run"
    }
    let lost = input.tables.filter { !kept.contains($0.name) }.map {
      "\($0.name) is not kept in this result of an older version: the file as it is now was run"
    }
    return changes + lost
  }

  /// What a person wants to know first: where the numbers come from, then the numbers.
  public var summary: String {
    var lines: [String] = []
    for (label, name) in [
      ("title", "title"), ("made by", "source"), ("command", "command_line"), ("date", "date"),
      ("host", "host"), ("system", "operating_system"), ("processor", "processor"),
      ("compiler", "compiler"), ("generator", "generator"), ("slice", "slice"),
    ] {
      if let text = text(name) { lines.append("\(pad(label))\(text)") }
    }
    if let missing = data.attribute("partial")?.texts {
      lines.append(pad("missing") + missing.joined(separator: ", "))
    }
    if let parts = data.attribute("merged_from")?.texts {
      lines.append(pad("merged from") + "\(parts.count) \(parts.count == 1 ? "part" : "parts")")
    }
    if let seeds = data.attribute("seed")?.unsigneds {
      lines.append("\(pad("seed"))\(seeds.map { "\($0)" }.joined(separator: ", "))")
    }
    let tables = zip(
      data.attribute("table_names")?.texts ?? [], data.attribute("table_hashes")?.texts ?? [])
    lines += tables.map { pad("table") + "\($0) (hash \($1))" }
    lines.append(pad("content") + contents)
    if let failed = data["self_checks_failed"]?.values.integers {
      let count = failed.count { $0 > 0 }
      lines.append(
        pad("self-checks")
          + (count == 0 ? "passed" : "FAILED at \(count) of \(failed.count) points"))
    }
    if let text = text("resolved_input") {
      lines += ["", "input as it was used"] + text.split(separator: "\n").map { "  \($0)" }
    }
    return lines.joined(separator: "\n")
  }

  private var contents: String {
    let sizes = data.dimensions.map { "\($0.name) \($0.size)" }.joined(separator: ", ")
    return "\(data.variables.count) variables (\(sizes))"
  }

  private func pad(_ label: String) -> String {
    label.padding(toLength: 14, withPad: " ", startingAt: 0)
  }

  /// The same as one JSON object.
  public var json: JSONValue {
    .object(
      data.attributes.map { attribute in
        .init(attribute.name, Self.json(attribute.values))
      } + [
        .init("variables", .array(data.variables.map { .string($0.name) })),
        .init("dimensions", .object(data.dimensions.map { .init($0.name, .whole($0.size)) })),
      ])
  }

  private static func json(_ values: DatasetValues) -> JSONValue {
    switch values {
    case .real(let list): list.count == 1 ? .number(list[0]) : .numbers(list)
    case .integer(let list): .array(list.map { .whole($0) })
    case .unsigned(let list): .array(list.map { .whole($0) })
    case .text(let list): list.count == 1 ? .string(list[0]) : .array(list.map { .string($0) })
    }
  }
}

extension StoredResult {
  /// Runs the computation of this file again, from the input and the seeds in it.
  /// - Parameters:
  ///   - threads: how many threads work; results do not depend on it.
  ///   - progress: told of the progress.
  /// - Returns: what the command would write now, next to what this file holds.
  /// - Throws: `StoredResultError` if no command of this version writes such files; what the input or the
  ///   computation throws.
  public func reproduction(
    threads: Int, progress: @escaping (RunProgress) -> Void = { _ in }
  ) throws -> Reproduction {
    let source = text("source") ?? "another program"
    guard
      let kind = StudyKind(words: source, attribute: text)
        ?? FitRequest(words: source, attribute: text)?.kind
    else {
      throw StoredResultError.otherCommand(path: path, source: source)
    }
    var input = try input()
    let changes = try changes(since: input)
    // The number of seeds may have come from the command line.
    if kind == .steadyState(.ensemble),
      input.configurations.contains(where: { $0.random.seeds == nil })
    {
      input = try input.replicated(data.attribute("seed")?.unsigneds?.count ?? 1)
    }
    guard text("partial") == nil else { throw StoredResultError.partial(path: path) }
    let slice = text("slice").flatMap(Slice.init)
    let rerun = try kind.run(
      StudyRunner(input, threads: threads, slice: slice, progress: progress)
    )
    .dataset(provenance: .current(version: packageVersion))
    return Reproduction(stored: data, rerun: rerun, changes: changes)
  }
}

/// A file that is no result that could be shown or repeated.
public enum StoredResultError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file is something else.
  case noResult(path: String)
  /// The file does not say which input it came from.
  case noInput(path: String)
  /// The text of a table is not the one that was kept.
  case damagedTable(path: String, table: String)
  /// The file is a merge of some parts of a run.
  case partial(path: String)
  /// The file came from another command.
  case otherCommand(path: String, source: String)

  /// Problem, reason, suggestion.
  public var description: String {
    switch self {
    case .noResult(let path):
      "\(path) is not a result (it follows other conventions); give a result file of this program, as --output writes it"
    case .noInput(let path):
      "\(path) cannot be repeated (it does not hold its input); run the input file again"
    case .damagedTable(let path, let table):
      "\(path) cannot be repeated (its copy of \(table) is damaged); run the input file again"
    case .partial(let path):
      "\(path) cannot be repeated (it is a merge of what there was); repeat the parts, or run the input file again"
    case .otherCommand(let path, let source):
      "\(path) cannot be repeated (it was made by \(source)); give a result file of this program, as --output writes it"
    }
  }
}
