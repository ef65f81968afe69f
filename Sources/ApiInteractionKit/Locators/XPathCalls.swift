/// The functions that an XPath calls.
///
/// libxml2 looks for a function when it gets to it, which may be in the middle of a call and may be never. An expression
/// that libxml2 has compiled is well-formed, so that little of its grammar matters here.
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
  private static let operators: Set<String> = ["and", "div", "mod", "or"]

  private let bytes: [UInt8]
  private var index = 0
  private var open: [Open] = []

  /// - Throws: ``InvalidValue`` at a function that does not exist, or is called with the wrong number of values.
  static func check(_ expression: String) throws(InvalidValue) {
    var calls = XPathCalls(bytes: Array(expression.utf8))
    try calls.check()
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func check() throws(InvalidValue) {
    while index < bytes.count {
      let byte = bytes[index]
      let start = index
      index += 1
      if !byte.isWhiteSpace, byte != UInt8(ascii: ")"), byte != UInt8(ascii: ","),
        let last = open.indices.last
      {
        open[last].isEmpty = false
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        index = (bytes[index...].firstIndex(of: byte) ?? bytes.count - 1) + 1
      case UInt8(ascii: "("): open.append(Open(function: nil))
      case UInt8(ascii: ")"): try close()
      case UInt8(ascii: ","): if let last = open.indices.last { open[last].commas += 1 }
      case UInt8(ascii: "$"):
        throw InvalidValue("invalid-locator", "Variables are not possible.", start..<index)
      case _ where XPathCalls.beginsName(byte): try readName(from: start)
      default: break
      }
    }
  }

  /// Reads a name, and the `(` after it if it is called.
  private mutating func readName(from start: Int) throws(InvalidValue) {
    index = bytes[start...].firstIndex { !XPathCalls.continuesName($0) } ?? bytes.count
    let axis = bytes[start..<index].indices.last { bytes.has("::", at: $0) }
    let name = (axis.map { $0 + 2 } ?? start)..<index
    let next = bytes[index...].firstIndex { !$0.isWhiteSpace } ?? bytes.count
    let text = String(decoding: bytes[name], as: UTF8.self)
    guard next < bytes.count, bytes[next] == UInt8(ascii: "("), !XPathCalls.nodeTests.contains(text),
      !XPathCalls.operators.contains(text)
    else { return }
    guard XPathCalls.functions[text] != nil else {
      let near = text.nearest(in: XPathCalls.functions.keys.sorted()).map { " Did you mean \($0)()?" } ?? ""
      throw InvalidValue("invalid-locator", "XPath 1.0 has no function \(text)().\(near)", name)
    }
    index = next + 1
    open.append(Open(function: name))
  }

  private mutating func close() throws(InvalidValue) {
    guard let call = open.popLast(), let name = call.function else { return }
    let text = String(decoding: bytes[name], as: UTF8.self)
    let count = call.isEmpty ? 0 : call.commas + 1
    guard let allowed = XPathCalls.functions[text], !allowed.contains(count) else { return }
    let expected =
      allowed.upperBound == .max
      ? "at least \(allowed.lowerBound)"
      : allowed.count == 1 ? "\(allowed.lowerBound)" : "\(allowed.lowerBound) or \(allowed.upperBound)"
    throw InvalidValue(
      "invalid-locator",
      "The function \(text)() takes \(expected) \(expected == "1" ? "value" : "values"); here it is given \(count).",
      name)
  }

  private static func beginsName(_ byte: UInt8) -> Bool {
    byte.isLetter || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  /// A colon is part of a name with a prefix; in an axis, `child::a`, it does not matter where the name ends.
  private static func continuesName(_ byte: UInt8) -> Bool {
    beginsName(byte) || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: ":")
  }
}
