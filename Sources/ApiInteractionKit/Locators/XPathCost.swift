/// How the work of an XPath grows with the response.
///
/// libxml2's own limit counts steps from node to node, but not what a step costs: the text of the whole document, or the
/// search for a node among those that were found. Where a path goes over all nodes for each node, that is the square of
/// the response's size, and so on.
struct XPathCost: Sendable {
  /// 1 if the work grows as the response does, 2 if as its square.
  private let power: Int
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
    var widths = 0
    var values = 0
    // A path that goes over all nodes once is what every path may cost.
    var isFirstFree = false
    for (index, token) in tokens.enumerated() {
      if token.kind == .openCondition { depth += 1 }
      if token.kind == .closeCondition { depth -= 1 }
      if token.kind == .function || token.kind == .comma {
        values += depth > 0 ? XPathCost.nesting : 1
      }
      let previous = index > 0 ? tokens[index - 1].kind : nil
      let next = index + 1 < tokens.count ? tokens[index + 1].kind : nil
      switch token.kind {
      case .doubleSlash, .parent: break
      case .name where XPathCost.wideAxes.contains(String(decoding: bytes[token.range], as: UTF8.self)): break
      // A path from the document on, for each node that the condition is put to.
      case .slash where depth > 0 && token.beginsPath(after: previous): break
      // Each node on one side is compared with each on the other.
      case .union: break
      case .other
      where token.compares(in: bytes) && ![previous, next].contains { $0 == .literal || $0 == .number }: break
      default: continue
      }
      if widths == 0 { isFirstFree = depth == 0 && token.kind != .union && token.kind != .other }
      widths += 1
    }
    power = 1 + widths - (isFirstFree ? 1 : 0)
    values = 1 + values
    length = bytes.count
  }

  /// Whether an evaluation ends in about a second for a document of a size in bytes.
  func allows(_ size: Int) -> Bool {
    if values > 1, size > XPathCost.mostText / values || size > XPathCost.mostLookUps / length {
      return false
    }
    // A node takes some bytes; 5,000 nodes, each against all, is what a second is enough for.
    var work = 1
    for _ in 1...min(power, 64) {
      let (product, overflow) = work.multipliedReportingOverflow(by: max(2, size / 8))
      if overflow { return false }
      work = product
    }
    return power == 1 || work <= 25_000_000
  }
}
