@testable import ApiInteractionKit

/// Writes random XML documents of which it knows where each element stands and what it holds.
///
/// Nothing is read here but what is written, so that no parser is tested against itself.
struct XMLDocumentGenerator {
  /// An element as it was written.
  struct Element {
    /// The value of its attribute `id`, which no other element has.
    let id: String
    let name: String
    /// The element that holds it, among the elements; nil for the root.
    let parent: Int?
    let start: Int
    var end = 0
    /// The texts in it and in the elements in it.
    var string = ""
    var note: String?
    var childNames: [String] = []
  }

  private(set) var bytes: [UInt8] = []
  private(set) var elements: [Element] = []
  private var random: SeededRandom
  private var open: [Int] = []
  /// How long the longest texts are.
  private let longText: Int

  static func document(_ seed: UInt64, longText: Int = 0) -> XMLDocumentGenerator {
    var generator = XMLDocumentGenerator(random: SeededRandom(seed), longText: longText)
    generator.writeDocument()
    return generator
  }

  private init(random: SeededRandom, longText: Int) {
    self.random = random
    self.longText = longText
  }

  private mutating func write(_ text: String) { bytes += Array(text.utf8) }

  private mutating func space(_ count: ClosedRange<Int>) -> String {
    random.some(of: [" ", "\t", "\n", "\r\n", "\r"], count)
  }

  private mutating func writeDocument() {
    if random.once(in: 3) { write("\u{FEFF}") }
    if random.once(in: 2) { write("<?xml version='1.0'?>\r\n") }
    if random.once(in: 3) { write("<!-- <a id='0'> -->\n<?p <a> ?>") }
    writeElement(depth: 0)
    if random.once(in: 3) { write("\n<!-- </a> -->\n") }
  }

  private mutating func writeElement(depth: Int) {
    let index = elements.count
    let name = random.one(of: "a", "b", "größe", "日本", "a.b-c", "Ünder_9")
    elements.append(Element(id: "n\(index)", name: name, parent: open.last, start: bytes.count))
    if let parent = open.last { elements[parent].childNames.append(name) }
    open.append(index)
    writeStartTag(name, index)
    let isEmpty = random.once(in: 5)
    if isEmpty, random.once(in: 2) {
      write("\(space(0...2))/>")
    } else {
      write("\(space(0...2))>")
      if !isEmpty { writeContent(depth: depth) }
      write("</\(name)\(space(0...1))>")
    }
    elements[index].end = bytes.count
    open.removeLast()
  }

  private mutating func writeStartTag(_ name: String, _ index: Int) {
    write("<\(name)")
    let isFirst = random.once(in: 2)
    if isFirst { writeID(index) }
    if random.once(in: 2) {
      let (source, value) = random.one(
        of: ("'a>b'", "a>b"), ("\"/>\"", "/>"), ("'</a>'", ""), ("\"it's é\"", "it's é"),
        ("'&lt;&#x65E5;&quot;'", "<日\""), ("'-->'", "-->"), ("']]>'", "]]>"))
      if source != "'</a>'" {
        write("\(space(1...2))note\(space(0...1))=\(space(0...1))\(source)")
        elements[index].note = value
      }
    }
    if !isFirst { writeID(index) }
  }

  private mutating func writeID(_ index: Int) {
    let quote = random.one(of: "'", "\"")
    write("\(space(1...2))id\(space(0...1))=\(space(0...1))\(quote)n\(index)\(quote)")
  }

  private mutating func writeContent(depth: Int) {
    for _ in 0..<random.number(0...5) {
      switch random.number(0...9) {
      case 0...3 where depth < 6: writeElement(depth: depth + 1)
      case 4: write("<!-- <a id='n0'>&amp;</a> é -->")
      case 5: write("<?p <a id='n0'/> ?>")
      case 6: addText("<![CDATA[<b>&lt;]]&]]>", meaning: "<b>&lt;]]&")
      case 7: addText("&lt;&amp;&gt;&apos;&quot;&#233;&#x1F600;&#13;", meaning: "<&>'\"é\u{1F600}\r")
      case 8 where longText > 0:
        let text = String(repeating: random.one(of: "x", "é", "a b", "日"), count: random.number(0...longText))
        addText(text, meaning: text)
      default:
        let (source, meaning) = random.one(
          of: ("text", "text"), ("é\u{1F600}", "é\u{1F600}"), (" \r\n ", " \n "), ("\r", "\n"),
          ("a>b", "a>b"),
          ("/>", "/>"))
        addText(source, meaning: meaning)
      }
    }
  }

  private mutating func addText(_ source: String, meaning: String) {
    write(source)
    for index in open { elements[index].string += meaning }
  }
}

extension XMLDocumentGenerator {
  /// What a locator of an element gives.
  func value(of element: Element) -> String {
    if element.childNames.isEmpty { return element.string }
    return String(decoding: bytes[element.start..<element.end], as: UTF8.self)
  }

  /// The line and column of an offset, counted from the beginning.
  func location(of offset: Int) -> ApiInteractionKit.SourceLocation {
    let text = String(decoding: bytes[..<offset], as: UTF8.self).unicodeScalars
    var (line, column, isAfterReturn) = (1, 1, false)
    for scalar in text where scalar != "\u{FEFF}" {
      if scalar == "\r" || scalar == "\n" && !isAfterReturn { line += 1 }
      column = scalar == "\r" || scalar == "\n" ? 1 : column + 1
      isAfterReturn = scalar == "\r"
    }
    return ApiInteractionKit.SourceLocation(line: line, column: column)
  }

  /// Whether a path from the document finds nothing there, so that it is looked up from the root element.
  func isRelative(_ path: String) -> Bool {
    path.dropFirst().prefix { $0 != "[" } != elements[0].name
  }

  /// The path from the document to an element, by name and number: `/a[1]/b[2]`.
  func path(to index: Int) -> String {
    guard let parent = elements[index].parent else { return "/\(elements[index].name)[1]" }
    let before = elements[..<index].filter { $0.parent == parent && $0.name == elements[index].name }
    return path(to: parent) + "/\(elements[index].name)[\(before.count + 1)]"
  }
}
