import Foundation
import Testing

@testable import ApiInteractionKit

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Any value comes back out of the place that it was filled into")
struct FillPropertyTests {
  /// A place for a value, and how a reader of the request gets the value out of it.
  struct Place: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let sample: DefinitionSample
    let slot: String
    /// Characters that the place refuses.
    let refused: Set<Unicode.Scalar>
    let decode: @Sendable (Definition) throws -> String?

    init(
      _ description: String, _ sample: DefinitionSample, _ slot: String, refused: String = "",
      decode: @escaping @Sendable (Definition) throws -> String?
    ) {
      testDescription = description
      self.sample = sample
      self.slot = slot
      self.refused = Set(refused.unicodeScalars)
      self.decode = decode
    }
  }

  private static let controls = "\u{0}\u{1}\u{8}\u{B}\u{1B}\u{FFFE}\u{FFFF}"
  /// JSONSerialization drops a byte order mark wherever it stands.
  private static let mark = "\u{FEFF}"
  private static let lineEnds = "\r\n\u{7F}"

  static let places = [
    Place(
      "a path segment", DefinitionSample(url: "https://example.org/a/~~~REPLACE~~~/b"), "Url",
      decode: { between("https://example.org/a/", "/b", $0.url).flatMap(percentDecoded) }),
    Place(
      "a query parameter", DefinitionSample(url: "<![CDATA[https://example.org/?a=1&p=~~~REPLACE~~~&b=2]]>"),
      "p",
      decode: { between("https://example.org/?a=1&p=", "&b=2", $0.url).flatMap(percentDecoded) }),
    Place(
      "a header", DefinitionSample(headers: [("X-Id", "Bearer ~~~REPLACE~~~!")]), "X-Id",
      refused: controls + lineEnds,
      decode: { between("Bearer ", "!", $0.headers.first?.value) }),
    Place(
      "a header in CDATA", DefinitionSample(headers: [("X-Id", "<![CDATA[]]~~~REPLACE~~~>]]>")]), "X-Id",
      refused: controls + lineEnds, decode: { between("]]", ">", $0.headers.first?.value) }),
    Place(
      "a form in CDATA", DefinitionSample(body: "<![CDATA[a=1&p=~~~REPLACE~~~&b=2]]>"), "p",
      decode: { between("a=1&p=", "&b=2", $0.body).flatMap(percentDecoded) }),
    Place(
      "a form", DefinitionSample(body: "a=1&amp;p=~~~REPLACE~~~&amp;b=2"), "p",
      decode: { between("a=1&p=", "&b=2", $0.body).flatMap(percentDecoded) }),
    Place(
      "a JSON string", DefinitionSample(body: "{&quot;a&quot;:&quot;~~~REPLACE~~~&quot;}"), "a",
      refused: mark,
      decode: { try json($0.body) }),
    Place(
      "a JSON string in CDATA", DefinitionSample(body: "<![CDATA[{\"a\":\"]]~~~REPLACE~~~>\"}]]>"), "a",
      refused: mark,
      decode: { try json($0.body).flatMap { between("]]", ">", $0) } }),
    Place(
      "text in an XML body", DefinitionSample(body: "&lt;r&gt;]]~~~REPLACE~~~&lt;/r&gt;"), "r",
      refused: controls,
      decode: { try xml($0.body).flatMap { between("]]", "", $0) } }),
    Place(
      "text in an XML body in CDATA", DefinitionSample(body: "<![CDATA[<r>~~~REPLACE~~~</r>]]>"), "r",
      refused: controls,
      decode: { try xml($0.body) }),
    Place(
      "an attribute in an XML body", DefinitionSample(body: "<![CDATA[<r id='~~~REPLACE~~~'/>]]>"), "id",
      refused: controls, decode: { try xml($0.body, attribute: "id") }),
    Place(
      "CDATA in an XML body", DefinitionSample(body: "&lt;r&gt;&lt;![CDATA[]~~~REPLACE~~~>]]&gt;&lt;/r&gt;"),
      "r",
      refused: controls, decode: { try xml($0.body).flatMap { between("]", ">", $0) } }),
    Place(
      "another body", DefinitionSample(body: "]~~~REPLACE~~~]>"), "Body", refused: controls,
      decode: { between("]", "]>", $0.body) }),
    Place(
      "another body in CDATA", DefinitionSample(body: "<![CDATA[]]~~~REPLACE~~~>]]>"), "Body",
      refused: controls,
      decode: { between("]]", ">", $0.body) }),
  ]

  @Test("the value comes back, and nothing but the slot has changed", arguments: places)
  func roundTrip(_ place: Place) throws {
    var random = CaseGenerator(seed: 6)
    let source = place.sample.source.bytes
    let template = try place.sample.template()
    let slot = try #require(template.slots.first).occurrences[0].range
    for _ in 0..<200 {
      let value = value(&random, without: place.refused)
      let edits = try template.edits(filling: [place.slot: value])
      #expect(edits.map(\.range) == [slot])
      let filled = try template.fill(with: [place.slot: value])
      let text = source[..<slot.start] + Array(edits.map(\.replacement).joined().utf8) + source[slot.end...]
      #expect(filled.bytes == Array(text))
      let definition = Definition(filled)
      #expect(definition.diagnostics == [], "\(value.debugDescription)")
      let decoded = try place.decode(definition)
      #expect(decoded.map { Array($0.utf8) } == Array(value.utf8), "\(value.debugDescription)")
    }
  }

  @Test("placeholders in a value come through as they are written", arguments: places)
  func placeholders(_ place: Place) throws {
    var random = CaseGenerator(seed: 7)
    for _ in 0..<20 {
      let before = value(&random, without: place.refused)
      let after = value(&random, without: place.refused)
      let placeholder = random.pick(["$(A|b <&> \"c\":ToLowerCase)", "#(key 1)", "$(x)$(y)"])
      let filled = Definition(
        try place.sample.template().fill(with: [place.slot: before + placeholder + after]))
      let values = filled.values.map(\.template).flatMap { template in
        template.placeholders.map { template.text[utf8: $0.range] }
      }
      #expect(values.joined() == placeholder)
    }
  }

  // MARK: - Values

  private func value(_ random: inout CaseGenerator, without refused: Set<Unicode.Scalar>) -> String {
    let pieces = [
      "a", "Z", "0", " ", "é", "e\u{301}", "\u{1F600}", "\"", "'", "&", "<", ">", "]", "]]", "]]>", "&amp;",
      "&#13;", "%", "%20",
      "+", "=", "/", "?", "#", "\\", "\\n", "\n", "\r", "\r\n", "\t", "$", "~", "~~~", "{", "}", "[",
      "<![CDATA[", "<!--", "-->",
      "\u{0}", "\u{1}", "\u{8}", "\u{B}", "\u{1B}", "\u{7F}", "\u{85}", "\u{2028}", "\u{FFFE}", "\u{FFFF}",
      "\u{10FFFF}", "\u{FEFF}",
    ]
    var text = ""
    for _ in 0..<random.below(9) { text += random.pick(pieces) }
    text = String(String.UnicodeScalarView(text.unicodeScalars.filter { !refused.contains($0) }))
    return text == "." || text == ".." ? "" : text
  }

  // MARK: - Readers of requests

  private static func between(_ prefix: String, _ suffix: String, _ value: Definition.Value?) -> String? {
    value.flatMap { between(prefix, suffix, $0.text.string) }
  }

  private static func between(_ prefix: String, _ suffix: String, _ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count >= prefix.utf8.count + suffix.utf8.count, bytes.starts(with: prefix.utf8),
      bytes.reversed().starts(with: suffix.utf8.reversed())
    else { return nil }
    return String(decoding: bytes[prefix.utf8.count..<(bytes.count - suffix.utf8.count)], as: UTF8.self)
  }

  private static func percentDecoded(_ text: String) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let decoded = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
        return nil
      }
      bytes.append(decoded)
      rest = rest.dropFirst(2)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func json(_ body: Definition.Value?) throws -> String? {
    let object = try JSONSerialization.jsonObject(with: Data(body?.text.bytes ?? []))
    return (object as? [String: String])?["a"]
  }

  private static func xml(_ body: Definition.Value?, attribute: String? = nil) throws -> String? {
    let reader = BodyReader()
    let parser = XMLParser(data: Data(body?.text.bytes ?? []))
    parser.delegate = reader
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    return attribute.map { reader.attributes[$0] } ?? reader.text
  }
}

/// Reads an XML body as another program would.
private final class BodyReader: NSObject, XMLParserDelegate {
  private(set) var text = ""
  private(set) var attributes: [String: String] = [:]

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    self.attributes = attributes
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, foundCDATA block: Data) { text += String(decoding: block, as: UTF8.self) }
}
