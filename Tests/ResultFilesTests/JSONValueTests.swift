import Foundation
import ResultFiles
import Testing

@Suite struct JSONValueTests {
  @Test func `members keep their order and lists of numbers stay on one line`() {
    let value: JSONValue = [
      "zeta": 1, "alpha": [0.5, nil, true], "empty": [], "none": [:],
      "inner": ["text": "a\"b\\c\n\u{1}", "list": [["x": 1], 2]],
    ]
    #expect(
      value.text()
        == """
        {
          "zeta": 1,
          "alpha": [0.5, null, true],
          "empty": [],
          "none": {},
          "inner": {
            "text": "a\\"b\\\\c\\n\\u0001",
            "list": [
              {
                "x": 1
              },
              2
            ]
          }
        }
        """)
    #expect(
      value.text(.compact)
        == #"{"zeta": 1, "alpha": [0.5, null, true], "empty": [], "none": {}, "#
        + #""inner": {"text": "a\"b\\c\n\u0001", "list": [{"x": 1}, 2]}}"#)
  }

  @Test func `numbers that are not finite become null`() {
    #expect(
      JSONValue.numbers([.nan, .infinity, -.infinity, 1]).text() == "[null, null, null, 1.0]")
    #expect(JSONValue.optional(nil) == .null)
  }

  @Test func `every number reads back to the same bits`() throws {
    let numbers: [Double] = [
      0.1, 1.0 / 3, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, -0.0,
      1e22, 1e-7,
      123_456_789_012_345_680, 2.06469e-7,
    ]
    for number in numbers {
      #expect(Double(JSONValue.number(number).text())?.bitPattern == number.bitPattern)
    }
    let data = Data(JSONValue.numbers(numbers).text().utf8)
    #expect(try JSONDecoder().decode([Double].self, from: data) == numbers)
  }

  @Test func `whole numbers of 64 bits keep all their digits`() {
    #expect(JSONValue.whole(UInt64.max).text() == "18446744073709551615")
    #expect(JSONValue.whole(Int64.min).text() == "-9223372036854775808")
  }

  @Test func `any text survives another reader`() throws {
    let text = String(String.UnicodeScalarView((0...0x2FF).compactMap(Unicode.Scalar.init)))
    let data = Data(JSONValue.object([.init("t", .string(text))]).text().utf8)
    #expect(try JSONDecoder().decode([String: String].self, from: data)["t"] == text)
  }

  @Test func `members are found by name`() {
    let value: JSONValue = ["a": 1, "b": [2]]
    #expect(value["b"] == [2])
    #expect(value["c"] == nil)
    #expect(JSONValue.null["a"] == nil)
  }
}
