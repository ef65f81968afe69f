import Testing

@testable import ApiInteractionKit

@Suite("Files that cannot be decoded")
struct UndecodableSourceTests {
  struct Case: CustomTestStringConvertible {
    let bytes: [UInt8]
    let range: SourceRange
    let message: String

    init(_ start: String, _ middle: [UInt8], _ end: String, at range: (Int, Int), _ message: String) {
      bytes = Array(start.utf8) + middle + Array(end.utf8)
      self.range = SourceRange(range.0, range.1)
      self.message = message
    }

    var testDescription: String { "\(message) \(range.start)" }
  }

  private static let root = "<ApiInteraction>"
  private static let notAllowed = "is not allowed in XML. Remove it; a definition is a text file."
  private static let notUTF8 =
    "is not UTF-8 here. Save the file as UTF-8, or name its encoding in the XML declaration."

  static let characters: [Case] = [
    Case(root, [0], "</ApiInteraction>", at: (16, 17), "The character U+0000 \(notAllowed)"),
    Case(root, [0x01], "", at: (16, 17), "The character U+0001 \(notAllowed)"),
    Case(root, [0x61, 0x1F], "", at: (17, 18), "The character U+001F \(notAllowed)"),
    Case(root, [0x0C], "", at: (16, 17), "The character U+000C \(notAllowed)"),
    Case(root, [0xEF, 0xBF, 0xBE], "x", at: (16, 19), "The character U+FFFE \(notAllowed)"),
    Case(root, [0xEF, 0xBF, 0xBF], "x", at: (16, 19), "The character U+FFFF \(notAllowed)"),
    Case("\(root)<!-- ", [0x08], " -->", at: (21, 22), "The character U+0008 \(notAllowed)"),
    Case("", [0], "", at: (0, 1), "The character U+0000 \(notAllowed)"),
  ]

  static let invalidUTF8: [Case] = [
    Case(root, [0xFF], "x", at: (16, 16), "The byte 0xFF \(notUTF8)"),
    Case(root, [0xE9], "t", at: (16, 16), "The byte 0xE9 \(notUTF8)"),
    Case(root, [0x80], "", at: (16, 16), "The byte 0x80 \(notUTF8)"),
    Case(root, [0xC0, 0x80], "", at: (16, 16), "The byte 0xC0 \(notUTF8)"),
    Case(root, [0xC1, 0xBF], "", at: (16, 16), "The byte 0xC1 \(notUTF8)"),
    Case(root, [0xE0, 0x9F, 0xBF], "", at: (16, 16), "The byte 0xE0 \(notUTF8)"),
    Case(root, [0xED, 0xA0, 0x80], "", at: (16, 16), "The byte 0xED \(notUTF8)"),
    Case(root, [0xF0, 0x8F, 0xBF, 0xBF], "", at: (16, 16), "The byte 0xF0 \(notUTF8)"),
    Case(root, [0xF4, 0x90, 0x80, 0x80], "", at: (16, 16), "The byte 0xF4 \(notUTF8)"),
    Case(root, [0xF5, 0x80, 0x80, 0x80], "", at: (16, 16), "The byte 0xF5 \(notUTF8)"),
    Case(root, [0xE2, 0x82], "", at: (16, 16), "The byte 0xE2 \(notUTF8)"),
    Case(root, [0xC3, 0xA9, 0xC3], "", at: (18, 18), "The byte 0xC3 \(notUTF8)"),
  ]

  @Test("a byte that begins no character is found wherever it stands, however much comes after it")
  func everyPlace() {
    for byte in [0x80, 0x8A, 0x99, 0x9F, 0xA0, 0xBF, 0xC0, 0xF5, 0xFF] as [UInt8] {
      for before in 0..<140 {
        for after in [0, 1, 7, 8, 9, 20, 63, 64, 65] {
          let text =
            Array(repeating: UInt8(ascii: "\n"), count: before) + [byte]
            + Array(repeating: UInt8(ascii: "a"), count: after)
          #expect(text.firstInvalidXMLCharacter?.offset == before, "\(byte) after \(before), before \(after)")
        }
      }
    }
  }

  @Test("a character that XML does not allow is shown where it stands", arguments: characters)
  func character(example: Case) {
    expectProblem(example)
  }

  @Test("a byte that is not UTF-8 is shown where it stands", arguments: invalidUTF8)
  func byte(example: Case) {
    expectProblem(example)
  }

