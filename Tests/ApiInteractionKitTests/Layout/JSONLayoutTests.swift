import Testing

@testable import ApiInteractionKit

@Suite("Layout of JSON bodies")
struct JSONLayoutTests {
  private func body(_ content: String, lineEnd: String = "\n") throws -> (layout: SourceText, body: String) {
    let text = SmallDefinition.text(body: content).replacing("\n", with: lineEnd)
    let layout = try DefinitionLayout(bodies: .indented).format(SourceText(text))
    let element = try #require(Definition(layout).body?.syntax)
    return (layout, layout[element.content])
  }

  @Test(
    "what is not plainly JSON stays as it is",
    arguments: [
      "{\"a\": 1,}", "{\"a\" 1}", "{'a': 1}", "{\"a\": 01}", "[1 $(A)]", "{\"a\": 1} <!-- why -->",
      "{<?pi?>}",
      "$(Body)", "\"text\"", "12", "a=b", "{\"a\": 1} x", "[[]", "{\"$(a\": \"b)\"}",
    ])
  func kept(content: String) throws {
    #expect(try body(content).body == content)
  }

  @Test(
    "a hole is part of the value that it stands in",
    arguments: [
      ("[ $(A) ]", "[\n      $(A)\n    ]"), ("[ -$(A)0 ]", "[\n      -$(A)0\n    ]"),
      ("[\"$(a \"b\" [1, 2])\"]", "[\n      \"$(a \"b\" [1, 2])\"\n    ]"),
      ("{\"~~~REPLACE~~~\":~~~REPLACE:a, b~~~}", "{\n      \"~~~REPLACE~~~\": ~~~REPLACE:a, b~~~\n    }"),
      ("[\"#(a&amp;b)\"]", "<![CDATA[[\n      \"#(a&b)\"\n    ]]]>"),
      ("[\"]]&gt;\"]", "<![CDATA[[\n      \"]]]]><![CDATA[>\"\n    ]]]>"),
      ("[\"$(a&#13;b)\"]", "[\n      \"$(a&#13;b)\"\n    ]"),
    ])
  func holes(content: String, written: String) throws {
    #expect(try body(content).body == written)
    let windows = try body(content, lineEnd: "\r\n").body
    #expect(windows.utf8.elementsEqual(written.replacing("\n", with: "\r\n").utf8))
  }

  @Test("a body that would grow past the limit of a definition stays as it is")
  func limit() throws {
    let deep = String(repeating: "[", count: 500) + String(repeating: "1,", count: 3_000) + "1"
    let content = deep + String(repeating: "]", count: 500)
    #expect(try body(content).body == content)
  }

  @Test("a generated body keeps its names, values and holes, whatever it is written with", arguments: 0..<4)
  func generated(block: UInt64) throws {
    for seed in (block * 150)..<(block * 150 + 150) {
      var random = SeededRandom(seed)
      let json = value(&random, depth: 0, isRoot: true)
      let isCDATA = random.once(in: 2)
      let content = isCDATA ? "<![CDATA[\(XMLEscaping.cdata(json))]]>" : XMLEscaping.text(json)
      let (layout, _) = try body(content, lineEnd: random.once(in: 3) ? "\r\n" : "\n")
      let after = try #require(Definition(layout).body?.template)
      #expect(
        try tokens(after) == tokens(TemplateText.read(Array(json.utf8)).template), "seed \(seed): \(json)")
      #expect(try DefinitionLayout(bodies: .indented).format(layout) == layout, "seed \(seed)")
      let again = layout.string.replacing("\r\n", with: "\n").split(separator: "\n")
      #expect(!again.contains { $0.hasSuffix(" ") }, "seed \(seed)")
    }
  }

  /// The names and values with what is around each; it must be JSON.
  private func tokens(_ body: TemplateText) throws -> [String] {
    guard case .json(let outline) = BodyContent(body) else { return ["none"] }
    #expect(outline.fault == nil)
    return outline.entries.map { entry in
      let isOpen = entry.kind == .object || entry.kind == .array
      return "\(entry.parent) \(entry.key ?? "-") \(isOpen ? "\(entry.kind)" : body.text[utf8: entry.range])"
    }
  }

  private func value(_ random: inout SeededRandom, depth: Int, isRoot: Bool = false) -> String {
    switch random.number(0...(isRoot || depth > 5 ? 1 : 3)) {
    case 0 where isRoot || depth <= 5: return list(&random, "{", "}", depth) { member(&$0, depth: depth + 1) }
    case 1 where isRoot || depth <= 5: return list(&random, "[", "]", depth) { value(&$0, depth: depth + 1) }
    case 2: return string(&random)
    default:
      return random.one(of: "1", "-2.50e+3", "true", "null", "$(A)", "~~~REPLACE~~~", "#(a, \"b\")", "1$(B)")
    }
  }

  private func list(
    _ random: inout SeededRandom, _ start: String, _ end: String, _ depth: Int,
    _ part: (inout SeededRandom) -> String
  ) -> String {
    var parts: [String] = []
    for _ in 0..<random.number(0...4) { parts.append(space(&random) + part(&random) + space(&random)) }
    return start + (parts.isEmpty ? space(&random) : parts.joined(separator: ",")) + end
  }

  private func member(_ random: inout SeededRandom, depth: Int) -> String {
    let key = random.once(in: 3) ? "\"same\"" : string(&random)
    return key + space(&random) + ":" + space(&random) + value(&random, depth: depth)
  }

  private func string(_ random: inout SeededRandom) -> String {
    let texts = [
      "a", "é", "\\\"", "\\u00e9", "]]>", "&", "<b>", "$(CallGuid)", "~~~REPLACE:x~~~", "#(k \"q\")", "\\\\",
      "'", "{", ",",
    ]
    return "\"" + random.some(of: texts, 0...5) + "\""
  }

  private func space(_ random: inout SeededRandom) -> String {
    random.some(of: [" ", "\n", "\t", "\r\n"], 0...2)
  }
}
