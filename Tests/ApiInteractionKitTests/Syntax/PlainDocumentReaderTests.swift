import TestSupport
import Testing

@testable import ApiInteractionKit

@Suite("Plain documents")
struct PlainDocumentReaderTests {
  @Test("the documented definitions are plain, filled or not")
  func documented() throws {
    let paths = try Fixtures.paths(in: "Definitions").filter { $0.hasSuffix(".xml") }
    try #require(paths.count >= 4)
    for path in paths {
      let bytes = try Fixtures.bytes(path)
      #expect(PlainDocumentReader.read(bytes) != nil, "\(path)")
      agrees(bytes)
    }
  }

  @Test(
    "a plain document is read as libxml2 reads it",
    arguments: [
      "<a/>", "<a />", "<a\n></a>", " \n<a>x</a>\n ", "<a><b/>x<b></b></a>",
      "<a>&amp;&lt;&gt;&quot;&apos;</a>",
      "<a><![CDATA[]]></a>", "<a>x<![CDATA[<&>]]]]>y</a>", "<a><![CDATA[]]]></a>", "<a>é日&amp;\u{1F600}</a>",
      "<!---->\n<a><!-- > - & < --></a><!--é-->", "<!--->--><a/>", "<!-->--><a/>", "<a>x\r\ny\rz</a>\r\n",
      "<a>]]</a>", "<a>] ></a>", "<a>]]&gt;</a>", "<a>></a>", "<a>a>b</a>", "<aB9>\t</aB9>",
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>x</a>",
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!--x--><a/>",
      "<\(String(repeating: "a", count: 1000))/>",
      "<a>\(String(repeating: "\n        ", count: 200))</a>",
      "\(String(repeating: "<a>", count: 64))\(String(repeating: "</a>", count: 64))",
    ])
  func plain(text: String) {
    #expect(PlainDocumentReader.read(Array(text.utf8)) != nil)
    agrees(Array(text.utf8))
  }

  @Test(
    "what is not plain is left to libxml2",
    arguments: [
      "", " ", "x", "<", "<a", "<a>", "</a>", "<a></b>", "<a></a >", "<a></ab>", "<ab></a>", "< a/>",
      "<a/ >", "<a//>", "<>", "</>", "<a></>", "<1a/>", "<é/>", "<a:b/>", "<a b='c'/>", "<a b='>'/>",
      "<a/><b/>", "<a/>x", "x<a/>", "<a>&</a>", "<a>&amp</a>", "<a>&nbsp;</a>", "<a>&#65;</a>",
      "<a>]]></a>", "<a>x]]></a>", "&amp;<a/>", "<![CDATA[x]]><a/>", "<a><![CDATA[x]]</a>",
      "<a><![cdata[x]]></a>", "<a><!-- -- --></a>", "<a><!-- --- -></a>", "<a><!-- --->", "<a/><!--",
      "<?xml version='1.0'?><a/>", " <?xml version=\"1.0\" encoding=\"UTF-8\"?><a/>",
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<a><?p?></a>", "<!DOCTYPE a><a/>", "\u{FEFF}<a/>",
      "<a><b></a></b>", "<\(String(repeating: "a", count: 1001))/>",
      "\(String(repeating: "<a>", count: 65))\(String(repeating: "</a>", count: 65))",
      "<a>\(String(repeating: "x", count: 1 << 20))</a>",
    ])
  func notPlain(text: String) {
    #expect(PlainDocumentReader.read(Array(text.utf8)) == nil)
  }

  @Test("documents made of parts at random are read as libxml2 reads them, or left to it", arguments: 0..<8)
  func random(seed: Int) {
    let parts = [
      "<a>", "<a>", "</a>", "</a>", "<Url>", "</Url>", "<b/>", "<b />", "</b>", "x", "é", " ", "\n  ",
      "\r\n", "&amp;", "&lt;", "&", ";", "<", ">", "]", "]]>", "<![CDATA[", "<!--", "-->", "-", "!", "/",
      "<a", "\u{85}", "\t",
    ]
    var random = SeededRandom(UInt64(seed))
    for _ in 0..<5_000 {
      agrees(Array("<a>\(random.some(of: parts, 0...12))</a>\(random.some(of: parts, 0...1))".utf8))
    }
  }

  @Test(
    "a documented definition that is damaged is read as libxml2 reads it, or left to it", arguments: 0..<4)
  func damaged(index: Int) throws {
    let paths = try Fixtures.paths(in: "Definitions").filter { $0.hasSuffix(".xml") }
    let bytes = try Fixtures.bytes(try #require(paths.dropFirst(index).first))
    var random = SeededRandom(UInt64(index))
    for _ in 0..<2_000 {
      var damaged = bytes
      for _ in 0..<random.number(1...2) {
        let place = random.number(0...(damaged.count - 1))
        switch random.number(0...2) {
        case 0: damaged.remove(at: place)
        case 1: damaged.insert(damaged[place], at: place)
        default: damaged[place] = Array("<>&/!-[]?x'\"= ~$#()\r".utf8)[random.number(0...19)]
        }
      }
      agrees(damaged)
    }
  }

  /// What is read as plain is well-formed, and its nodes are those of libxml2's events.
  private func agrees(_ bytes: [UInt8]) {
    let comment = Comment(rawValue: String(decoding: bytes, as: UTF8.self).debugDescription)
    guard let nodes = PlainDocumentReader.read(bytes) else { return }
    let events = SyntaxEventReader.read(bytes)
    #expect(events.fault == nil && events.doctype == nil && events.namespaces.isEmpty, comment)
    #expect(nodes.map(ComparedNode.init) == events.nodes.map(ComparedNode.init), comment)
    for node in nodes where node.kind == .text {
      let text = bytes[node.range.bytes]
      #expect(node.isBlank == text.allSatisfy(\.isWhiteSpace), comment)
      if node.isVerbatim {
        #expect(!text.contains(UInt8(ascii: "&")) && !text.contains(.carriageReturn), comment)
      }
    }
  }
}

/// What is compared of a node: not what is known of a text.
private struct ComparedNode: Equatable {
  let kind: SyntaxNode.Kind
  let ranges: [SourceRange]
  let places: [Int]
  let element: DefinitionElement?
  let flags: [Bool]

  init(_ node: SyntaxNode) {
    kind = node.kind
    ranges = [node.range, node.content]
    places = [node.nameEnd, node.parent, node.next]
    element = node.element
    flags = [node.hasNamespace, node.isClosed]
  }
}
