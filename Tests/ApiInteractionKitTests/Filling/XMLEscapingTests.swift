import Testing

@testable import ApiInteractionKit

@Suite("XML escaping")
struct XMLEscapingTests {
  @Test(
    "a text is escaped for element content and for an attribute",
    arguments: [
      ("plain é", "plain é", "plain é"), ("<a & b>", "&lt;a &amp; b&gt;", "&lt;a &amp; b&gt;"),
      ("\"'", "\"'", "&quot;&apos;"), ("\t\n\r", "\t\n&#13;", "&#9;&#10;&#13;"),
      ("\r\n", "&#13;\n", "&#13;&#10;"),
      ("&amp;", "&amp;amp;", "&amp;amp;"), ("", "", ""),
    ])
  func textAndAttribute(_ value: String, _ text: String, _ attribute: String) {
    #expect(XMLEscaping.text(value) == text)
    #expect(XMLEscaping.attribute(value) == attribute)
  }

  @Test(
    "a text is split for CDATA wherever the section would end",
    arguments: [
      ("]]>", "]]]]><![CDATA[>"), ("]]>]]>", "]]]]><![CDATA[>]]]]><![CDATA[>"), ("]]]>", "]]]]]><![CDATA[>"),
      ("]]", "]]"), ("]>", "]>"), ("<&\"'>", "<&\"'>"), ("a\rb", "a]]>&#13;<![CDATA[b"),
      ("]\r]>", "]]]>&#13;<![CDATA[]>"),
    ])
  func cdata(_ value: String, _ written: String) {
    #expect(XMLEscaping.cdata(value) == written)
  }

  @Test(
    "what stands before and after a text counts",
    arguments: [
      ("]]", ">", "", true, "]]><![CDATA[>"), ("]", "]>", "", true, "]]]><![CDATA[>"),
      ("", "]]", ">", true, "]]]]><![CDATA["),
      ("", "]", "]>", true, "]]]><![CDATA["), ("]", "]", ">", true, "]]]><![CDATA["),
      ("]]", "", ">", true, "]]><![CDATA["),
      ("x]]", "a", ">", true, "a"), ("", "]]", ">", false, "]]<![CDATA[]]>"), ("]]", ">", "", false, "&gt;"),
      ("]", "]", "]>", false, "]<![CDATA[]]>"), ("", "]]", "]", true, "]]"),
    ])
  func splice(_ before: String, _ value: String, _ after: String, _ isCDATA: Bool, _ written: String) {
    #expect(XMLEscaping.splice(value, isCDATA: isCDATA, after: before.utf8, before: after.utf8) == written)
  }
}
