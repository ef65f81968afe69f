import Testing

@testable import ApiInteractionKit

@Suite("Every part of small documents")
struct SyntaxTextOracleTests {
  private static let units = [
    "a", "é", "&amp;", "&#233;", "&#x1F600;", "\r", "\n", "<![CDATA[&lt;\r]]>", "<![CDATA[]]>",
    "<!--\r&lt;-->", "<?p é?>",
    "<e>x&amp;</e>",
  ]

  @Test(
    "every part of every document of up to four units has the source that brute force finds", arguments: units
  )
  func parts(first: String) throws {
    for second in Self.units + [""] {
      for third in Self.units + [""] {
        for fourth in ["", "b", "&lt;", "\n", "<![CDATA[]] >]]>"] {
          try check("\(first)\(second)\(third)\(fourth)")
        }
      }
    }
  }

  private func check(_ content: String) throws {
    let tree = SyntaxParser().parse(SourceText("<Body>\(content)</Body>"))
    let text = try #require(tree.root).text
    let expected = Oracle(content, at: 6)
    try #require(tree.diagnostics == [], "\(content.debugDescription)")
    try #require(text.bytes == expected.bytes, "\(content.debugDescription)")
    for start in 0...text.bytes.count {
      for end in start...text.bytes.count
      where text.sourceRange(of: start..<end) != expected.source(of: start..<end) {
        Issue.record("\(start)..<\(end) of \(content.debugDescription): \(text.sourceRange(of: start..<end))")
      }
    }
  }
}

/// The decoded bytes of an element's content, each with its source, found character by character.
private struct Oracle {
  private(set) var bytes: [UInt8] = []
  private var sources: [Range<Int>] = []
  private let start: Int

  init(_ content: String, at start: Int) {
    self.start = start
    var rest = Substring(content).unicodeScalars
    var offset = start
    while !rest.isEmpty {
      let (length, decoded) = Oracle.next(in: String(rest))
      let width = rest.prefix(length).reduce(0) { $0 + UTF8.width($1) }
      for (source, text) in decoded {
        let bytes = Array(text.utf8)
        let isLiteral = bytes.count == source.count && text != "\n" || text == "\n" && source.count == 1
        let from = offset + source.lowerBound
        self.bytes += bytes
        sources += bytes.indices.map {
          isLiteral ? (from + $0)..<(from + $0 + 1) : from..<(from + source.count)
        }
      }
      offset += width
      rest = rest.dropFirst(length)
    }
  }

  func source(of range: Range<Int>) -> SourceRange {
    if range.isEmpty {
      let place =
        range.lowerBound < sources.count ? sources[range.lowerBound].lowerBound : sources.last?.upperBound
      return SourceRange(place ?? start, place ?? start)
    }
    return SourceRange(sources[range.lowerBound].lowerBound, sources[range.upperBound - 1].upperBound)
  }

  /// The first construct: how many scalars it has, and the texts that it stands for, each with its offsets.
  private static func next(in text: String) -> (Int, [(Range<Int>, String)]) {
    for (opening, closing) in [("<!--", "-->"), ("<?", "?>"), ("<e>", "</e>")] where text.hasPrefix(opening) {
      return (scalars(of: text, through: closing), [])
    }
    if text.hasPrefix("<![CDATA[") {
      let count = scalars(of: text, through: "]]>")
      let inner = String(String.UnicodeScalarView(text.unicodeScalars.prefix(count - 3).dropFirst(9)))
      return (count, literal(inner, at: 9))
    }
    let names = ["&amp;": "&", "&lt;": "<", "&#233;": "é", "&#x1F600;": "\u{1F600}"]
    for (name, character) in names where text.hasPrefix(name) {
      return (name.unicodeScalars.count, [(0..<name.utf8.count, character)])
    }
    let isPair = text.unicodeScalars.starts(with: "\r\n".unicodeScalars)
    let length = isPair ? 2 : 1
    return (length, literal(String(String.UnicodeScalarView(text.unicodeScalars.prefix(length))), at: 0))
  }

  private static func scalars(of text: String, through closing: String) -> Int {
    let all = Array(text.unicodeScalars)
    let end = Array(closing.unicodeScalars)
    let start = all.indices.first { all[$0...].starts(with: end) } ?? all.count
    return start + end.count
  }

  /// Characters as they are, line ends made LF.
  private static func literal(_ text: String, at start: Int) -> [(Range<Int>, String)] {
    var found: [(Range<Int>, String)] = []
    var offset = start
    for character in text {
      let isLineEnd = ["\r", "\n", "\r\n"].contains(character)
      for scalar in isLineEnd ? "\n".unicodeScalars : character.unicodeScalars {
        let width = isLineEnd ? character.utf8.count : UTF8.width(scalar)
        found.append((offset..<(offset + width), String(scalar)))
        offset += width
      }
    }
    return found
  }
}
