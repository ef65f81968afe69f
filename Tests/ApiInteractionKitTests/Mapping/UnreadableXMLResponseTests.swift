import Testing

@testable import ApiInteractionKit

@Suite("An XML response that cannot be read")
struct UnreadableXMLResponseTests {
  private func unreadable(_ body: [UInt8], status: Int = 503, limits: Limits = Limits()) throws
    -> [MappingIssue]
  {
    let fields = try ["/a", "count(//*)", "'text'"].enumerated().map { index, locator in
      ApiInteraction.Response.Field(
        locator: .xml(try XMLLocator(locator)), destination: try DataSourceName("value \(index)"))
    }
    let mapper = ResponseMapper(
      try ApiInteraction.Response(
        type: .xml, responseCodeDestination: try DataSourceName("Code"), fields: fields), limits: limits)
    for policy in [MissingPolicy.allow, .report] {
      let mapped = mapper.map(status: status, body: body, missing: policy)
      #expect(mapped.assignments.map(\.value?.text) == ["\(status)", nil, nil, nil])
      #expect(mapped.assignments.dropFirst().allSatisfy { $0.outcome == .unreadable })
    }
    return mapper.map(status: status, body: body).issues
  }

  private func issue(_ message: String, _ line: Int, _ column: Int) -> [MappingIssue] {
    [
      MappingIssue(
        field: nil, message: message, location: ApiInteractionKit.SourceLocation(line: line, column: column))
    ]
  }

  private static let doctype =
    "It has a DOCTYPE, which could declare entities. XML without one was expected."

