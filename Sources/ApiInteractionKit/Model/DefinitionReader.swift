/// Reads a tree as a definition: which element is what, and what stands where it must not.
struct DefinitionReader {
  private let tree: SyntaxTree
  private var parts = DefinitionParts()
  private var diagnostics: [Diagnostic] = []
  /// The elements that stand somewhere else than they should, or under a name that is nearly theirs: not missing as well.
  private var excused: [DefinitionElement: Int] = [:]
  /// The elements that are there twice, of which nobody knows the one that counts.
  private var repeated: Set<DefinitionElement> = []
  private var incomplete: [(parent: SyntaxElement, missing: DefinitionElement)] = []

  /// The parts of a definition, and what is wrong with its structure and its holes.
  static func read(_ tree: SyntaxTree) -> (parts: DefinitionParts, diagnostics: [Diagnostic]) {
    var reader = DefinitionReader(tree)
    reader.read()
    return (reader.parts, reader.diagnostics)
  }

  private init(_ tree: SyntaxTree) {
    self.tree = tree
    parts.values.reserveCapacity(24)
  }

  private mutating func read() {
    guard let root = tree.root, isDefinition(root) else { return }
    parts.root = root
    read(root, as: .apiInteraction)
    parts.misplaced = repeated.union(excused.keys)
    for (parent, missing) in incomplete {
      if let count = excused[missing], count > 0 {
        excused[missing] = count - 1
        continue
      }
      report(
        "missing-element", "This <\(parent.name)> has no <\(missing.name)>, which it needs. Add one.",
        parent.startTag)
    }
  }

  private mutating func isDefinition(_ root: SyntaxElement) -> Bool {
    let expected = DefinitionElement.apiInteraction.name
    if root.name != expected {
      if tree.isWellFormed {
        report(
          "not-a-definition", "The root element is <\(root.name)>; a definition's is <\(expected)>.",
          root.nameRange)
      }
      return false
    }
    if root.namespace != nil {
      let declaration = root.attributes.first { $0.name == "xmlns" }
      report(
        "not-a-definition", "A definition is in no namespace. Remove xmlns.",
        declaration?.range ?? root.nameRange)
      return false
    }
    return true
  }

  // MARK: - Elements

  private mutating func read(_ syntax: SyntaxElement, as element: DefinitionElement) {
    checkAttributes(of: syntax)
    note(syntax, as: element)
    if element.holdsValue {
      readValue(syntax, as: element)
    } else {
      let start = parts.values.count
      readChildren(of: syntax, as: element)
      if element == .header { nameValues(from: start) }
    }
  }

  private mutating func readChildren(of syntax: SyntaxElement, as element: DefinitionElement) {
    let children = syntax.children
    // What stands last before a fault may be what lacks its start tag.
    let end = syntax.isClosed ? syntax.content.end : children.last?.range.end ?? syntax.content.start
    let strayText = syntax.strayText
    for text in strayText where text.end <= end {
      report(
        "stray-text", "Text cannot stand here: <\(element.name)> holds only \(names(of: element.children)).",
        text)
    }
    let allowed = element.children
    let isKnown = children.allSatisfy { $0.element != nil }
    let present = isKnown ? [] : Set(children.compactMap(\.element))
    let expected = isKnown ? [] : allowed.filter { $0.isRepeatable || !present.contains($0) }
    var seen = ElementSet()
    var misspelt: [DefinitionElement: SyntaxElement] = [:]
    var strangers = 0
    for child in children {
      guard let kind = kind(of: child, in: element, isClosed: syntax.isClosed, expecting: expected) else {
        if child.element == nil { strangers += 1 }
        continue
      }
      if seen.contains(kind), !kind.isRepeatable {
        // A misspelt name has been reported; that is mistake enough.
        if child.element == kind, let first = misspelt[kind] ?? children.first(where: { $0.element == kind })
        {
          duplicate(child, kind, in: element, first: first)
        }
        repeated.insert(kind)
        readDuplicate(child, as: kind)
        continue
      }
      seen.insert(kind)
      if child.element == nil { misspelt[kind] = child }
      read(child, as: kind)
    }
    guard syntax.isClosed else { return }
    // What is written as an attribute is reported as one; a name that is like none is most likely that of the one that is missing.
    let written = Set(syntax.attributes.map { $0.name.lowercased() })
    let missing = allowed.filter {
      $0.isRequired && !seen.contains($0) && !written.contains($0.name.lowercased())
    }
    if strangers == 1, missing.count == 1 { return }
    // Text stands where the elements should, and holds what they would.
    if children.isEmpty, !strayText.isEmpty { return }
    incomplete += missing.map { (syntax, $0) }
  }

