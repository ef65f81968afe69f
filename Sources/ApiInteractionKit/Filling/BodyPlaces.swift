/// What the places in a body are: for a slot in it, its name and its context.
struct BodyPlaces {
  typealias Place = (name: String?, short: String?, context: SlotContext)

  /// A part of an XML body in which a slot may stand.
  private struct XMLPart {
    let range: SourceRange
    /// The element whose text it is, by its place in the tree.
    var parent = -1
    /// The name of the attribute whose value it is.
    var name: String?
    let context: SlotContext
  }

  private let content: BodyContent
  /// The keys and scalars of a JSON body, in order.
  private var leaves: [(range: Range<Int>, entry: Int, isKey: Bool)] = []
  /// For each pair of a form, whether a slot stands in its key.
  private var hasOpenKey: [Bool] = []
  /// The parts of an XML body, in order; what comes later lies inside or behind what came before.
  private var parts: [XMLPart] = []

  init(_ content: BodyContent) {
    self.content = content
    switch content {
    case .json(let outline): addLeaves(outline)
    case .xml(let tree): addParts(tree)
    case .form(let pairs): hasOpenKey = pairs.map { $0.key.contains("~~~REPLACE") }
    case .text, .none: break
    }
  }

  func place(of token: Range<Int>) -> Place {
    switch content {
    case .json(let outline): jsonPlace(of: token, in: outline)
    case .xml(let tree): xmlPlace(of: SourceRange(token.lowerBound, token.upperBound), in: tree)
    case .form(let pairs): formPlace(of: token, in: pairs)
    case .text, .none: (nil, nil, .text)
    }
  }

  private func formPlace(of token: Range<Int>, in pairs: [FormPair]) -> Place {
    let count = pairs.partitionPoint { $0.valueRange.lowerBound <= token.lowerBound }
    guard let pair = pairs[..<count].last, token.upperBound <= pair.valueRange.upperBound, !pair.key.isEmpty
    else {
      return (nil, nil, .form)
    }
    return (hasOpenKey[count - 1] ? nil : pair.key, nil, .form)
  }

  // MARK: - JSON

  private mutating func addLeaves(_ outline: JSONOutline) {
    for (index, entry) in outline.entries.enumerated() {
      if let key = entry.keyRange { leaves.append((key, index, true)) }
      if entry.kind != .object, entry.kind != .array { leaves.append((entry.range, index, false)) }
    }
  }

  private func jsonPlace(of token: Range<Int>, in outline: JSONOutline) -> Place {
    let count = leaves.partitionPoint { $0.range.lowerBound <= token.lowerBound }
    guard let leaf = leaves[..<count].last, token.upperBound <= leaf.range.upperBound else {
      let reason = outline.fault?.description ?? "No value can stand here."
      return (nil, nil, .unreadable(reason: "The body is not valid JSON: \(reason)"))
    }
    let entry = outline.entries[leaf.entry]
    let named = leaf.isKey ? entry.parent : leaf.entry
    let path = outline.path(to: named)
    let short = outline.entries[named].key
    let context: SlotContext = leaf.isKey || entry.kind == .string ? .jsonString : .jsonScalar
    return (path.isEmpty ? nil : path, short, context)
  }

  // MARK: - XML

  private mutating func addParts(_ tree: SyntaxTree) {
    for (index, node) in tree.nodes.enumerated() {
      switch node.kind {
      case .text: parts.append(XMLPart(range: node.range, parent: node.parent, context: .xmlText))
      case .cdata: parts.append(XMLPart(range: node.range, parent: node.parent, context: .xmlCDATA))
      case .comment: parts.append(XMLPart(range: node.range, context: .xmlComment))
      case .processingInstruction: break
      case .element:
        let element = SyntaxElement(tree: tree, index: index)
        parts.append(XMLPart(range: element.startTag, context: .xmlName))
        for attribute in element.attributes {
          parts.append(XMLPart(range: attribute.nameRange, context: .xmlName))
          parts.append(XMLPart(range: attribute.valueRange, name: attribute.name, context: .xmlAttribute))
        }
        if node.isClosed { parts.append(XMLPart(range: element.endTag, context: .xmlName)) }
      }
    }
    parts.sort { $0.range.start < $1.range.start }
  }

  private func xmlPlace(of token: SourceRange, in tree: SyntaxTree) -> Place {
    let count = parts.partitionPoint { $0.range.start <= token.start }
    let isAfterFault = tree.diagnostics.contains { $0.range.start < token.end }
    guard !isAfterFault, let part = parts[..<count].last, part.range.contains(token) else {
      let reason = tree.diagnostics.first?.message ?? "No value can stand here."
      return (nil, nil, .unreadable(reason: "The body is not valid XML: \(reason)"))
    }
    let parent = part.parent < 0 ? nil : SyntaxElement(tree: tree, index: part.parent).name
    return (part.name ?? parent, nil, part.context)
  }
}
