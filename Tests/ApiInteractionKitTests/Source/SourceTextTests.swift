import Testing

@testable import ApiInteractionKit

@Suite("Source texts and edits")
struct SourceTextTests {
  struct Case: CustomTestStringConvertible {
    let text: String
    let edits: [SourceEdit]
    let result: String

    init(_ text: String, _ edits: [(Int, Int, String)], _ result: String) {
      self.text = text
      self.edits = edits.map { SourceEdit(SourceRange($0.0, $0.1), $0.2) }
      self.result = result
    }

    var testDescription: String { "\(text.debugDescription) to \(result.debugDescription)" }
  }

  @Test(
    "edits are applied where they stand",
    arguments: [
      Case("abc", [], "abc"), Case("", [(0, 0, "x")], "x"), Case("abc", [(1, 2, "XYZ")], "aXYZc"),
      Case("abc", [(0, 3, "")], ""), Case("abc", [(3, 3, "d")], "abcd"), Case("abc", [(0, 0, "é")], "éabc"),
      Case("abc", [(2, 3, "C"), (0, 1, "A")], "AbC"), Case("abc", [(1, 1, "x"), (1, 2, "B")], "axBc"),
      Case("a\r\nb\n\u{FEFF}\u{0}", [(0, 1, "x")], "x\r\nb\n\u{FEFF}\u{0}"),
    ])
  func edits(example: Case) {
    let result = SourceText(example.text).applying(example.edits)
    #expect(result == SourceText(example.result))
  }

  @Test(
    "of edits that overlap the later one is left out, and so is one that reaches out of the text",
    arguments: [
      Case("abcd", [(0, 2, "X"), (1, 3, "Y")], "Xcd"), Case("abcd", [(1, 3, "Y"), (0, 2, "X")], "Xcd"),
      Case("abcd", [(0, 4, "X"), (1, 2, "Y")], "X"), Case("abcd", [(2, 9, "X")], "abcd"),
      Case("abcd", [(-1, 2, "X")], "abcd"), Case("abcd", [(9, 9, "X"), (0, 1, "Y")], "Ybcd"),
    ])
  func overlapping(example: Case) {
    #expect(SourceText(example.text).applying(example.edits) == SourceText(example.result))
  }

  @Test("edits touch nothing but their ranges", arguments: UInt64(0)..<200)
  func randomEdits(seed: UInt64) {
    var random = SeededRandom(seed)
    let bytes = (0..<random.number(0...80)).map { _ in UInt8.random(in: 0...255, using: &random) }
    let cuts = (0..<6).map { _ in random.number(0...bytes.count) }.sorted()
    let ranges = [(cuts[0], cuts[1]), (cuts[2], cuts[3]), (cuts[4], cuts[5])]
    let edits = ranges.map { SourceEdit(SourceRange($0.0, $0.1), random.one(of: "", "é", "\r\n", "<x>")) }
    var expected: [UInt8] = []
    var position = 0
    for edit in edits {
      expected += Array(bytes[position..<edit.range.start]) + Array(edit.replacement.utf8)
      position = edit.range.end
    }
    expected += Array(bytes[position...])
    let isOrderFree = Set(edits.map(\.range)).count == edits.count
    let given = isOrderFree ? edits.shuffled(using: &random) : edits
    #expect(SourceText(bytes).applying(given).bytes == expected, "seed \(seed)")
  }

  @Test("a transcoded document is written with a declaration that names UTF-8")
  func staleDeclaration() {
    let text = "<?xml version='1.0' encoding = 'ISO-8859-1' ?>\r\n<ApiInteraction>é</ApiInteraction>\n"
    let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let source = SyntaxParser().parse(bytes).source
    #expect(source.string == text)
    #expect(
      source.applying([SourceEdit(SourceRange(64, 66), "è")]).string
        == "<?xml version='1.0' encoding = 'UTF-8' ?>\r\n<ApiInteraction>è</ApiInteraction>\n")
  }

  @Test("a document in UTF-8 keeps its declaration to the letter", arguments: ["utf-8", "UTF-8", "utf8"])
  func declarationOfUTF8(name: String) {
    let text = "<?xml version=\"1.0\" encoding=\"\(name)\"?><ApiInteraction/>"
    #expect(SyntaxParser().parse(Array(text.utf8)).source.applying([]).string == text)
  }

  @Test("a byte order mark stays, and a declaration that contradicts it is put right")
  func byteOrderMark() {
    let text = "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-16\"?><ApiInteraction>é</ApiInteraction>"
    let tree = SyntaxParser().parse(Array(text.utf8))
    #expect(tree.diagnostics == [])
    #expect(
      tree.source.applying([]).string
        == "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-8\"?><ApiInteraction>é</ApiInteraction>")
  }

  @Test("a range that ends before it starts is empty")
  func emptyRange() {
    let range = SourceRange(5, 3)
    #expect(range == SourceRange(5, 5))
    #expect(range.isEmpty)
    #expect(SourceRange(2, 6).contains(range))
    #expect(!SourceRange(2, 4).contains(range))
  }

  @Test("a range outside the text has no text")
  func textOfRange() {
    let source = SourceText("aéb")
    #expect(source[SourceRange(1, 3)] == "é")
    #expect(source[SourceRange(3, 99)] == "b")
    #expect(source[SourceRange(50, 60)] == "")
  }
}
