import Testing

@testable import ApiInteractionKit

@Suite("Encodings of an XML response")
struct XMLEncodingTests {
  @Test(
    "a response in any encoding gives the same values, and its places are counted in characters",
    arguments: TextEncoding.allCases)
  func encodings(_ encoding: TextEncoding) throws {
    let name = encoding.name
    let text = "<?xml version=\"1.0\" encoding=\"\(name)\"?>\n<r>é<a b=\"ü\">é</a>ü<c><d>é</d></c></r>\n"
    let body = encoding.bytes(of: text)
    #expect(try foundXML(["/a", "//@b", "/c"], in: body) == ["é", "ü", "<c><d>é</d></c>"])
    let mapped = try mappedXML(["/a", "//@b", "/c", "//d/text()", "string(/c)"], as: .integer, in: body)
    let columns = [5, 5, 20, 23].map { ApiInteractionKit.SourceLocation(line: 2, column: $0) }
    #expect(mapped.issues.map(\.location) == columns + [nil])
  }

  @Test("a fault in a transcoded response is placed in its characters")
  func fault() throws {
    let text = "<?xml version='1.0' encoding='ISO-8859-1'?>\n<r>ééé<a></b></r>"
    let mapped = try mappedXML(["/a"], in: TextEncoding.latin1.bytes(of: text))
    #expect(
      mapped.issues.map(\.message) == ["The response is not XML: “</b>” stands where </a> was expected."])
    #expect(mapped.issues.map(\.location) == [ApiInteractionKit.SourceLocation(line: 2, column: 10)])
  }

  @Test("a DOCTYPE is refused in any encoding", arguments: TextEncoding.allCases.filter { $0 != .ibm037 })
  func doctype(_ encoding: TextEncoding) throws {
    let text = "<?xml version=\"1.0\" encoding=\"\(encoding.name)\"?>\n<!DOCTYPE r>\n<r><a>1</a></r>"
    let mapped = try mappedXML(["/a"], in: encoding.bytes(of: text))
    #expect(mapped.issues.map(\.location) == [ApiInteractionKit.SourceLocation(line: 2, column: 1)])
    #expect(mapped.assignments[1].outcome == .unreadable)
  }

  @Test("a response that is not in the encoding that it names is one issue")
  func wrong() throws {
    let cases: [[UInt8]] = [
      Array("<?xml version='1.0' encoding='nonsense'?><r/>".utf8),
      Array("<?xml version='1.0' encoding='UTF-16'?><r/>".utf8),
      Array("<r>".utf8) + [0xE9] + Array("</r>".utf8),
      Array("<r>".utf8) + [0xC0, 0xBC] + Array("</r>".utf8),
      Array("<r>\u{1}</r>".utf8),
      [0xFF, 0xFE, 0x3C, 0x00, 0x72],
    ]
    for body in cases {
      let mapped = try mappedXML(["/"], in: body)
      #expect(mapped.issues.count == 1)
      #expect(mapped.issues.first?.location != nil)
      #expect(mapped.assignments[1].outcome == .unreadable)
    }
  }

  @Test("what is said of a response's characters does not speak of a definition")
  func wording() throws {
    for body in [Array("<r>\u{1}</r>".utf8), Array("<r>".utf8) + [0xE9, 0x3C]] {
      let message = try #require(try mappedXML(["/"], in: body).issues.first?.message)
      #expect(!message.contains("definition") && !message.contains("Save the file"))
    }
  }
}
