/// The keys that describe the frequencies of `drag response`.
extension InputKey {
  static let response: [InputKey] = [
    InputKey(
      "response.from", .number(.positive), .frequency,
      fallback: .derived("a hundredth of the slowest relaxation rate"),
      example: "response: {from: 1e-6, to: 1e3, points: 61}",
      "The lowest angular frequency omega of drag response."),
    InputKey(
      "response.to", .number(.positive), .frequency,
      fallback: .derived("a hundred times the fastest relaxation rate"),
      example: "response: {from: 1e-6, to: 1e3, points: 61}",
      "The highest angular frequency omega of drag response."),
    InputKey(
      "response.points", .count(2...10_000), fallback: .value(.count(61)),
      example: "response: {points: 61}",
      "The number of frequencies, evenly spaced in the logarithm of omega."),
  ]
}
