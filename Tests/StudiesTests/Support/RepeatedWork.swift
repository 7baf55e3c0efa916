import Foundation
import Input
import ResultFiles
import Studies

/// The kinds of work that a program may do again and again in one process, each as brief as it can be.
///
/// On one thread: the memory that another one keeps at hand would come and go by chance.
enum RepeatedWork: String, CaseIterable, Codable {
  case polishing = "an operator run that polishes"
  case sobolPoints = "an operator run on Sobol points"
  case latticePoints = "an operator run on lattices"
  case gslGenerator = "an operator run on a generator of GSL"
  case ensemble = "an ensemble of seeds"
  case particles = "a particle run"
  case impulseResponse = "a response of particles"
  case response = "a response"
  case spectrum = "a spectrum"
  case comparison = "a comparison"
  case convergence = "a convergence study"
  case particleConvergence = "a convergence study of particles"
  case fokkerPlanck = "the Fokker-Planck equation of the soft model"
  case microscopicFokkerPlanck = "the Fokker-Planck equation of microscopic triples"
  case reading = "reading inputs"
  case refusing = "refusing malformed inputs"
  case results = "writing and reading results"
  case damage = "refusing damaged files"
  case checkpoints = "stopping and going on"

  /// What takes part in every run of the tests; the rest takes a second or more each time.
  static let brief = allCases.filter {
    ![.polishing, .convergence, .particleConvergence, .microscopicFokkerPlanck].contains($0)
  }

  /// Bytes by which the heap may grow with each repetition.
  ///
  /// By none, so less than the smallest block that there is, except for the libraries below: netCDF up to 4.9.2
  /// loses a property list of 2.3 kB for each file that it opens (Unidata/netcdf-c#2723), and HDF5 keeps the
  /// conversions between types of files that are closed, up to 4 kB for each file written. Twice what was seen
  /// is allowed; a file that stays open costs its image, 64 kB or more.
  var allowance: Double {
    switch self {
    case .results, .checkpoints: 24_000
    case .damage: 8_000
    default: 32
    }
  }

  /// Does the work once.
  /// - Parameter folder: a folder for its files.
  func perform(in folder: String) throws {
    switch self {
    case .polishing:
      try ask(
        .steadyState(.operator),
        Self.microscopic.replacing("samples: 8192", with: "target_error: 0.02"))
    case .sobolPoints:
      try ask(.steadyState(.operator), Self.microscopic + "random: {points: sobol}")
    case .latticePoints:
      try ask(.steadyState(.operator), Self.microscopic + "random: {points: lattice}")
    case .gslGenerator:
      try ask(
        .steadyState(.operator), Self.soft + "random: {generator: mt19937, points: independent}")
    case .ensemble: try ask(.steadyState(.ensemble), Self.soft + "random: {seeds: 1...2}")
    case .particles: try ask(.steadyState(.particles), Self.evolving)
    case .impulseResponse: try ask(.response(.particles), Self.evolving)
    case .response: try ask(.response(.operator), Self.soft)
    case .spectrum: try ask(.spectrum, Self.soft)
    case .comparison: try ask(.comparison(.init(transfers: .extrapolated)), Self.soft)
    case .convergence: try ask(.convergence(.operator), Self.soft)
    case .particleConvergence: try ask(.convergence(.particles), Self.evolving)
    case .fokkerPlanck: try ask(.fokkerPlanck, Self.soft)
    case .microscopicFokkerPlanck:
      try ask(.fokkerPlanck, Self.microscopic + "fokker_planck: {cut: 1, samples: 4096}")
    case .reading: try read(in: folder)
    case .refusing: refuse(in: folder)
    case .results: try writeAndRead("\(folder)/result.nc")
    case .damage: try damage("\(folder)/damaged.nc")
    case .checkpoints: try stopAndGoOn("\(folder)/stopped.nc")
    }
  }

  /// Asks a question, and shows the answer in every form.
  private func ask(_ kind: StudyKind, _ text: String) throws {
    let outcome = try Self.parse(text).outcome(of: kind, threads: 1)
    _ = (outcome.json.text(), outcome.summary, outcome.dataset)
    _ = outcome.documents(provenance: .current(version: packageVersion))
  }

  static func parse(_ text: String) throws -> InputFile {
    try InputFile.parse(
      text: text, name: "input.yaml",
      tables: [.init(name: "potential.dat", text: "0 0.5\n0.5 0.3\n1 0.1\n2 0.01\n")])
  }
}
