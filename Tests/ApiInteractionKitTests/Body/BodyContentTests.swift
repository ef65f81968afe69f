import Testing

@testable import ApiInteractionKit

@Suite("What kind a body is")
struct BodyContentTests {
  private enum Kind: Sendable { case none, json, xml, form, text }

  private func content(_ body: String) -> BodyContent {
    BodyContent(TemplateText.read(Array(body.utf8)).template)
  }

  private func kind(_ body: String) -> Kind {
    switch content(body) {
    case .none: .none
    case .json: .json
    case .xml: .xml
    case .form: .form
    case .text: .text
    }
  }

  @Test(
    "a body that begins with { or [ is JSON, valid or not",
    arguments: ["{}", "[]", " \r\n{", "[x", "{a=b&c=d}", "\t[$(A)]"])
  func json(_ body: String) {
    #expect(kind(body) == .json)
  }

  @Test(
    "a body that begins with < is XML, well-formed or not",
    arguments: ["<a/>", "\n<a>", "<", "<?xml version='1.0'?><a/>", "<a=b"])
  func xml(_ body: String) {
    #expect(kind(body) == .xml)
  }

  @Test(
    "a body of key=value pairs joined by & is a form",
    arguments: [
      "a=b", "a=b&c=d", "a=", "a=b=c", " a=b \n", "a=b c&d=e f", "a=$(B)&c=#(D)", "$(A)=b", "a=~~~REPLACE~~~",
      "a=b&=c",
    ])
  func form(_ body: String) {
    #expect(kind(body) == .form)
  }

  @Test(
    "any other body is plain text",
    arguments: [
      "hello", "a=b&c", "a b=c", "&", "a=b&", "=b", "\"a\"", "1", "$(Body)", "~~~REPLACE~~~", "x {\"a\":1}",
      "\u{FEFF}{}",
    ])
  func text(_ body: String) {
    #expect(kind(body) == .text)
  }

  @Test("a body of nothing but white space is none", arguments: ["", " ", "\r\n\t "])
  func none(_ body: String) {
    #expect(kind(body) == .none)
  }

  @Test("in JSON a hole is text inside a string and a value outside one")
  func holes() throws {
    let body = "{\"a\":\"x$(A b)\",\"b\":#(C),\"d\":[~~~REPLACE~~~]}"
    guard case .json(let outline) = content(body) else {
      Issue.record("\(body) is not JSON")
      return
    }
    #expect(outline.fault == nil)
    #expect(outline.entries.map(\.kind) == [.object, .string, .number, .array, .number])
    #expect(
      outline.entries.map { body[utf8: $0.range] } == [
        body, "\"x$(A b)\"", "#(C)", "[~~~REPLACE~~~]", "~~~REPLACE~~~",
      ])
  }

  @Test("in XML a hole is text; ranges count in the body")
  func xmlHoles() throws {
    let body = "<a b='$(B <c>)'>#(D&E)</a>"
    guard case .xml(let tree) = content(body) else {
      Issue.record("\(body) is not XML")
      return
    }
    #expect(tree.isWellFormed)
    let root = try #require(tree.root)
    #expect(body[utf8: root.content.start..<root.content.end] == "#(D&E)")
    let attribute = try #require(root.attributes.first)
    #expect(body[utf8: attribute.valueRange.start..<attribute.valueRange.end] == "$(B <c>)")
  }

  @Test("JSON deeper than the limit has a fault")
  func depth() {
    let template = TemplateText.read(Array("[[1]]".utf8)).template
    guard case .json(let outline) = BodyContent(template, limits: Limits(jsonDepth: 1)) else {
      Issue.record("not JSON")
      return
    }
    #expect(outline.fault?.offset == 1)
  }
}
