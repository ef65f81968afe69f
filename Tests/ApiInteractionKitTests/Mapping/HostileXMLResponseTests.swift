import Testing

@testable import ApiInteractionKit

/// Responses that take libxml2 minutes where nothing stops it. None of these tests ends if that happens.
@Suite("Hostile XML responses")
struct HostileXMLResponseTests {
  @Test("a long comment of hyphens is refused at the first ones")
  func hyphens() throws {
    let body = Array("<r><!--\(String(repeating: "--x", count: 1_000_000))--></r>".utf8)
    let mapped = try mappedXML(["/a"], in: body)
    #expect(mapped.issues.map(\.message) == ["The response is not XML: -- is not allowed inside a comment."])
    #expect(mapped.issues.map(\.location) == [ApiInteractionKit.SourceLocation(line: 1, column: 8)])
  }

  @Test("an element with a hundred thousand attributes is refused", arguments: ["", "p:", "xmlns:"])
  func attributes(_ prefix: String) throws {
    let attributes = (0..<100_000).map { " \(prefix)a\($0)='u'" }.joined()
    let body = Array("<r xmlns:p='urn:p'\(attributes)><a>1</a></r>".utf8)
    let mapped = try mappedXML(["/a"], in: body)
    #expect(mapped.issues.count == 1)
    #expect(mapped.assignments[1].outcome == .unreadable)
  }

  @Test(
    "a hundred thousand namespaces around an element are refused, and one for each of many elements is not")
  func namespaces() throws {
    let declared = (0..<100).map { number in
      "<b" + (0..<1000).map { " xmlns:n\(number)-\($0)='u'" }.joined() + ">"
    }
    let nested = declared.joined() + String(repeating: "<a/>", count: 500_000)
    let mapped = try mappedXML(
      ["/a"], in: Array(nested.utf8) + Array(String(repeating: "</b>", count: 100).utf8))
    #expect(
      mapped.issues.map(\.message) == [
        "The response is not XML: Around this element more than a thousand namespaces are declared; so many are not read."
      ])
    #expect(mapped.issues.first?.location?.column == declared[0].utf8.count + 1)
    let beside = "<r>" + String(repeating: "<a xmlns='u' xmlns:p='v'/>", count: 5000) + "<c>1</c></r>"
    #expect(try foundXML(["/c"], in: Array(beside.utf8)) == ["1"])
  }

  @Test(
    "faults by the million are one issue",
    arguments: ["&x; ", "<", "&", "<a>", "<a></b>", "<a b='1' b='2'/>", "<p:a/>", "]]>", "&#0;"])
  func faults(_ fault: String) throws {
    let body = Array("<r>\(String(repeating: fault, count: 300_000))".utf8)
    #expect(try mappedXML(["/a"], in: body).issues.count == 1)
  }

  @Test("what is long and harmless is read")
  func long() throws {
    let long = String(repeating: "- ]?", count: 500_000)
    let body = "<r><!-- \(long) --><?p \(long) ?><a><![CDATA[\(long)]]></a><b c='\(long)'/></r>"
    #expect(try foundXML(["/a", "//@c"], in: Array(body.utf8)) == [long, long])
  }
}
