/// The functions that an XPath calls.
///
/// libxml2 looks for a function when it gets to it, which may be in the middle of a call and may be never, and takes a
/// path that is missing after `|` for an empty one. Everything else it has checked.
struct XPathCalls {
  /// A `(` that is open.
  private struct Open {
    /// The function before it; nil for a group or a node test.
    let function: Range<Int>?
    var commas = 0
    var isEmpty = true
  }

  /// How many values each function of XPath 1.0 takes.
  private static let functions: [String: ClosedRange<Int>] = [
    "boolean": 1...1, "ceiling": 1...1, "concat": 2...Int.max, "contains": 2...2, "count": 1...1,
    "false": 0...0,
    "floor": 1...1, "id": 1...1, "lang": 1...1, "last": 0...0, "local-name": 0...1, "name": 0...1,
    "namespace-uri": 0...1, "normalize-space": 0...1, "not": 1...1, "number": 0...1, "position": 0...0,
    "round": 1...1, "starts-with": 2...2, "string": 0...1, "string-length": 0...1, "substring": 2...3,
    "substring-after": 2...2, "substring-before": 2...2, "sum": 1...1, "translate": 3...3, "true": 0...0,
  ]
  private static let nodeTests: Set<String> = ["comment", "node", "processing-instruction", "text"]

  private let bytes: [UInt8]
  private var open: [Open] = []
  /// The function whose `(` comes next.
  private var function: Range<Int>?

  /// - Throws: ``InvalidValue`` at a function that does not exist, or is called with the wrong number of values, at a
  ///   variable, and at a `|` with nothing after it.
  static func check(_ bytes: [UInt8], _ tokens: [XPathToken]) throws(InvalidValue) {
    var calls = XPathCalls(bytes: bytes)
    for (index, token) in tokens.enumerated() {
      try calls.take(token, next: index + 1 < tokens.count ? tokens[index + 1].kind : nil)
    }
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func take(_ token: XPathToken, next: XPathToken.Kind?) throws(InvalidValue) {
    if let last = open.indices.last {
      if token.kind == .comma {
        open[last].commas += 1
      } else if token.kind != .close {
        open[last].isEmpty = false
      }
    }
    switch token.kind {
    case .function:
      let name = text(token.range)
      if XPathCalls.nodeTests.contains(name) { return }
      guard XPathCalls.functions[name] != nil else {
        let near = name.nearest(in: XPathCalls.functions.keys.sorted()).map { " Did you mean \($0)()?" } ?? ""
        throw InvalidValue("invalid-locator", "XPath 1.0 has no function \(name)().\(near)", token.range)
      }
      function = token.range
      return
    case .open: open.append(Open(function: function))
    case .close: try close()
    case .variable: throw InvalidValue("invalid-locator", "Variables are not possible.", token.range)
    case .union where [nil, .union, .close, .closeCondition, .comma].contains(next):
      throw InvalidValue("invalid-locator", "A path is missing after |.", token.range)
    default: break
    }
    function = nil
  }

  private mutating func close() throws(InvalidValue) {
    guard let call = open.popLast(), let range = call.function else { return }
    let name = text(range)
    let count = call.isEmpty ? 0 : call.commas + 1
    guard let allowed = XPathCalls.functions[name], !allowed.contains(count) else { return }
    let expected =
      allowed.upperBound == .max
      ? "at least \(allowed.lowerBound)"
      : allowed.count == 1 ? "\(allowed.lowerBound)" : "\(allowed.lowerBound) or \(allowed.upperBound)"
    throw InvalidValue(
      "invalid-locator",
      "The function \(name)() takes \(expected) \(expected == "1" ? "value" : "values"); here it is given \(count).",
      range)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
