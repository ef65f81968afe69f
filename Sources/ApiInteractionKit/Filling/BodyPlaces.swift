/// What the places in a body are: for a slot in it, its name and its context.
struct BodyPlaces {
  typealias Place = (name: String?, short: String?, context: SlotContext)

  private let content: BodyContent
  /// The keys and scalars of a JSON body, in order.
  private var leaves: [(range: Range<Int>, entry: Int, isKey: Bool)] = []

  init(_ content: BodyContent) {
    self.content = content
    guard case .json(let outline) = content else { return }
    for (index, entry) in outline.entries.enumerated() {
      if let key = entry.keyRange { leaves.append((key, index, true)) }
      if entry.kind != .object, entry.kind != .array { leaves.append((entry.range, index, false)) }
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
    guard let index = lastIndex(in: pairs, { $0.valueRange.lowerBound <= token.lowerBound }),
      token.upperBound <= pairs[index].valueRange.upperBound, !pairs[index].key.isEmpty
    else { return (nil, nil, .form) }
    return (pairs[index].key, nil, .form)
  }

  // MARK: - JSON

  private func jsonPlace(of token: Range<Int>, in outline: JSONOutline) -> Place {
    guard let leaf = lastIndex(in: leaves, { $0.range.lowerBound <= token.lowerBound }).map({ leaves[$0] }),
      token.upperBound <= leaf.range.upperBound
    else {
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

  private func xmlPlace(of token: SourceRange, in tree: SyntaxTree) -> Place {
    guard let index = lastIndex(in: tree.nodes, { $0.range.start <= token.start }) else {
      return unreadable(tree)
    }
    let node = tree.nodes[index]
    switch node.kind {
    case .text where node.range.contains(token): return (parentName(of: node, in: tree), nil, .xmlText)
    case .cdata where node.range.contains(token): return (parentName(of: node, in: tree), nil, .xmlCDATA)
    case .comment where node.range.contains(token): return (nil, nil, .xmlComment)
    case .element:
      let element = SyntaxElement(tree: tree, index: index)
      guard element.startTag.contains(token) else { break }
      let attribute = element.attributes.first { $0.range.contains(token) }
      if let attribute, attribute.valueRange.contains(token) { return (attribute.name, nil, .xmlAttribute) }
      return (nil, nil, .xmlName)
    default: break
    }
    let isEndTag = tree.nodes[...index].contains {
      $0.kind == .element && SourceRange($0.content.end, $0.range.end).contains(token)
    }
    return isEndTag ? (nil, nil, .xmlName) : unreadable(tree)
  }

  private func unreadable(_ tree: SyntaxTree) -> Place {
    let reason = tree.diagnostics.first?.message ?? "No value can stand here."
    return (nil, nil, .unreadable(reason: "The body is not valid XML: \(reason)"))
  }

  private func parentName(of node: SyntaxNode, in tree: SyntaxTree) -> String? {
    node.parent < 0 ? nil : SyntaxElement(tree: tree, index: node.parent).name
  }

  /// The index of the last element that a test holds for, where it holds for a prefix.
  private func lastIndex<Element>(in elements: [Element], _ test: (Element) -> Bool) -> Int? {
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      if test(elements[middle]) { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
