import TestSupport
import Testing

@testable import ApiInteractionKit

@Suite("DOCTYPE")
struct DoctypeTests {
  private static let message = "A definition has no DOCTYPE and declares no entities. Remove it."

  @Test(
    "a DOCTYPE is shown whole and nothing else is wrong",
    arguments: [
      "⟦<!DOCTYPE ApiInteraction>⟧<ApiInteraction/>",
      "\u{FEFF}<?xml version='1.0'?>\r\n<!-- x -->⟦<!DOCTYPE ApiInteraction>⟧\n<ApiInteraction/>",
      "⟦<!DOCTYPE ApiInteraction PUBLIC \"a b\" 'c>d'>⟧<ApiInteraction/>",
      "⟦<!DOCTYPE ApiInteraction SYSTEM \"a>b\" [<!ENTITY a \"]>\">]>⟧<ApiInteraction/>",
      "⟦<!DOCTYPE ApiInteraction [<!-- a-b ]> ' \" --><?p ]> ' ?>]>⟧<ApiInteraction/>",
      "⟦<!DOCTYPE ApiInteraction [<!ENTITY é '日]>'>\r\n]  >⟧<ApiInteraction/>",
      "⟦<!DOCTYPE ApiInteraction [<!ELEMENT b (#PCDATA)><!ATTLIST b a CDATA ''>]>⟧<ApiInteraction/>",
      "⟦<!DOCTYPE ApiInteraction [ junk ]>⟧<ApiInteraction/>",
      "⟦<!DOCTYPE ApiInteraction [<!ENTITY % p \"<!ENTITY a 'b'>\">%p;]>⟧<ApiInteraction/>",
      "⟦<!DOCTYPE ApiInteraction [<!ENTITY a \"b⟧",
      "⟦<!DOCTYPE ApiInteraction [<!-- ⟧",
    ])
  func refused(text: String) {
    let marked = MarkedSource(text)
    let tree = SyntaxParser().parse(marked.source.bytes)
    #expect(tree.diagnostics.map(Finding.init) == marked.ranges.map { Finding("doctype", $0, Self.message) })
    #expect(tree.source == marked.source)
    #expect(tree.root?.name == (text.hasSuffix("/>") ? "ApiInteraction" : nil))
  }

  @Test("what stands behind a DOCTYPE is read in its place")
  func behind() {
    let marked = MarkedSource("⟦<!DOCTYPE a [<!ENTITY b 'c'>\n]>⟧\n<a>⟦é&amp;⟧</a>")
    let tree = SyntaxParser().parse(marked.source.bytes)
    #expect(tree.root?.text.string == "é&")
    #expect([tree.diagnostics.first?.range, tree.root?.text.sourceRange] == marked.ranges)
  }

  @Test(
    "a fault behind a DOCTYPE is shown where it is",
    arguments: [
      ("<a>x ⟦&⟧ y</a>", "not-well-formed"), ("<a><b>⟦</c>⟧</a>", "not-well-formed"),
      ("⟦<⟧1>", "not-well-formed"),
      ("<a/>⟦hello⟧", "not-well-formed"), ("<a>⟦<!--⟧", "not-well-formed"),
    ])
  func faultBehind(rest: String, rule: String) {
    let marked = MarkedSource("⟦<!DOCTYPE a [<!ENTITY b '<'>]>⟧\(rest)")
    let tree = SyntaxParser().parse(marked.source.bytes)
    #expect(tree.diagnostics.map(\.range) == marked.ranges)
    #expect(tree.diagnostics.map(\.rule) == ["doctype", rule])
  }

  @Test("entities that multiply are not expanded")
  func billionLaughs() {
    var declarations = "<!ENTITY l0 \"lol\">"
    for level in 1...20 {
      declarations += "<!ENTITY l\(level) \"\(String(repeating: "&l\(level - 1);", count: 10))\">"
    }
    let marked = MarkedSource(
      "⟦<!DOCTYPE ApiInteraction [\(declarations)]>⟧<ApiInteraction>a&l20;b</ApiInteraction>")
    let tree = SyntaxParser().parse(marked.source.bytes)
    #expect(tree.diagnostics.map(Finding.init) == marked.ranges.map { Finding("doctype", $0, Self.message) })
    #expect(tree.root?.text.string.contains("lol") == false)
  }

  @Test(
    "an external entity is not read",
    arguments: [
      "<!DOCTYPE a [<!ENTITY x SYSTEM \"FILE\">]>", "<!DOCTYPE a SYSTEM \"FILE\">",
      "<!DOCTYPE a [<!ENTITY % x SYSTEM \"FILE\"> %x;]>",
      "<!DOCTYPE a PUBLIC \"p\" \"FILE\" [<!ENTITY x 'y'>]>",
    ])
  func externalEntity(doctype: String) throws {
    let file = "Responses/authorize.json"
    let doctype = doctype.replacing("FILE", with: Fixtures.folder.appending(path: file).absoluteString)
    let tree = SyntaxParser().parse(SourceText("\(doctype)<a>before&x;after</a>"))
    let range = SourceRange(0, doctype.utf8.count)
    #expect(tree.diagnostics.map(Finding.init) == [Finding("doctype", range, Self.message)])
    let text = try #require(tree.root).text.string
    #expect(text.hasPrefix("before"))
    #expect(String(decoding: try Fixtures.bytes(file), as: UTF8.self).contains("access_token"))
    #expect(!text.contains("access_token"))
  }

  @Test("a second DOCTYPE is not a second finding")
  func second() {
    let marked = MarkedSource("⟦<!DOCTYPE a>⟧<!DOCTYPE b><a/>")
    let tree = SyntaxParser().parse(marked.source.bytes)
    #expect(tree.diagnostics.map(Finding.init) == marked.ranges.map { Finding("doctype", $0, Self.message) })
  }

  @Test("no model comes of a definition with a DOCTYPE")
  func definition() throws {
    let text = String(decoding: try Fixtures.bytes("Definitions/session-status.template.xml"), as: UTF8.self)
    let definition = Definition(SourceText("<!DOCTYPE ApiInteraction>\n\(text)"))
    #expect(definition.diagnostics.map(\.rule) == ["doctype"])
    #expect(definition.interaction == nil)
  }
}
