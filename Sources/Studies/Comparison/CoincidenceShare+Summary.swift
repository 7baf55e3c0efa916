import Diagnostics
import Report
import Statistics

extension CoincidenceShare {
  /// One line for a person.
  var line: String {
    let parts = zip(gaps, near).map {
      "\(TextTable.short(100 * $1.value, digits: 3)) % below \(TextTable.short($0, digits: 3))"
    }
    return "\(process): \(TextTable.short(100 * total.value, digits: 3)) % of g^T Q g, of it "
      + parts.joined(separator: ", ")
  }
}
