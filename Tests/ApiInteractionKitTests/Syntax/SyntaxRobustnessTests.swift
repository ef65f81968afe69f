import TestSupport
import Testing

@testable import ApiInteractionKit

@Suite("Whatever is given is read to its end")
struct SyntaxRobustnessTests {
  @Test("every prefix of a documented definition is whole or says what is wrong with it")
  func prefixes() throws {
    let paths = try Fixtures.paths(in: "Definitions").filter { $0.hasSuffix(".xml") }
    try #require(paths.count >= 4)
    for path in paths {
      let bytes = try Fixtures.bytes(path)
      let end = (bytes.lastIndex(of: UInt8(ascii: ">")) ?? 0) + 1
      for length in 0...bytes.count {
        let definition = Definition(Array(bytes[..<length]))
        check(definition, of: length, "\(path) up to \(length)")
        #expect(definition.tree.isWellFormed == (length >= end), "\(path) up to \(length)")
        #expect((definition.interaction != nil) == (length >= end), "\(path) up to \(length)")
      }
    }
  }

  @Test(
    "a documented definition with a byte left out, doubled or changed is read to its end", arguments: 0..<4)
  func damaged(index: Int) throws {
    let paths = try Fixtures.paths(in: "Definitions").filter { $0.hasSuffix(".xml") }
    let bytes = try Fixtures.bytes(try #require(paths.dropFirst(index).first))
    var random = SeededRandom(UInt64(index))
    for _ in 0..<600 {
      var damaged = bytes
      for _ in 0..<random.number(1...3) {
        let place = random.number(0...(damaged.count - 1))
        switch random.number(0...2) {
        case 0: damaged.remove(at: place)
        case 1: damaged.insert(damaged[place], at: place)
        default: damaged[place] = Array("<>&/!-[]?'\"= \u{E9}~$#()\r".utf8)[random.number(0...20)]
        }
      }
      check(Definition(damaged), of: damaged.count, String(decoding: damaged, as: UTF8.self))
    }
  }

  /// Every range lies in the source, every node in its parent, in order, and every error leaves no model.
  private func check(_ definition: Definition, of length: Int, _ comment: String) {
    let source = definition.source
    let whole = SourceRange(0, source.bytes.count)
    for diagnostic in definition.diagnostics {
      var ranges = [diagnostic.range] + diagnostic.notes.compactMap(\.range)
      ranges += diagnostic.fix?.edits.map(\.range) ?? []
      #expect(ranges.allSatisfy { whole.contains($0) && $0.start >= 0 }, "\(comment)")
    }
    for value in definition.values {
      #expect(value.syntax.range.contains(value.text.sourceRange), "\(comment)")
      #expect(value.syntax.range.contains(value.syntax.startTag), "\(comment)")
      #expect(whole.contains(value.syntax.range), "\(comment)")
    }
    if let root = definition.tree.root { checkOrder(in: root, comment) }
    #expect(definition.diagnostics.isEmpty || definition.interaction == nil, "\(comment)")
    #expect(source.bytes.count <= length, "\(comment)")
  }

  private func checkOrder(in element: SyntaxElement, _ comment: String) {
    var position = element.content.start
    for child in element.children {
      #expect(child.range.start >= position && child.range.end <= element.content.end, "\(comment)")
      position = child.range.end
      checkOrder(in: child, comment)
    }
  }

  @Test("elements nested 10,000 deep are refused at the first that is too deep")
  func deep() {
    let text = String(repeating: "<a>", count: 10_000) + String(repeating: "</a>", count: 10_000)
    let tree = SyntaxParser().parse(SourceText(text))
    let message = "The elements are nested too deep. A definition has five levels."
    #expect(
      tree.diagnostics.map(Finding.init) == [Finding("not-well-formed", SourceRange(771, 774), message)])
    #expect(tree.root?.isClosed == false)
  }

  @Test(
    "elements nested 10,000 deep in a definition are read without a fault of their own",
    arguments: ["</a>", ""])
  func deepDefinition(end: String) {
    let text = "<ApiInteraction>" + String(repeating: "<Request>", count: 10_000) + end
    let definition = Definition(SourceText(text))
    #expect(definition.interaction == nil)
    #expect(definition.diagnostics.contains { $0.rule == "not-well-formed" })
  }

  @Test(
    "a tag of more than a thousand attributes is not read, nor what comes after it", arguments: ["", "<r>\n"])
  func attributes(before: String) {
    let tag = "<a" + (0...1_000).map { " a\($0)='>'" }.joined() + ">"
    let tree = SyntaxParser().parse(SourceText(before + tag + "</a><b/>"))
    #expect(
      tree.diagnostics.map(\.message) == [
        "This tag has more than a thousand attributes; so many are not read. A definition's elements have none: remove them."
      ])
    #expect(
      tree.diagnostics.first?.range == SourceRange(before.utf8.count, before.utf8.count + tag.utf8.count))
    #expect(tree.root?.name == (before.isEmpty ? nil : "r"))
    #expect(tree.root?.children.isEmpty ?? true)
  }

  @Test(
    "what stands in no tag is no attribute",
    arguments: [
      "<![CDATA[{'a': '<b', 'c': '", "<!-- a <b ", "<?a <b ", "a > <![CDATA[<b ", "<b>a</b><![CDATA[]] > <c ",
    ])
  func noAttributes(before: String) {
    let many = (0...1_000).map { "k\($0)=v&" }.joined()
    let end = before.contains("<!--") ? "-->" : before.hasPrefix("<?") ? "?>" : "]]>"
    let tree = SyntaxParser().parse(SourceText("<a>" + before + many + end + "</a>"))
    #expect(tree.diagnostics == [])
  }

  @Test("a fault before a tag of more than a thousand attributes is told, and not that")
  func faultBeforeAttributes() {
    let tag = "<a" + (0...1_000).map { " a\($0)='>'" }.joined() + "/>"
    let tree = SyntaxParser().parse(SourceText("<r>a & b<c/>" + tag + "</r>"))
    #expect(tree.diagnostics.map(\.range) == [SourceRange(5, 6)])
    #expect(tree.diagnostics.map(\.fix?.edits.first?.replacement) == ["&amp;"])
  }

  @Test("a file that is no XML is called so, however many = it holds")
  func form() {
    let text = (0...1_100).map { "k\($0)=v&" }.joined()
    let tree = SyntaxParser().parse(SourceText(text))
    #expect(
      tree.diagnostics.map(\.message) == ["This is not XML. A definition begins with <ApiInteraction>."])
  }

  @Test("many elements, attributes and comments side by side are all there")
  func wide() {
    let attributes = (0..<1_000).map { " a\($0)='>'" }.joined()
    let children = String(repeating: "<b/><!-- --><![CDATA[]]>x", count: 20_000)
    let tree = SyntaxParser().parse(SourceText("<a\(attributes)>\(children)</a>"))
    #expect(tree.diagnostics == [])
    #expect(tree.root?.attributes.count == 1_000)
    #expect(tree.root?.children.count == 20_000)
    #expect(tree.comments.count == 20_000)
    #expect(tree.root?.text.bytes.count == 20_000)
  }

  @Test("documents may be read side by side")
  func concurrent() async {
    await withTaskGroup(of: Bool.self) { group in
      for seed in UInt64(0)..<64 {
        group.addTask {
          let generated = DefinitionGenerator.definition(seed)
          return SyntaxParser().parse(generated.source).comments == generated.comments
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
