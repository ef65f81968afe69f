import Foundation
import Testing

@testable import ApiInteractionKit

@Suite("Data source names")
struct DataSourceNameTests {
  @Test(
    "a name is free text",
    arguments: [
      "a", "CallGuid", "PCIPal|DtmfLinkId", "Call Guid", "a|b|c", "Größe & Maß <x>", "日本", "\u{1F600}",
      "#~{}[]\"'\\/",
      String(repeating: "x", count: 255), String(repeating: "é", count: 255),
      String(repeating: "\u{1F600}", count: 255),
    ])
  func valid(text: String) throws {
    #expect(try DataSourceName(text).name == text)
    #expect(try "\(DataSourceName(text))" == text)
  }

  struct Case: CustomTestStringConvertible {
    let text: String
    let range: Range<Int>
    let message: String

    init(_ text: String, _ range: Range<Int>, _ message: String) {
      self.text = text
      self.range = range
      self.message = message
    }

    var testDescription: String { message }
  }

  @Test(
    "a text that no data source can be named is refused with the offending part",
    arguments: [
      Case("", 0..<0, "A data source name cannot be empty."),
      Case("é(", 2..<3, "A data source name cannot hold “(”."),
      Case("a)b", 1..<2, "A data source name cannot hold “)”."),
      Case("$a", 0..<1, "A data source name cannot hold “$”."),
      Case("a:b", 1..<2, "A data source name cannot hold “:”."),
      Case(":\u{301}", 0..<1, "A data source name cannot hold “:”."),
      Case("a\u{0}", 1..<2, "A data source name cannot hold the control character U+0000."),
      Case("a\tb", 1..<2, "A data source name cannot hold the control character U+0009."),
      Case("\n", 0..<1, "A data source name cannot hold the control character U+000A."),
      Case("é\u{7F}", 2..<3, "A data source name cannot hold the control character U+007F."),
      Case("a\u{85}b", 1..<3, "A data source name cannot hold the control character U+0085."),
      Case(" a", 0..<1, "A data source name has no white space at its ends."),
      Case("a  ", 1..<3, "A data source name has no white space at its ends."),
      Case("  é  ", 0..<2, "A data source name has no white space at its ends."),
      Case(" ", 0..<1, "A data source name has no white space at its ends."),
      Case(
        String(repeating: "é", count: 256), 0..<512,
        "A data source name has at most 255 characters; this one has 256."),
      Case(
        String(repeating: "e\u{301}", count: 128), 0..<384,
        "A data source name has at most 255 characters; this one has 256."),
    ])
  func invalid(example: Case) {
    #expect(throws: DataSourceName.Invalid(description: example.message, range: example.range)) {
      try DataSourceName(example.text)
    }
  }

  @Test("names are case-sensitive")
  func equality() throws {
    #expect(try DataSourceName("Clid") != DataSourceName("CLID"))
    #expect(try DataSourceName("CLID") == DataSourceName("CLID"))
  }

  @Test("a name is coded as a string, and an invalid one is refused")
  func coding() throws {
    let name = try DataSourceName("PCIPal|Id")
    let data = try JSONEncoder().encode([name])
    #expect(String(decoding: data, as: UTF8.self) == "[\"PCIPal|Id\"]")
    #expect(try JSONDecoder().decode([DataSourceName].self, from: data) == [name])
    for text in ["[\"\"]", "[\"a:b\"]", "[\" a\"]", "[1]"] {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode([DataSourceName].self, from: Data(text.utf8))
      }
    }
  }
}
