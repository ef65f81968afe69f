/// A random XML text, and how much there is to list in it.
struct XMLText {
  private(set) var text = ""
  /// How many elements and attributes there are; the root counts where it has no child elements.
  private(set) var count = 0
  private var values = 0

  private static let names = [
    "a", "b", "item", "div", "text", "a-b", "a.b", "_1", "é", "\u{10000}", "\u{1F600}",
  ]
  /// A prefix that an element has, and what it declares.
  private static let tags: [(prefix: String, declaration: String)] = [
    ("", ""), ("", ""), ("", ""), ("", ""), ("p:", ""), ("p:", ""), ("q:", ""),
    ("", " xmlns=\"urn:1\""), ("", " xmlns=\"\""), ("p:", " xmlns:p=\"urn:5\""), ("o:", " xmlns:o=\"urn:3\""),
    ("o:", " xmlns:o=\"urn:1\""),
  ]
  private static let rootDeclarations = [
    "", "", " xmlns=\"urn:1\"", " xmlns=\"urn:4\"",
  ]
  private static let texts = [
    "", "37", "007", "10.50", "true", "2015-07-11", " x ", "é", "&lt;", "<![CDATA[<b>]]>", "<!--c-->",
  ]

  init(using random: inout CaseGenerator) {
    let declarations = " xmlns:p=\"urn:1\" xmlns:q=\"urn:2\"" + random.pick(XMLText.rootDeclarations)
    text = random.pick(["", "\u{FEFF}", "<?xml version=\"1.0\"?>\n", "<!-- c --><?p i?>"])
    append(prefix: random.pick(["", "", "p:"]), declarations: declarations, depth: 0, &random)
    text += random.pick(["", "\n", "<!-- end -->"])
  }

  private mutating func append(
    prefix: String, declarations: String, depth: Int, _ random: inout CaseGenerator
  ) {
    let name = prefix + random.pick(XMLText.names)
    text += "<\(name)\(declarations)"
    let children = depth < 4 ? random.below(depth == 0 ? 6 : 5 - depth) : 0
    if depth > 0 || children == 0 { count += 1 }
    appendAttributes(&random)
    if children == 0, random.below(3) == 0 {
      text += "/>"
      return
    }
    text += ">"
    if children == 0 { appendText(&random) }
    for _ in 0..<children {
      if random.below(4) == 0 { appendText(&random) }
      let tag = random.pick(XMLText.tags)
      append(prefix: tag.prefix, declarations: tag.declaration, depth: depth + 1, &random)
    }
    text += "</\(name)>"
  }

  private mutating func appendAttributes(_ random: inout CaseGenerator) {
    for name in ["id", "p:id", "q:id", "xml:lang", "lang"] where random.below(6) == 0 {
      count += 1
      values += 1
      text += " \(name)=\"\(values)\""
    }
  }

  /// Writes a text that no other element has, so that it cannot be taken for another's.
  private mutating func appendText(_ random: inout CaseGenerator) {
    values += 1
    text += random.pick(XMLText.texts) + random.pick(["", "\(values)", "n\(values)"])
  }
}