  /// What a child stands for, after saying what is wrong with its name or its place.
  ///
  /// - Parameters:
  ///   - isClosed: Whether all of the parent was read.
  ///   - expected: The elements that the parent can still hold.
  private mutating func kind(
    of child: SyntaxElement, in parent: DefinitionElement, isClosed: Bool,
    expecting expected: [DefinitionElement]
  ) -> DefinitionElement? {
    if let kind = child.element {
      if kind.parent == parent { return kind }
      if isClosed {
        misplaced(child, kind, in: parent)
      } else {
        // It may stand here only because a tag is missing, as the fault says.
        readForeign(child, in: parent)
      }
      return nil
    }
    let all = expected + DefinitionElement.allCases.filter { !parent.children.contains($0) }
    let nearest = child.name.nearest(in: expected.map(\.name)) ?? child.name.nearest(in: all.map(\.name))
    unknown(child, meant: nearest, in: parent, isExpected: expected.contains { $0.name == nearest })
    let kind = nearest.flatMap { DefinitionElement(rawValue: $0) }
    guard let kind, expected.contains(kind) else {
      if let kind { excused[kind, default: 0] += 1 }
      readForeign(child, in: parent)
      return nil
    }
    return kind
  }

  /// - Parameter isExpected: Whether the parent can hold the element that was meant, so that the name is all to change.
  private mutating func unknown(
    _ child: SyntaxElement, meant nearest: String?, in parent: DefinitionElement, isExpected: Bool
  ) {
    let advice =
      nearest.map { "Did you mean <\($0)>?" } ?? "<\(parent.name)> holds \(names(of: parent.children))."
    var fix: Fix?
    if let nearest, isExpected, child.name.isSlip(of: nearest) {
      var edits = [SourceEdit(child.nameRange, nearest)]
      if !child.endTag.isEmpty {
        let start = child.endTag.start + 2
        edits.append(SourceEdit(SourceRange(start, start + child.nameRange.count), nearest))
      }
      if child.isClosed { fix = Fix("write \(nearest)", edits) }
    }
    report(
      "unknown-element", "A definition has no element <\(child.name)>. \(advice)", child.nameRange, fix: fix)
  }

  private mutating func misplaced(
    _ child: SyntaxElement, _ kind: DefinitionElement, in parent: DefinitionElement
  ) {
    let place =
      kind.parent.map { "belongs in <\($0.name)>, not in <\(parent.name)>" } ?? "can only be the root"
    report("misplaced-element", "<\(kind.name)> \(place). Move it there.", child.nameRange)
    readForeign(child, in: parent)
  }

  /// Takes note of the holes in an element that has no meaning where it stands.
  private mutating func readForeign(_ syntax: SyntaxElement, in parent: DefinitionElement?) {
    if let kind = syntax.element, kind.parent != parent { excused[kind, default: 0] += 1 }
    let children = syntax.children
    if children.isEmpty { appendValue(Definition.Value(syntax.element, syntax)) }
    for child in children { readForeign(child, in: syntax.element) }
  }

  private mutating func readDuplicate(_ syntax: SyntaxElement, as kind: DefinitionElement) {
    if kind.holdsValue {
      appendValue(Definition.Value(kind, syntax))
    } else {
      readForeign(syntax, in: kind.parent)
    }
  }

  private mutating func checkAttributes(of syntax: SyntaxElement) {
    for attribute in syntax.attributes {
      report(
        "unexpected-attribute",
        "<\(syntax.name)> has no attributes in a definition. Remove \(attribute.name).",
        attribute.range)
    }
  }

  private mutating func duplicate(
    _ child: SyntaxElement, _ kind: DefinitionElement, in parent: DefinitionElement, first: SyntaxElement
  ) {
    report(
      "duplicate-element", "<\(parent.name)> has a <\(kind.name)> already; only one is allowed. Remove one.",
      child.startTag, notes: [Diagnostic.Note("the first <\(kind.name)> is here", at: first.startTag)])
  }

