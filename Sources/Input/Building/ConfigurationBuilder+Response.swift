/// The frequencies of the response.
extension ConfigurationBuilder {
  /// Returns the frequencies, given or left to the rates.
  mutating func response() -> ResponseSettings? {
    let from = number("response.from")
    let to = number("response.to")
    guard let points = count("response.points") else { return nil }
    if let from, let to, from >= to {
      complain(
        "response.to", "is not above response.from",
        "frequencies go from the lowest to the highest",
        "exchange the two, or leave one out")
      return nil
    }
    return ResponseSettings(from: from, to: to, points: Int(points))
  }
}
