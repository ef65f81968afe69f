import Testing

@testable import ApiInteractionKit

@Suite("]]> never comes about by filling")
struct CDATASeamTests {
  private static let surroundings = ["", "]", "]]", ">", "]>", "x", "x]"]
  private static let values = [
    "", "]", "]]", ">", "]>", "]]>", ">]", "]]>]]>", "]]]>>", "a]]>b", "]]>x]]", "\r", "]\r]>", "]]\r>",
    "&lt;", "é]]",
  ]

  @Test("at every seam of a CDATA section and of plain text, one slot", arguments: [true, false])
  func oneSlot(isCDATA: Bool) throws {
    for before in CDATASeamTests.surroundings {
      for after in CDATASeamTests.surroundings {
        for value in CDATASeamTests.values {
          let written = "t: \(before)~~~REPLACE~~~\(after)"
          let sample = DefinitionSample(body: isCDATA ? "<![CDATA[\(written)]]>" : written)
          let body = try sample.filled(["Body": value]).body?.text.bytes
          #expect(
            body == Array("t: \(before)\(value)\(after)".utf8), "\(before) \(value.debugDescription) \(after)"
          )
        }
      }
    }
  }

  @Test(
    "at every seam of a CDATA section and of plain text, two slots side by side", arguments: [true, false])
  func twoSlots(isCDATA: Bool) throws {
    for (before, after) in [("", ""), ("]", ">"), ("]]", ""), ("", "]>")] {
      for first in CDATASeamTests.values {
        for second in CDATASeamTests.values {
          let written = "t: \(before)~~~REPLACE~~~~~~REPLACE~~~\(after)"
          let sample = DefinitionSample(body: isCDATA ? "<![CDATA[\(written)]]>" : written)
          let body = try sample.filled(["Body": first, "Body#2": second]).body?.text.bytes
          #expect(
            body == Array("t: \(before)\(first)\(second)\(after)".utf8),
            "\(before) \(first.debugDescription) \(second.debugDescription) \(after)")
        }
      }
    }
  }

  @Test("three slots side by side, the middle one empty")
  func threeSlots() throws {
    let sample = DefinitionSample(body: "<![CDATA[t: ~~~REPLACE~~~~~~REPLACE~~~~~~REPLACE~~~>]]>")
    let filled = try sample.filled(["Body": "]]", "Body#2": "", "Body#3": ""])
    #expect(filled.body?.text.string == "t: ]]>")
  }

  @Test(
    "a section is split where it must be and nowhere else",
    arguments: [
      ("a]]>b", "<![CDATA[a]]]]><![CDATA[>b]]>"), ("a]]", "<![CDATA[a]]]]>"), ("]>", "<![CDATA[]>]]>"),
      ("a<b>&c\"", "<![CDATA[a<b>&c\"]]>"), ("a\rb", "<![CDATA[a]]>&#13;<![CDATA[b]]>"),
      ("a\nb", "<![CDATA[a\nb]]>"),
      ("", "<![CDATA[]]>"),
    ])
  func written(_ value: String, _ xml: String) throws {
    let sample = DefinitionSample(body: "<![CDATA[~~~REPLACE~~~]]>")
    let filled = try sample.template().fill(with: ["Body": value])
    let expected = DefinitionSample(body: xml).source
    #expect(filled == expected)
  }

  @Test(
    "a value in plain text is escaped once",
    arguments: [
      ("a<b>&c\"'", "a&lt;b&gt;&amp;c\"'"), ("&amp;", "&amp;amp;"), ("a\r\nb", "a&#13;\nb"),
      ("]]>", "]]&gt;"),
    ])
  func plain(_ value: String, _ xml: String) throws {
    let filled = try DefinitionSample(body: "~~~REPLACE~~~").template().fill(with: ["Body": value])
    #expect(filled == DefinitionSample(body: xml).source)
  }

  @Test(
    "a character that XML cannot carry is refused in a body that does not escape it",
    arguments: ["\u{0}", "\u{1}", "\u{8}", "\u{B}", "\u{C}", "\u{1F}", "\u{FFFE}", "\u{FFFF}"])
  func controlCharacters(_ character: String) throws {
    let sample = DefinitionSample(body: "<![CDATA[~~~REPLACE~~~]]>")
    let slot = try #require(sample.range(of: "~~~REPLACE~~~"))
    let value = try #require(character.unicodeScalars.first).value
    let digits = String(value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: 4 - digits.count) + digits
    #expect(
      try sample.problems(["Body": "a\(character)"]) == [
        .refused(slot: "Body", reason: "XML cannot carry the character \(name).", at: slot)
      ])
    let json = DefinitionSample(body: "{\"a\":\"~~~REPLACE~~~\"}")
    let read = try json.filled(["a": character]).body?.text.bytes ?? []
    let outline = JSONOutline(read, depthLimit: 1)
    #expect(outline.fault == nil)
    #expect(JSONText.unescaped(read[6..<(read.count - 2)]) == character)
  }

  @Test("tab and line feed go into a body as they are")
  func allowedControls() throws {
    let filled = try DefinitionSample(body: "<![CDATA[~~~REPLACE~~~]]>").filled(["Body": "a\tb\nc"])
    #expect(filled.body?.text.string == "a\tb\nc")
  }
}
