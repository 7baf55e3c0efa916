import Foundation
import Statistics
import WirePhysics

/// Values found by independent programs, committed as `Tests/Fixtures/reference.json`.
struct Reference: Decodable {
  struct Amplitude: Decodable {
    let wires: [Int]
    let momenta: [Double]
    let angle: Double
    let outgoing: [Double]
    let amplitude_direct: Double
    let amplitude: Double
  }

  struct Residue: Decodable {
    let wires: [Int]
    let momenta: [Double]
    let permutation: [Int]
    let angle_of_pole: Double
    let residue_in_angle: Double
  }

  struct Form: Decodable {
    let Q2: Double
    let Q3a: [Double]
    let Q3_112: [Double]
  }

  let amplitudes: [Amplitude]
  let residues: [Residue]
  let forms: [TrialPair: Form]

  private enum CodingKeys: String, CodingKey {
    case amplitudes, residues, forms
  }

  private struct TrialKey: CodingKey {
    let stringValue: String
    let intValue: Int? = nil
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    amplitudes = try container.decode([Amplitude].self, forKey: .amplitudes)
    residues = try container.decode([Residue].self, forKey: .residues)
    let trials = try container.nestedContainer(keyedBy: TrialKey.self, forKey: .forms)
    var forms: [TrialPair: Form] = [:]
    for trial in TrialPair.allCases {
      forms[trial] = try trials.decode(Form.self, forKey: TrialKey(stringValue: trial.rawValue))
    }
    self.forms = forms
  }

  /// The committed values.
  static let shared: Reference = {
    let url = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/reference.json")
    do {
      return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url))
    } catch {
      preconditionFailure("cannot read \(url.path): \(error)")
    }
  }()
}

extension Reference {
  /// The wires of a process, from the numbers 1 and 2.
  static func wires(_ numbers: [Int]) -> [WireIndex] { numbers.map { $0 == 1 ? .one : .two } }

  /// Momenta as a vector with an unused fourth lane.
  static func vector(_ numbers: [Double]) -> SIMD4<Double> {
    SIMD4(numbers[0], numbers[1], numbers[2], 0)
  }
}
