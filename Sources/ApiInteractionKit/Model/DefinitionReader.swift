/// Reads a tree as a definition: which element is what, and what stands where it must not.
struct DefinitionReader: ~Copyable {
  let tree: SyntaxTree
  let nodes: [SyntaxNode]
  let bytes: [UInt8]
  var parts = DefinitionParts()
  /// What is said of the elements that stand somewhere else than they should, or under a name that is nearly theirs: they
  /// are not missing as well.
  var excused: [DefinitionElement: [Diagnostic.Explanation]] = [:]
  /// The elements that are there twice, of which nobody knows the one that counts, or in attributes.
  private var unsettled: Set<DefinitionElement> = []
  var incomplete: [(parent: SyntaxElement, missing: DefinitionElement)] = []

  /// The parts of a definition.
  static func read(_ tree: SyntaxTree) -> DefinitionParts {
    var reader = DefinitionReader(tree)
    reader.read()
    return reader.parts
  }

  private init(_ tree: SyntaxTree) {
    self.tree = tree
    nodes = tree.nodes
    bytes = tree.source.bytes
    parts.values.reserveCapacity(24)
  }

  private mutating func read() {
    guard let root = tree.root, isDefinition(root) else { return }
    parts.root = root.index
    read(root.index, as: .apiInteraction)
    if !unsettled.isEmpty || !excused.isEmpty { parts.elementsOutOfPlace = unsettled.union(excused.keys) }
    reportMissing()
  }

