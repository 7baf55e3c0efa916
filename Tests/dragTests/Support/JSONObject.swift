import Foundation

/// A JSON object as another program reads it: with Foundation's parser, not with ours.
struct JSONObject {
  let members: [String: Any]

  struct Missing: Error {
    let key: String
  }

  /// The number that is written: Foundation's parser on Linux rounds some digits the wrong way.
  private static func exact(_ number: NSNumber) -> Double {
    Double(number.stringValue) ?? number.doubleValue
  }

  func number(_ key: String) throws -> Double {
    guard let value = members[key] as? NSNumber else { throw Missing(key: key) }
    return Self.exact(value)
  }

  func text(_ key: String) throws -> String {
    guard let value = members[key] as? String else { throw Missing(key: key) }
    return value
  }

  func truth(_ key: String) throws -> Bool {
    guard let value = members[key] as? Bool else { throw Missing(key: key) }
    return value
  }

  func object(_ key: String) throws -> JSONObject {
    guard let value = members[key] as? [String: Any] else { throw Missing(key: key) }
    return JSONObject(members: value)
  }

  func objects(_ key: String) throws -> [JSONObject] {
    guard let value = members[key] as? [[String: Any]] else { throw Missing(key: key) }
    return value.map { JSONObject(members: $0) }
  }

  func numbers(_ key: String) throws -> [Double] {
    guard let value = members[key] as? [NSNumber] else { throw Missing(key: key) }
    return value.map(Self.exact)
  }

  func matrix(_ key: String) throws -> [[Double]] {
    guard let value = members[key] as? [[NSNumber]] else { throw Missing(key: key) }
    return value.map { $0.map(Self.exact) }
  }

  func isNull(_ key: String) -> Bool { members[key] is NSNull }

  var keys: Set<String> { Set(members.keys) }
}