  @Test(
    "a response that is not XML is one issue, where it stops being XML",
    arguments: [
      // A DOCTYPE, at its own place, whatever comes before and after it.
      ("<!DOCTYPE a><a/>", doctype, 1, 1), ("<?xml version='1.0'?>\r\n <!DOCTYPE a><a/>", doctype, 2, 2),
      ("<!-- é -->\n<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", doctype, 2, 1),
      ("\u{FEFF}<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a>", doctype, 1, 1),
      ("<!DOCTYPE html>\n<html><br></html>", doctype + " This looks like HTML.", 1, 1),
      // Entities that nobody declares.
      (
        "<a>\n&nbsp;</a>",
        "XML has no entity of this name. Write the character itself, or &amp; for the & if that text is meant.",
        2, 1
      ),
      (
        "<a b='&c;'/>",
        "XML has no entity of this name. Write the character itself, or &amp; for the & if that text is meant.",
        1, 7
      ),
      (
        "<a>x & y</a>",
        "A bare & is not allowed in XML. Write &amp; instead, or put the whole text into <![CDATA[…]]>.", 1, 6
      ),
      // A NUL, at which libxml2 stops to read once the root element is closed.
      ("<a/>\u{0}", "The character U+0000 is not allowed in XML.", 1, 5),
      ("<a/>\n\u{0}\u{0}<b>", "The character U+0000 is not allowed in XML.", 2, 1),
      ("<a>\u{0}</a>", "The character U+0000 is not allowed in XML.", 1, 4),
      // No document, no end, more than one.
      ("hello", "Here the < of an element was expected.", 1, 1),
      ("\n {\"a\": 1}", "Here the < of an element was expected. This looks like JSON.", 2, 2),
      ("[1]", "Here the < of an element was expected. This looks like JSON.", 1, 1),
      ("<a/>\r\nx", "The document has ended before this; nothing may follow its root element.", 2, 1),
      ("<a/><b/>", "The document has ended before this; nothing may follow its root element.", 1, 5),
      ("<a>\n<b></a>", "“</a>” stands where </b> was expected.", 2, 4),
      ("<a><!-- b -- c --></a>", "-- is not allowed inside a comment.", 1, 11),
    ])
  func notXML(_ body: String, _ reason: String, _ line: Int, _ column: Int) throws {
    #expect(
      try unreadable(Array(body.utf8)) == issue("The response is not XML: \(reason)", line, column))
  }

  @Test("an HTML page of an error is one issue")
  func html() throws {
    let page = "<html>\n<head><meta charset=utf-8></head>\n<body><h1>502 Bad Gateway</h1></body></html>\n"
    let issues = try unreadable(Array(page.utf8), status: 502)
    #expect(issues.map(\.field) == [nil])
    #expect(issues.first?.message.hasPrefix("The response is not XML: ") == true)
    #expect(issues.first?.location?.line == 2)
  }

  @Test("a response without a body is named as such, and what its status promised")
  func empty() throws {
    for body in ["", " \r\n\t"] {
      let message = "The response has no body; XML was expected."
      #expect(try unreadable(Array(body.utf8)) == issue(message, 1, 1))
      let promised = "The status 204 says that there is no body; XML was expected."
      #expect(try unreadable(Array(body.utf8), status: 204) == issue(promised, 1, 1))
    }
  }

  @Test("a byte order mark alone is no document, and one before a document is no column")
  func mark() throws {
    let start = "The response is not XML: Here the < of an element was expected."
    #expect(try unreadable([0xEF, 0xBB, 0xBF]) == issue(start, 1, 1))
    let after =
      "The response is not XML: The document has ended before this; nothing may follow its root element."
    #expect(try unreadable(Array("\u{FEFF}<é/>x".utf8)) == issue(after, 1, 5))
    #expect(try foundXML("/a", in: "\u{FEFF}<r><a>1</a></r>") == "1")
    #expect(try foundXML("/", in: "\u{FEFF}<r><a>1</a></r>") == "<r><a>1</a></r>")
  }

  @Test("256 elements deep is read, thousands are not")
  func depth() throws {
    let tags = { (count: Int) in
      String(repeating: "<a>", count: count) + "x" + String(repeating: "</a>", count: count)
    }
    #expect(try foundXML("string(/)", in: tags(256)) == "x")
    let message = "The response is not XML: The elements are nested too deep."
    #expect(try unreadable(Array(tags(3_000).utf8)).map(\.message) == [message])
    #expect(try unreadable(Array(String(repeating: "<a>", count: 100_000).utf8)).map(\.message) == [message])
  }

  @Test("a response larger than the limit is not read, and one as large as it is")
  func size() throws {
    let body = Array("<r><a>1</a></r>".utf8)
    let message = "The response is larger than 14 bytes and was not read."
    #expect(
      try unreadable(body, limits: Limits(responseBytes: 14))
        == [MappingIssue(field: nil, message: message, location: nil)])
  }

  @Test("a response cut off at any byte is one issue, at the cut or before it")
  func truncated() throws {
    let body = Array(
      "<?xml version='1.0'?><!-- é --><r xmlns:p=\"urn:p\"><a b='&lt;'>é&#233;</a><![CDATA[x]]><?p q?><p:c/></r>"
        .utf8)
    for end in body.indices {
      let issues = try unreadable(Array(body[..<end]))
      #expect(issues.count == 1, "\(end)")
      guard let location = issues.first?.location else {
        Issue.record("cut at \(end): no location")
        continue
      }
      let characters = String(decoding: body[..<end], as: UTF8.self).unicodeScalars.count
      #expect(location.line == 1 && location.column <= characters + 1, "\(end)")
    }
  }

  @Test("a compressed response is named as such")
  func compressed() throws {
    let issues = try unreadable([0x1F, 0x8B, 0x08, 0x00, 0x00])
    #expect(issues.count == 1)
    #expect(
      issues.first?.message.hasSuffix(" This looks compressed by gzip; save it with curl --compressed.")
        == true)
  }

  @Test(
    "a fault before a field's element, in it or after it leaves nothing stored", arguments: ["<b>", "&", "<"])
  func anywhere(_ fault: String) throws {
    for body in ["\(fault)<r><a>1</a></r>", "<r>\(fault)<a>1</a></r>", "<r><a>1</a>\(fault)</r>"] {
      #expect(try unreadable(Array(body.utf8)).count == 1)
    }
  }
}
