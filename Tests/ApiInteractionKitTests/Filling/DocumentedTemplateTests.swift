import TestSupport
import Testing

@testable import ApiInteractionKit

@Suite("The documented templates")
struct DocumentedTemplateTests {
  private struct Place: Hashable {
    let name: String
    let line: Int
    let column: Int

    init(_ name: String, _ line: Int, _ column: Int) {
      self.name = name
      self.line = line
      self.column = column
    }
  }

  private func template(_ name: String) throws -> DefinitionTemplate {
    try DefinitionTemplate(SourceText(Fixtures.bytes("Definitions/\(name).template.xml")))
  }

  private func places(_ template: DefinitionTemplate) -> [Place] {
    let lines = LineTable(template.definition.source)
    return template.slots.flatMap { slot in
      slot.occurrences.map { occurrence in
        let location = lines.location(of: occurrence.range.start)
        return Place(slot.name, location.line, location.column)
      }
    }
  }

  /// The template with its tokens replaced one after the other by texts that are escaped already.
  private func expected(_ name: String, _ texts: [String]) throws -> String {
    let parts = String(decoding: try Fixtures.bytes("Definitions/\(name).template.xml"), as: UTF8.self)
      .split(separator: "~~~REPLACE~~~", omittingEmptySubsequences: false)
    #expect(parts.count == texts.count + 1)
    return zip(parts, texts + [""]).map { "\($0)\($1)" }.joined()
  }

  @Test("authorize: its slots, each with its place")
  func authorizeSlots() throws {
    let slots = [Place("Url", 3, 10), Place("client_id", 7, 76), Place("client_secret", 7, 104)]
    #expect(try places(template("authorize")) == slots)
  }

  @Test("authorize: filled, to the byte")
  func authorizeFilled() throws {
    let filled = try template("authorize").fill(with: [
      "Url": "https://auth.example.org/", "client_id": "a&b=c", "client_secret": "p w]]>é+%/",
    ])
    let texts = ["https://auth.example.org", "a%26b%3Dc", "p%20w%5D%5D%3E%C3%A9%2B%25%2F"]
    #expect(try filled.string == expected("authorize", texts))
    #expect(Definition(filled).diagnostics == [])
  }

  @Test(
    "start session: its slots, each with its place", arguments: ["start-session", "start-session-corrected"])
  func startSessionSlots(_ name: String) throws {
    let isCorrected = name == "start-session-corrected"
    let shift = isCorrected ? -1 : 0
    let slots = [
      Place("Url", 3, 10), Place("AccountConfigurationId", 15, 38),
      Place("PaymentData.cardholderName", 15, 118),
      Place("PaymentData.cardholderPostCode", 15, 158),
      Place("PaymentData.\(isCorrected ? "cardholderAddress" : "cardholder Address")", 15, 200 + shift),
      Place("PaymentData.merchantTxnRef", 15, 236 + shift), Place("PaymentData.amount", 15, 265 + shift),
    ]
    #expect(try places(template(name)) == slots)
  }

  @Test("start session: filled, to the byte", arguments: ["start-session", "start-session-corrected"])
  func startSessionFilled(_ name: String) throws {
    let address = name == "start-session" ? "cardholder Address" : "PaymentData.cardholderAddress"
    let filled = try template(name).fill(with: [
      "Url": "https://pci.example.org", "AccountConfigurationId": "A & \"B\" \\ <1>",
      "cardholderName": "Name",
      "PaymentData.cardholderPostCode": "IVR|Post & Code", address: "Address", "merchantTxnRef": "Ref",
      "amount": "Amount",
    ])
    let texts = [
      "https://pci.example.org", "A &amp; \\\"B\\\" \\\\ &lt;1&gt;", "Name", "IVR|Post &amp; Code", "Address",
      "Ref", "Amount",
    ]
    #expect(try filled.string == expected(name, texts))
    #expect(Definition(filled).diagnostics == [])
  }

  @Test("session status: its one slot, and filled, to the byte")
  func sessionStatus() throws {
    let template = try template("session-status")
    #expect(places(template) == [Place("Url", 3, 10)])
    let filled = try template.fill(with: ["Url": "https://pci.example.org:8443/eu/"])
    #expect(try filled.string == expected("session-status", ["https://pci.example.org:8443/eu"]))
    #expect(Definition(filled).diagnostics == [])
  }

  @Test("line ends, comments and a byte order mark stay as they are")
  func everythingElse() throws {
    let text =
      "\u{FEFF}<?xml version='1.0'?>\r\n<!-- ~~~REPLACE~~~ -->\r\n<ApiInteraction><Request ><Url\n>~~~REPLACE~~~<!-- é --></Url >\r"
      + "</Request></ApiInteraction>\r\n<?pi?>\n"
    let template = try DefinitionTemplate(SourceText(text))
    #expect(template.slots.map(\.name) == ["Url"])
    let filled = try template.fill(with: ["Url": "https://a.example"])
    #expect(
      Array(filled.string.utf8)
        == Array(text.replacing(">~~~REPLACE~~~<!--", with: ">https://a.example<!--").utf8))
  }

  @Test("a template in another encoding is filled into UTF-8, and says so")
  func transcoded() throws {
    let text =
      "<?xml version='1.0' encoding='ISO-8859-1'?><ApiInteraction><Request><Body>\u{E9} ~~~REPLACE~~~</Body></Request></ApiInteraction>"
    let bytes = text.unicodeScalars.compactMap { UInt8(exactly: $0.value) }
    let filled = try DefinitionTemplate(Definition(bytes)).fill(with: ["Body": "€"])
    #expect(
      filled.string
        == text.replacing("ISO-8859-1", with: "UTF-8").replacing("~~~REPLACE~~~", with: "€"))
  }
}