  private mutating func isDefinition(_ root: SyntaxElement) -> Bool {
    if root.element != .apiInteraction {
      if tree.isWellFormed {
        let expected = DefinitionElement.apiInteraction.name
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

  func syntax(_ node: Int) -> SyntaxElement { SyntaxElement(tree: tree, index: node) }

  private mutating func read(_ node: Int, as element: DefinitionElement) {
    checkAttributes(of: node, as: element)
    parts.note(node, as: element)
    if element.holdsValue {
      readValue(node, as: element)
    } else {
      let start = parts.values.count
      readChildren(of: node, as: element)
      if element == .header { nameValues(from: start) }
    }
  }

  private mutating func readChildren(of node: Int, as element: DefinitionElement) {
    if mayHoldText(node) { reportStrayText(in: syntax(node), as: element) }
    let isClosed = nodes[node].isClosed
    var seen = ElementSet()
    /// The first of a kind, where it is misspelt or has been looked for.
    var first: [DefinitionElement: Int] = [:]
    var strangers = 0
    /// What stands here without the element around it that belongs there.
    var unwrapped = ElementSet()
    /// Whether the end of one and the start of the next are missing.
    var holdsTwo = false
    /// What can still stand here, once it is asked for.
    var expected: [DefinitionElement]?
    var next = node + 1
    while let child = self.element(from: next, in: node) {
      next = nodes[child].next
      var kind = nodes[child].element
      if kind?.parent != element {
        let names = expected ?? elements(lackingIn: syntax(node), as: element)
        expected = names
        if let known = kind, isClosed, known.parent?.parent == element, known.parent?.isRepeatable ?? false {
          let isNew = unwrapped.isEmpty || unwrapped.contains(known)
          if isNew { unwrapped = ElementSet() }
          unwrapped.insert(known)
          if let around = known.parent { unsettled.insert(around) }
          misplaced(syntax(child), known, in: element, isTold: !isNew)
          kind = nil
        } else if let known = kind {
          let expected = names.filter { $0.isRepeatable || !seen.contains($0) }
          kind = self.kind(of: syntax(child), named: known, in: node, as: element, expecting: expected)
        } else {
          kind = self.kind(of: syntax(child), in: element, expecting: names)
          if kind == nil { strangers += 1 }
        }
      }
      guard let kind else { continue }
      if seen.contains(kind), !kind.isRepeatable {
        // A misspelt name has been reported; that is mistake enough.
        if nodes[child].element == kind, !holdsTwo, let place = first[kind] ?? self.first(kind, in: node) {
          first[kind] = place
          holdsTwo = element.isRepeatable && isRepeatedWithOthers(child, kind, in: node, seen)
          if holdsTwo { unsettled.insert(element) }
          duplicate(child, kind, in: element, first: place, holdsTwo: holdsTwo)
        }
        unsettled.insert(kind)
        readDuplicate(syntax(child), as: kind)
        continue
      }
      seen.insert(kind)
      if nodes[child].element == nil { first[kind] = child }
      read(child, as: kind)
    }
    if isClosed, element.children.contains(where: { $0.isRequired && !seen.contains($0) }) {
      checkComplete(syntax(node), as: element, seen: seen, strangers: strangers)
    }
  }

  /// Whether other elements follow that are there already as well.
  private func isRepeatedWithOthers(
    _ child: Int, _ kind: DefinitionElement, in node: Int, _ seen: ElementSet
  ) -> Bool {
    var next = nodes[child].next
    while let other = element(from: next, in: node) {
      if let known = nodes[other].element, known != kind, seen.contains(known) { return true }
      next = nodes[other].next
    }
    return false
  }

  /// The first element at or after a place among the nodes that is directly in another.
  func element(from place: Int, in parent: Int) -> Int? {
    var child = place
    while child < nodes[parent].next {
      if nodes[child].kind == .element { return child }
      child = nodes[child].next
    }
    return nil
  }

  /// The first element of a kind directly in another, under its own name.
  func first(_ kind: DefinitionElement, in node: Int) -> Int? {
    ChildIndices(nodes, of: node).first { nodes[$0].kind == .element && nodes[$0].element == kind }
  }

  /// The elements that one can still hold, beside those that it holds under their own names.
  private func elements(
    lackingIn syntax: SyntaxElement, as element: DefinitionElement
  ) -> [DefinitionElement] {
    let present = Set(syntax.children.compactMap(\.element))
    return element.children.filter { $0.isRepeatable || !present.contains($0) }
  }

  /// What a child was meant for that has the name of an element that cannot stand there, after saying so.
  ///
  /// - Parameter expected: The elements that the parent can still hold.
  private mutating func kind(
    of child: SyntaxElement, named kind: DefinitionElement, in node: Int, as parent: DefinitionElement,
    expecting expected: [DefinitionElement]
  ) -> DefinitionElement? {
    guard nodes[node].isClosed else {
      // It may stand here only because a tag is missing, as the fault says.
      readForeign(child, in: parent, explainedBy: .init("not-well-formed"))
      return nil
    }
    if kind.isRepeatable, kind.parent?.parent == parent {
      scattered(child, kind, in: parent, of: node)
      return nil
    }
    // Type is short for DataType, and ResponseCodeDestination long for Destination.
    let meant = expected.first { $0.name.hasSuffix(kind.name) || kind.name.hasSuffix($0.name) }
    guard let meant else {
      misplaced(child, kind, in: parent)
      return nil
    }
    report(
      "misplaced-element", "<\(parent.name)> holds no <\(kind.name)>. Did you mean <\(meant.name)>?",
      child.nameRange)
    report([meant], in: syntax(node), explainedBy: .init("misplaced-element", at: child.nameRange))
    return meant
  }

  /// What a child was meant for that has no element's name, after saying so.
  ///
  /// - Parameter expected: The elements that the parent can still hold.
  private mutating func kind(
    of child: SyntaxElement, in parent: DefinitionElement, expecting expected: [DefinitionElement]
  ) -> DefinitionElement? {
    let all = expected + DefinitionElement.allCases.filter { !parent.children.contains($0) }
    let nearest = child.name.nearest(in: expected.map(\.name)) ?? child.name.nearest(in: all.map(\.name))
    unknown(child, meant: nearest, in: parent, isExpected: expected.contains { $0.name == nearest })
    let kind = nearest.flatMap { DefinitionElement(rawValue: $0) }
    let explanation = Diagnostic.Explanation("unknown-element", at: child.nameRange)
    guard let kind, expected.contains(kind) else {
      if let kind { excused[kind, default: []].append(explanation) }
      readForeign(child, in: parent, explainedBy: explanation)
      return nil
    }
    if kind.isRequired, case let around = nodes[child.index].parent, nodes[around].isClosed {
      report([kind], in: syntax(around), explainedBy: explanation)
    }
    return kind
  }

  /// - Parameter isExpected: Whether the parent can hold the element that was meant, so that the name is all to change.
  private mutating func unknown(
    _ child: SyntaxElement, meant nearest: String?, in parent: DefinitionElement, isExpected: Bool
  ) {
    if tree.hasFault(at: child.nameRange) { return }
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

  /// Takes note of the holes in an element that has no meaning where it stands.
  mutating func readForeign(
    _ syntax: SyntaxElement, in parent: DefinitionElement?, explainedBy explanation: Diagnostic.Explanation
  ) {
    if let kind = syntax.element, kind.parent != parent { excused[kind, default: []].append(explanation) }
    let children = syntax.children
    if children.isEmpty { appendValue(syntax.element, syntax.index) }
    for child in children { readForeign(child, in: syntax.element, explainedBy: explanation) }
  }

  private mutating func readDuplicate(_ syntax: SyntaxElement, as kind: DefinitionElement) {
    if kind.holdsValue {
      appendValue(kind, syntax.index)
    } else {
      readForeign(syntax, in: kind.parent, explainedBy: .init("duplicate-element", at: syntax.startTag))
    }
  }

  private mutating func checkAttributes(of node: Int, as element: DefinitionElement) {
    if nodes[node].mayHaveAttributes {
      let attributes = ElementAttributes(of: syntax(node), as: element)
      parts.diagnostics += attributes.diagnostics
      unsettled.formUnion(attributes.unsettled)
    }
  }

  // MARK: - Values

  private mutating func readValue(_ node: Int, as element: DefinitionElement) {
    if self.element(from: node + 1, in: node) != nil { reportElements(in: node, as: element) }
    let index = appendValue(element, node)
    if parts.values[index].bytes.isEmpty, element != .body { reportEmpty(syntax(node), as: element) }
    parts.note(value: index, as: element)
  }

  /// Reports the elements in a value, which holds text alone.
  private mutating func reportElements(in node: Int, as element: DefinitionElement) {
    for child in ChildIndices(nodes, of: node) where nodes[child].kind == .element {
      if let kind = nodes[child].element {
        if nodes[node].isClosed { misplaced(syntax(child), kind, in: element) }
      } else {
        let child = syntax(child)
        if tree.hasFault(at: child.startTag) { continue }
        report(
          "unknown-element",
          "<\(element.name)> holds text, and <\(child.name)> is read as an element. Write &lt; for <, or put the "
            + "whole text into <![CDATA[…]]>.", child.startTag)
      }
    }
  }

  private mutating func reportEmpty(_ syntax: SyntaxElement, as element: DefinitionElement) {
    guard syntax.isClosed, syntax.children.isEmpty, syntax.attributes.isEmpty else { return }
    var finding = Diagnostic("empty-value", "<\(element.name)> is empty. Write a value.", at: syntax.range)
    // The value may stand behind the element, or in the header's Key.
    if isFollowedByText(syntax.index) {
      finding.explanation = .init("stray-text")
    } else if element == .value, namesValueInKey {
      finding.explanation = .init("invalid-header-name")
    }
    if finding.explanation == nil {
      parts.diagnostics.append(finding)
    } else {
      parts.explained.append(finding)
    }
  }

  private func isFollowedByText(_ node: Int) -> Bool {
    let next = nodes[node].next
    guard nodes[node].parent >= 0, next < nodes[nodes[node].parent].next else { return false }
    return nodes[next].kind == .cdata
      || nodes[next].kind == .text && !nodes[next].isBlank
        && !bytes[nodes[next].content.bytes].trimmedRange.isEmpty
  }

  /// Tells the Value of a header, wherever it stands, which Key is beside it.
  private mutating func nameValues(from start: Int) {
    guard let index = parts.headers.last?.key else { return }
    let key = parts.values[index].text.string
    for index in start..<parts.values.count where parts.values[index].element == .value {
      parts.values[index].headerKey = key
    }
  }

  /// Adds a value, and says what is wrong with its holes; gives its place among all values.
  @discardableResult
  private mutating func appendValue(_ element: DefinitionElement?, _ node: Int) -> Int {
    parts.values.append(ReadValue(element, node: node, in: nodes, of: bytes))
    let index = parts.values.count - 1
    parts.facts.add(parts.values[index].facts)
    let allowsPlaceholders = element?.allowsPlaceholders ?? true
    if !parts.values[index].problems.isEmpty || !allowsPlaceholders && !parts.values[index].isLiteral {
      reportHoles(of: parts.values[index], allowsPlaceholders: allowsPlaceholders)
    }
    return index
  }

  private mutating func reportHoles(of value: ReadValue, allowsPlaceholders: Bool) {
    for problem in value.problems where allowsPlaceholders || problem.rule == "malformed-placeholder" {
      // What a placeholder lacks may stand behind the fault.
      if problem.rule == "malformed-placeholder", !value.isClosed { continue }
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

  // MARK: - Reports

  func names(of elements: [DefinitionElement]) -> String {
    elements.map { "<\($0.name)>" }.joined(separator: ", ")
  }

  mutating func report(
    _ rule: String, _ message: String, _ range: SourceRange, notes: [Diagnostic.Note] = [], fix: Fix? = nil
  ) {
    parts.diagnostics.append(Diagnostic(rule, message, at: range, notes: notes, fix: fix))
  }
}