  // MARK: - Values

  private mutating func readValue(_ syntax: SyntaxElement, as element: DefinitionElement) {
    for child in syntax.children {
      if let kind = child.element {
        if syntax.isClosed { misplaced(child, kind, in: element) }
      } else {
        report(
          "unknown-element",
          "<\(element.name)> holds text, and <\(child.name)> is read as an element. Write &lt; for <, or put the "
            + "whole text into <![CDATA[…]]>.", child.startTag)
      }
    }
    let key = element == .value ? parts.headers.last?.key?.text.string : nil
    let value = Definition.Value(element, syntax, headerKey: key)
    if value.bytes.isEmpty, element != .body, syntax.isClosed, syntax.children.isEmpty,
      syntax.attributes.isEmpty
    {
      report("empty-value", "<\(element.name)> is empty. Write a value.", syntax.range)
    }
    appendValue(value)
    note(value, as: element)
  }

  /// Tells the Value of a header, wherever it stands, which Key is beside it, if that came after it.
  private mutating func nameValues(from start: Int) {
    let key = parts.headers.last?.key?.text.string
    func named(_ value: Definition.Value) -> Definition.Value {
      value.headerKey == key ? value : Definition.Value(value.element, value.syntax, headerKey: key)
    }
    update(&parts.headers) { $0.value = $0.value.map(named) }
    for index in start..<parts.values.count where parts.values[index].element == .value {
      parts.values[index] = named(parts.values[index])
    }
  }

  private mutating func appendValue(_ value: Definition.Value) {
    parts.values.append(value)
    parts.facts.add(value.facts)
    let allowsPlaceholders = value.element?.allowsPlaceholders ?? true
    for problem in value.problems where allowsPlaceholders || problem.rule == "malformed-placeholder" {
      // What a placeholder lacks may stand behind the fault.
      if problem.rule == "malformed-placeholder", !value.syntax.isClosed { continue }
      let range = value.text.sourceRange(of: problem.range)
      let fix = problem.replacement.map { Fix("write \($0)", [SourceEdit(range, $0)]) }
      report(problem.rule, problem.description, range, fix: fix)
    }
    guard let element = value.element, !allowsPlaceholders else { return }
    for (_, range) in value.placeholders {
      report(
        "placeholder-not-allowed",
        "<\(element.name)> cannot hold a placeholder: \(value.template[range]) would be taken as it is "
          + "written. Placeholders work in Url, in a header's Key and Value, and in Body.",
        value.text.sourceRange(of: range))
    }
  }

  private mutating func note(_ value: Definition.Value, as element: DefinitionElement) {
    switch element {
    case .url: parts.url = value
    case .method: parts.method = value
    case .body: parts.body = value
    case .type: parts.type = value
    case .responseCodeDestination: parts.responseCodeDestination = value
    case .key: update(&parts.headers) { $0.key = value }
    case .value: update(&parts.headers) { $0.value = value }
    case .locator: update(&parts.fields) { $0.locator = value }
    case .destination: update(&parts.fields) { $0.destination = value }
    case .dataType: update(&parts.fields) { $0.dataType = value }
    default: break
    }
  }

  private mutating func note(_ syntax: SyntaxElement, as element: DefinitionElement) {
    switch element {
    case .request: parts.request = syntax
    case .response: parts.response = syntax
    case .headers: parts.headersElement = syntax
    case .header: parts.headers.append(Definition.Header(syntax: syntax))
    case .field: parts.fields.append(Definition.Field(syntax: syntax))
    default: break
    }
  }

  private func update<Element>(_ array: inout [Element], _ change: (inout Element) -> Void) {
    guard !array.isEmpty else { return }
    change(&array[array.count - 1])
  }

  // MARK: - Reports

  private func names(of elements: [DefinitionElement]) -> String {
    elements.map { "<\($0.name)>" }.joined(separator: ", ")
  }

  private mutating func report(
    _ rule: String, _ message: String, _ range: SourceRange, notes: [Diagnostic.Note] = [], fix: Fix? = nil
  ) {
    diagnostics.append(Diagnostic(rule, message, at: range, notes: notes, fix: fix))
  }
}
