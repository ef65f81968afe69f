/// The prefixes that can be used in a place of a document.
struct DeclaredPrefixes {
  /// What elements around the place declare, the outermost first, each with the index past the element.
  private var scopes: [(names: Set<Substring>, end: Int)] = []

  /// Enters an element.
  ///
  /// - Parameters:
  ///   - attributes: The attributes of its start tag.
  ///   - index: Its place among the nodes.
  ///   - end: The place past all that it holds.
  mutating func declare(_ attributes: [SyntaxAttribute], at index: Int, until end: Int) {
    while let last = scopes.last, last.end <= index { scopes.removeLast() }
    let names = attributes.compactMap { $0.name.hasPrefix("xmlns:") ? $0.name.dropFirst(6) : nil }
    if !names.isEmpty { scopes.append((Set(names), end)) }
  }

  /// Whether an attribute has no prefix, or one that stands for something.
  func knows(_ attribute: SyntaxAttribute) -> Bool {
    guard let colon = attribute.name.firstIndex(of: ":") else { return true }
    let prefix = attribute.name[..<colon]
    return prefix == "xml" || prefix == "xmlns" || scopes.contains { $0.names.contains(prefix) }
  }
}
