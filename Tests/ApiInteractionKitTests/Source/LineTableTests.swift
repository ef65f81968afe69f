import Testing

@testable import ApiInteractionKit

@Suite("Lines and columns")
struct LineTableTests {
  typealias Location = ApiInteractionKit.SourceLocation

  struct Case: CustomTestStringConvertible {
    let text: String
    let offset: Int
    let line: Int
    let column: Int

    init(_ text: String, _ offset: Int, _ line: Int, _ column: Int) {
      self.text = text
      self.offset = offset
      self.line = line
      self.column = column
    }

    var testDescription: String { "\(text.debugDescription) at \(offset)" }
  }

  @Test(
    "an offset has a line and a column",
    arguments: [
      Case("", 0, 1, 1), Case("", 5, 1, 1), Case("abc", -1, 1, 1), Case("abc", 0, 1, 1), Case("abc", 2, 1, 3),
      Case("abc", 3, 1, 4), Case("abc", 99, 1, 4),
      Case("a\nb", 1, 1, 2), Case("a\nb", 2, 2, 1), Case("a\n", 2, 2, 1), Case("\n\n", 1, 2, 1),
      Case("a\r\nb", 1, 1, 2), Case("a\r\nb", 2, 1, 3), Case("a\r\nb", 3, 2, 1), Case("a\r\n", 3, 2, 1),
      Case("a\rb", 1, 1, 2), Case("a\rb", 2, 2, 1), Case("a\r", 2, 2, 1), Case("\r\r\n\n", 4, 4, 1),
      Case("\u{FEFF}abc", 0, 1, 1), Case("\u{FEFF}abc", 3, 1, 1), Case("\u{FEFF}abc", 4, 1, 2),
      Case("\u{FEFF}a\nb", 5, 2, 1), Case("a\u{FEFF}b", 4, 1, 3),
      Case("é日\u{1F600}x", 2, 1, 2), Case("é日\u{1F600}x", 5, 1, 3), Case("é日\u{1F600}x", 9, 1, 4),
      Case("e\u{301}x", 3, 1, 3), Case("a\u{2028}b\u{85}c\u{0B}d", 9, 1, 7),
    ])
  func location(of example: Case) {
    let source = SourceText(example.text)
    let expected = Location(line: example.line, column: example.column)
    #expect(source.location(of: example.offset) == expected)
    #expect(LineTable(source).location(of: example.offset) == expected)
  }

  @Test(
    "the line at an offset is without its line end",
    arguments: [
      ("ab\ncd", 0, "ab"), ("ab\ncd", 2, "ab"), ("ab\ncd", 3, "cd"), ("ab\ncd", 5, "cd"),
      ("ab\r\ncd", 3, "ab"),
      ("ab\r\ncd", 4, "cd"), ("ab\rcd", 2, "ab"), ("ab\r\r\ncd", 3, ""), ("ab\n", 3, ""), ("", 0, ""),
      ("\u{FEFF}ab\n", 0, "ab"), ("é日\nx", 1, "é日"),
    ])
  func line(text: String, offset: Int, expected: String) {
    let source = SourceText(text)
    #expect(source[LineTable(source).line(at: offset)] == expected)
  }

  @Test("a place gives back the offset that it is of, and one beyond an end the end")
  func offsets() {
    for unit in ["a", "é", "😀x", "€\n", "ab\r\n", "\u{FEFF}"] {
      let source = SourceText(String(repeating: unit, count: 700))
      let table = LineTable(source)
      for offset in source.bytes.byteOrderMarkLength...source.bytes.count {
        let isInside =
          offset < source.bytes.count
          && (source.bytes[offset] & 0xC0 == 0x80
            || offset > 0 && source.bytes[offset] == 0x0A && source.bytes[offset - 1] == 0x0D)
        if !isInside { #expect(table.offset(of: table.location(of: offset)) == offset) }
      }
      #expect(table.offset(of: SourceLocation(line: 1, column: 100_000)) == table.line(at: 0).end)
      #expect(table.offset(of: SourceLocation(line: 9_999, column: 1)) == source.bytes.count)
    }
  }

  @Test("a line longer than any block has exact columns", arguments: [511, 512, 513, 1_024, 5_000])
  func longLines(length: Int) {
    let line = String(repeating: "é", count: length)
    let table = LineTable(SourceText("x\n\(line)\ny"))
    #expect(table.location(of: 2 + 2 * length) == Location(line: 2, column: length + 1))
    #expect(table.location(of: 3 + 2 * length) == Location(line: 3, column: 1))
  }

  @Test(
    "every offset of a random text is where counting character by character finds it",
    arguments: UInt64(0)..<60)
  func randomTexts(seed: UInt64) {
    var random = SeededRandom(seed)
    let bom = random.once(in: 3) ? "\u{FEFF}" : ""
    let characters = [
      "a", "é", "日", "\u{1F600}", "\t", "\n", "\r", "\r\n", String(repeating: "ü", count: 90),
    ]
    let source = SourceText(bom + random.some(of: characters, 0...60))
    let table = LineTable(source)
    let expected = Self.locations(in: source)
    let found = (0...source.bytes.count).map { table.location(of: $0) }
    #expect(found == expected, "seed \(seed)")
    let lines = (0...source.bytes.count).map { source[table.line(at: $0)] }
    let texts = Self.lines(of: source)
    #expect(lines == expected.map { texts[$0.line - 1] }, "seed \(seed)")
  }

  /// The location of each offset, the end included, counted scalar by scalar.
  private static func locations(in source: SourceText) -> [Location] {
    var found: [Location] = []
    var line = 1
    var column = 1
    var previous: Unicode.Scalar?
    let scalars = Array(source.string.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if previous == "\n" || previous == "\r" && scalar != "\n" { (line, column) = (line + 1, 1) }
      let isMark = index == 0 && scalar == "\u{FEFF}"
      found.append(Location(line: line, column: column))
      column += isMark ? 0 : 1
      let rest = Location(line: line, column: column)
      found += Array(repeating: rest, count: UTF8.width(scalar) - 1)
      previous = scalar
    }
    if previous == "\n" || previous == "\r" { (line, column) = (line + 1, 1) }
    return found + [Location(line: line, column: column)]
  }

  /// The lines of a text, without a byte order mark.
  private static func lines(of source: SourceText) -> [String] {
    var lines = [""]
    var previous: Unicode.Scalar?
    for (index, scalar) in source.string.unicodeScalars.enumerated() {
      if scalar == "\n", previous == "\r" {
      } else if scalar == "\n" || scalar == "\r" {
        lines.append("")
      } else if index > 0 || scalar != "\u{FEFF}" {
        lines[lines.count - 1].unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return lines
  }
}