  @Test("a text that is decoded already is checked as well", arguments: characters + invalidUTF8)
  func decoded(example: Case) {
    let tree = SyntaxParser().parse(SourceText(example.bytes))
    #expect(
      tree.diagnostics.map(Finding.init) == [Finding("not-well-formed", example.range, example.message)])
  }

  private func expectProblem(_ example: Case) {
    let tree = SyntaxParser().parse(example.bytes)
    let expected = Finding("not-well-formed", example.range, example.message)
    #expect(tree.diagnostics.map(Finding.init) == [expected])
    #expect(tree.source.bytes == Array(example.bytes[..<example.range.end]))
    #expect(tree.root?.name == (example.range.start > 0 ? "ApiInteraction" : nil))
    #expect(tree.root?.isClosed != true)
  }

  @Test(
    "every character at the edge of what XML allows is read",
    arguments: [0x20, 0x7F, 0x85, 0xD7FF, 0xE000, 0xFFFD])
  func allowed(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    let tree = SyntaxParser().parse(
      Array("<ApiInteraction>a\(scalar)\u{10000}\u{10FFFF}</ApiInteraction>".utf8))
    #expect(tree.diagnostics == [])
    #expect(tree.root?.text.string == "a\(scalar)\u{10000}\u{10FFFF}")
  }

  @Test(
    "an encoding that is not known is named", arguments: ["nonsense", "8bit", "UTF-9", "../../etc/passwd"])
  func unknown(name: String) {
    let source = MarkedSource("<?xml version=\"1.0\" encoding='⟦\(name)⟧'?><ApiInteraction/>")
    let tree = SyntaxParser().parse(source.source.bytes)
    let message = "The encoding \(name) is not known. Save the file as UTF-8."
    #expect(
      tree.diagnostics.map(Finding.init) == source.ranges.map { Finding("not-well-formed", $0, message) })
  }

  @Test(
    "an encoding that the file cannot be in is named",
    arguments: ["UTF-16", "utf-16le", "UTF-32", "UCS-4", "ISO-10646-UCS-2", "UTF16", "IBM037"])
  func contradicted(name: String) {
    let source = MarkedSource("<?xml version=\"1.0\" encoding=\"⟦\(name)⟧\"?><ApiInteraction/>")
    let tree = SyntaxParser().parse(source.source.bytes)
    let message =
      "The XML declaration says \(name), but the file is not in \(name). Write encoding=\"UTF-8\" there."
    #expect(
      tree.diagnostics.map(Finding.init) == source.ranges.map { Finding("not-well-formed", $0, message) })
    #expect(tree.source == source.source)
    #expect(tree.root?.name == "ApiInteraction")
  }

  @Test("a file that breaks off within a character of two bytes is read as far as it goes")
  func truncatedUTF16() {
    let whole = TextEncoding.utf16LittleEndianWithMark.bytes(of: "<ApiInteraction>é</ApiInteraction>")
    let tree = SyntaxParser().parse(Array(whole.dropLast()))
    let text = "<ApiInteraction>é</ApiInteraction"
    #expect(tree.source.string == text)
    let end = SourceRange(text.utf8.count, text.utf8.count)
    #expect(
      tree.diagnostics.map(Finding.init) == [
        Finding("not-well-formed", end, "What follows is not UTF-16LE. Save the file as UTF-8.")
      ])
  }

  @Test(
    "a byte that the declared encoding does not have is shown where it stands",
    arguments: [
      ("US-ASCII", UInt8(0xE9)), ("windows-1252", 0x81), ("EUC-JP", 0xFF),
    ])
  func undefinedByte(name: String, byte: UInt8) {
    let start = "<?xml version=\"1.0\" encoding=\"\(name)\"?><ApiInteraction>ab"
    let tree = SyntaxParser().parse(Array(start.utf8) + [byte] + Array("</ApiInteraction>".utf8))
    #expect(tree.source.string == start)
    let end = SourceRange(start.utf8.count, start.utf8.count)
    #expect(
      tree.diagnostics.map(Finding.init) == [
        Finding("not-well-formed", end, "What follows is not \(name). Save the file as UTF-8.")
      ])
  }

  @Test("a definition of the largest size is read, and one byte more is refused")
  func tooLarge() {
    let text = "<ApiInteraction>\(String(repeating: "x", count: 100))</ApiInteraction>"
    let limits = Limits(definitionBytes: text.utf8.count)
    #expect(SyntaxParser(limits: limits).parse(Array(text.utf8)).diagnostics == [])
    let message =
      "The definition is larger than \(limits.definitionBytes) bytes and was not read. A definition is a few "
      + "kilobytes of XML."
    let expected = [Finding("not-well-formed", SourceRange(0, 0), message)]
    for tree in [
      SyntaxParser(limits: limits).parse(Array("\(text)\n".utf8)),
      SyntaxParser(limits: limits).parse(SourceText("\(text)\n")),
    ] {
      #expect(tree.diagnostics.map(Finding.init) == expected)
      #expect(tree.source.bytes == [])
      #expect(tree.root == nil)
    }
  }
}
