/// How the work of an XPath grows with the response.
///
/// libxml2's own limit counts steps from node to node, but not what a step costs: the text of the whole document, or the
/// search for a node among those that were found. Where a path goes over all nodes for each node, that is the square of
/// the response's size, and so on.
struct XPathCost: Sendable {
  /// 1 if the work grows as the response does, 2 if as its square.
  private let power: Int
  /// How many paths there are side by side, and whether what they find is put together or compared.
  private let paths: Int
  private let joins: Bool
  /// How many values it may make of the whole text at once, such as those of `concat(/, /)`.
  private let values: Int
  /// How many bytes the expression has: `translate` looks each character up in its second value.
  private let length: Int

  /// In bytes.
  private static let mostText = 256 << 20
  /// In a condition a value may be the text of each of many elements inside each other.
  private static let nesting = 32
  private static let mostLookUps = 2_000_000_000

  private static let wideAxes: Set<String> = [
    "ancestor", "ancestor-or-self", "descendant", "descendant-or-self", "following", "following-sibling",
    "namespace", "preceding", "preceding-sibling",
  ]

  init(_ bytes: [UInt8], _ tokens: [XPathToken]) {
    var depth = 0
    var power = 1
    var values = 1
    var paths = 1
    var joinsPaths = false
    // How many times the path that is being read goes over all nodes; the first time is what every path may cost.
    var widths = 0
    for (index, token) in tokens.enumerated() {
      let previous = index > 0 ? tokens[index - 1].kind : nil
      let next = index + 1 < tokens.count ? tokens[index + 1].kind : nil
      switch token.kind {
      case .openCondition: depth += 1
      case .closeCondition: depth -= 1
      case .function, .comma: values += depth > 0 ? XPathCost.nesting : 1
      default: break
      }
      // Each node on one side is compared with each on the other.
      let joins =
        token.kind == .union
        || token.compares(in: bytes) && previous != .literal && next != .literal
          && previous != .number && next != .number
      if depth == 0, [.union, .comma, .other].contains(token.kind) {
        paths += 1
        widths = 0
        if joins { joinsPaths = true }
      } else if joins || XPathCost.isWide(token, after: previous, bytes, isInCondition: depth > 0) {
        // A path in a condition is gone through for each node of the path around it, and libxml2 makes the namespaces of
        // each node anew.
        let isNamespace = String(decoding: bytes[token.range], as: UTF8.self) == "namespace"
        widths += widths == 0 && depth > 0 || isNamespace ? 2 : 1
        power = max(power, widths)
      }
    }
    (self.power, self.values, self.paths, self.joins) = (power, values, paths, joinsPaths)
    length = bytes.count
  }

  private static func isWide(
    _ token: XPathToken, after previous: XPathToken.Kind?, _ bytes: [UInt8], isInCondition: Bool
  ) -> Bool {
    switch token.kind {
    case .doubleSlash, .parent: true
    case .name: wideAxes.contains(String(decoding: bytes[token.range], as: UTF8.self))
    // A path from the document on, for each node that the condition is put to.
    case .slash: isInCondition && token.beginsPath(after: previous)
    default: false
    }
  }

  /// Whether an evaluation ends in about a second for a document of a size in bytes.
  func allows(_ size: Int) -> Bool {
    if values > 1, size > XPathCost.mostText / values || size > XPathCost.mostLookUps / length {
      return false
    }
    let nodes = max(2, size / 8)
    // To look a node up among others takes no time to speak of: 14,000 in 14,000 are looked up in a second.
    if joins, nodes > 200_000_000 / paths / nodes { return false }
    if power == 1 { return true }
    // 5,000 nodes, each gone to from each, is what a second is enough for.
    var left = 25_000_000 / paths
    for _ in 0..<power { left /= nodes }
    return left > 0
  }
}
