/// A token of an XPath (XPath 1.0, section 3.7).
struct XPathToken {
  enum Kind {
    case name
    /// A name before `(`.
    case function
    case literal
    case number
    /// `/`
    case slash
    /// `//`
    case doubleSlash
    /// `::`
    case axis
    /// `..`
    case parent
    case open
    case close
    case openCondition
    case closeCondition
    case comma
    case union
    case variable
    /// Any other operator, a name such as `and` among them.
    case other
    /// `.`, or `*` where it is no operator.
    case step
    case at
  }

  let kind: Kind
  /// Its place in the expression, in bytes.
  let range: Range<Int>

  /// Whether a path, and not an operator, comes after it.
  private var expectsOperand: Bool {
    switch kind {
    case .at, .axis, .open, .openCondition, .comma, .union, .other, .slash, .doubleSlash: true
    default: false
    }
  }

  /// Whether it is one of the operators `=`, `!=`, `<`, `<=`, `>` and `>=`.
  func compares(in bytes: [UInt8]) -> Bool {
    kind == .other && "=!<>".utf8.contains(bytes[range.lowerBound])
  }

  /// Whether a slash is the first thing of a path.
  func beginsPath(after previous: Kind?) -> Bool {
    switch previous {
    case nil, .open, .openCondition, .comma, .union, .other: true
    default: false
    }
  }

  /// The tokens of an expression; what is none is left out.
  static func all(in bytes: [UInt8]) -> [XPathToken] {
    var tokens: [XPathToken] = []
    var index = 0
    while index < bytes.count {
      let start = index
      let expectsOperand = tokens.last?.expectsOperand ?? true
      let kind = next(in: bytes, from: &index, expectsOperand: expectsOperand)
      if let kind { tokens.append(XPathToken(kind: kind, range: start..<index)) }
    }
    return tokens
  }

  private static func next(in bytes: [UInt8], from index: inout Int, expectsOperand: Bool) -> Kind? {
    let byte = bytes[index]
    let start = index
    if beginsName(byte) {
      // Of a::b and a:: the colons are an axis, of a:b they are not.
      let end = (start..<bytes.count).first { !continuesName(bytes[$0]) || bytes.has("::", at: $0) }
      index = end ?? bytes.count
      if !expectsOperand { return .other }
      let after = bytes[index...].first { !$0.isWhiteSpace }
      return after == UInt8(ascii: "(") ? .function : .name
    }
    if byte.isDigit || byte == UInt8(ascii: ".") && bytes[(start + 1)...].first?.isDigit == true {
      index = bytes[start...].firstIndex { !$0.isDigit && $0 != UInt8(ascii: ".") } ?? bytes.count
      return .number
    }
    index += 1
    func pairs(_ second: Character) -> Bool {
      guard index < bytes.count, bytes[index] == second.asciiValue else { return false }
      index += 1
      return true
    }
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      index = (bytes[index...].firstIndex(of: byte) ?? bytes.count - 1) + 1
      return .literal
    case UInt8(ascii: "/"): return pairs("/") ? .doubleSlash : .slash
    case UInt8(ascii: "."): return pairs(".") ? .parent : .step
    case UInt8(ascii: ":"): return pairs(":") ? .axis : nil
    case UInt8(ascii: "("): return .open
    case UInt8(ascii: ")"): return .close
    case UInt8(ascii: "["): return .openCondition
    case UInt8(ascii: "]"): return .closeCondition
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: "@"): return .at
    case UInt8(ascii: "|"): return .union
    case UInt8(ascii: "$"): return .variable
    case UInt8(ascii: "*"): return expectsOperand ? .step : .other
    case UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"):
      _ = pairs("=")
      return .other
    default: return byte.isWhiteSpace ? nil : .other
    }
  }

  private static func beginsName(_ byte: UInt8) -> Bool {
    byte.isLetter || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  private static func continuesName(_ byte: UInt8) -> Bool {
    beginsName(byte) || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: ":")
  }
}
